import { urlIdOf } from './address.ts';
import { parseDate } from './dates.ts';
import { documentsOf, elementsOf, isFrame, valueOf } from './find.ts';
import { parseName } from './names.ts';
import { blank, type Banner } from './reading.ts';
import type { Locator, Recipe, View } from './recipe.ts';

/** What a recipe finds in a page at one instant. `root` is the element to watch, null while there is no banner; `documents` hold what was looked at. */
export interface Seen { urlId: string | null; banner: Banner | null; root: Element | null; documents: readonly Document[] }

/**
 * Follows a recipe. Only what is visible counts: tabs put aside keep the patients they showed. Where two visible banners, two values of
 * one field, or two parts of the page disagree, the field is left empty; nothing is guessed.
 */
export function readChart(recipe: Recipe, page: Document, url: string): Seen {
  const framed = Boolean(recipe.frame ?? recipe.urlId?.frame ?? recipe.also?.some((view) => view.frame));
  const documents = framed ? documentsOf(page) : [page];
  const urlId = addressId(recipe, documents, url);
  const { banner, root } = viewOf(recipe, recipe, documents);
  if (!banner) return { urlId, banner, root, documents };
  if (recipe.numberFromAddress) banner.recordNumber ??= urlId;
  const others = (recipe.also ?? []).map((view) => viewOf(view, recipe, documents).banner).filter((each) => each !== null);
  return { urlId, banner: others.reduce(agreed, banner), root, documents };
}

function addressId({ urlId }: Recipe, documents: readonly Document[], url: string): string | null {
  if (!urlId) return null;
  if (!urlId.frame) return urlIdOf(urlId, url);
  const ids = new Set(documents.filter((each) => isFrame(each, urlId.frame!)).map((each) => urlIdOf(urlId, each.defaultView!.location.href)).filter((each) => each !== null));
  return ids.size === 1 ? [...ids][0]! : null;
}

/** The one banner that a view shows; blank where several differ, null where there is none. */
function viewOf(view: View, recipe: Recipe, documents: readonly Document[]): { banner: Banner | null; root: Element | null } {
  const within = view.frame ? documents.filter((each) => isFrame(each, view.frame!)) : documents.slice(0, 1);
  const roots = within.flatMap((each) => elementsOf(each, view.root));
  const banners = roots.map((root) => bannerIn(root, view, recipe));
  const same = new Set(banners.map((each) => JSON.stringify(each))).size < 2;
  return { banner: same ? banners[0] ?? null : { ...blank }, root: roots[0] ?? null };
}

/** One banner with only what the other does not contradict. What the other does not say is not contradicted. */
function agreed(one: Banner, other: Banner): Banner {
  const sameName = !other.family || !one.family || (one.family === other.family && one.given === other.given);
  return {
    ...(sameName ? { family: one.family, given: one.given } : { family: '', given: '' }),
    birthDate: other.birthDate === null || other.birthDate === one.birthDate ? one.birthDate : null,
    recordNumber: other.recordNumber === null || other.recordNumber === one.recordNumber ? one.recordNumber : null,
  };
}

function bannerIn(root: Element, { fields }: View, { dateOrder }: Recipe): Banner {
  const name = only(root, fields.name, short) ?? '';
  return {
    family: name, given: '', ...parseName(name),
    birthDate: only(root, fields.birthDate, (text) => parseDate(text, dateOrder)),
    recordNumber: only(root, fields.recordNumber, short),
  };
}

/** A longer text is no name and no number: the recipe points at something else. */
const short = (text: string) => (text.length < 65 ? text : null);

/** The one value that the first fruitful locator finds; null if it finds several. */
function only(root: Element, locators: readonly Locator[] | undefined, parse: (text: string) => string | null): string | null {
  for (const locator of locators ?? []) {
    const values = new Set(elementsOf(root, locator.css).map((element) => parse(valueOf(element, locator))).filter(Boolean));
    if (values.size) return values.size === 1 ? [...values][0]! : null;
  }
  return null;
}
