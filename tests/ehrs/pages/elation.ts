import { american, page, type EhrPage, type Person } from './page.ts';

/*
 * Elation.
 * KNOWN, from one vendor's extension: the address; the name in `#react-patient-profile a`; the birth date in the `div` after it; class names are hashes.
 * GUESSED: that the name is the profile's only link; how the date is written; that no record number is shown.
 */
const profile = (person: Person, id: string) => `<div ${id}><div class="kq3x"><a href="/patient/${person.id}/">${person.given} ${person.family}</a><div class="zz81">${american(person)} (59 yo)</div></div></div>`;

export const elationPage: EhrPage = {
  recipe: 'elation',
  addressed: true,
  numberOf: (person) => person.id,
  url: (person) => `https://app.elationemr.com/patient/${person.id}/`,
  html: ({ banner, aside, results }) => page('Elation',
    aside && `<div class="off">${profile(aside, 'id="react-patient-profile"')}</div>`, banner && profile(banner, 'id="react-patient-profile"'),
    results && `<div>${results.map((each) => profile(each, '')).join('')}</div>`),
};
