import { labelled, type Recipe } from './generic.ts';

/** athenaOne, from public code, not seen live: the briefing's address names the patient; how the page does is not known. */
export const athenaOne: Recipe = {
  id: 'athenaone',
  name: 'athenaOne',
  trust: 'unconfirmed',
  origins: ['https://athenanet.athenahealth.com/*'],
  urlId: { part: 'path', after: '/ax/briefing/' },
  ...labelled,
  numberFromAddress: true,
};
