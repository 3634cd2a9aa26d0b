import { american, page, type EhrPage, type Person, type Shown } from './page.ts';

/**
 * OUR GUESS, and nothing but a guess: how a page might name its patient where nothing is known about it. A region marked as the patient's,
 * a heading with the name, labels before the birth date and, where asked for, a record number.
 */
export function guessedBanner(person: Person, numbered: boolean, how = ''): string {
  return `<section aria-label="Patient banner" ${how}><h1>${person.family}, ${person.given}</h1><dl><dt>DOB</dt><dd>${american(person)}</dd>${numbered ? `<dt>MRN</dt><dd>${person.number}</dd>` : ''}</dl></section>`;
}

/** A page of which only the address is known. */
export function guessedPage(known: Pick<EhrPage, 'recipe' | 'url' | 'addressed'> & { numbered?: boolean }): EhrPage {
  const numbered = known.numbered ?? false;
  return {
    recipe: known.recipe, url: known.url, addressed: known.addressed,
    numberOf: (person) => (numbered ? person.number : person.id),
    html: ({ banner, aside, results }: Shown) => page('Chart',
      aside && `<div class="off">${guessedBanner(aside, numbered)}</div>`,
      banner && guessedBanner(banner, numbered),
      results && `<ul>${results.map((each) => `<li><h1>${each.family}, ${each.given}</h1><span>DOB: ${american(each)}</span> <span>MRN: ${each.number}</span></li>`).join('')}</ul>`),
  };
}
