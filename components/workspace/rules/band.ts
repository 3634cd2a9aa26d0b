/** The reviewed period as a band of years, with what lies before and after it. */
import type { Reviewed } from '../../../lib/time/dated.ts';
import { isReviewed } from '../../../lib/time/dated.ts';
import { addMonths } from '../../../lib/time/month.ts';
import { dayWords } from '../../ui/said.ts';

export interface Part {
  kind: 'before' | 'known' | 'after';
  label: string;
  /** Its length. */
  months: number;
  /** Where in it today lies, from 0 to 1; null if elsewhere. */
  today: number | null;
}

/** How much of what was not reviewed is drawn at each end, at least. */
const EDGE = 12;
const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** The parts in order. @param today `YYYY-MM-DD` */
export function band(reviewed: Reviewed, today: string): Part[] {
  const [from, end, now] = [index(reviewed.from), index(reviewed.to) + 1, index(today)];
  const start = Math.min(from - EDGE, now);
  const stop = Math.max(end + EDGE, now + 1);
  const at = now + (Number(today.slice(8, 10)) - 0.5) / 31;
  const inside = (first: number, next: number) => (now >= first && now < next ? (at - first) / (next - first) : null);
  const years: Part[] = [];
  for (let month = from; month < end;) {
    const year = Math.floor(month / 12);
    const next = Math.min(end, (year + 1) * 12);
    years.push({ kind: 'known', label: String(year), months: next - month, today: inside(month, next) });
    month = next;
  }
  return [
    { kind: 'before', label: `before ${years[0]!.label}`, months: from - start, today: inside(start, from) },
    ...years,
    { kind: 'after', label: `${Math.floor(end / 12)} on`, months: stop - end, today: inside(end, stop) },
  ];
}

/** The first day of which nothing is said any more. */
export const firstUnknown = (reviewed: Reviewed) => dayWords(`${addMonths(reviewed.to, 1)}-01`);

/** The month to look at first: this one if it was reviewed, else the reviewed one nearest to it. */
export function monthToShow(reviewed: Reviewed, month: string): string {
  return isReviewed(reviewed, month) ? month : month < reviewed.from ? reviewed.from : reviewed.to;
}

/** Months of a reviewed period by year, the latest first. */
export function monthsByYear({ from, to }: Reviewed): { year: string; months: string[] }[] {
  const years = new Map<string, string[]>();
  for (let month = to; month >= from; month = addMonths(month, -1)) years.set(month.slice(0, 4), [...(years.get(month.slice(0, 4)) ?? []), month]);
  return [...years].map(([year, months]) => ({ year, months }));
}
