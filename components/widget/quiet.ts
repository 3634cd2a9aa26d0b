import type { WidgetView } from '../../lib/commands/views.ts';
import { inWords, timeOf } from '../ui/said.ts';
import type { Kind } from './state.ts';

/** One question that may wait: a sentence, and what can be said to it. Only one at a time, and it never opens anything by itself. */
export type Line =
  | (Words & { kind: 'switched'; id: string })
  | (Words & { kind: 'call'; id: string })
  | (Words & { kind: 'looked'; id: string })
  | (Words & { kind: 'remind'; id: string; of: NonNullable<WidgetView['remind']>['kind'] });

/** The sentence in the card, and as much of it as the bar has room for. */
interface Words { text: string; short: string }

/** Over these the widget has something more important to say. */
const calm: readonly Kind[] = ['idle', 'ask', 'running', 'oncall', 'changing', 'paused', 'none', 'stopped'];

/** The most important line that nobody answered here yet, or null. Pure. @param hushed ids of lines that were answered in this page */
export function quietLine(view: WidgetView | null, kind: Kind, hushed: readonly string[], zone: string): Line | null {
  if (!view || !calm.includes(kind)) return null;
  return linesOf(view, kind, zone).find((line) => !hushed.includes(line.id)) ?? null;
}

function linesOf(view: WidgetView, kind: Kind, zone: string): Line[] {
  const lines: Line[] = [];
  const { timer, looked, remind, switched, now } = view;
  if (timer && switched && now <= switched.undoUntil) {
    const at = timeOf(switched.at, zone);
    lines.push({ kind: 'switched', id: `switched ${timer.id}`, text: `The timer followed the chart at ${at}.`, short: `Followed the chart at ${at}` });
  }
  if (timer?.call && now >= timer.call.until) lines.push({ kind: 'call', id: `call ${timer.id} ${timer.call.until}`, text: 'Still on the call?', short: 'Still on the call?' });
  if (remind) lines.push({ kind: 'remind', id: `remind ${remind.kind} ${remind.since}`, of: remind.kind, ...reminders[remind.kind](timeOf(remind.since, zone, false)) });
  if (looked && (kind === 'idle' || kind === 'ask') && looked.patient === view.chart.patient?.key) lines.push({ kind: 'looked', id: `looked ${looked.patient} ${looked.since}`, text: `You looked at this chart for ${inWords(looked.seconds)} without a timer.`, short: `${inWords(looked.seconds)} without a timer` });
  return lines;
}

const reminders: Record<NonNullable<WidgetView['remind']>['kind'], (since: string) => Words> = {
  end_of_day: () => ({ text: 'Still working? Unanswered, time since your last key or click waits as unresolved.', short: 'Still working?' }),
  long: (since) => ({ text: `This timer runs since ${since}.`, short: `Runs since ${since}` }),
  no_timer: (since) => ({ text: `A chart is open since ${since}, and no timer runs.`, short: `Open since ${since}, no timer` }),
  unresolved: () => ({ text: 'Time of yours still waits for an answer.', short: 'Time waits for an answer' }),
};
