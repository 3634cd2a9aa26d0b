import { guessedPage } from './labelled.ts';

/*
 * DrChrono.
 * KNOWN, from two files: the address.
 * GUESSED: everything that the page shows.
 */
export const drChronoPage = guessedPage({ recipe: 'drchrono', addressed: true, url: (person) => `https://practice.drchrono.com/patients/${person.id}` });
