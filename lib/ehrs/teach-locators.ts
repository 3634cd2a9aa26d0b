import { elementsOf, isSeen, valueOf } from './find.ts';
import { asLabel, labelIn, withoutLabels } from './labels.ts';
import { cleanText } from './names.ts';
import type { FieldName, Locator } from './recipe.ts';
import { readAs, type Cut, type Way } from './teach.ts';
import { around, namesOf, pathTo, tagOf, within } from './teach-selectors.ts';
import { isSilent } from './teach-words.ts';

/*
 * What a person pointed at, turned into data. For each field several ways of finding it again, each tried at once and kept only if it finds
 * this value and no other, and only if it holds nothing of the patient: by a label beside it, by a name that the page's makers gave it, by
 * the words around it in its text, and, where that is not enough, by where it stands.
 */

/** What a person chose for a field: an element, and how its text is cut. */
export interface Pick { element: Element; way: Way }

/** Most locators kept for a field; where it stands is kept only beside fewer than this. */
const MOST = 5;
const FEW = 3;

/** What the page says of the patient at these places: what no recipe may hold. */
export const toldOf = (picks: Iterable<Pick>): string[] => [...picks].flatMap(({ element, way }) => [way.value, withoutLabels(valueOf(element, { css: '*' }))]);

/**
 * Ways to find a value again inside `root`, the steadiest first.
 * @param told what the page says of this patient: no locator may contain any of it
 */
export function locatorsFor(field: FieldName, { element, way }: Pick, root: Element, told: readonly string[]): Locator[] {
  const { label, ...cut } = way.cut;
  const same = sameText(element, root);
  const named = same.flatMap((at) => namesOf(at).map((each): Locator & { steady: boolean } => ({ css: within(each.css, at, root), ...way.cut, steady: each.steady })));
  const ways: Locator[] = [
    ...named.filter(({ steady }) => steady).map(bare),
    ...labelsOf(same, root).map((each): Locator => ({ ...each, ...cut })),
    ...(label === undefined ? [] : [{ css: within(leaf(element), element, root), label, ...cut }]),
    ...named.filter(({ steady }) => !steady).map(bare),
    ...inText(field, element, root),
  ];
  const kept: Locator[] = [];
  for (const [at, each] of [...ways, { css: pathTo(element, root), ...way.cut }].entries()) {
    if (kept.length === (at < ways.length ? MOST : FEW) || kept.some((other) => JSON.stringify(other) === JSON.stringify(each)) || !isSilent(each, told) || each.css.length > 300) continue;
    if (finds(field, each, root, way)) kept.push(each);
  }
  return kept.slice(0, MOST);
}

/** Whether a locator finds this value and no other. */
function finds(field: FieldName, locator: Locator, root: Element, { value, order }: Way): boolean {
  const values = new Set(elementsOf(root, locator.css).map((each) => valueOf(each, locator)).map((text) => (field === 'birthDate' ? readAs(field, text, order) : text && text.length < 65 ? readAs(field, text) ?? text : null)).filter((each) => each !== null));
  return values.size === 1 && values.has(value);
}

const bare = ({ css, label, after, before, clean }: Locator): Locator => ({ css, ...(label === undefined ? {} : { label }), ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }), ...(clean ? { clean } : {}) });
/** An element of this kind with nothing but text in it: a label is not mistaken for the row that begins with it. */
const leaf = (element: Element): string => (element.children.length === 0 ? `${tagOf(element)}:not(:has(*))` : tagOf(element));
const textOf = (element: Element): string => valueOf(element, { css: '*' });

/** The element and those around it that hold nothing else. */
function sameText(element: Element, root: Element): Element[] {
  const text = textOf(element);
  const found = [element];
  for (const at of around(element)) {
    if (at === root || at.contains(root) || found.length > 5 || textOf(at) !== text) break;
    found.push(at);
  }
  return found;
}

/** By the words beside it or above it: the nearest element before it, at any step on which nothing else stands with it. */
function labelsOf(same: readonly Element[], root: Element): Locator[] {
  return same.flatMap((at) => {
    let before = at.previousElementSibling;
    while (before && !textOf(before)) before = before.previousElementSibling;
    if (!before || !isSeen(before)) return [];
    const inner = deepest(before);
    const label = asLabel(textOf(inner), inner.localName) ?? asLabel(textOf(before), before.localName);
    if (label === null) return [];
    return [...namesOf(inner).filter(({ css }) => !css.includes('[')).slice(0, 1).map(({ css }) => css), leaf(inner), tagOf(before)].map((css): Locator => ({ css: within(css, css === tagOf(before) ? before : inner, root), label }));
  });
}

/** Of an element around another with the same text: the innermost. */
function deepest(element: Element): Element {
  let at = element;
  while (at.children.length === 1 && cleanText(at.children[0]!.textContent ?? '') === cleanText(at.textContent ?? '')) at = at.children[0]!;
  return at;
}

/** By the words around it in the text that it stands in: "Okafor, Grace DOB: 03/14/1948 MRN: 00481220". */
function inText(field: FieldName, element: Element, root: Element): Locator[] {
  const found: Locator[] = [];
  for (const at of [element, ...around(element)].slice(0, 4)) {
    if (at === root || at.contains(root)) break;
    const text = textOf(at);
    const label = labelIn(field, text)?.label;
    for (const cut of textCuts(field, label)) for (const css of [...namesOf(at).map((each) => each.css), ...(cut.after ? [tagOf(at)] : [])]) found.push({ css: within(css, at, root), ...cut });
    // A label that is an element, and its value only text behind it.
    for (const child of at.children) {
      const own = asLabel(textOf(child), child.localName);
      if (own !== null) found.push({ css: within(leaf(child), child, root), label: own, ...(field === 'recordNumber' ? { clean: 'number' } : field === 'name' ? { clean: 'name' } : {}) });
    }
  }
  return found;
}

function textCuts(field: FieldName, label: string | undefined): Cut[] {
  if (field === 'name') return [...(label ? [{ after: label, clean: 'name' } as const] : []), { clean: 'name' }];
  return label ? [{ after: label, ...(field === 'recordNumber' ? { clean: 'number' as const } : {}) }] : [];
}
