import { labelled, type Recipe } from './generic.ts';

/** Healthie, from one script, not seen live: the address names the patient. */
export const healthie: Recipe = {
  id: 'healthie',
  name: 'Healthie',
  trust: 'unconfirmed',
  origins: ['https://secure.gethealthie.com/*'],
  urlId: { part: 'path', after: '/users/' },
  ...labelled,
  numberFromAddress: true,
};
