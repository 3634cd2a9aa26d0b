/** Where a gap is cut, and what of it is kept. Pure. Parts follow one another and always add up to the gap: there is nothing left over. */
import type { Interval } from '../../../lib/time/interval.ts';

/** A part up to `end`, UTC epoch ms. `keep` null = nobody said yet; `activity` empty = as the timer was tagged. */
export interface Part { end: number; keep: boolean | null; activity: string }

/** The smallest part, ms. */
export const LEAST_MS = 1000;

/** Begins with one cut in the middle; what is kept is for the person to say. */
export const halves = (gap: Interval): Part[] => [{ end: wholeSecond(gap, (gap.start + gap.end) / 2), keep: null, activity: '' }, { end: gap.end, keep: null, activity: '' }];

/** Cuts lie on full seconds after the gap's begin. */
const wholeSecond = (gap: Interval, at: number) => gap.start + Math.round((at - gap.start) / 1000) * 1000;

const startOf = (gap: Interval, parts: readonly Part[], n: number) => (n === 0 ? gap.start : parts[n - 1]!.end);

/** Each part as an interval. */
export const stretches = (gap: Interval, parts: readonly Part[]): (Part & Interval)[] => parts.map((part, n) => ({ ...part, start: startOf(gap, parts, n) }));

/** The bounds between which the cut after part `n` may move. */
export const room = (gap: Interval, parts: readonly Part[], n: number): Interval => ({ start: startOf(gap, parts, n) + LEAST_MS, end: (parts[n + 1]?.end ?? gap.end) - LEAST_MS });

/** Moves the cut after part `n`; it never passes its neighbors. */
export function moveCut(gap: Interval, parts: readonly Part[], n: number, to: number): Part[] {
  if (n >= parts.length - 1) return [...parts];
  const { start, end } = room(gap, parts, n);
  return parts.map((part, index) => (index === n ? { ...part, end: Math.min(end, Math.max(start, wholeSecond(gap, to))) } : part));
}

/** Cuts part `n` in the middle. A part too short for it stays whole. */
export function cutPart(gap: Interval, parts: readonly Part[], n: number): Part[] {
  const part = parts[n];
  const start = startOf(gap, parts, n);
  if (!part || part.end - start < 2 * LEAST_MS) return [...parts];
  const middle = Math.min(part.end - LEAST_MS, Math.max(start + LEAST_MS, wholeSecond(gap, (start + part.end) / 2)));
  return [...parts.slice(0, n), { ...part, end: middle }, { ...part, keep: null }, ...parts.slice(n + 1)];
}

/** Takes the cut after part `n` away: the two become one, as the first was. */
export const joinNext = (parts: readonly Part[], n: number): Part[] => parts.flatMap((part, index) => (index === n && parts[n + 1] ? [{ ...part, end: parts[n + 1]!.end }] : index === n + 1 ? [] : [part]));

/** The words of the answer `split`, or null while a part is undecided. */
export const cutsOf = (parts: readonly Part[]): { end: number; keep: boolean; activity?: string }[] | null =>
  parts.some(({ keep }) => keep === null) ? null : parts.map(({ end, keep, activity }) => ({ end, keep: keep === true, ...(keep && activity ? { activity } : {}) }));
