import * as z from 'zod';
import { troublesOf } from '../ehrs/check-recipe.ts';
import { recipes as shipped } from '../ehrs/index.ts';
import type { Recipe } from '../ehrs/recipe.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import type { RecipeView } from './views.ts';

const from = ['workspace'] as const;
const Id = z.string().max(60);
/** A file of recipes says what it is. */
const MARK = 'caretally-recipes';

/** Every way of reading a site that is known here, those of this computer first. */
async function listed(context: OpenContext): Promise<RecipeView[]> {
  const { taught, good } = await context.sites.known();
  const own = taught.map(({ recipe, proven, from: source }): RecipeView => ({ id: recipe.id, name: recipe.name, origins: recipe.origins ?? [], source, trust: recipe.trust, believed: proven || good.includes(recipe.id) }));
  return [...own, ...shipped.map((recipe): RecipeView => ({ id: recipe.id, name: recipe.name, origins: recipe.origins ?? [], source: 'shipped', trust: recipe.trust, believed: recipe.trust === 'known' || good.includes(recipe.id) }))];
}

export const view = whenOpen({ from, input: z.strictObject({}), run: (context) => listed(context) });

/** "It reads our EHR rightly": from now on it may confirm by itself. Or takes that back. */
export const markGood = whenOpen({
  from, input: z.strictObject({ recipe: Id, good: z.boolean() }),
  run: async (context, { recipe, good }) => {
    const found = await context.sites.byId(recipe);
    if (!found) throw new Refusal('NO_RECIPE', 'This way of reading a site is not known here.');
    if (found.trust === 'proposes') throw new Refusal('PROPOSES', 'This one only ever proposes. Teach the page by pointing; then it can be believed.');
    await context.sites.markGood(recipe, good);
    return listed(context);
  },
});

/** Forgets what was taught or imported. What ships stays. */
export const forget = whenOpen({
  from, input: z.strictObject({ recipe: Id }),
  run: async (context, { recipe }) => {
    await context.sites.forget(recipe);
    await context.ports.toCharts('remount');
    return listed(context);
  },
});

/** Everything taught here as a file for another computer. It says where to look on a page, and nothing of any patient. */
export const exportRecipes = whenOpen({
  from, input: z.strictObject({}),
  run: async (context) => {
    const { taught } = await context.sites.known();
    const recipes = taught.filter((each) => each.from !== 'managed').map(({ recipe }) => recipe);
    return { fileName: 'caretally-recipes.json', text: `${JSON.stringify({ [MARK]: 1, recipes }, null, 2)}\n`, count: recipes.length };
  },
});

/** Takes recipes from a file. Each must be proven here again by a second patient before it may confirm. */
export const importRecipes = whenOpen({
  from, input: z.strictObject({ text: z.string().max(60_000) }),
  run: async (context, { text }) => {
    const found = parsed(text);
    const wrong = found.flatMap((recipe, index) => troublesOf(recipe).slice(0, 1).map((trouble) => `Number ${index + 1}: ${trouble}`));
    if (wrong.length) throw new Refusal('NOT_RECIPES', `Nothing was imported. ${wrong[0]!}`);
    for (const recipe of found as Recipe[]) {
      if (shipped.some((each) => each.id === recipe.id)) throw new Refusal('TAKEN', 'Nothing was imported: a recipe in this file has the name of one that ships.');
      await context.sites.keep({ recipe: { ...recipe, trust: recipe.trust === 'proposes' ? 'proposes' : 'taught' }, proven: false, from: 'imported' });
    }
    await context.ports.toCharts('remount');
    return listed(context);
  },
});

function parsed(text: string): unknown[] {
  try {
    const file = JSON.parse(text) as Record<string, unknown>;
    if (file[MARK] === 1 && Array.isArray(file['recipes']) && file['recipes'].length <= 100) return file['recipes'];
  } catch { /* Said below. */ }
  throw new Refusal('NOT_RECIPES', 'This is not a file of CareTally recipes. Nothing was imported.');
}
