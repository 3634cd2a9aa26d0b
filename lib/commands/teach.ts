import * as z from 'zod';
import { addressRule } from '../ehrs/address-rule.ts';
import { isRecipe } from '../ehrs/check-recipe.ts';
import { fieldNames, type FieldName, type Recipe } from '../ehrs/recipe.ts';
import { isSilent } from '../ehrs/teach-words.ts';
import type { Reading } from './charts.ts';
import { Refusal, type Sender } from './command.ts';
import { whenOpen, type Context, type OpenContext } from './context.ts';
import type { TeachView } from './views.ts';

/*
 * Teaching a page, seen from the worker. Lives in the browser's memory: what was read is the patient's, and is forgotten with the last step.
 *
 *   begin ─► name ─► birth date ─► record number ─► saved: proposes, and asks each time
 *                                    │ "the page shows none": the address must tell, which only a second patient shows
 *                                    ▼
 *            second patient seen, and a person says it is right ─► proven: may confirm
 */
interface Teaching { origin: string; values: Partial<Record<FieldName, string>>; field: FieldName | null; missed: boolean; url: string | null; draft: Pick<Recipe, 'root' | 'fields' | 'frame'> | null; recipe: string | null }

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

/** Begins: the picker comes into the page in front, and asks for the name. */
export const begin = whenOpen({
  from: both, input: Empty,
  run: async (context, _input, sender) => {
    const tab = await tabOf(context, sender);
    const origin = await context.ports.memory.get<string>(`site:${tab}`);
    if (!origin) throw new Refusal('NOT_ENABLED', 'CareTally is not enabled on this site. Enable it first; then it can be taught.');
    await context.ports.injectTeacher(tab);
    await keep(context, tab, { origin, values: {}, field: 'name', missed: false, url: null, draft: null, recipe: null });
    await context.ports.toTab(tab, { caretally: 'teach-field', field: 'name' });
    return teachView(context, sender);
  },
});

/** Asks for a field (again). */
export const field = whenOpen({
  from: both, input: z.strictObject({ field: z.enum(fieldNames) }),
  run: async (context, input, sender) => {
    const { tab, teaching } = await current(context, sender);
    await keep(context, tab, { ...teaching, field: input.field, missed: false });
    await context.ports.toTab(tab, { caretally: 'teach-field', field: input.field });
    return teachView(context, sender);
  },
});

/** From the page: what was read where a person pointed; null = nothing that could be this field. */
export const picked = whenOpen({
  from: ['chart'], input: z.strictObject({ field: z.enum(fieldNames), value: z.string().max(120).nullable() }),
  run: async (context, input, sender) => {
    const teaching = await stateOf(context, sender.tab!);
    if (!teaching) return {};
    if (input.value === null) await keep(context, sender.tab!, { ...teaching, missed: true });
    else {
      const values = { ...teaching.values, [input.field]: input.value };
      const next = fieldNames.find((each) => values[each] === undefined) ?? null;
      await keep(context, sender.tab!, { ...teaching, values, field: next, missed: false });
      await context.ports.toTab(sender.tab!, { caretally: 'teach-field', field: next });
    }
    return {};
  },
});

/** All is picked: asks the page for what it takes to find it again. */
export const finish = whenOpen({
  from: both, input: Empty,
  run: async (context, _input, sender) => {
    const { tab, teaching } = await current(context, sender);
    if (!teaching.values.name || !teaching.values.birthDate) throw new Refusal('NOT_ENOUGH', 'Point at the name and the birth date first.');
    await keep(context, tab, { ...teaching, field: null });
    await context.ports.toTab(tab, { caretally: 'teach-make' });
    return teachView(context, sender);
  },
});

