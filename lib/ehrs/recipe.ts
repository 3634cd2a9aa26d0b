/**
 * A recipe says how one EHR shows whose chart is open. It is data: no code, no regular expressions, so that a recipe taught in the
 * browser is as harmless as one that ships. `read.ts` follows it in the page; `check-recipe.ts` says what is wrong with one.
 */

/** Where a field stands inside the banner. The first locator that finds exactly one value wins, unless all must agree (`mustAgree`); two different values are no value. */
export interface Locator {
  /** The elements to look at. ` >>> ` steps into the open shadow roots of what was found so far. */
  css: string;
  /** The element's text must begin with this, whatever its case and with or without a colon; the value is what follows, in the element itself, after it, or in the next cell. */
  label?: string;
  /** The value stands in this attribute. Without it: the text, or the value of a form's field. */
  attr?: string;
  /** Of the text, only what stands after these words, and before those. */
  after?: string;
  before?: string;
  /** `digits` keeps only the digits; `name` what stands before the first digit, bracket, stroke or label; `number` the first word with a digit. Dates need no cleaning. */
  clean?: 'digits' | 'name' | 'number';
}

/** Frames at any depth: by how their address's path (and query) looks, with `*` for anything, or by their name. */
export interface FramePattern {
  path?: string;
  name?: string;
  /**
   * Where the page cannot reach into the frame (another origin, a sandbox): the one origin it is served from, `https://chart.ehr.example/*`, or
   * `about:srcdoc` for one whose text stands in the page. A person enables that origin too, and the frame is read from inside.
   */
  origin?: string;
}

/** A part of the page that names the patient. */
export interface View {
  /** The frames it stands in; absent: the page itself. */
  frame?: FramePattern;
  /** The banner. Fields are looked for only inside it, so that lists and search results never count. */
  root: string;
  fields: Partial<Record<FieldName, Locator[]>>;
}

/**
 * How far a recipe is believed.
 *   known        may confirm a patient by itself
 *   taught       by pointing, on one patient: a second one must be seen before it may confirm
 *   unconfirmed  from hearsay: a person confirms each patient once a session, until the practice marks the recipe good
 *   proposes     never confirms by itself
 */
export const trusts = ['known', 'taught', 'unconfirmed', 'proposes'] as const;
export type Trust = (typeof trusts)[number];

export interface Recipe extends View {
  id: string;
  name: string;
  trust: Trust;
  /** Match patterns of the origins that this EHR is served from; absent where every practice has its own. */
  origins?: string[];
  /** How the address's path begins, with `*` for anything: for EHRs that every practice serves itself. */
  pathPattern?: string;
  /** The patient's id in the address: what follows `after` up to the next delimiter, in this part of it; of a frame's address, if one is named. Absent: the address names nobody. */
  urlId?: { part: 'path' | 'hash' | 'query'; after: string; frame?: FramePattern };
  /** Other parts that name the patient while they can be seen: what they say must agree, or nothing is believed. */
  also?: View[];
  /** Which number comes first in dates like 02/03/1950. Absent: such a date is no date unless only one reading is possible. */
  dateOrder?: 'mdy' | 'dmy';
  /** Where no banner stands, the page's title is heard (`title.ts`). Only for what never confirms by itself. */
  title?: true;
  /** Where the page says no record number, the id in the address stands for it. */
  numberFromAddress?: true;
}

/**
 * Whether all locators of a field that find a value must find the same one. Locators taught by pointing are several ways to one element: where they
 * part, the page is another one than was taught. Those of any other recipe are alternatives, and the first fruitful one wins.
 */
export const mustAgree = ({ trust, id }: Pick<Recipe, 'trust' | 'id'>): boolean => trust === 'taught' || id.startsWith('taught-');

export const fieldNames = ['name', 'birthDate', 'recordNumber'] as const;
export type FieldName = (typeof fieldNames)[number];
