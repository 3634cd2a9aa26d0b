import type { Preferences } from '../records/index.ts';
import { total } from '../time/interval.ts';
import type { Sender } from './command.ts';
import type { Context } from './context.ts';
import { lookedFor } from './looks.ts';
import type { ChartView, WidgetView } from './views.ts';

/** Shorter looks are not worth a word, ms. */
const WORTH_MS = 60_000;

/** The look that may be added afterwards, if the person wants such offers and the chart is still the same. */
export async function lookedAt(context: Context, sender: Sender, chart: ChartView, preferences: Preferences): Promise<WidgetView['looked']> {
  const look = preferences.forgot ? await context.looks.of(await context.charts.tabOf(sender)) : undefined;
  if (!look || look.patient !== chart.patient?.key) return null;
  const ms = total(lookedFor(look));
  return ms < WORTH_MS ? null : { patient: look.patient, since: look.stretches[0]!.start, seconds: Math.floor(ms / 1000) };
}