/** From the page: how to find again what was picked. Kept only if it says nothing of the patient. */
export const made = whenOpen({
  from: ['chart'], input: z.strictObject({ recipe: z.unknown(), url: z.string().max(4000) }),
  run: async (context, input, sender) => {
    const teaching = await stateOf(context, sender.tab!);
    if (!teaching || !teaching.values.name) return {};
    const parts = input.recipe as Teaching['draft'];
    const host = new URL(teaching.origin).host.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 50);
    const recipe = { id: `taught-${host}`, name: new URL(teaching.origin).hostname, trust: parts?.fields?.recordNumber ? 'taught' : 'proposes', origins: [`${teaching.origin}/*`], ...parts, dateOrder: 'mdy' };
    if (!parts || !isRecipe(recipe) || !isSilent(parts, Object.values(teaching.values))) {
      await keep(context, sender.tab!, { ...teaching, missed: true, field: 'name' });
      await context.ports.toTab(sender.tab!, { caretally: 'teach-field', field: 'name' });
      return {};
    }
    await context.sites.keep({ recipe, proven: false, from: 'taught' });
    await keep(context, sender.tab!, { ...teaching, url: input.url, draft: parts, recipe: recipe.id });
    await context.ports.toTab(sender.tab!, { caretally: 'teach-end' });
    await context.ports.toTab(sender.tab!, { caretally: 'follow' });
    return {};
  },
});

/** A second patient's chart is read rightly, says a person: from now on the recipe may confirm. */
export const prove = whenOpen({
  from: both, input: Empty,
  run: async (context, _input, sender) => {
    const { tab, teaching } = await current(context, sender);
    const second = await secondOf(context, tab, teaching);
    const known = teaching.recipe ? (await context.sites.known()).taught.find((each) => each.recipe.id === teaching.recipe) : undefined;
    if (!second || !known) throw new Refusal('NO_SECOND', 'Open the chart of another patient first. Until then nothing is confirmed by itself here.');
    const rule = teaching.url && second.url ? addressRule(teaching.url, second.url) : null;
    const recipe: Recipe = { ...known.recipe, trust: 'taught', ...(rule ? { urlId: rule } : {}), ...(rule && !known.recipe.fields.recordNumber ? { numberFromAddress: true } : {}) };
    if (!isRecipe(recipe)) throw new Refusal('NO_NUMBER', 'Neither the page nor its address tells two patients apart by a number. Point at the record number, or confirm each patient by hand.');
    await context.sites.keep({ recipe, proven: true, from: 'taught' });
    await context.ports.memory.remove(key(tab));
    await context.ports.toTab(tab, { caretally: 'follow' });
    context.ports.changed();
    return teachView(context, sender);
  },
});

/** Leaves; what was taught so far stays if it was saved. */
export const leave = whenOpen({
  from: ['sidepanel', 'chart'], input: Empty,
  run: async (context, _input, sender) => {
    const tab = await tabOf(context, sender);
    await context.ports.memory.remove(key(tab));
    await context.ports.toTab(tab, { caretally: 'teach-end' });
    context.ports.changed();
    return {};
  },
});

export const view = whenOpen({ from: both, input: Empty, run: (context, _input, sender) => teachView(context, sender) });

async function teachView(context: OpenContext, sender: Sender): Promise<TeachView> {
  const tab = await context.charts.tabOf(sender);
  const teaching = tab === null ? undefined : await stateOf(context, tab);
  if (!teaching || tab === null) return { step: 'off', values: {}, missed: false, second: null };
  const second = teaching.recipe ? await secondOf(context, tab, teaching) : null;
  return {
    step: teaching.recipe ? 'second' : teaching.field ?? 'check', values: teaching.values, missed: teaching.missed,
    second: second && { name: `${second.reading.family}, ${second.reading.given}`, birthDate: second.reading.birthDate ?? '', recordNumber: second.reading.recordNumber },
  };
}

/** The other patient's chart that is open now, if the recipe reads it whole. */
async function secondOf(context: OpenContext, tab: number, { values, draft }: Teaching): Promise<{ reading: Reading; url: string | null } | null> {
  const seen = await context.charts.seenIn(tab);
  if (!seen || seen.reading.status !== 'read' || !seen.reading.family || !seen.reading.birthDate) return null;
  if (draft?.fields?.recordNumber && (!seen.reading.recordNumber || seen.reading.recordNumber === values.recordNumber)) return null;
  if (`${seen.reading.family}, ${seen.reading.given}` === values.name || seen.reading.family === values.name) return null;
  return { reading: seen.reading, url: seen.url };
}
