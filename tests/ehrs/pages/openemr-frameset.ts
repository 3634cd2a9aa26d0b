import { page, type EhrPage, type Person, type Shown } from './page.ts';

/*
 * OpenEMR, its older frames.
 * KNOWN: the page is a frameset without a body at `…/main/main_screen.php`; the frames Title, left_nav, RTop and RBot; in Title `#current_patient`
 * with "DOB: 1967-06-04 Age: 59" and its `b` with "Nora Cohen (8)".
 * GUESSED: the addresses of Title and left_nav; that RTop holds the same documents as the tabs do, with `span.title`; that the patient finder's list
 * has the same class names.
 */
const name = ({ family, given }: Person) => `${family}, ${given}`;

export const openemrFramesetPage: EhrPage = {
  recipe: 'openemr-frameset',
  addressed: false,
  numberOf: (person) => person.number,
  url: () => 'https://openemr.example/interface/main/main_screen.php?auth=login',
  html: ({ banner, frame }: Shown) => `<!doctype html><html lang="en"><head><title>OpenEMR</title></head><frameset rows="60,*"><frame name="Title" src="/interface/main/main_title.php"><frameset cols="200,*"><frame name="left_nav" src="/interface/main/left_nav.php"><frameset rows="60%,*"><frame name="RTop" src="/interface/patient_file/summary/demographics.php?set_pid=${(frame ?? banner)?.id ?? ''}"><frame name="RBot" src="/interface/main/finder/dynamic_finder.php"></frameset></frameset></frameset></html>`,
  frames: ({ banner, frame, aside, results }) => {
    const shown = frame ?? banner;
    return {
      '/interface/main/main_title.php': page('Title',
        aside && `<div class="off" id="aside"><div id="current_patient"><b>${aside.given} ${aside.family} (${aside.number})</b> DOB: ${aside.birthDate} Age: 59</div></div>`,
        `<div id="current_patient">${banner ? `<b>${banner.given} ${banner.family} (${banner.number})</b> DOB: ${banner.birthDate} Age: 59` : 'None'}</div>`),
      '/interface/main/left_nav.php': page('Navigation', '<a href="#">Demographics</a>'),
      [`/interface/patient_file/summary/demographics.php?set_pid=${shown?.id ?? ''}`]: page('Demographics', shown && `<span class="title">${name(shown)}</span>`),
      '/interface/main/finder/dynamic_finder.php': page('Finder', ...(results ?? []).map((each) => `<p><span class="title">${name(each)}</span><b>${each.given} ${each.family} (${each.number})</b> DOB: ${each.birthDate}</p>`)),
    };
  },
};
