import { parseDate } from './dates.ts';
import { cleanText, parseName } from './names.ts';
import type { Banner } from './reading.ts';
import type { Locator, Recipe } from './recipe.ts';

/** What a recipe finds in a page at one instant. `root` is the element to watch; null while there is no banner. */
export interface Seen { urlId: string | null; banner: Banner | null; root: Element | null }

/**
 * Follows a recipe. Only what is visible counts: tabs put aside keep the patients they showed. Where two visible banners, or two values
 * of one field, disagree, the field is left empty; nothing is guessed.
 */
export function readChart(recipe: Recipe, document: ParentNode, url: string): Seen {
  const roots = [...document.querySelectorAll(recipe.root)].filter(isVisible);
  const banners = roots.map((root) => bannerIn(root, recipe));
  const agree = banners.every((each) => JSON.stringify(each) === JSON.stringify(banners[0]));
  return {
    urlId: urlIdOf(recipe, url),
    banner: agree ? banners[0] ?? null : { family: '', given: '', birthDate: null, recordNumber: null },
    root: roots[0] ?? null,
  };
}

/** The patient's id in the address, or null. For `query`, `after` is the parameter's name. */
export function urlIdOf({ urlId: { part, after } }: Recipe, url: string): string | null {
  const address = new URL(url);
  try {
    if (part === 'query') {
      const all = address.searchParams.getAll(after);
      return all.length === 1 ? tidy(all[0]!) : null;
    }
    const text = part === 'path' ? address.pathname : address.hash;
    const at = text.indexOf(after);
    return at < 0 ? null : tidy(decodeURIComponent(text.slice(at + after.length).split(/[/?#&]/)[0]!));
  } catch {
    return null;
  }
}

function tidy(id: string): string | null {
  return /^\S{1,200}$/.test(id) ? id : null;
}

function bannerIn(root: Element, { fields, dateOrder }: Recipe): Banner {
  const name = only(root, fields.name, (text) => text.slice(0, 120));
  const parts = parseName(name ?? '');
  return {
    family: parts?.family ?? name ?? '',
    given: parts?.given ?? '',
    birthDate: only(root, fields.birthDate, (text) => parseDate(text, dateOrder)),
    recordNumber: only(root, fields.recordNumber, (text) => text.slice(0, 64)),
  };
}

/** The one value that the first fruitful locator finds; null if it finds several. */
function only(root: Element, locators: Locator[], parse: (text: string) => string | null): string | null {
  for (const locator of locators) {
    const values = new Set([...root.querySelectorAll(locator.css)].filter(isVisible).map((element) => parse(valueOf(element, locator))).filter(Boolean));
    if (values.size) return values.size === 1 ? [...values][0]! : null;
  }
  return null;
}

function valueOf(element: Element, { label, clean }: Locator): string {
  let text = textOf(element);
  if (label) {
    if (!text.startsWith(label)) return '';
    text = text.slice(label.length).trim();
    for (let next = element.nextSibling; next && !text; next = next.nextSibling) text = textOf(next);
  }
  if (clean === 'digits') return text.replace(/\D/g, '');
  if (clean) {
    const mark = clean.slice(clean.indexOf(':') + 1);
    const at = text.indexOf(mark);
    if (at < 0) return '';
    text = clean[0] === 'a' ? text.slice(at + mark.length) : text.slice(0, at);
  }
  return text.trim();
}

/** What a person reads there: the value of a form's field, otherwise the text. */
function textOf(node: Node): string {
  const { value } = node as Partial<HTMLInputElement>;
  return cleanText(typeof value === 'string' ? value : node.textContent ?? '');
}

/** Drawn, not transparent, larger than the single pixel of texts for screen readers, and not pushed off the page. */
function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  return width > 1 && height > 1 && right + (view?.scrollX ?? 0) > 0 && bottom + (view?.scrollY ?? 0) > 0;
}
