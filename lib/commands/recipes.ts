import * as z from 'zod';
import { troublesOf } from '../ehrs/check-recipe.ts';
import { recipes as shipped } from '../ehrs/index.ts';
import type { Recipe } from '../ehrs/recipe.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { personName } from './person-name.ts';
import { writeActs } from './recipe-acts.ts';
import type { RecipeView } from './views-recipes.ts';

const from = ['workspace'] as const;
const Id = z.string().max(60);
/** A file of recipes says what it is. */
const MARK = 'caretally-recipes';

/** Every way of reading a site that is known here, those of this computer first. */
async function listed(context: OpenContext): Promise<RecipeView[]> {
  const { taught, good } = await context.sites.known();
  const { block } = await context.open.desk();
  const seen = ({ id, name, origins, trust }: Recipe, source: RecipeView['source'], believed: boolean): RecipeView => {
    const last = block.recipes?.[id]?.[0];
    return { id, name, origins: origins ?? [], source, trust, believed: believed || good.includes(id), last: last ? { act: last.act, by: personName(block.staff, last.by), at: last.at, version: last.version } : null };
  };
  return [...taught.map(({ recipe, proven, from: source }) => seen(recipe, source, proven)), ...shipped.map((recipe) => seen(recipe, 'shipped', recipe.trust === 'known'))];
}

export const view = whenOpen({ from, input: z.strictObject({}), run: (context) => listed(context) });

/** "It reads our EHR rightly": from now on it may confirm by itself. Or takes that back. */
export const markGood = whenOpen({
  from, input: z.strictObject({ recipe: Id, good: z.boolean() }),
  run: async (context, { recipe, good }, _sender, id) => {
    const found = await context.sites.byId(recipe);
    if (!found) throw new Refusal('NO_RECIPE', 'This way of reading a site is not known here.');
    if (found.trust === 'proposes') throw new Refusal('PROPOSES', 'This one only ever proposes. Teach the page by pointing; then it can be believed.');
    if ((await context.sites.known()).good.includes(recipe) !== good) await writeActs(context, id, good ? 'marked_good' : 'unmarked', [found]);
    await context.sites.markGood(recipe, good);
    return listed(context);
  },
});

/** Forgets what was taught or imported. What ships, or was set by the organization, stays. */
export const forget = whenOpen({
  from, input: z.strictObject({ recipe: Id }),
  run: async (context, { recipe }, _sender, id) => {
    const own = (await context.sites.known()).taught.filter((each) => each.recipe.id === recipe && each.from !== 'managed').map((each) => each.recipe);
    if (own.length === 0) return listed(context);
    await writeActs(context, id, 'removed', own);
    await context.sites.forget(recipe);
    await context.ports.toCharts('remount');
    return listed(context);
  },
});

/** Everything taught here as a file for another computer. It says where to look on a page, and nothing of any patient. */
export const exportRecipes = whenOpen({
  from, input: z.strictObject({}),
  run: async (context, _input, _sender, id) => {
    const { taught } = await context.sites.known();
    const recipes = taught.filter((each) => each.from !== 'managed').map(({ recipe }) => recipe);
    await writeActs(context, id, 'exported', recipes);
    return { fileName: 'caretally-recipes.json', text: `${JSON.stringify({ [MARK]: 1, recipes }, null, 2)}\n`, count: recipes.length };
  },
});

/**
 * Takes recipes from a file, each as the kind it is; none of them may confirm by what the file says of it. One that was taught there must be
 * proven here again, and all its ways to a field must agree. A `known` one is hearsay here: each patient is confirmed by hand until it is marked good.
 */
export const importRecipes = whenOpen({
  from, input: z.strictObject({ text: z.string().max(60_000) }),
  run: async (context, { text }, _sender, id) => {
    const found = parsed(text);
    const wrong = found.flatMap((recipe, index) => troublesOf(recipe).slice(0, 1).map((trouble) => `Number ${index + 1}: ${trouble}`));
    if (wrong.length) throw new Refusal('NOT_RECIPES', `Nothing was imported. ${wrong[0]!}`);
    const taken = found as Recipe[];
    if (taken.some((recipe) => shipped.some((each) => each.id === recipe.id))) throw new Refusal('TAKEN', 'Nothing was imported: a recipe in this file has the name of one that ships.');
    const given = (await context.sites.known()).taught.filter((each) => each.from === 'managed');
    if (taken.some((recipe) => given.some((each) => each.recipe.id === recipe.id))) throw new Refusal('TAKEN', 'Nothing was imported: a recipe in this file has the name of one that your organization set.');
    if (new Set(taken.map((recipe) => recipe.id)).size < taken.length) throw new Refusal('TWICE', 'Nothing was imported: two recipes in this file have the same name.');
    await writeActs(context, id, 'imported', taken);
    for (const recipe of taken) {
      await context.sites.keep({ recipe: { ...recipe, trust: recipe.trust === 'known' ? 'unconfirmed' : recipe.trust }, proven: false, from: 'imported' });
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
