import { parseDate } from './dates.ts';
import { cleanText, parseName } from './names.ts';
import { blank, type Banner } from './reading.ts';
import type { Locator, Recipe } from './recipe.ts';

/** What a recipe finds in a page at one instant. `root` is the element to watch; null while there is no banner. */
export interface Seen { urlId: string | null; banner: Banner | null; root: Element | null }

/**
 * Follows a recipe. Only what is visible counts: tabs put aside keep the patients they showed. Where two visible banners, or two values
 * of one field, disagree, the field is left empty; nothing is guessed.
 */
export function readChart(recipe: Recipe, document: ParentNode, url: string): Seen {
  const roots = visible(document, recipe.root);
  const banners = roots.map((root) => bannerIn(root, recipe));
  const agree = new Set(banners.map((each) => JSON.stringify(each))).size < 2;
  return { urlId: urlIdOf(recipe, url), banner: agree ? banners[0] ?? null : blank, root: roots[0] ?? null };
}

/** The patient's id in the address, or null. For `query`, `after` is the parameter's name. */
export function urlIdOf({ urlId: { part, after } }: Recipe, url: string): string | null {
  const { pathname, hash, search } = new URL(url);
  const [, rest, twice] = part === 'query' ? `&${search.slice(1)}`.split(`&${after}=`) : (part === 'path' ? pathname : hash).split(after);
  try {
    const id = decodeURIComponent(rest!.split(/[/?#&]/)[0]!);
    return twice === undefined && /^\S{1,200}$/.test(id) ? id : null;
  } catch {
    return null;
  }
}

function bannerIn(root: Element, { fields, dateOrder }: Recipe): Banner {
  const name = only(root, fields.name, short) ?? '';
  return {
    family: name, given: '', ...parseName(name),
    birthDate: only(root, fields.birthDate, (text) => parseDate(text, dateOrder)),
    recordNumber: only(root, fields.recordNumber, short),
  };
}

/** A longer text is no name and no number: the recipe points at something else. */
const short = (text: string) => (text.length < 65 ? text : null);

/** The one value that the first fruitful locator finds; null if it finds several. */
function only(root: Element, locators: Locator[], parse: (text: string) => string | null): string | null {
  for (const locator of locators) {
    const values = new Set(visible(root, locator.css).map((element) => parse(valueOf(element, locator))).filter(Boolean));
    if (values.size) return values.size === 1 ? [...values][0]! : null;
  }
  return null;
}

function valueOf(element: Element, { label = '', clean }: Locator): string {
  let text = textOf(element);
  if (!text.startsWith(label)) return '';
  text = text.slice(label.length).trim();
  for (let next = element.nextSibling; label && next && !text; next = next.nextSibling) text = textOf(next);
  return clean ? text.replace(/\D/g, '') : text;
}

/** What a person reads there: the value of a form's field, otherwise the text. */
function textOf(node: Node): string {
  const { value } = node as Partial<HTMLInputElement>;
  return cleanText(typeof value === 'string' ? value : node.textContent ?? '');
}

/** What is drawn there: not transparent, larger than the single pixel of texts for screen readers, and not pushed off to the left. */
function visible(within: ParentNode, css: string): Element[] {
  return [...within.querySelectorAll(css)].filter((element) => {
    const { width, height, right } = element.getBoundingClientRect();
    return width > 1 && height > 1 && right > 0 && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  });
}
