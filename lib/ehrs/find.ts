import { TooMuch, type Effort } from './effort.ts';
import { fitsFrame } from './frame.ts';
import { cleanText, nameIn } from './names.ts';
import { numberIn } from './record-numbers.ts';
import type { FramePattern, Locator } from './recipe.ts';

/** More frames than this are not looked into, and none nested deeper. */
export const MOST_FRAMES = 40;
const DEEPEST = 4;

/** The documents of the page's own origin that can be seen: the page's, then those of its frames, outermost first. */
export function documentsOf(page: Document): Document[] {
  const found = [page];
  const into = (document: Document, depth: number) => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe,frame')) {
      if (found.length > MOST_FRAMES) return;
      const inner = isSeen(frame) ? inside(frame) : null;
      if (!inner) continue;
      found.push(inner);
      if (depth < DEEPEST) into(inner, depth + 1);
    }
  };
  into(page, 1);
  return found;
}

/** Null for a frame of another origin, and for one that is just being loaded. */
export function inside(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

/** Whether a document is one of the frames meant. */
export function isFrame(document: Document, pattern: FramePattern): boolean {
  const view = document.defaultView;
  return Boolean(view) && view !== view!.parent && fitsFrame(pattern, view!.location.href, view!.name);
}

/** Visible elements; ` >>> ` steps into open shadow roots. A selector that is none finds nothing. @throws TooMuch */
export function elementsOf(within: ParentNode, css: string, effort?: Effort): Element[] {
  return matchesOf(within, css, effort).filter((each) => {
    effort?.see();
    return isSeen(each);
  });
}

/** The same, whether or not they can be seen; none if there are more than `most`. @throws TooMuch */
export function matchesOf(within: ParentNode, css: string, effort?: Effort, most = Infinity): Element[] {
  const search = (each: ParentNode, step: string): Element[] => {
    effort?.search(each, step);
    const found = each.querySelectorAll(step);
    if (found.length > most) return [];
    effort?.find(found.length);
    return [...found];
  };
  let from: ParentNode[] = [within];
  const steps = css.split(' >>> ');
  try {
    for (const step of steps.slice(0, -1)) {
      const roots = from.flatMap((each) => search(each, step).flatMap((host) => host.shadowRoot ?? []));
      for (const each of roots) effort?.shadows.add(each);
      from = roots;
    }
    return from.flatMap((each) => search(each, steps.at(-1)!));
  } catch (error) {
    if (error instanceof TooMuch) throw error;
    return [];
  }
}

/** What is drawn there: not transparent, larger than the single pixel of texts for screen readers, and not pushed off to the left. */
export function isSeen(element: Element): boolean {
  const { width, height, right } = element.getBoundingClientRect();
  return width > 1 && height > 1 && right > 0 && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
}

/** What a locator says of an element; empty if it says nothing. `effort` is told of values that stand in a form's field. */
export function valueOf(element: Element, locator: Locator, effort?: Effort): string {
  const { label, attr } = locator;
  const text = attr === undefined ? textOf(element, effort) : cleanText(element.getAttribute(attr) ?? '');
  return cutOut(label === undefined ? text : afterLabel(element, text, label, effort), locator);
}

/** What a locator's clean-up leaves of a text. */
export function cutOut(text: string, { after, before, clean }: Pick<Locator, 'after' | 'before' | 'clean'>): string {
  if (after !== undefined) text = text.includes(after) ? text.slice(text.indexOf(after) + after.length) : '';
  if (before !== undefined && text.includes(before)) text = text.slice(0, text.indexOf(before));
  if (clean === 'name') return nameIn(text);
  if (clean === 'number') return numberIn(text);
  return clean ? text.replace(/\D/g, '') : text.trim();
}

const bare = (text: string): string => text.toLowerCase().replace(/[:\s]+$/, '');

/** What follows a label: in the same element, right after it, or in the next cell of its row or list. */
function afterLabel(element: Element, text: string, label: string, effort?: Effort): string {
  if (!bare(text.slice(0, label.length + 1)).startsWith(bare(label))) return '';
  const rest = text.slice(bare(label).length).replace(/^\s*:?\s*/, '');
  // "DOB" is not the label of "DOBSON".
  if (rest) return /^[\s:]/.test(text.slice(bare(label).length)) || /\W$/.test(label) ? rest : '';
  for (let [from, up] = [element as Node, 0] as [Node | null, number]; from && up < 2; from = from.parentNode, up++) {
    for (let next = from.nextSibling; next; next = next.nextSibling) {
      const value = textOf(next, effort);
      if (value) return value.replace(/^:\s*/, '');
    }
  }
  return '';
}

/** What a person reads there: the value of a form's field, otherwise the text. A longer text is no name and no number. */
function textOf(node: Node, effort?: Effort): string {
  const { value, localName, selectedOptions } = node as Partial<HTMLInputElement & HTMLSelectElement>;
  // A button has a value too, and says its text.
  const said = localName === 'select' ? selectedOptions?.[0]?.textContent : localName === 'button' ? null : value;
  if (effort && typeof said === 'string') effort.values = true;
  return cleanText(typeof said === 'string' ? said : (node.textContent ?? '').slice(0, 400));
}
