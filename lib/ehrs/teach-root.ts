import { elementsOf, isSeen, valueOf } from './find.ts';
import { cleanText } from './names.ts';
import type { FieldName, Locator } from './recipe.ts';
import { locatorsFor, type Pick } from './teach-locators.ts';
import { around, namesOf, pathTo, tagOf, within } from './teach-selectors.ts';
import { isSilent } from './teach-words.ts';

/*
 * The banner: the part of the page around all that was pointed at. Fields are looked for only inside it, so the nearer the better; but it
 * has to be found again, so it needs a name of its own. Tried in this order, and the first in which every field can be found is taken:
 *
 *   the nearest part with a name; one given on purpose counts as two steps nearer than a kind (header, main) or a name for looks
 *     ─► where it stands, if only places tell this patient from others ─► the whole page
 */

/** Where a banner is, and how its fields are found in it. */
export interface Taught { root: string; fields: Partial<Record<FieldName, Locator[]>> }

const kinds = ['header', 'main', 'form', 'aside', 'nav', 'dl', 'table'];

/** @param told what the page says of this patient: nothing of it may be kept. Null if the places cannot be told apart from others. */
export function bannerFor(picks: Partial<Record<FieldName, Pick>>, told: readonly string[]): Taught | null {
  const entries = Object.entries(picks) as [FieldName, Pick][];
  const elements = entries.map(([, { element }]) => element);
  const document = elements[0]!.ownerDocument;
  const { body } = document;
  const taughtIn = ({ css, root }: { css: string; root: Element }): Taught | null => {
    const fields = Object.fromEntries(entries.map(([field, pick]) => [field, locatorsFor(field, pick, root, told)]));
    return Object.values(fields).every((ways) => ways.length > 0) ? { root: css, fields } : null;
  };
  const parts = around(elements[0]!).filter((at) => holds(at, elements) && at !== body && at !== body.parentElement);
  const named = parts.slice(0, 8).flatMap((at, far) => {
    const found = [...namesOf(at), ...(kinds.includes(at.localName) ? [{ css: tagOf(at), steady: false }] : [])];
    return found.map(({ css, steady }) => ({ css: within(css, at, document), root: at, far: far + (steady ? 0 : 2) })).filter(({ css }) => isSilent({ css }, told) && isAlone(css, at));
  });
  for (const each of named.sort((a, b) => a.far - b.far)) {
    const taught = taughtIn(each);
    if (taught) return taught;
  }
  const whole = taughtIn({ css: 'body', root: body });
  const nearest = parts[0];
  // In the whole page only places tell this patient from others: then the nearest part by its place is no weaker, and safer.
  const placed = nearest && !byMoreThanPlace(whole) ? taughtIn({ css: pathTo(nearest, document), root: nearest }) : null;
  return placed && isSilent({ root: placed.root }, told) && isAlone(placed.root, nearest!) ? placed : whole;
}

/** Whether every field has a way that does not go by its place. */
const byMoreThanPlace = (taught: Taught | null): boolean => taught !== null && Object.values(taught.fields).every((ways) => ways.some(({ css }) => !css.includes(' > ')));

/** Whether all elements lie in it, in its own tree: a reader cannot step from a host into its own shadow. */
const holds = (at: Element, elements: readonly Element[]): boolean => elements.every((element) => {
  const own = [element, ...around(element)].find((each) => each.getRootNode() === at.getRootNode());
  return own !== undefined && own !== at && at.contains(own);
});

/** Whether it is found again by itself. A copy that says the same (a header that follows the scroll) does no harm. */
function isAlone(css: string, at: Element): boolean {
  const found = elementsOf(at.ownerDocument, css);
  const text = (each: Element) => cleanText(valueOf(each, { css: '*' }));
  return isSeen(at) && found.includes(at) && found.every((each) => each === at || text(each) === text(at));
}
