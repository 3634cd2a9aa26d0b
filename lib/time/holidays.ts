/**
 * Federal holidays of the United States, as observed (5 U.S.C. 6103; Executive Order 11582): one that falls on a Saturday is observed
 * on the Friday before, one on a Sunday on the Monday after.
 */
const fixed: [string, number][] = [['01-01', 1971], ['06-19', 2021], ['07-04', 1971], ['11-11', 1978], ['12-25', 1971]];
/** Month, weekday (0 = Sunday), which one (-1 = last), first year in this form. */
const moving: [number, number, number, number][] = [[1, 1, 3, 1986], [2, 1, 3, 1971], [5, 1, -1, 1971], [9, 1, 1, 1971], [10, 1, 2, 1971], [11, 4, 4, 1971]];

const years = new Map<number, Set<string>>();

const iso = (at: Date) => at.toISOString().slice(0, 10);

function observed(year: number): Set<string> {
  const known = years.get(year);
  if (known) return known;
  const days = new Set<string>();
  for (const [day, since] of fixed) {
    if (year < since) continue;
    const date = new Date(`${year}-${day}T00:00:00Z`);
    const shift = date.getUTCDay() === 6 ? -1 : date.getUTCDay() === 0 ? 1 : 0;
    date.setUTCDate(date.getUTCDate() + shift);
    days.add(iso(date));
  }
  for (const [month, weekday, which, since] of moving) {
    if (year < since) continue;
    const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
    const last = new Date(Date.UTC(year, month, 0));
    const day = which > 0 ? 1 + ((weekday - first + 7) % 7) + (which - 1) * 7 : last.getUTCDate() - ((last.getUTCDay() - weekday + 7) % 7);
    days.add(iso(new Date(Date.UTC(year, month - 1, day))));
  }
  years.set(year, days);
  return days;
}

/** True if a federal holiday is observed on this day. */
export function isHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  // New Year's Day of the next year is observed in this one when it falls on a Saturday.
  return observed(year).has(day) || (day.endsWith('-12-31') && observed(year + 1).has(day));
}
