import { elementsOf, isSeen, valueOf } from './find.ts';
import { parseDate } from './dates.ts';
import { cleanText, parseName } from './names.ts';
import type { FieldName, Locator } from './recipe.ts';
import { isSilent } from './teach-words.ts';

/*
 * What a person points at, turned into data. For each field several ways of finding it again, each tried at once and kept only if it finds
 * this value and no other: by a label beside it, by an attribute, by an id, by a class, by where it stands. None may contain anything of
 * the patient.
 */

/** Most locators kept for a field. */
const MOST = 5;
/** A longer text is no label. */
const LABEL = 30;

/** What stands at an element for a field, and how to cut it out; null if it cannot be read as that field. */
export function guess(field: FieldName, text: string): { value: string; clean: Pick<Locator, 'label' | 'after' | 'before' | 'clean'> } | null {
  const whole = cleanText(text);
  const labelled = /^([\p{L}][\p{L} .#/-]{0,28}?)\s*[:#]\s*(.+)$/u.exec(whole);
  const [label, rest] = labelled ? [labelled[1]!, labelled[2]!] : [undefined, whole];
  const said = label === undefined ? {} : { label };
  if (field === 'birthDate') {
    const date = parseDate(rest, 'mdy') ?? parseDate(whole, 'mdy');
    return date === null ? null : { value: date, clean: parseDate(rest, 'mdy') === date ? said : {} };
  }
  if (field === 'name') {
    const name = parseName(rest);
    const value = name ? `${name.family}, ${name.given}` : rest;
    return rest.length < 65 && /\p{L}{2}/u.test(rest) && parseDate(rest, 'mdy') === null ? { value, clean: said } : null;
  }
  const bracket = /\(([\w-]{1,20})\)\s*$/.exec(rest);
  if (bracket) return { value: bracket[1]!, clean: { after: '(', before: ')' } };
  const marked = /^([#\u2116])\s*([\w.-]{1,40})$/.exec(rest);
  if (marked) return { value: marked[2]!, clean: { ...said, after: marked[1]! } };
  return /^[\w.-]{1,40}$/.test(rest) && /\d/.test(rest) ? { value: rest, clean: said } : null;
}

/** How a field is read from a text, whatever found it: to compare what locators say. */
export const readAs = (field: FieldName, text: string): string | null => {
  const name = field === 'name' ? parseName(text) : null;
  return field === 'birthDate' ? parseDate(text, 'mdy') : name ? `${name.family}, ${name.given}` : text && text.length < 65 ? text : null;
};

/**
 * Ways to find the element's value again inside `root`, the steadiest first.
 * @param told what the page says of this patient: no locator may contain any of it
 */
export function locatorsFor(field: FieldName, element: Element, root: ParentNode, told: readonly string[]): Locator[] {
  const found = guess(field, valueOf(element, { css: '*' }));
  if (!found) return [];
  const ways: Locator[] = [...byLabel(element, root), ...selectorsOf(element).map((css): Locator => ({ css: within(css, element, root), ...found.clean }))];
  const { label, ...rest } = found.clean;
  if (label) ways.unshift({ css: within(tag(element), element, root), label, ...rest });
  ways.push({ css: pathTo(element, root), ...found.clean });
  const kept: Locator[] = [];
  for (const way of ways) {
    if (kept.length === MOST || kept.some((each) => JSON.stringify(each) === JSON.stringify(way)) || !isSilent(way, told)) continue;
    if (finds(field, way, root, found.value)) kept.push(way);
  }
  return kept;
}

/** Whether a way finds this value and no other. */
function finds(field: FieldName, way: Locator, root: ParentNode, value: string): boolean {
  try {
    const values = new Set(elementsOf(root, way.css).map((each) => readAs(field, valueOf(each, way))).filter((each) => each !== null));
    return values.size === 1 && values.has(value);
  } catch {
    return false;
  }
}

const tag = (element: Element): string => element.localName;

/** The words beside or above it, if they are a label: `dt`, `th`, `label`, or a short text before it. */
function byLabel(element: Element, root: ParentNode): Locator[] {
  const labels = [element.previousElementSibling, element.parentElement?.previousElementSibling].filter((each): each is Element => Boolean(each) && isSeen(each!));
  return labels.flatMap((each) => {
    const label = cleanText(each.textContent ?? '').replace(/[:\s]+$/, '');
    return label && label.length <= LABEL && /\p{L}/u.test(label) && !/\d/.test(label) ? [{ css: within(tag(each), each, root), label }] : [];
  });
}

/** Attributes that people who make pages give to parts of them. `aria-label` and `title` often hold the value itself and are sorted out by `isSilent`. */
function selectorsOf(element: Element): string[] {
  const by = [...element.attributes].filter(({ name, value }) => /^(data-[a-z-]+|aria-label|role|name|itemprop|headers)$/.test(name) && value.length > 1 && value.length < 60 && !/\d{2}/.test(value)).map(({ name, value }) => `${tag(element)}[${name}="${CSS.escape(value)}"]`);
  const id = element.id && !/\d{2}/.test(element.id) ? [`#${CSS.escape(element.id)}`] : [];
  // A class with digits or of mixed letters is made by a machine and changes with the next version.
  const named = [...element.classList].filter((each) => /^[a-z]+([_-]{1,2}[a-z]+)*$/i.test(each) && !/^(css|sc|jsx|emotion|svelte)-/.test(each));
  return [...by, ...id, ...named.map((each) => `.${CSS.escape(each)}`)];
}

/** A selector as seen from the root: through the open shadow roots between. */
function within(css: string, element: Element, root: ParentNode): string {
  const steps = [css];
  for (let host = hostOf(element); host && host !== root && !isInShadowOf(root, host); host = hostOf(host)) steps.unshift(selectorsOf(host)[0] ?? tag(host));
  return steps.join(' >>> ');
}

const hostOf = (element: Element): Element | null => {
  const at = element.getRootNode();
  return at instanceof ShadowRoot || (at as Partial<ShadowRoot>).host ? (at as ShadowRoot).host : null;
};
const isInShadowOf = (root: ParentNode, host: Element): boolean => (root as Node).getRootNode() === host.shadowRoot;

/** Where it stands, step by step from the root. */
function pathTo(element: Element, root: ParentNode): string {
  const steps: string[] = [];
  let at: Element = element;
  for (let n = 0; n < 12 && at !== root; n++) {
    const above: ParentNode | null = at.parentNode as ParentNode | null;
    if (!above) break;
    const same = [...above.children].filter((each) => each.localName === at.localName);
    steps.unshift(same.length > 1 ? `${tag(at)}:nth-of-type(${same.indexOf(at) + 1})` : tag(at));
    if ((above as Partial<ShadowRoot>).host) {
      const host = (above as unknown as ShadowRoot).host;
      return within(steps.join(' > '), element, root) || tag(host);
    }
    if (above === root) return `:scope > ${steps.join(' > ')}`;
    at = above as unknown as Element;
  }
  return steps.join(' > ');
}

/**
 * The nearest part of the page around all that was picked that can be found again by itself: the banner. The whole body if there is none.
 * @param told as above
 */
export function rootFor(elements: readonly Element[], told: readonly string[]): { css: string; root: ParentNode } {
  const document = elements[0]!.ownerDocument;
  const light = elements.map((each) => {
    let at = each;
    for (let host = hostOf(at); host; host = hostOf(at)) at = host;
    return at;
  });
  for (let at: Element | null = light[0]!; at && at !== document.body; at = at.parentElement) {
    if (!light.every((each) => at!.contains(each)) || (elements.length > 1 && light.every((each) => each === at) && elements.some((each) => !at!.contains(each)))) continue;
    for (const css of [...selectorsOf(at), ...(['header', 'main', 'form', 'aside'].includes(tag(at)) ? [tag(at)] : [])]) {
      if (isSilent(css, told) && document.querySelectorAll(css).length === 1) return { css, root: at };
    }
  }
  return { css: 'body', root: document.body };
}
