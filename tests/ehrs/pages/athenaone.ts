import { guessedPage } from './labelled.ts';

/*
 * athenaOne.
 * KNOWN: the addresses (`/<practice>/<dept>/ax/briefing/<patient>`, `/ax/encounter/<encounter>/…`); the content frame is named frMain.
 * GUESSED: everything that the page shows; that the address stands in the page itself and not only in its frame.
 */
export const athenaOnePage = guessedPage({ recipe: 'athenaone', addressed: true, url: (person) => `https://athenanet.athenahealth.com/123/45/ax/briefing/${person.id}` });
