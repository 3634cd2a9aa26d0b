import type { Interval } from './interval.ts';
import { isHoliday } from './holidays.ts';
import { firstInstant } from './zone.ts';

/**
 * Calendar months and days of a practice's zone, exact across changes of the clocks. Months are `YYYY-MM`, days `YYYY-MM-DD`.
 * Bounds are remembered by month and zone.
 */
interface Calendar extends Interval {
  /** First instants of the month's days, and last the first instant of the next month. */
  days: number[];
  /** The days' names, `YYYY-MM-DD`. */
  names: string[];
}

const DAY = 86_400_000;
const calendars = new Map<string, Calendar>();
/** The one asked for last: a practice's months come one patient after the other. */
let last: { month: string; zone: string; made: Calendar } | null = null;

/** True for a month that exists, `YYYY-MM`, of the years 1970 to 9998. */
export function isMonth(value: unknown): value is string {
  return typeof value === 'string' && /^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])$/.test(value) && value < '9999';
}

/** True for a day that exists, `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && Number(value.slice(0, 4)) >= 1800
    && Number(value.slice(5, 7)) >= 1 && Number(value.slice(5, 7)) <= 12
    && Number(value.slice(8)) >= 1 && Number(value.slice(8)) <= daysIn(value.slice(0, 7));
}

/** Days in a month, 28 to 31. */
export function daysIn(month: string): number {
  const year = Number(month.slice(0, 4));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month.endsWith('-02') ? (leap ? 29 : 28) : /-(04|06|09|11)$/.test(month) ? 30 : 31;
}

/** The day `count` days later (earlier if negative). */
export function addDays(day: string, count: number): string {
  return remembered(daysLater, day, count, () => new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10));
}

type Later = Map<number, Map<string, string>>;
const daysLater: Later = new Map();
const monthsLater: Later = new Map();

/** The same few days are asked for again and again, once for each patient of a practice. */
function remembered(all: Later, day: string, count: number, work: () => string): string {
  let known = all.get(count);
  if (!known || known.size > 5000) all.set(count, (known = new Map<string, string>()));
  let found = known.get(day);
  if (found === undefined) known.set(day, (found = work()));
  return found;
}

/** The month `count` months later (earlier if negative). */
export function addMonths(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** The same day `count` months later, or the last of that month where it is shorter. */
export function addMonthsToDay(day: string, count: number): string {
  return remembered(monthsLater, day, count, () => {
    const month = addMonths(day.slice(0, 7), count);
    return `${month}-${String(Math.min(Number(day.slice(8)), daysIn(month))).padStart(2, '0')}`;
  });
}

/** First instants of all days of a month in a zone. @throws RangeError for an unknown zone */
export function calendar(month: string, zone: string): Calendar {
  if (last !== null && last.month === month && last.zone === zone) return last.made;
  const key = `${month} ${zone}`;
  const known = calendars.get(key);
  if (known) {
    last = { month, zone, made: known };
    return known;
  }
  const year = Number(month.slice(0, 4));
  const index = Number(month.slice(5, 7)) - 1;
  const days = Array.from({ length: daysIn(month) + 1 }, (_, day) => firstInstant(Date.UTC(year, index, day + 1), zone));
  const names = days.slice(1).map((_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
  const made = { start: days[0] as number, end: days.at(-1) as number, days, names };
  if (calendars.size > 2000) calendars.clear();
  calendars.set(key, made);
  return made;
}

/** The month as an interval: local midnight of the first to local midnight of the next first. */
export function monthBounds(month: string, zone: string): Interval {
  const { start, end } = calendar(month, zone);
  return { start, end };
}

/** The day as an interval: 23, 24 or 25 hours. */
export function dayBounds(day: string, zone: string): Interval {
  const { days } = calendar(day.slice(0, 7), zone);
  const index = Number(day.slice(8)) - 1;
  return { start: days[index] as number, end: days[index + 1] as number };
}

/** The month in which an instant lies. */
export function monthOf(at: number, zone: string): string {
  const utc = new Date(at).toISOString().slice(0, 7);
  const { start, end } = calendar(utc, zone);
  return at < start ? addMonths(utc, -1) : at >= end ? addMonths(utc, 1) : utc;
}

/** The day on which an instant lies. */
export function dayOf(at: number, zone: string): string {
  return dayIn(at, monthOf(at, zone), zone);
}

/** The day on which an instant lies that is known to lie in this month. */
export function dayIn(at: number, month: string, zone: string): string {
  const { start, days, names } = calendar(month, zone);
  let index = Math.min(Math.floor((at - start) / DAY), names.length - 1);
  while ((days[index] as number) > at) index--;
  while ((days[index + 1] as number) <= at) index++;
  return names[index] as string;
}

/** An interval cut at the local midnights that end months: the parts, in order, add up to the whole exactly. */
export function splitAtMonths(interval: Interval, zone: string): (Interval & { month: string })[] {
  const parts: (Interval & { month: string })[] = [];
  for (let start = interval.start; start < interval.end; ) {
    const month = monthOf(start, zone);
    const end = Math.min(interval.end, calendar(month, zone).end);
    parts.push({ start, end, month });
    start = end;
  }
  return parts;
}

/** The last day of a month. */
export function lastDay(month: string): string {
  return `${month}-${daysIn(month)}`;
}

/** The last day of a month that is neither Saturday, Sunday nor a federal holiday as observed. */
export function lastBusinessDay(month: string): string {
  let day = lastDay(month);
  while (!isBusinessDay(day)) day = addDays(day, -1);
  return day;
}

/** Monday to Friday, and no federal holiday as observed. */
export function isBusinessDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}
