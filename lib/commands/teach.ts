import * as z from 'zod';
import { addressRule } from '../ehrs/address-rule.ts';
import { isRecipe } from '../ehrs/check-recipe.ts';
import { fieldNames, type FieldName, type Recipe } from '../ehrs/recipe.ts';
import { isSilent } from '../ehrs/teach-words.ts';
import type { Reading } from './charts.ts';
import { Refusal, type Sender } from './command.ts';
import { whenOpen, type Context, type OpenContext } from './context.ts';
import { writeActs } from './recipe-acts.ts';
import { alike } from './teach-alike.ts';
import type { TeachView } from './views-recipes.ts';

/*
 * Teaching a page, seen from the worker. Lives in the browser's memory: what was read is the patient's, and is forgotten with the last step.
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
type Draft = Pick<Recipe, 'root' | 'fields' | 'frame' | 'dateOrder'>;
interface Teaching {
  origin: string;
  values: Partial<Record<FieldName, string>>;
  ways: TeachView['ways'];
  field: FieldName | null;
  missed: boolean;
  /** The document in which the first field was pointed at: all must lie in one. */
  document: string | null;
  url: string | null;
  draft: Draft | null;
  recipe: string | null;
  again: boolean;
  closed: string[];
}

const both = ['sidepanel'] as const;
const Empty = z.strictObject({});
const key = (tab: number) => `teach:${tab}`;

const stateOf = (context: Context, tab: number): Promise<Teaching | undefined> => context.ports.memory.get<Teaching>(key(tab));
const keep = async (context: Context, tab: number, teaching: Teaching): Promise<void> => {
  await context.ports.memory.set(key(tab), teaching);
  context.ports.changed();
};

async function tabOf(context: Context, sender: Sender): Promise<number> {
  const tab = await context.charts.tabOf(sender);
  if (tab === null) throw new Refusal('NO_TAB', 'No page is in front. Open a chart first.');
  return tab;
}

async function current(context: Context, sender: Sender): Promise<{ tab: number; teaching: Teaching }> {
  const tab = await tabOf(context, sender);
  const teaching = await stateOf(context, tab);
  if (!teaching) throw new Refusal('NOT_TEACHING', 'This page is not being taught. Begin again.');
  return { tab, teaching };
}

const idOf = (origin: string): string => `taught-${new URL(origin).host.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 50)}`;

/** Begins: the picker comes into the page in front, and asks for the name. `more`: another chart of the site that is being taught, laid out in another way. */
export const begin = whenOpen({
  from: both, input: z.strictObject({ more: z.boolean().optional() }),
  run: async (context, { more }, sender) => {
    const tab = await tabOf(context, sender);
    const origin = await context.ports.memory.get<string>(`site:${tab}`);
    if (!origin) throw new Refusal('NOT_ENABLED', 'CareTally is not enabled on this site. Enable it first; then it can be taught.');
    const { taught } = await context.sites.known();
    const reads = await context.sites.recipeFor((await context.charts.seenIn(tab))?.url ?? `${origin}/`);
    if (taught.some(({ recipe, from }) => from === 'managed' && recipe.id === reads?.id)) throw new Refusal('MANAGED', 'Your organization set how this site is read. Nothing was changed. Ask who keeps its policy.');
    const before = more ? await stateOf(context, tab) : undefined;
    await keep(context, tab, {
      origin, values: {}, ways: {}, field: 'name', missed: false, document: null, url: null, draft: before?.draft ?? null, recipe: null,
      again: taught.some(({ recipe, from }) => from === 'taught' && recipe.id === idOf(origin)), closed: before?.closed ?? [],
    });
    // Whoever is at work in the page from before ends first; a script that is there already would go on.
    await context.ports.toTab(tab, { caretally: 'teach-end' }, 'all');
    await context.ports.injectTeacher(tab).catch(async (error: unknown) => {
      await context.ports.memory.remove(key(tab));
      throw error;
    });
    await context.ports.toTab(tab, { caretally: 'teach-field', field: 'name' }, 'all');
    return teachView(context, sender);
  },
});

