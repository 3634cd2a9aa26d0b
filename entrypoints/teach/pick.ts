import { isSeen, valueOf } from '../../lib/ehrs/find.ts';
import type { FieldName, FramePattern, Locator } from '../../lib/ehrs/recipe.ts';
import { isSilent } from '../../lib/ehrs/teach-words.ts';
import { guess, locatorsFor, rootFor } from '../../lib/ehrs/teach.ts';

/** What was pointed at, by field. */
export type Picks = Partial<Record<FieldName, Element>>;

/** Elements that are looked through for the keyboard. */
const MOST = 4000;

export const read = (field: FieldName, element: Element): string | null => guess(field, valueOf(element, { css: '*' }))?.value ?? null;

/** Everything visible that could be read as this field, in the order of the page: what Tab goes through. */
export function candidates(field: FieldName, documents: readonly Document[]): Element[] {
  const found: Element[] = [];
  let looked = 0;
  const walk = (within: ParentNode) => {
    for (const element of within.querySelectorAll('*')) {
      if (++looked > MOST) return;
      if (element.shadowRoot) walk(element.shadowRoot);
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim()) || 'value' in element;
      if (own && read(field, element) !== null && isSeen(element)) found.push(element);
    }
  };
  for (const document of documents) walk(document);
  return found;
}

/** What a recipe needs to find all of it again, and how often each field can be found. Holds nothing of the patient; null if that cannot be. */
export function made(picks: Picks): { frame?: FramePattern; root: string; fields: Partial<Record<FieldName, Locator[]>> } | null {
  const entries = Object.entries(picks) as [FieldName, Element][];
  const first = entries[0]?.[1];
  // All in one document: a recipe with parts in several is written by hand.
  if (!first || entries.some(([, element]) => element.ownerDocument !== first.ownerDocument)) return null;
  const told = entries.flatMap(([field, element]) => [read(field, element) ?? '', valueOf(element, { css: '*' })]).map((text) => text.replace(/^[\p{L} .#/-]{1,30}[:#]/u, ''));
  const { css, root } = rootFor(entries.map(([, element]) => element), told);
  const fields = Object.fromEntries(entries.map(([field, element]) => [field, locatorsFor(field, element, root, told)]));
  if (Object.values(fields).some((ways) => ways.length === 0)) return null;
  const frame = frameOf(first.ownerDocument, told);
  return frame === null ? null : { ...(frame ? { frame } : {}), root: css, fields };
}

/** How the frame is known again: by its name, or by its path as far as it holds no number. Undefined for the page itself, null if it cannot be known. */
function frameOf(document: Document, told: readonly string[]): FramePattern | undefined | null {
  const view = document.defaultView!;
  if (view === view.parent) return undefined;
  if (view.name && isSilent(view.name, told) && !/\d/.test(view.name)) return { name: view.name };
  const path = view.location.pathname.split('/').map((part) => (/\d/.test(part) ? '*' : part)).join('/');
  return isSilent(path, told) ? { path: `${path}*` } : null;
}
