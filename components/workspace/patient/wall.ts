/** Turning what a person types on the practice's wall clock into an instant. */
import { dayOf } from '../../../lib/time/month.ts';
import { offsetAt } from '../../../lib/time/zone.ts';

const DAY_MS = 86_400_000;

/** Milliseconds since midnight of `9:05`, `09:05` or `09:05:30` (24 h), or null if it is no time of day. */
export function wallTime(typed: string): number | null {
  const parts = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(typed.trim());
  if (!parts) return null;
  const [, h, m, s = '0'] = parts;
  const ms = ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000;
  return Number(h) < 24 ? ms : null;
}

/**
 * The instant at which the wall clock of `zone` shows `typed` on the day of `near`. An unchanged time gives `near` back to the millisecond;
 * of an hour that a clock change repeats, the one nearer to `near` is meant.
 * @returns UTC epoch ms, or null if what was typed is no time of day, or one that the clocks skip
 */
export function instantOf(typed: string, near: number, zone: string): number | null {
  const wall = wallTime(typed);
  if (wall === null) return null;
  const shown = (at: number) => Math.floor((at + offsetAt(at, zone)) / 1000);
  const wanted = (Date.parse(`${dayOf(near, zone)}T00:00:00Z`) + wall) / 1000;
  if (shown(near) === wanted) return near;
  const offsets = new Set([near - DAY_MS, near, near + DAY_MS].map((at) => offsetAt(at, zone)));
  const found = [...offsets].map((offset) => wanted * 1000 - offset).filter((at) => shown(at) === wanted);
  return found.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0] ?? null;
}