/** From the page: where frames come from that it cannot look into. Into those that are enabled, and came late, the picker comes too; the others are shown. */
export const frames = whenOpen({
  from: ['chart', 'part'], input: z.strictObject({ origins: z.array(z.url().max(300)).max(4) }),
  run: async (context, { origins }, sender) => {
    const teaching = await stateOf(context, sender.tab!);
    if (!teaching || teaching.recipe) return {};
    const enabled = await Promise.all(origins.map((origin) => context.ports.isGranted(origin)));
    await keep(context, sender.tab!, { ...teaching, closed: [...new Set([...teaching.closed, ...origins.filter((_, at) => !enabled[at])])].slice(0, 4) });
    if (!enabled.includes(true)) return {};
    await context.ports.injectTeacher(sender.tab!);
    await context.ports.toTab(sender.tab!, { caretally: 'teach-field', field: teaching.field }, 'all');
    return {};
  },
});

/** Asks for a field (again). */
export const field = whenOpen({
  from: both, input: z.strictObject({ field: z.enum(fieldNames) }),
  run: async (context, input, sender) => {
    const { tab, teaching } = await current(context, sender);
    await keep(context, tab, { ...teaching, field: input.field, missed: false });
    await context.ports.toTab(tab, { caretally: 'teach-field', field: input.field }, 'all');
    return teachView(context, sender);
  },
});

/** From the page: what was read where a person pointed, in every way that makes sense; null = nothing that could be this field. */
export const picked = whenOpen({
  from: ['chart', 'part'], input: z.strictObject({ field: z.enum(fieldNames), value: z.string().max(120).nullable(), ways: z.array(z.string().max(120)).max(4).optional() }),
  run: async (context, { field: asked, value, ways }, sender) => {
    const teaching = await stateOf(context, sender.tab!);
    if (!teaching || teaching.recipe) return {};
    const others = Object.keys(teaching.values).some((each) => each !== asked);
    const apart = others && teaching.document !== sender.document;
    if (value === null || apart) {
      await keep(context, sender.tab!, { ...teaching, field: asked, missed: true });
      await context.ports.toTab(sender.tab!, { caretally: 'teach-field', field: asked }, 'all');
      return {};
    }
    const values = { ...teaching.values, [asked]: value };
    const next = fieldNames.find((each) => values[each] === undefined) ?? null;
    await keep(context, sender.tab!, { ...teaching, values, ways: { ...teaching.ways, [asked]: { values: ways ?? [value], chosen: 0 } }, field: next, missed: false, document: sender.document });
    await context.ports.toTab(sender.tab!, { caretally: 'teach-field', field: next }, 'all');
    return {};
  },
});

/** Another way of reading what was pointed at: only digits, without its label, the day before the month. */
export const way = whenOpen({
  from: both, input: z.strictObject({ field: z.enum(fieldNames), way: z.number().int().min(0).max(3) }),
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
  from: both, input: Empty,
  run: async (context, _input, sender) => {
    const { tab, teaching } = await current(context, sender);
    if (!teaching.values.name || !teaching.values.birthDate) throw new Refusal('NOT_ENOUGH', 'Point at the name and the birth date first.');
    await keep(context, tab, { ...teaching, field: null });
    await context.ports.toTab(tab, { caretally: 'teach-make' }, 'all');
    return teachView(context, sender);
  },
});

