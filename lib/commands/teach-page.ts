/**
 * What the page says while it is taught: where a person pointed, how to find that again, and which frames it cannot look into. A page claims; what it
 * says is held against what is kept, and one that is not being taught changes nothing.
 */
import * as z from 'zod';
import { isRecipe } from '../ehrs/check-recipe.ts';
import { fieldNames } from '../ehrs/recipe.ts';
import { isSilent } from '../ehrs/teach-words.ts';
import { whenOpen } from './context.ts';
import { writeActs } from './recipe-acts.ts';
import { alike, type Draft } from './teach-alike.ts';
import { idOf, keep, stateOf } from './teach-kept.ts';

const page = ['chart', 'part'] as const;

/** Where frames come from that it cannot look into. Into those that are enabled, and came late, the picker comes too; the others are shown. */
export const frames = whenOpen({
  from: page, input: z.strictObject({ origins: z.array(z.url().max(300)).max(4) }),
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

/** What was read where a person pointed, in every way that makes sense; null = nothing that could be this field. */
export const picked = whenOpen({
  from: page, input: z.strictObject({ field: z.enum(fieldNames), value: z.string().max(120).nullable(), ways: z.array(z.string().max(120)).max(4).optional() }),
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

/** How to find again what was picked. Kept only if it says nothing of the patient. */
export const made = whenOpen({
  from: page, input: z.strictObject({ recipe: z.unknown(), url: z.string().max(4000) }),
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
