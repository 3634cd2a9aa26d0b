import * as z from 'zod';
import { addressRule } from '../ehrs/address-rule.ts';
import { isRecipe } from '../ehrs/check-recipe.ts';
import { fieldNames, type Recipe } from '../ehrs/recipe.ts';
import { Refusal } from './command.ts';
import { whenOpen } from './context.ts';
import { writeActs } from './recipe-acts.ts';
import { current, forget, idOf, keep, stateOf, tabOf } from './teach-kept.ts';
import { secondOf, teachView } from './teach-view.ts';

/*
 * Teaching a page, seen from the worker: what a person asks for in the side panel. What the page answers is `teach-page.ts`; what is kept between
 * two steps, `teach-kept.ts`.
 *
 *   begin ─► name ─► birth date ─► record number ─► saved: proposes, and asks each time
 *     ▲                              │ "the page shows none": the address must tell, which only a second patient shows
 *     │                              ▼
 *     │      second patient seen, and a person says it is right ─► proven: may confirm
 *     └──────────────┘ this chart is laid out in another way: pointed at again, and only what fits both is kept
 *
 * A site that was taught before is taught anew in the same way; from the moment it is saved the new recipe stands in the old one's place, and
 * needs its own second patient. Each step that lasts is an act in the ledger.
 */
const panel = ['sidepanel'] as const;
const Empty = z.strictObject({});

/** Begins: the picker comes into the page in front, and asks for the name. `more`: another chart of the site that is being taught, laid out in another way. */
export const begin = whenOpen({
  from: panel, input: z.strictObject({ more: z.boolean().optional() }),
  run: async (context, { more }, sender) => {
    const tab = await tabOf(context, sender);
    const origin = await context.ports.memory.get<string>(`site:${tab}`);
    if (!origin) throw new Refusal('NOT_ENABLED', 'CareTally is not enabled on this site. Enable it first; then it can be taught.');
    const { taught } = await context.sites.known();
    const reads = await context.sites.recipeFor((await context.charts.seenIn(tab))?.url ?? `${origin}/`);
    if (taught.some(({ recipe, from }) => from === 'managed' && (recipe.id === reads?.id || recipe.id === idOf(origin)))) throw new Refusal('MANAGED', 'Your organization set how this site is read. Nothing was changed. Ask who keeps its policy.');
    const before = more ? await stateOf(context, tab) : undefined;
    await keep(context, tab, {
      origin, values: {}, ways: {}, field: 'name', missed: false, document: null, url: null, draft: before?.draft ?? null, recipe: null,
      again: taught.some(({ recipe, from }) => from === 'taught' && recipe.id === idOf(origin)), closed: before?.closed ?? [],
    });
    // Whoever is at work in the page from before ends first; a script that is there already would go on.
    await context.ports.toTab(tab, { caretally: 'teach-end' }, 'all');
    await context.ports.injectTeacher(tab).catch(async (error: unknown) => {
      await forget(context, tab);
      throw error;
    });
    await context.ports.toTab(tab, { caretally: 'teach-field', field: 'name' }, 'all');
    return teachView(context, sender);
  },
});

/** Asks for a field (again). */
export const field = whenOpen({
  from: panel, input: z.strictObject({ field: z.enum(fieldNames) }),
  run: async (context, input, sender) => {
    const { tab, teaching } = await current(context, sender);
    await keep(context, tab, { ...teaching, field: input.field, missed: false });
    await context.ports.toTab(tab, { caretally: 'teach-field', field: input.field }, 'all');
    return teachView(context, sender);
  },
});

/** Another way of reading what was pointed at: only digits, without its label, the day before the month. */
export const way = whenOpen({
  from: panel, input: z.strictObject({ field: z.enum(fieldNames), way: z.number().int().min(0).max(3) }),
  run: async (context, { field: of, way: chosen }, sender) => {
    const { tab, teaching } = await current(context, sender);
    const known = teaching.ways[of];
    const value = known?.values[chosen];
    if (!known || value === undefined || teaching.recipe) throw new Refusal('NO_WAY', 'This cannot be read in that way. Point at it again.');
    await keep(context, tab, { ...teaching, values: { ...teaching.values, [of]: value }, ways: { ...teaching.ways, [of]: { ...known, chosen } } });
    await context.ports.toTab(tab, { caretally: 'teach-way', field: of, way: chosen }, 'all');
    return teachView(context, sender);
  },
});

/** All is picked: asks the page for what it takes to find it again. */
export const finish = whenOpen({
  from: panel, input: Empty,
  run: async (context, _input, sender) => {
    const { tab, teaching } = await current(context, sender);
    if (!teaching.values.name || !teaching.values.birthDate) throw new Refusal('NOT_ENOUGH', 'Point at the name and the birth date first.');
    await keep(context, tab, { ...teaching, field: null });
    await context.ports.toTab(tab, { caretally: 'teach-make' }, 'all');
    return teachView(context, sender);
  },
});

/** A second patient's chart is read rightly, says a person: from now on the recipe may confirm. */
export const prove = whenOpen({
  from: panel, input: Empty,
  run: async (context, _input, sender, id) => {
    const { tab, teaching } = await current(context, sender);
    const second = await secondOf(context, tab, teaching);
    const known = teaching.recipe ? (await context.sites.known()).taught.find((each) => each.recipe.id === teaching.recipe) : undefined;
    if (!second || !known) throw new Refusal('NO_SECOND', 'Open the chart of another patient first. Until then nothing is confirmed by itself here.');
    const rule = teaching.url && second.url ? addressRule(teaching.url, second.url) : null;
    const recipe: Recipe = { ...known.recipe, trust: 'taught', ...(rule ? { urlId: rule } : {}), ...(rule && !known.recipe.fields.recordNumber ? { numberFromAddress: true } : {}) };
    if (!isRecipe(recipe)) throw new Refusal('NO_NUMBER', 'Neither the page nor its address tells two patients apart by a number. Point at the record number, or confirm each patient by hand.');
    await writeActs(context, id, 'proven', [recipe]);
    await context.sites.keep({ recipe, proven: true, from: 'taught' });
    await forget(context, tab);
    await context.ports.toTab(tab, { caretally: 'follow' });
    context.ports.changed();
    return teachView(context, sender);
  },
});

/** Leaves; what was taught so far stays if it was saved. */
export const leave = whenOpen({
  from: ['sidepanel', 'chart', 'part'], input: Empty,
  run: async (context, _input, sender) => {
    const tab = await tabOf(context, sender);
    await forget(context, tab);
    await context.ports.toTab(tab, { caretally: 'teach-end' }, 'all');
    context.ports.changed();
    return {};
  },
});

export const view = whenOpen({ from: panel, input: Empty, run: (context, _input, sender) => teachView(context, sender) });
