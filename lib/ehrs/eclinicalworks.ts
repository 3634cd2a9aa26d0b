import { labelled, type Recipe } from './generic.ts';

/** eClinicalWorks, from public code, not seen live: the hash names the screen, nothing in the address the patient. */
export const eClinicalWorks: Recipe = {
  id: 'eclinicalworks',
  name: 'eClinicalWorks',
  trust: 'proposes',
  origins: ['https://*.ecwcloud.com/*'],
  ...labelled,
};
