import { matchesGlob, matchesOrigin } from './address.ts';
import type { FramePattern, Recipe, View } from './recipe.ts';

/** The views of a recipe, the page's first: a part of a chart speaks of them by their place in this list. */
export const viewsOf = (recipe: Recipe): View[] => [recipe, ...(recipe.also ?? [])];

/** Everything a recipe says about frames. */
const patternsOf = (recipe: Recipe): FramePattern[] => [...viewsOf(recipe).map((view) => view.frame), recipe.urlId?.frame].filter((each) => each !== undefined);

/** Whether the recipe looks into any frame at all. */
export const isFramed = (recipe: Recipe): boolean => patternsOf(recipe).length > 0;

/** Where a recipe's frames come from that are read from inside: match patterns, `about:srcdoc`, `about:blank`. Empty for most recipes. */
export const awayOrigins = (recipe: Recipe): string[] => [...new Set(patternsOf(recipe).map((each) => each.origin).filter((each) => each !== undefined))];

/** Whether parts of the chart stand in frames that the page cannot reach into. */
export const isAway = (recipe: Recipe): boolean => awayOrigins(recipe).length > 0;

/** Whether a frame at this address is one of those meant. @param name its name; null where it is not known, and then not asked for */
export function fitsFrame({ origin, path, name: wanted }: FramePattern, url: string, name: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const address = new URL(url);
  return (origin === undefined || (origin.startsWith('about:') ? address.href === origin : matchesOrigin(origin, address)))
    && (path === undefined || matchesGlob(path, address.pathname + address.search)) && (wanted === undefined || name === null || name === wanted);
}
