/** What stands in the way of closing a month, in sentences. Pure. */
import { dayOf, monthBounds, lastDay } from '../time/month.ts';
import { day as dayWords, roundWords } from '../time/say.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** "The month ends Monday, Nov 30, 24:00." */
function ends(month: string): string {
  const last = lastDay(month);
  return `The month ends ${weekdays[new Date(`${last}T00:00:00Z`).getUTCDay()]}, ${dayWords(last).replace(/, \d+$/, '')}, 24:00.`;
}

export interface InTheWay { month: string; zone: string; now: number; running: number; unresolved: { ms: number; count: number; patients: number } }

/** True once the month's last day has ended in the practice's zone. */
export const isOver = ({ month, zone, now }: Pick<InTheWay, 'month' | 'zone' | 'now'>): boolean => now >= monthBounds(month, zone).end;

/** True if the month has not even begun: nothing closes it. */
export const isAhead = ({ month, zone, now }: Pick<InTheWay, 'month' | 'zone' | 'now'>): boolean => dayOf(now, zone).slice(0, 7) < month;

/** A timer that started at `start` and still runs has time in the month. */
export const runsIn = ({ month, zone, now }: Pick<InTheWay, 'month' | 'zone' | 'now'>, start: number): boolean => {
  const bounds = monthBounds(month, zone);
  return start < bounds.end && Math.max(now, start + 1) > bounds.start;
};

/** Each thing in the way, a sentence; empty = the month can be closed without a word. */
export function standsInTheWay(at: InTheWay): string[] {
  const { running, unresolved } = at;
  return [
    unresolved.count > 0 ? `${roundWords(unresolved.ms / 1000)} unresolved in ${unresolved.patients} ${unresolved.patients === 1 ? 'patient' : 'patients'}.` : '',
    running > 0 ? (running === 1 ? 'A timer is running.' : `${running} timers are running.`) : '',
    isOver(at) ? '' : ends(at.month),
  ].filter(Boolean);
}
