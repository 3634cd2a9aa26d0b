import { guessedPage } from './labelled.ts';

/*
 * Healthie.
 * KNOWN, from one script: the address.
 * GUESSED: everything that the page shows.
 */
export const healthiePage = guessedPage({ recipe: 'healthie', addressed: true, url: (person) => `https://secure.gethealthie.com/users/${person.id}` });
