import { american, page, type EhrPage, type Person } from './page.ts';

/*
 * Practice Fusion.
 * KNOWN: the address with its hash; several charts open as tabs of the page; the `data-element` names of the ribbon's name, birth date and number.
 * GUESSED: that the ribbon of a tab put aside stays, not displayed; "PRN:" before the number; the search list; the exact words between
 * `patient-ribbon` and `-dob`, `-prn`.
 */
const ribbon = (person: Person) => `<div class="ribbon"><h2 data-element="patient-ribbon-patient-name">${person.given} ${person.family}</h2><span data-element="patient-ribbon-patient-dob">${american(person)}</span> <span data-element="patient-ribbon-patient-prn">PRN: ${person.number}</span></div>`;

export const practiceFusionPage: EhrPage = {
  recipe: 'practice-fusion',
  addressed: true,
  numberOf: (person) => person.number,
  url: (person) => `https://static.practicefusion.com/apps/ehr/index.html#/PF/charts/patients/0f0f0f0f-0000-4000-8000-0000000000${person.id.padStart(2, '0')}/summary`,
  html: ({ banner, aside, results }) => page('Practice Fusion',
    aside && `<div class="off">${ribbon(aside)}</div>`, `<div id="front">${banner ? ribbon(banner) : ''}</div>`,
    results && `<ul>${results.map((each) => `<li data-element="search-result-patient-name">${each.family}, ${each.given} <span data-element="search-result-dob">${american(each)}</span></li>`).join('')}</ul>`),
};
