import type { Recipe } from './recipe.ts';

/** Practice Fusion, from public code, not seen live: a hash names the patient, several charts are open as tabs, the ribbon names the one in front. */
export const practiceFusion: Recipe = {
  id: 'practice-fusion',
  name: 'Practice Fusion',
  trust: 'unconfirmed',
  origins: ['https://static.practicefusion.com/*'],
  urlId: { part: 'hash', after: '/charts/patients/' },
  root: 'body',
  fields: {
    name: [{ css: '[data-element="patient-ribbon-patient-name"]' }],
    birthDate: [{ css: '[data-element^="patient-ribbon"][data-element$="-dob"]' }],
    recordNumber: [{ css: '[data-element^="patient-ribbon"][data-element$="-prn"]', label: 'PRN' }, { css: '[data-element^="patient-ribbon"][data-element$="-prn"]' }],
  },
  dateOrder: 'mdy',
};
