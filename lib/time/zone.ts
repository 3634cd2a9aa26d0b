import { tzOffset } from '@date-fns/tz';

/**
 * What a clock on the wall of a zone shows. Uses the platform's own time-zone data; months and days (`month.ts`) are
 * remembered, so that this slow question is asked a few times a month and not once an entry.
 */
/** True for an IANA zone that this machine knows, e.g. `America/Detroit`. Bare offsets such as `+05:00` are not zones. */
export function isZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || zone.length > 64 || !/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Wall clock minus UTC at an instant, in milliseconds. @throws RangeError for an unknown zone */
export function offsetAt(at: number, zone: string): number {
  const minutes = tzOffset(zone, new Date(at));
  if (Number.isNaN(minutes)) throw new RangeError('This time zone is not known.');
  return Math.round(minutes * 60_000);
}

/** The first instant of a calendar day in a zone, whether or not its clocks show midnight then. @param utc the day's midnight, read as UTC */
export function firstInstant(utc: number, zone: string): number {
  const DAY = 86_400_000;
  const before = offsetAt(utc - DAY, zone);
  const after = offsetAt(utc + DAY, zone);
  if (before === after) return utc - before;
  // The clocks change around this day: find the first instant that has the new offset.
  let low = utc - DAY;
  let high = utc + DAY;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  if (utc - before < high) return utc - before;
  return Math.max(utc - after, high);
}
