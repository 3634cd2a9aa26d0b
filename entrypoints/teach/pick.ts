import { isSeen, valueOf } from '../../lib/ehrs/find.ts';
import { isReached } from '../../lib/ehrs/frame-path.ts';
import { labelIn } from '../../lib/ehrs/labels.ts';
import { parseName } from '../../lib/ehrs/names.ts';
import type { FieldName, FramePattern, Recipe } from '../../lib/ehrs/recipe.ts';
import { orderOf, waysOf, type Way } from '../../lib/ehrs/teach.ts';
import { toldOf, type Pick } from '../../lib/ehrs/teach-locators.ts';
import { bannerFor, type Taught } from '../../lib/ehrs/teach-root.ts';
import { around, namesOf } from '../../lib/ehrs/teach-selectors.ts';
import { isSilent } from '../../lib/ehrs/teach-words.ts';

/** What was pointed at, by field. */
export type Picks = Partial<Record<FieldName, Pick>>;
/** What would be taken where somebody points, and every way of reading it as the field. */
export interface Aim { element: Element; ways: Way[] }

/** Elements that are looked through for the keyboard, and for what lies under a point. */
const MOST = 4000;
const UNDER = 400;

const waysAt = (field: FieldName, element: Element): Way[] => waysOf(field, valueOf(element, { css: '*' }));

/**
 * What is meant by pointing at an element: itself; the part around it, if its text only makes sense there (a name in two parts); or what lies under
 * the point inside it. Null if nothing there can be this field.
 */
export function aimAt(field: FieldName, element: Element, point: { x: number; y: number } | null): Aim | null {
  const own = waysAt(field, element);
  const near = around(element).slice(0, 3).filter((each) => (each.textContent ?? '').length < 200);
  if (field === 'name' && own[0] && parseName(own[0].value) === null) {
    const whole = near.slice(0, 2).map((each) => ({ element: each, ways: waysAt(field, each) })).find(({ ways }) => ways[0] && parseName(ways[0].value) !== null && Object.keys(ways[0].cut).length === 0);
    if (whole) return whole;
  }
  if (own.length) return { element, ways: own };
  const under = point ? [...element.querySelectorAll('*')].slice(0, UNDER).filter((each) => covers(each, point)).map((each) => ({ element: each, ways: waysAt(field, each) })).findLast(({ ways }) => ways.length > 0) : undefined;
  return under ?? near.map((each) => ({ element: each, ways: waysAt(field, each) })).find(({ ways }) => ways.length > 0) ?? null;
}

function covers(element: Element, { x, y }: { x: number; y: number }): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom && isSeen(element);
}

/** Everything visible that could be read as this field, the likeliest first: what Tab goes through. */
export function candidates(field: FieldName, documents: readonly Document[]): Element[] {
  const found: { element: Element; likely: number }[] = [];
  let looked = 0;
  const walk = (within: ParentNode) => {
    for (const element of within.querySelectorAll('*')) {
      if (++looked > MOST) return;
      if (element.shadowRoot) walk(element.shadowRoot);
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim()) || /^(?:input|textarea|select)$/.test(element.localName);
      const way = own && !/^(?:script|style|option|title)$/.test(element.localName) ? waysAt(field, element)[0] : undefined;
      if (way && isSeen(element)) found.push({ element, likely: likely(field, element, way) });
    }
  };
  for (const document of documents) walk(document);
  return found.sort((a, b) => b.likely - a.likely).map(({ element }) => element);
}

/** A guess, only for the order: labels, what the page calls its part, headings; lists are mostly other people's. */
function likely(field: FieldName, element: Element, { value, cut }: Way): number {
  const names = namesOf(element).map(({ css }) => css).join(' ').replace(/[-_]/g, ' ');
  const beside = labelIn(field, element.previousElementSibling?.textContent?.slice(0, 40) ?? '') !== null;
  const labelled = beside || Object.keys(cut).some((each) => each === 'label' || each === 'after');
  return (labelled ? 4 : 0) + (labelIn(field, names) !== null || /dob|birth|mrn/i.test(names) ? 3 : 0) + (/^(?:h[1-3]|strong)$/.test(element.localName) ? 1 : 0)
    + (field === 'name' && parseName(value) !== null ? 2 : 0) - (element.closest('ul,ol,nav,footer') || (element.closest('table')?.querySelectorAll('tr').length ?? 0) > 5 ? 3 : 0) - (/^(?:label|th|dt)$/.test(element.localName) ? 4 : 0);
}

/** What a recipe needs to find all of it again. Holds nothing of the patient; null if that cannot be. */
export function made(picks: Picks): (Taught & { frame?: FramePattern; dateOrder: NonNullable<Recipe['dateOrder']> }) | null {
  const all = Object.values(picks);
  const document = all[0]?.element.ownerDocument;
  // All in one document: a recipe with parts in several is written by hand.
  if (!document || all.some(({ element }) => element.ownerDocument !== document || !element.isConnected)) return null;
  const told = toldOf(all);
  const taught = bannerFor(picks, told);
  const frame = frameOf(document, told);
  return taught && frame !== null ? { ...(frame ? { frame } : {}), ...taught, dateOrder: orderOf(all.map(({ way }) => way)) } : null;
}

/** How the frame is known again: by its name, or by its path as far as it holds no number. Undefined for the page itself, null if it cannot be known. */
function frameOf(document: Document, told: readonly string[]): FramePattern | undefined | null {
  const view = document.defaultView!;
  if (view === view.parent) return undefined;
  const path = `${view.location.pathname.split('/').map((part) => (/\d/.test(part) ? '*' : part)).join('/')}*`;
  if (isReached(view)) return view.name && isSilent(view.name, told) && !/\d/.test(view.name) ? { name: view.name } : isSilent(path, told) ? { path } : null;
  // Out of the page's reach: it is read from inside, and known by its origin as well.
  const { href, protocol, host } = view.location;
  return isSilent(path, told) ? { path, origin: href.startsWith('about:') ? href : `${protocol}//${host}/*` } : null;
}
