import { guessedPage } from './labelled.ts';

/*
 * Canvas.
 * KNOWN, from the vendor's documents: the address with the patient's key; what may follow in the hash.
 * GUESSED: everything that the page shows.
 */
export const canvasPage = guessedPage({ recipe: 'canvas', addressed: true, url: (person) => `https://clinic.canvasmedical.com/patient/${person.id}#commandId=1&noteId=2` });
