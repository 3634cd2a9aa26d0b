import type { Locator, Recipe } from '../ehrs/recipe.ts';

/** What a page was taught, before it is a recipe. */
export type Draft = Pick<Recipe, 'root' | 'fields' | 'frame' | 'dateOrder'>;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What was taught on two charts of one site, as one: of each field only the ways that fit both. Where they have none in common, or the banner is
 * another one, the newer stands.
 * @param before null on the first chart
 */
export function alike(before: Draft | null, now: Draft): Draft {
  if (!before || before.root !== now.root || !same(before.frame, now.frame)) return now;
  const fields = Object.fromEntries(Object.entries(now.fields as Record<string, Locator[]>).map(([field, ways]) => {
    const both = ways.filter((way) => (before.fields as Record<string, Locator[]>)[field]?.some((each) => same(each, way)));
    return [field, both.length ? both : ways];
  }));
  return { ...now, fields };
}
