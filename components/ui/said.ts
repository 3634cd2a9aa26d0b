/** How time and days are said on screen: what `lib/time/say.ts` has, and the shorter forms that only screens need. Nothing here reads a clock. */
import { clockTime } from '../../lib/time/say.ts';

export { clock, day as dayWords, month as monthWords, roundWords as sumInWords, words as inWords } from '../../lib/time/say.ts';
export { addMonths, dayOf } from '../../lib/time/month.ts';

/** `h:mm`, floored: the sum of many. */
export function hours(seconds: number): string {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

const short = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const named = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: 'UTC' });
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** `Nov 3` of a calendar day. */
export const shortDay = (day: string) => short.format(noon(day));

/** `Tue Nov 3` of a calendar day. */
export const weekday = (day: string) => `${named.format(noon(day))} ${short.format(noon(day))}`;

/** Years completed on `today` by somebody born on `birthDate`; both calendar days. */
export function age(birthDate: string, today: string): number {
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}

/** `HH:mm:ss`, or `HH:mm`, on the practice's wall, 24 hours. Instant in UTC epoch milliseconds. */
export const timeOf = (instant: number, timeZone: string, seconds = true) => clockTime(instant, timeZone).slice(0, seconds ? 8 : 5);

/** `1 line`, `2 lines`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** Why the vault is locked, as the end of a sentence that begins with "Locked"; nothing if that is not known. @param after minutes without input */
export function lockedWhy({ why, after = 10 }: { why: string | null; after?: number }): string | undefined {
  return ({ os: 'with the computer', idle: `after ${count(after, 'minute')} without input`, person: 'by hand' } as Record<string, string>)[why ?? ''];
}
