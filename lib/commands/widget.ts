import * as z from 'zod';
import { Reading } from './charts.ts';
import { Refusal, type Sender } from './command.ts';
import { always, type Context } from './context.ts';
import { offerAgain } from './offer.ts';
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
  from: ['chart'], input: z.strictObject({ reading: Reading }),
  run: async (context, { reading }, sender) => {
    if (!(await context.home.openNow())) return {};
    if (!(await context.charts.see(sender, reading))) return {};
    await minding(context, sender);
    context.ports.changed();
    return {};
  },
});

/**
 * The timer's patient against the chart in front. Somebody else there: the clock stands from this instant and the widget asks. Back on
 * the timer's own chart: the clock goes on, and what lay between is unresolved.
 */
async function minding(context: Context, sender: Sender): Promise<void> {
  const open = await context.home.openNow();
  if (!open || (await context.ports.activeTab()) !== sender.tab) return;
  const chart = await context.charts.look(sender, open);
  if (sender.tab !== null) await offerAgain(context, sender.tab, chart);
  const { running } = await open.desk();
  if (!running) return;
  if (chart.status !== 'confirmed') return;
  if (chart.patient?.key !== running.patient) await context.home.hold(running.id, chart.patient?.key ?? '');
  else if ((await open.row())?.open?.asks) await open.settle(context.newId(), true);
}

/** The page would not hold our frame (cross-origin isolation): said on the badge and in the side panel. */
export const refused = always({
  from: ['chart'], input: Empty,
  run: async (context, _input, sender) => {
    await context.charts.see(sender, { status: 'none', urlId: null, family: '', given: '', birthDate: null, recordNumber: null, stale: false }, true);
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
