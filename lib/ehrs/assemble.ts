import { fitsFrame, viewsOf } from './frame.ts';
import { blank, saysSomething, type Banner, type Part, type Told } from './reading.ts';
import type { Recipe } from './recipe.ts';

/**
 * What several readers of one page say, as one. Where two of them, or two views, disagree, the field is left empty; nothing is guessed.
 * The banner is null while nobody sees one. `borrowed`: its record number is only the id in the address.
 */
export function assemble(recipe: Recipe, told: readonly Told[]): { urlId: string | null; banner: Banner | null; borrowed: boolean } {
  const ids = new Set(told.flatMap((each) => each.ids));
  const urlId = ids.size === 1 ? [...ids][0]! : null;
  const [shown = [], ...others] = viewsOf(recipe).map((_, view) => told.flatMap((each) => each.views[view] ?? []));
  const banner = oneOf(shown);
  if (!banner) return { urlId, banner: null, borrowed: false };
  const borrowed = recipe.numberFromAddress === true && banner.recordNumber === null;
  const whole = borrowed ? { ...banner, recordNumber: urlId } : banner;
  return { urlId, banner: others.flat().reduce(agreed, whole), borrowed };
}

/** The banner that all show who show anything; blank where several differ, null where there is none. */
function oneOf(banners: readonly Banner[]): Banner | null {
  const speaking = banners.filter(saysSomething);
  return new Set(speaking.map((each) => JSON.stringify(each))).size < 2 ? speaking[0] ?? banners[0] ?? null : { ...blank };
}

/** One banner with only what the other does not contradict. What the other does not say is not contradicted. */
function agreed(one: Banner, other: Banner): Banner {
  const sameName = !other.family || !one.family || (one.family === other.family && one.given === other.given);
  return {
    ...(sameName ? { family: one.family, given: one.given } : { family: '', given: '' }),
    birthDate: other.birthDate === null || other.birthDate === one.birthDate ? one.birthDate : null,
    recordNumber: other.recordNumber === null || other.recordNumber === one.recordNumber ? one.recordNumber : null,
    ...(one.doubt || other.doubt ? { doubt: true as const } : {}),
  };
}

/**
 * Of what a frame says, only what a frame at this address may say: the views and ids whose pattern names its origin, as the browser vouches for it.
 * @param url the frame's address, never from its own words
 */
export function admitted(recipe: Recipe, { ids, views, ...rest }: Part, url: string): Part {
  const may = (pattern: { origin?: string } | undefined) => pattern?.origin !== undefined && fitsFrame(pattern, url, null);
  return { ...rest, ids: may(recipe.urlId?.frame) ? ids : [], views: viewsOf(recipe).map(({ frame }, at) => (may(frame) ? views[at] ?? [] : [])) };
}

/**
 * The parts that can be seen: every frame around them is, as far as somebody can look there. What stands in a document that no reader reaches
 * is not known, and does not count against a part.
 */
export function inSight(parts: readonly Part[]): Part[] {
  return parts.filter(({ path }) => {
    const steps = path ? path.split('/') : [];
    return steps.every((_, n) => {
      const [outer, frame] = [steps.slice(0, n).join('/'), steps.slice(0, n + 1).join('/')];
      const around = parts.filter(({ reach }) => reach.includes(outer));
      return around.length === 0 || around.some(({ shown }) => shown.includes(frame));
    });
  });
}
