import { guessedPage } from './labelled.ts';

/*
 * Any page that nobody wrote a recipe for.
 * KNOWN: nothing.
 * GUESSED: that it names its patient plainly.
 */
export const genericPage = guessedPage({ recipe: 'generic', addressed: false, numbered: true, url: (person) => `https://somewhere.example/chart/${person.id}` });
