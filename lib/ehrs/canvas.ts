import { labelled, type Recipe } from './generic.ts';

/** Canvas, from the vendor's documents, not seen live: the address names the patient by a key. */
export const canvas: Recipe = {
  id: 'canvas',
  name: 'Canvas',
  trust: 'unconfirmed',
  origins: ['https://*.canvasmedical.com/*'],
  urlId: { part: 'path', after: '/patient/' },
  ...labelled,
  numberFromAddress: true,
};
