import * as z from 'zod';
import { whenOpen, type Context, type OpenContext } from './context.ts';
import type { DeskNow } from './open.ts';
import { widgetView } from './view.ts';
import type { ChartView, WidgetView } from './views.ts';
import type { Sender } from './command.ts';

/** The patient whose timer was stopped, paused or declined last: while that chart stays open nothing starts or asks again. In memory only. */
const KEY = 'notNow';

export const decline = (context: Context, patient: string): Promise<void> => context.ports.memory.set(KEY, patient);
export const declined = async (context: Context, _sender: Sender, patient: string): Promise<boolean> => (await context.ports.memory.get<string>(KEY)) === patient;

/** Somebody else's chart came up, or none: what was declined is over. */
export async function offerAgain(context: Context, patient: string | null): Promise<void> {
  if ((await context.ports.memory.get<string>(KEY)) !== patient) await context.ports.memory.remove(KEY);
}

/**
 * What the widget offers over this chart: a countdown, a question, or nothing. Only for a confirmed patient enrolled in a program, while
 * nothing of this person runs or is paused.
 */
export async function offerFor(context: OpenContext, sender: Sender, chart: ChartView, { running, paused, preferences, person }: DeskNow): Promise<WidgetView['offer']> {
  if (running || paused || person.role === 'biller' || preferences.start === 'never') return null;
  if (chart.status !== 'confirmed' || !chart.enrolled || !chart.patient?.key) return null;
  if (await declined(context, sender, chart.patient.key)) return null;
  return { kind: preferences.start === 'immediately' ? 'countdown' : 'ask', patient: chart.patient.key };
}

/** "Not now": neither countdown nor question comes back while this chart stays open. */
export const notNow = whenOpen({
  from: ['widget', 'sidepanel'], input: z.strictObject({}),
  run: async (context, _input, sender) => {
    const chart = await context.charts.look(sender, context.open);
    if (chart.patient?.key) await decline(context, chart.patient.key);
    context.ports.changed();
    return widgetView(context, sender);
  },
});
