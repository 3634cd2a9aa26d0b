import type { Recipe } from './recipe.ts';

/** Elation, from one public extension, not seen live: the address names the patient, the profile's link the name, the next part the birth date. */
export const elation: Recipe = {
  id: 'elation',
  name: 'Elation',
  trust: 'unconfirmed',
  origins: ['https://app.elationemr.com/*'],
  urlId: { part: 'path', after: '/patient/' },
  root: '#react-patient-profile',
  fields: {
    name: [{ css: 'a' }],
    birthDate: [{ css: 'a + div' }, { css: ':has(> a) + div' }],
  },
  numberFromAddress: true,
  dateOrder: 'mdy',
};
