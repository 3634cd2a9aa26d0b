import { page, type EhrPage, type Person, type Shown } from './page.ts';

/*
 * OpenEMR, tabs.
 * KNOWN: the page's address never changes; one frame a tab, some two deep, and their addresses; the names, ids and places of the banner's parts
 * (`#attendantData .ptName > span`, `.patientInfo span`), the tab's title, and `span.title` in the frames; how each writes name and date.
 * GUESSED: that a tab put aside is not displayed; brackets around the public id; everything between the known parts.
 */
const name = ({ family, given }: Person) => `${family}, ${given}`;

/** What the frames of one patient hold, by address. The encounter's forms stand two deep. */
const frames = (person: Person): Record<string, string> => ({
  [`/interface/patient_file/summary/demographics.php?set_pid=${person.id}`]: page('Demographics', `<span class="title">${name(person)}</span><p>Demographics</p>`),
  [`/interface/patient_file/encounter/encounter_top.php?pid=${person.id}`]: page('Encounter', `<iframe name="enctabs" src="/interface/patient_file/encounter/forms.php?pid=${person.id}"></iframe>`),
  [`/interface/patient_file/encounter/forms.php?pid=${person.id}`]: page('Forms', `<span class="title">${name(person)}</span>`),
});

const bannerOf = (person: Person) => `<div class="ptName"><span>${person.given} ${person.family}</span> <span>(${person.number})</span></div><div class="patientInfo"><span>DOB: ${person.birthDate} Age: 59</span></div>`;
const tabs = (person: Person, how: string) => `<div class="${how}"><iframe name="pat" src="/interface/patient_file/summary/demographics.php?set_pid=${person.id}"></iframe><iframe name="enc" src="/interface/patient_file/encounter/encounter_top.php?pid=${person.id}"></iframe></div>`;

export const openemrTabsPage: EhrPage = {
  recipe: 'openemr-tabs',
  addressed: false,
  numberOf: (person) => person.number,
  url: () => 'https://openemr.example/interface/main/tabs/main.php?token_main=x',
  html: ({ banner, frame, aside, results }: Shown) => {
    const shown = frame ?? banner;
    return page('OpenEMR',
      `<div id="attendantData">${banner ? bannerOf(banner) : ''}</div>`,
      `<div class="tabSpan"><span class="tabTitle">${shown ? name(shown) : ''}</span></div>`,
      aside && tabs(aside, 'off'), shown && tabs(shown, 'on'),
      results && `<div id="finder">${results.map((each) => `<a><span class="title">${name(each)}</span> DOB: ${each.birthDate}</a>`).join('')}</div>`);
  },
  frames: ({ banner, frame, aside }) => ({ ...(aside && frames(aside)), ...((frame ?? banner) && frames((frame ?? banner)!)) }),
};
