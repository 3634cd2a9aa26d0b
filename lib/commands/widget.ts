import * as z from 'zod';
import { Reading } from './charts.ts';
import { Refusal } from './command.ts';
import { always } from './context.ts';
import { mind } from './minding.ts';
import { firstPlace, widgetView } from './view.ts';
import type { WidgetView } from './views.ts';

const Empty = z.strictObject({});
const pages = ['widget', 'sidepanel', 'workspace'] as const;
const Place = z.strictObject({ size: z.enum(['puck', 'bar', 'card']), corner: z.enum(['br', 'bl', 'tr', 'tl']), dx: z.number().min(0).max(10_000), dy: z.number().min(0).max(10_000) });

/** The page script asks for a frame: a fresh single-use token, the recipe for reading this site, and where the widget last sat. Nothing of a patient. */
export const mount = always({
  from: ['chart'], input: Empty,
  run: async (context, _input, sender) => {
    const origin = sender.origin!;
    await context.ports.memory.set(`site:${sender.tab}`, origin);
    const recipe = await context.sites.recipeFor(sender.url ?? '');
    // Before the answer: the page script makes its reader from what lies there then. A tab that is just leaving refuses.
    if (recipe) await context.ports.injectReader(sender.tab!).catch(() => undefined);
    return { token: await context.charts.mint(sender), recipe, place: (await context.ports.local.get<WidgetView['place']>(`place:${origin}`)) ?? firstPlace };
  },
});

/** The recipe for the page again: another one was taught. */
export const recipe = always({
  from: ['chart'], input: Empty,
  run: async (context, _input, sender) => {
    const found = await context.sites.recipeFor(sender.url ?? '');
    if (found) await context.ports.injectReader(sender.tab!).catch(() => undefined);
    return { recipe: found };
  },
});

/** The page script says whose chart it reads. While locked nothing is kept of it. */
export const seen = always({
  from: ['chart', 'left'], input: z.strictObject({ reading: Reading }),
  run: async (context, { reading }, sender) => {
    const at = context.now();
    if (!(await context.home.openNow())) return {};
    // Whatever a page says that was left, it is goodbye.
    const news = sender.surface === 'left' ? await context.charts.leave(sender) : await context.charts.see(sender, reading);
    // A name that no longer holds leaves the widget before anything else is looked into.
    if (news && reading.status !== 'read') context.ports.changed(sender.tab!);
    // Also what is no news: the worker may have died after it was kept and before anybody minded it.
    const runs = await mind(context, sender.tab!, at);
    if (news) context.ports.changed(runs ? undefined : sender.tab!);
    return {};
  },
});

/** The page would not hold our frame (cross-origin isolation): said on the badge and in the side panel. */
export const refused = always({
  from: ['chart'], input: Empty,
  run: async (context, _input, sender) => {
    await context.charts.refuse(sender);
    context.ports.changed();
    return {};
  },
});

/** A frame proves by its token that we put it there. */
export const hello = always({
  from: ['widget'], input: z.strictObject({ token: z.uuid() }),
  run: async (context, { token }, sender) => {
    await context.charts.bind(sender, token);
    return { ok: true as const };
  },
});

export const view = always({ from: pages, input: Empty, run: (context, _input, sender) => widgetView(context, sender) });

export const place = always({
  from: ['widget'], input: z.strictObject({ place: Place }),
  run: async (context, input, sender) => {
    const origin = await context.ports.memory.get<string>(`site:${sender.tab}`);
    if (origin) await context.ports.local.set(`place:${origin}`, input.place);
    return {};
  },
});

/** Opens the side panel beside the tab, where unlocking and discarding are done. */
export const openPanel = always({
  from: ['widget'], input: z.strictObject({ at: z.string().max(80).optional() }),
  run: async (context, _input, sender) => {
    if (sender.tab === null) throw new Refusal('NO_TAB', 'Open the side panel from the toolbar button.');
    await context.ports.openPanel(sender.tab);
    return {};
  },
});
