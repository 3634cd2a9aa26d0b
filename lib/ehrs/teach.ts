import { parseDate } from './dates.ts';
import { cutOut } from './find.ts';
import { asLabel, labelIn, withoutLabels } from './labels.ts';
import { cleanText, parseName } from './names.ts';
import type { FieldName, Locator, Recipe } from './recipe.ts';

/*
 * What can be read where a person points: the text there, cut in every way that gives this field, the likeliest first. `teach-locators.ts`
 * finds it again, `teach-root.ts` the banner around it.
 */

/** How a value is cut out of its text. */
export type Cut = Pick<Locator, 'label' | 'after' | 'before' | 'clean'>;
/** One way of reading a text as a field. `order`: the number that comes first in a date that could be read in two ways. */
export interface Way { value: string; cut: Cut; order?: 'mdy' | 'dmy' }

/** More ways are no help. */
const MOST = 4;
const separators = /[|\u2022\u00b7;]/;

/** How a field is read from a text that was cut: as the reader does, and null for what cannot be this field. */
export function readAs(field: FieldName, text: string, order: 'mdy' | 'dmy' = 'mdy'): string | null {
  if (field === 'birthDate') return parseDate(text, order);
  if (!text || text.length > 64) return null;
  if (field === 'recordNumber') return /^[\p{L}\p{N}_.-]{1,40}$/u.test(text) && /\d/.test(text) && parseDate(text, order) === null ? text : null;
  if (!/\p{L}.*\p{L}/u.test(text) || separators.test(text) || /\d|:/.test(text.replace(/\([^)]*\)/g, ''))) return null;
  if (withoutLabels(text).trim() === '') return null;
  const name = parseName(text);
  return name ? `${name.family}, ${name.given}` : text;
}

/** Every way in which a text can be read as a field, the likeliest first; empty if it cannot. */
export function waysOf(field: FieldName, text: string): Way[] {
  const whole = cleanText(text);
  const found: Way[] = [];
  const take = (cut: Cut, order?: 'mdy' | 'dmy') => {
    // Digits alone are a way of reading what can be read otherwise too, never a reason to take it for a number.
    if (cut.clean === 'digits' && found.length === 0) return;
    const { label, ...rest } = cut;
    const value = readAs(field, cutOut(label === undefined ? whole : afterOwn(whole, label), rest), order);
    if (value !== null && !found.some((each) => each.value === value) && found.length < MOST) found.push({ value, cut, ...(order ? { order } : {}) });
  };
  for (const cut of cutsOf(field, whole)) {
    take(cut);
    if (field === 'birthDate') take(cut, 'dmy');
  }
  return found;
}

/** The likeliest way; null if it cannot be read as that field. */
export const guess = (field: FieldName, text: string): Way | null => waysOf(field, text)[0] ?? null;

/** Of a recipe: in which order its dates are written, told from how each was read. */
export const orderOf = (ways: readonly Way[]): NonNullable<Recipe['dateOrder']> => ways.find((way) => way.order)?.order ?? 'mdy';

const afterOwn = (whole: string, label: string): string => (whole.startsWith(label) ? whole.slice(label.length).replace(/^\s*:?\s*/, '') : '');

/** In words: without the label in front, as it stands, behind the field's own word, in brackets, and what is left after other cleaning. */
function cutsOf(field: FieldName, whole: string): Cut[] {
  const own = ownLabel(field, whole);
  const word = labelIn(field, whole);
  const behind = word ? whole.slice(word.at + word.label.length) : '';
  const said: Cut[] = own === null ? [] : [{ label: own }];
  if (field === 'name') {
    const inside: Cut[] = word && word.at > 0 ? [{ after: word.label, clean: 'name' }] : [];
    return [...said, ...said.map((cut): Cut => ({ ...cut, clean: 'name' })), {}, { clean: 'name' }, ...inside];
  }
  if (field === 'birthDate') {
    const next = /\d{4}\)?\s*[,;|]?\s*(\p{L}[\p{L} ]*:)/u.exec(behind)?.[1];
    return [...said, {}, ...(word ? [{ after: word.label }, ...(next && asLabel(next) !== null ? [{ after: word.label, before: next }] : [])] : [])];
  }
  const brackets: Cut[] = /\([\w.-]{1,40}\)\s*$/.test(whole) ? [{ after: '(', before: ')' }] : [];
  const mark = /[#\u2116](?=\s*[\p{L}\p{N}])/u.exec(whole)?.[0];
  const marked: Cut[] = mark ? [{ after: mark }, { after: mark, clean: 'number' }] : [];
  const inside: Cut[] = word ? [{ after: word.label, clean: 'number' }] : [];
  const numbers: Cut[] = [{ ...said[0], clean: 'number' }, { ...inside[0], clean: 'digits' }];
  return [...said, ...inside, {}, ...marked, ...brackets, ...numbers];
}

/** The label that a text begins with: what stands before a colon, or one of the field's own words before a space. */
function ownLabel(field: FieldName, whole: string): string | null {
  const colon = /^([\p{L}][\p{L} .#/-]{0,28}?)\s*:\s*\S/u.exec(whole)?.[1];
  if (colon !== undefined && asLabel(`${colon}:`) !== null) return colon;
  const word = labelIn(field, whole);
  return word?.at === 0 && field === 'recordNumber' && /^\s+\S/.test(whole.slice(word.label.length)) ? word.label : null;
}
