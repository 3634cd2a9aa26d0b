import type { Recipe } from '../ehrs/recipe.ts';
import type { PracticeBlock } from '../ledger/blocks.ts';
import type { Draft, RecipeAct } from '../records/index.ts';
import type { OpenContext } from './context.ts';

/** Acts after which a recipe is another one. */
const anew: readonly RecipeAct['act'][] = ['taught', 'retaught', 'imported'];

/** How often a way of reading was taught or imported here; 0 = as it ships, or never. */
export const versionOf = (block: Pick<PracticeBlock, 'recipes'>, recipe: string): number => block.recipes?.[recipe]?.[0]?.version ?? 0;

/**
 * Writes down who did what with ways of reading a site. Called before the browser's own store is changed: an act that could not be written does
 * not happen.
 */
export async function writeActs(context: OpenContext, id: string, act: RecipeAct['act'], recipes: readonly Pick<Recipe, 'id' | 'origins'>[]): Promise<void> {
  if (recipes.length === 0) return;
  await context.open.write(id, async () => {
    const { block } = await context.open.desk();
    return {
      drafts: recipes.map((recipe): Draft => ({
        month: 'standing', patient: null,
        body: { kind: 'recipe.recorded', recipe: { act, recipe: recipe.id, sites: recipe.origins ?? [], version: versionOf(block, recipe.id) + (anew.includes(act) ? 1 : 0) } },
      })),
    };
  });
}
