import type { Interval } from '../time/interval.ts';
import { subtract, total } from '../time/interval.ts';
import type { Sender } from './command.ts';
import type { Context } from './context.ts';
import { lookedFor, type Look } from './looks.ts';
import { declined } from './offer.ts';
import type { DeskNow, Open } from './open.ts';
import type { ChartView, WidgetView } from './views.ts';

/** Shorter looks are not worth a word, ms. */
export const WORTH_MS = 60_000;

/** The look at the sender's chart, if the person wants such offers, nothing runs, and the chart is still the same. */
export async function lookOf(context: Context, sender: Sender, { chart, desk }: { chart: ChartView; desk: DeskNow }): Promise<{ tab: number; look: Look } | null> {
  const tab = await context.charts.tabOf(sender);
  const { running, paused, preferences, person } = desk;
  const look = preferences.forgot && !running && !paused && person.role !== 'biller' ? await context.looks.of(tab) : undefined;
  if (!look || tab === null || chart.status !== 'confirmed' || !chart.enrolled || look.patient !== chart.patient?.key) return null;
  return (await declined(context, look.patient)) ? null : { tab, look };
}

/** What of a look is nobody's yet: without this person's entries, and without time that waits for her answer. */
export async function freeOf(open: Open, look: Look, at: number): Promise<Interval[]> {
  const stretches = lookedFor(look, at);
  if (stretches.length === 0) return [];
  const taken: Interval[] = [...(await open.recent(stretches[0]!.start - 24 * 3_600_000)), ...(await open.ledger.readQuestions(open.staff))];
  return subtract(stretches, taken);
}

/** The look that may be added afterwards, as the widget offers it. */
export async function lookedAt(context: Context, sender: Sender, open: Open, chart: ChartView, desk: DeskNow): Promise<WidgetView['looked']> {
  const found = await lookOf(context, sender, { chart, desk });
  if (!found) return null;
  const free = await freeOf(open, found.look, context.now());
  const ms = total(free);
  return ms < WORTH_MS ? null : { patient: found.look.patient, since: free[0]!.start, seconds: Math.floor(ms / 1000) };
}