/** From the page: how to find again what was picked. Kept only if it says nothing of the patient. */
export const made = whenOpen({
  from: ['chart', 'part'], input: z.strictObject({ recipe: z.unknown(), url: z.string().max(4000) }),
  run: async (context, input, sender, id) => {
    const teaching = await stateOf(context, sender.tab!);
    if (!teaching || !teaching.values.name || teaching.field || teaching.recipe || teaching.document !== sender.document) return {};
    const parts = input.recipe === null ? null : alike(teaching.draft, input.recipe as Draft);
    const { origin, again } = teaching;
    const recipe = { id: idOf(origin), name: new URL(origin).hostname, trust: parts?.fields?.recordNumber ? 'taught' : 'proposes', origins: [`${origin}/*`], dateOrder: 'mdy', ...parts };
    const { origin: away, ...where } = parts?.frame ?? {};
    // A frame's origin is the sender's own, and no word of the page; the rest is held against what was read.
    const known = away === undefined || away === (sender.origin === null ? sender.url : `${sender.origin}/*`);
    if (!parts || !isRecipe(recipe) || !known || !isSilent({ ...parts, frame: where }, Object.values(teaching.values))) {
      await keep(context, sender.tab!, { ...teaching, missed: true, field: 'name' });
      await context.ports.toTab(sender.tab!, { caretally: 'teach-field', field: 'name' }, 'all');
      return {};
    }
    await writeActs(context, id, again ? 'retaught' : 'taught', [recipe]);
    await context.sites.keep({ recipe, proven: false, from: 'taught' });
    // The address of the page is the one the browser vouches for, not that of a frame in it.
    await keep(context, sender.tab!, { ...teaching, url: sender.surface === 'part' ? sender.page ?? null : sender.url, draft: parts, recipe: recipe.id });
    await context.ports.toTab(sender.tab!, { caretally: 'teach-end' }, 'all');
    await context.ports.toTab(sender.tab!, { caretally: 'follow' });
    return {};
  },
});

/** A second patient's chart is read rightly, says a person: from now on the recipe may confirm. */
export const prove = whenOpen({
  from: both, input: Empty,
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
    await context.ports.memory.remove(key(tab));
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
    await context.ports.memory.remove(key(tab));
    await context.ports.toTab(tab, { caretally: 'teach-end' }, 'all');
    context.ports.changed();
    return {};
  },
});

export const view = whenOpen({ from: both, input: Empty, run: (context, _input, sender) => teachView(context, sender) });

async function teachView(context: OpenContext, sender: Sender): Promise<TeachView> {
  const tab = await context.charts.tabOf(sender);
  const teaching = tab === null ? undefined : await stateOf(context, tab);
  if (!teaching || tab === null) return { step: 'off', values: {}, ways: {}, missed: false, again: false, closed: [], odd: false, second: null };
  const second = teaching.recipe ? await secondOf(context, tab, teaching) : null;
  const seen = teaching.recipe ? (await context.charts.seenIn(tab))?.reading : undefined;
  const { values, ways, missed, again, closed } = teaching;
  return {
    step: teaching.recipe ? 'second' : teaching.field ?? 'check', values, ways, missed, again, closed,
    odd: seen?.status === 'read' && !second && (seen.doubt === true || (seen.family !== '') !== (seen.birthDate !== null) || (teaching.draft?.fields.recordNumber !== undefined && seen.family !== '' && seen.recordNumber === null)),
    second: second && { name: `${second.reading.family}, ${second.reading.given}`, birthDate: second.reading.birthDate ?? '', recordNumber: second.reading.recordNumber },
  };
}

/** The other patient's chart that is open now, if the recipe reads it whole. */
async function secondOf(context: OpenContext, tab: number, { values, draft }: Teaching): Promise<{ reading: Reading; url: string | null } | null> {
  const seen = await context.charts.seenIn(tab);
  if (!seen || seen.reading.status !== 'read' || seen.reading.doubt || !seen.reading.family || !seen.reading.birthDate) return null;
  if (draft?.fields?.recordNumber && (!seen.reading.recordNumber || seen.reading.recordNumber === values.recordNumber)) return null;
  if (`${seen.reading.family}, ${seen.reading.given}` === values.name || seen.reading.family === values.name) return null;
  return { reading: seen.reading, url: seen.url };
}
