/**
 * A recipe says how one EHR shows whose chart is open. It is data: no code, no regular expressions, so that a recipe taught in the
 * browser is as harmless as one that ships. `read.ts` follows it in the page.
 */

/** Where a field stands inside the banner. The first locator that finds exactly one value wins; two different values are no value. */
export interface Locator {
  css: string;
  /** The element's text must begin with this; the value is what follows, in the element itself or right after it. */
  label?: string;
  /** `digits` keeps only the digits: a record number in brackets behind a name. Dates and names need no cleaning. */
  clean?: 'digits';
}

export interface Recipe {
  id: string;
  name: string;
  /** Match patterns of the origins that this EHR is served from; absent where every practice has its own. */
  origins?: string[];
  /** How the address's path begins, with `*` for anything: for EHRs that every practice serves itself. */
  pathPattern?: string;
  /** The patient's id in the address: what follows `after` up to the next delimiter, in this part of it. */
  urlId: { part: 'path' | 'hash' | 'query'; after: string };
  /** The banner. Fields are looked for only inside it, so that lists and search results never count. */
  root: string;
  fields: Record<FieldName, Locator[]>;
  /** Which number comes first in dates like 02/03/1950. Absent: such a date is no date unless only one reading is possible. */
  dateOrder?: 'mdy' | 'dmy';
}

export const fieldNames = ['name', 'birthDate', 'recordNumber'] as const;
export type FieldName = (typeof fieldNames)[number];

const matchPattern = /^(https|http|\*):\/\/(\*\.)?[a-z0-9.-]+(:\d+)?\/\S*$/i;
const known = ['id', 'name', 'origins', 'pathPattern', 'urlId', 'root', 'fields', 'dateOrder'];

/** What is wrong with a recipe, a sentence each; empty if nothing is. Selectors are tried by the page, which alone can. */
export function troublesOf(recipe: unknown): string[] {
  if (!isPlain(recipe)) return ['A recipe is an object.'];
  const troubles: string[] = [];
  const say = (fine: boolean, trouble: string) => { if (!fine) troubles.push(trouble); };
  for (const key of Object.keys(recipe)) say(known.includes(key), `"${key}" is not part of a recipe.`);
  say(isText(recipe.id, 40) && /^[a-z0-9-]+$/.test(recipe.id), 'The id is small letters, digits and dashes.');
  say(isText(recipe.name, 80), 'The name is missing.');
  const { origins, pathPattern, urlId, fields, dateOrder } = recipe;
  say(origins !== undefined || pathPattern !== undefined, 'Say where it applies: origins or pathPattern.');
  say(origins === undefined || (Array.isArray(origins) && origins.length > 0 && origins.every((each) => isText(each, 200) && matchPattern.test(each))), 'Each origin is a match pattern such as https://ehr.example/*.');
  say(pathPattern === undefined || (isText(pathPattern, 200) && pathPattern.startsWith('/')), 'A path pattern begins with a slash.');
  say(isPlain(urlId) && ['path', 'hash', 'query'].includes(urlId.part as string) && isText(urlId.after, 80), 'urlId says in which part of the address, and after which words, the id stands.');
  say(isText(recipe.root, 300), 'The root, the banner\'s selector, is missing.');
  say(dateOrder === undefined || dateOrder === 'mdy' || dateOrder === 'dmy', 'The order of dates is mdy or dmy.');
  for (const name of fieldNames) {
    const locators = isPlain(fields) ? fields[name] : undefined;
    say(Array.isArray(locators) && locators.length > 0 && locators.length <= 5 && locators.every(isLocator), `${name} needs one to five locators, each with a selector.`);
  }
  return troubles;
}

/** Whether this may be handed to a page as a recipe. */
export function isRecipe(recipe: unknown): recipe is Recipe {
  return troublesOf(recipe).length === 0;
}

function isLocator(value: unknown): boolean {
  return isPlain(value) && isText(value.css, 300)
    && (value.label === undefined || isText(value.label, 40))
    && (value.clean === undefined || value.clean === 'digits')
    && Object.keys(value).every((key) => ['css', 'label', 'clean'].includes(key));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}
