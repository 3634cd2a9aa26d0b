import { guessedPage } from './labelled.ts';

/*
 * Tebra (Kareo).
 * KNOWN, from one script: the address of the face sheet.
 * GUESSED: everything that the page shows.
 */
export const tebraPage = guessedPage({ recipe: 'tebra', addressed: true, url: (person) => `https://app.kareo.com/EhrWebApp/patients/viewFacesheet/${person.id}` });
