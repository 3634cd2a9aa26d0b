import { labelled, type Recipe } from './generic.ts';

/** DrChrono, from public code, not seen live: the address names the patient. */
export const drChrono: Recipe = {
  id: 'drchrono',
  name: 'DrChrono',
  trust: 'unconfirmed',
  origins: ['https://*.drchrono.com/*'],
  urlId: { part: 'path', after: '/patients/' },
  ...labelled,
  numberFromAddress: true,
};
