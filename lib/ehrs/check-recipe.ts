import { fieldNames, trusts, type Recipe } from './recipe.ts';

const matchPattern = /^(https|http|\*):\/\/(\*\.)?[a-z0-9.-]+(:\d+)?\/\S*$/i;
/** One origin and nothing less: each is enabled by a person, one by one. */
const oneOrigin = /^(https:\/\/[a-z0-9.-]+(:\d+)?\/\*|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/\*|about:(srcdoc|blank))$/;
const known = ['id', 'name', 'trust', 'origins', 'pathPattern', 'urlId', 'frame', 'root', 'fields', 'also', 'dateOrder', 'numberFromAddress', 'title'];

/** What is wrong with a recipe, a sentence each; empty if nothing is. Selectors are tried by the page, which alone can. */
export function troublesOf(recipe: unknown): string[] {
  if (!isPlain(recipe)) return ['A recipe is an object.'];
  const troubles: string[] = [];
  const say = (fine: boolean, trouble: string) => { if (!fine) troubles.push(trouble); };
  for (const key of Object.keys(recipe)) say(known.includes(key), `"${key.slice(0, 40)}" is not part of a recipe.`);
  const { origins, pathPattern, urlId, dateOrder, also, trust, numberFromAddress, title } = recipe;
  say(isText(recipe.id, 60) && /^[a-z0-9-]+$/.test(recipe.id), 'The id is small letters, digits and dashes.');
  say(isText(recipe.name, 80), 'The name is missing.');
  say(trusts.some((each) => each === trust), 'How far it is believed is known, taught, unconfirmed or proposes.');
  say(origins !== undefined || pathPattern !== undefined, 'Say where it applies: origins or pathPattern.');
  say(origins === undefined || (Array.isArray(origins) && origins.length > 0 && origins.length <= 20 && origins.every((each) => isText(each, 200) && matchPattern.test(each))), 'Each origin is a match pattern such as https://ehr.example/*.');
  say(pathPattern === undefined || (isText(pathPattern, 200) && pathPattern.startsWith('/')), 'A path pattern begins with a slash.');
  say(urlId === undefined || (isPlain(urlId) && ['path', 'hash', 'query'].includes(urlId.part as string) && isText(urlId.after, 80) && only(urlId, ['part', 'after', 'frame']) && isFrame(urlId.frame)), 'urlId says in which part of the address, and after which words, the id stands.');
  say(dateOrder === undefined || dateOrder === 'mdy' || dateOrder === 'dmy', 'The order of dates is mdy or dmy.');
  say(numberFromAddress === undefined || (numberFromAddress === true && urlId !== undefined), 'The id in the address can stand for the record number only if the address has one.');
  say(title === undefined || (title === true && trust === 'proposes'), 'A title is heard only by a recipe that proposes.');
  const needed = fieldNames.filter((name) => name !== 'recordNumber' || !numberFromAddress);
  troubles.push(...viewTroubles(recipe, recipe.trust === 'proposes' ? [] : needed));
  say(also === undefined || (Array.isArray(also) && also.length <= 4 && also.every((each) => isPlain(each) && only(each, ['frame', 'root', 'fields']) && viewTroubles(each, []).length === 0)), 'Each other part of the page says its root and its fields.');
  return troubles;
}

/** Whether this may be handed to a page as a recipe. */
export const isRecipe = (recipe: unknown): recipe is Recipe => troublesOf(recipe).length === 0;

function viewTroubles({ root, fields, frame }: Record<string, unknown>, needed: readonly string[]): string[] {
  const troubles: string[] = [];
  if (!isText(root, 300)) troubles.push('The root, the banner’s selector, is missing.');
  if (!isFrame(frame)) troubles.push('A frame is known by the path of its address, by its name, or by its origin, such as https://chart.example/* or about:srcdoc.');
  if (!isPlain(fields) || !only(fields, fieldNames)) return [...troubles, 'The fields are name, birthDate and recordNumber.'];
  for (const name of fieldNames) {
    const locators = fields[name];
    if (locators === undefined ? needed.includes(name) : !(Array.isArray(locators) && locators.length > 0 && locators.length <= 5 && locators.every(isLocator))) troubles.push(`${name} needs one to five locators, each with a selector.`);
  }
  return troubles;
}

function isLocator(value: unknown): boolean {
  return isPlain(value) && isText(value.css, 300) && only(value, ['css', 'label', 'attr', 'after', 'before', 'clean'])
    && [value.label, value.after, value.before].every((each) => each === undefined || isText(each, 40))
    && (value.attr === undefined || (isText(value.attr, 40) && /^[a-z][a-z0-9-]*$/.test(value.attr)))
    && (value.clean === undefined || ['digits', 'name', 'number'].includes(value.clean as string));
}

const isFrame = (value: unknown): boolean =>
  value === undefined || (isPlain(value) && only(value, ['path', 'name', 'origin']) && Object.keys(value).length > 0 && Object.values(value).every((each) => isText(each, 200))
    && (value.origin === undefined || oneOrigin.test(value.origin as string)));

const only = (value: Record<string, unknown>, keys: readonly string[]): boolean => Object.keys(value).every((key) => keys.includes(key));
const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, longest: number): value is string => typeof value === 'string' && value.length > 0 && value.length <= longest;
