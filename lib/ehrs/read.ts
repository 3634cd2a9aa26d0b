import { urlIdOf } from './address.ts';
import { assemble } from './assemble.ts';
import { parseDate } from './dates.ts';
import { Effort, TooMuch } from './effort.ts';
import { documentsOf, elementsOf, isFrame, isSeen, matchesOf, valueOf } from './find.ts';
import { isFramed, viewsOf } from './frame.ts';
import { parseName } from './names.ts';
import { blank, saysSomething, type Banner, type Told } from './reading.ts';
import { mustAgree, type Locator, type Recipe, type View } from './recipe.ts';
import { sameName } from './same-name.ts';
import { bannerIn } from './title.ts';

/**
 * What a recipe finds in a page at one instant. `root` is the element to watch, null while there is no banner; `documents` and `shadows` hold what was
 * looked at; `values`: something of it stood in a form's field, which changes without any sign.
 */
export interface Seen { urlId: string | null; banner: Banner | null; root: Element | null; documents: readonly Document[]; told: Told; borrowed: boolean; values: boolean; shadows: readonly ShadowRoot[] }

/**
 * Follows a recipe. Only what is visible counts: tabs put aside keep the patients they showed. Where two visible banners, two values of
 * one field, or two parts of the page disagree, the field is left empty; nothing is guessed.
 */
export function readChart(recipe: Recipe, page: Document, url: string): Seen {
  const documents = isFramed(recipe) ? documentsOf(page) : [page];
  const { told, root, values, shadows } = tell(recipe, documents, url);
  if (recipe.title && !told.views[0]!.some(saysSomething)) {
    const titled = bannerIn(page.title, recipe.dateOrder);
    if (titled) told.views[0] = [titled];
  }
  return { ...assemble(recipe, [told]), root, documents, told, values, shadows };
}

/** What can be read of a chart from inside a frame that the page cannot reach into. @param url its own address */
export function readFrame(recipe: Recipe, frame: Document, url: string): Pick<Seen, 'told' | 'root'> {
  return tell(recipe, [frame], url, true);
}

function tell(recipe: Recipe, documents: readonly Document[], url: string, inFrame = false): Pick<Seen, 'told' | 'root' | 'values' | 'shadows'> {
  const { urlId } = recipe;
  const addresses = !urlId || (inFrame && !urlId.frame) ? [] : urlId.frame ? documents.filter((each) => isFrame(each, urlId.frame!)).map((each) => each.defaultView!.location.href) : [url];
  const effort = new Effort();
  const seen = viewsOf(recipe).map((view) => {
    const within = view.frame ? documents.filter((each) => isFrame(each, view.frame!)) : inFrame ? [] : documents.slice(0, 1);
    try {
      const roots = within.flatMap((each) => elementsOf(each, view.root, effort));
      return { root: roots[0] ?? null, banners: distinct(roots.map((root) => bannerAt(root, view, recipe, effort))) };
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error;
      return { root: null, banners: [{ ...blank, doubt: true as const }] };
    }
  });
  return {
    told: { ids: [...new Set(addresses.map((each) => urlIdOf(urlId!, each)).filter((each) => each !== null))].slice(0, 2), views: seen.map(({ banners }) => banners) },
    root: seen.find(({ root }) => root)?.root ?? null,
    values: effort.values,
    shadows: [...effort.shadows].slice(0, MOST_SHADOWS),
  };
}

/** More shadow roots are not watched. */
const MOST_SHADOWS = 40;

/** Two that differ say as much as ten; one that says nothing differs from none. */
function distinct(banners: Banner[]): Banner[] {
  const all = [...new Map(banners.map((each) => [JSON.stringify(each), each])).values()];
  const speaking = all.filter(saysSomething);
  return (speaking.length ? speaking : all).slice(0, 2);
}

function bannerAt(root: Element, { fields }: View, recipe: Recipe, effort: Effort): Banner {
  const agree = mustAgree(recipe);
  const doubts: true[] = [];
  const one = (locators: readonly Locator[] | undefined, parse: Parse, same: Same = equal) => {
    const value = agree ? agreedOn(root, locators, parse, same, effort) : first(root, locators, parse, effort);
    if (value === DOUBT) doubts.push(true);
    return value === DOUBT ? null : value;
  };
  const name = one(fields.name, short, sameName) ?? '';
  return {
    family: name, given: '', ...parseName(name),
    birthDate: one(fields.birthDate, (text) => parseDate(text, recipe.dateOrder)),
    recordNumber: one(fields.recordNumber, short),
    ...(doubts.length ? { doubt: true as const } : {}),
  };
}

type Parse = (text: string) => string | null;
type Same = (one: string, other: string) => boolean;
const equal: Same = (one, other) => one === other;
const DOUBT = Symbol('doubt');

/** A longer text is no name and no number: the recipe points at something else. */
const short = (text: string) => (text.length < 65 ? text : null);

/** A locator that fits more elements points at none of them, and says nothing: in a longer chart its neighbors go on. */
const MANY = 500;

/** What a locator finds, each value once. The text is looked at first: whether it can be seen costs more. */
function valuesOf(root: Element, locator: Locator, parse: Parse, effort: Effort): string[] {
  const values = new Set<string>();
  for (const element of matchesOf(root, locator.css, effort, MANY)) {
    const value = parse(valueOf(element, locator, effort));
    if (!value || values.has(value)) continue;
    effort.see();
    if (isSeen(element)) values.add(value);
  }
  return [...values];
}

/** The one value that the first fruitful locator finds; null if it finds several. */
function first(root: Element, locators: readonly Locator[] | undefined, parse: Parse, effort: Effort): string | null {
  for (const locator of locators ?? []) {
    const values = valuesOf(root, locator, parse, effort);
    if (values.length) return values.length === 1 ? values[0]! : null;
  }
  return null;
}

/** The one value that all fruitful locators find. One that finds nothing says nothing: class names change, and the others go on. */
function agreedOn(root: Element, locators: readonly Locator[] | undefined, parse: Parse, same: Same, effort: Effort): string | null | typeof DOUBT {
  const values = (locators ?? []).flatMap((locator) => valuesOf(root, locator, parse, effort));
  return values.every((each) => same(each, values[0]!)) ? values[0] ?? null : DOUBT;
}
