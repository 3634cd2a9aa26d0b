import { matchesGlob } from './address.ts';
import { cleanText } from './names.ts';
import type { FramePattern, Locator } from './recipe.ts';

/** More frames than this are not looked into, and none nested deeper. */
const MOST_FRAMES = 40;
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
function inside(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

/** Whether a document is one of the frames meant. */
export function isFrame(document: Document, { path, name }: FramePattern): boolean {
  const view = document.defaultView;
  if (!view || view === view.parent) return false;
  const { pathname, search } = view.location;
  return (path === undefined || matchesGlob(path, pathname + search)) && (name === undefined || view.name === name);
}

/** Visible elements; ` >>> ` steps into open shadow roots. A selector that is none finds nothing. */
export function elementsOf(within: ParentNode, css: string): Element[] {
  let from: ParentNode[] = [within];
  const steps = css.split(' >>> ');
  try {
    for (const step of steps.slice(0, -1)) from = from.flatMap((each) => [...each.querySelectorAll(step)].flatMap((host) => (host.shadowRoot ? [host.shadowRoot] : [])));
    return from.flatMap((each) => [...each.querySelectorAll(steps.at(-1)!)]).filter(isSeen);
  } catch {
    return [];
  }
}

/** What is drawn there: not transparent, larger than the single pixel of texts for screen readers, and not pushed off to the left. */
export function isSeen(element: Element): boolean {
  const { width, height, right } = element.getBoundingClientRect();
  return width > 1 && height > 1 && right > 0 && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
}

/** What a locator says of an element; empty if it says nothing. */
export function valueOf(element: Element, { label, attr, after, before, clean }: Locator): string {
  let text = attr === undefined ? textOf(element) : cleanText(element.getAttribute(attr) ?? '');
  if (label !== undefined) text = afterLabel(element, text, label);
  if (after !== undefined) text = text.includes(after) ? text.slice(text.indexOf(after) + after.length) : '';
  if (before !== undefined && text.includes(before)) text = text.slice(0, text.indexOf(before));
  text = text.trim();
  return clean ? text.replace(/\D/g, '') : text;
}

const bare = (text: string): string => text.toLowerCase().replace(/[:\s]+$/, '');

/** What follows a label: in the same element, right after it, or in the next cell of its row or list. */
function afterLabel(element: Element, text: string, label: string): string {
  if (!bare(text.slice(0, label.length + 1)).startsWith(bare(label))) return '';
  const rest = text.slice(bare(label).length).replace(/^\s*:?\s*/, '');
  // "DOB" is not the label of "DOBSON".
  if (rest) return /^[\s:]/.test(text.slice(bare(label).length)) || /\W$/.test(label) ? rest : '';
  for (let [from, up] = [element as Node, 0] as [Node | null, number]; from && up < 2; from = from.parentNode, up++) {
    for (let next = from.nextSibling; next; next = next.nextSibling) {
      const value = textOf(next);
      if (value) return value.replace(/^:\s*/, '');
    }
  }
  return '';
}

/** What a person reads there: the value of a form's field, otherwise the text. A longer text is no name and no number. */
function textOf(node: Node): string {
  const { value } = node as Partial<HTMLInputElement>;
  return cleanText(typeof value === 'string' ? value : (node.textContent ?? '').slice(0, 400));
}
