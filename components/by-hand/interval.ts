/** What a person typed about time that no timer saw, read as an interval. Pure: day, wall clock and zone in, instants out. */
import { dayBounds, isDay } from '../../lib/time/month.ts';
import type { Interval } from '../../lib/time/interval.ts';
import { instantOf } from '../workspace/patient/wall.ts';

export interface Typed {
  /** `YYYY-MM-DD` on the practice's wall. */
  day: string;
  /** `9:05` or `09:05:30`. */
  from: string;
  /** One of the two; the other is worked out. */
  to: string;
  minutes: string;
}

/** The interval, or what is missing or wrong at which field; nothing of a field that is still empty while nobody tried to save. */
export type Read = { interval: Interval; wrong: Partial<Record<keyof Typed, string>> } | { interval: null; wrong: Partial<Record<keyof Typed, string>> };

const HALF_DAY = 12 * 3_600_000;

/** @param now UTC epoch ms: nothing is added before it has passed; @param tried empty fields are wrong too */
export function readInterval(typed: Typed, zone: string, now: number, tried: boolean): Read {
  const wrong: Partial<Record<keyof Typed, string>> = {};
  const empty = (field: keyof Typed, sentence: string) => { if (tried) wrong[field] = sentence; };
  const noon = isDay(typed.day) ? dayBounds(typed.day, zone).start + HALF_DAY : null;
  if (noon === null) empty('day', 'Choose the day.');
  const start = noon === null || typed.from.trim() === '' ? null : instantOf(typed.from, noon, zone);
  if (typed.from.trim() === '') empty('from', 'When it began, as 09:05.');
  else if (noon !== null && start === null) wrong.from = 'As 09:05 or 09:05:30.';
  const end = start === null ? null : endOf(typed, start, noon!, zone, wrong, empty);
  if (start === null || end === null) return { interval: null, wrong };
  if (end <= start) return { interval: null, wrong: { ...wrong, to: 'Not after the start.' } };
  if (end > now) return { interval: null, wrong: { ...wrong, [start > now ? 'from' : typed.minutes.trim() ? 'minutes' : 'to']: 'That is still to come.' } };
  return { interval: { start, end }, wrong };
}

function endOf({ to, minutes }: Typed, start: number, noon: number, zone: string, wrong: Partial<Record<keyof Typed, string>>, empty: (field: keyof Typed, sentence: string) => void): number | null {
  if (minutes.trim() !== '') {
    if (/^\d{1,4}$/.test(minutes.trim()) && Number(minutes) >= 1 && Number(minutes) <= 1440) return start + Number(minutes) * 60_000;
    wrong.minutes = 'Whole minutes, from 1 to 1440.';
    return null;
  }
  if (to.trim() === '') { empty('to', 'When it ended, or the minutes.'); return null; }
  const end = instantOf(to, noon, zone);
  if (end === null) wrong.to = 'As 09:05 or 09:05:30.';
  return end;
}
