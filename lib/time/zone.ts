/**
 * What a clock on the wall of a zone shows. Uses the platform's own time-zone data through Intl; months and days (`month.ts`) are
 * remembered, so that this slow question is asked a few times a month and not once an entry.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', era: 'short',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(zone, found);
  }
  return found;
}

/** True for an IANA zone that this machine knows, e.g. `America/Detroit`. Bare offsets such as `+05:00` are not zones. */
export function isZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || zone.length > 64 || !/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone)) return false;
  try {
    format(zone);
    return true;
  } catch {
    return false;
  }
}

/** Wall clock minus UTC at an instant, in milliseconds. @throws RangeError for an unknown zone */
export function offsetAt(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format(zone).formatToParts(at)) if (type !== 'literal' && type !== 'era') part[type] = Number(value);
  const wall = Date.UTC(part['year'] as number, (part['month'] as number) - 1, part['day'], part['hour'], part['minute'], part['second']);
  return wall - (at - (((at % 1000) + 1000) % 1000));
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
