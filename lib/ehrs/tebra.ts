import { labelled, type Recipe } from './generic.ts';

/** Tebra (Kareo), from one script, not seen live: the address of the face sheet names the patient. */
export const tebra: Recipe = {
  id: 'tebra',
  name: 'Tebra',
  trust: 'unconfirmed',
  origins: ['https://app.kareo.com/*'],
  urlId: { part: 'path', after: '/viewFacesheet/' },
  ...labelled,
  numberFromAddress: true,
};
