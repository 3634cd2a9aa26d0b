import type { UnresolvedView } from '../../lib/commands/views.ts';
import type { Answer } from './answers.ts';
import { instantOf } from './start-edit.ts';

/** One stretch of a split, up to `end` (UTC epoch ms): worked on, with an activity of its own, or a break that is not counted. */
export interface Part { end: number; keep: boolean; activity: string | null }

type Span = Pick<UnresolvedView, 'id' | 'start' | 'end' | 'activity'>;

/** No part is shorter, ms. Boundaries lie on full seconds after the beginning, so that what is shown adds up. */
const SHORTEST = 1000;
/** More rows than this are no answer any more. */
const MOST = 12;

/** Whether there is anything to divide. */
export const canSplit = ({ start, end }: Pick<Span, 'start' | 'end'>): boolean => end - start >= 2 * SHORTEST;

/** Work, then a break: a suggestion to move, not an answer. */
export function firstParts(span: Span): Part[] {
  return cutInTwo(span, [{ end: span.end, keep: true, activity: span.activity }], 0).map((part, index) => ({ ...part, keep: index === 0 }));
}

/** Where a part begins. */
export const startOf = (span: Span, parts: readonly Part[], index: number): number => parts[index - 1]?.end ?? span.start;

/** Lengths of the parts, ms; together exactly the whole. */
export const lengths = (span: Span, parts: readonly Part[]): number[] => parts.map((part, index) => part.end - startOf(span, parts, index));

/** Moves the end of a part, as far as its neighbours leave room. The end of the last part stays. */
export function moveEnd(span: Span, parts: readonly Part[], index: number, to: number): Part[] {
  const part = parts[index];
  const next = parts[index + 1];
  if (!part || !next) return [...parts];
  const whole = span.start + Math.round((to - span.start) / 1000) * 1000;
  const end = Math.max(startOf(span, parts, index) + SHORTEST, Math.min(whole, lastSecond(span, next.end)));
  return parts.map((each, at) => (at === index ? { ...each, end } : each));
}

/** The latest full second that leaves the next part at least a second. */
const lastSecond = (span: Span, end: number): number => span.start + Math.floor((end - SHORTEST - span.start) / 1000) * 1000;

/** Whether a further row fits. */
export const canAdd = (span: Span, parts: readonly Part[]): boolean => parts.length < MOST && Math.max(...lengths(span, parts)) >= 2 * SHORTEST;

/** One row more: the longest part is cut in two. */
export function addPart(span: Span, parts: readonly Part[]): Part[] {
  const all = lengths(span, parts);
  return canAdd(span, parts) ? cutInTwo(span, parts, all.indexOf(Math.max(...all))) : [...parts];
}

/** One row less: its time goes to the row before it, the first one's to the next. */
export function removePart(parts: readonly Part[], index: number): Part[] {
  if (parts.length < 2) return [...parts];
  const removed = parts[index];
  return parts.filter((_, at) => at !== index).map((part, at) => (at === index - 1 && removed ? { ...part, end: removed.end } : part));
}

/** The instant meant by a typed clock time, inside the span; null if it is none of it. */
export function boundaryOf(typed: string, span: Span, timeZone: string): number | null {
  // A long gap shows the same hour twice: asked from its beginning, its middle and its end.
  const near = [span.start, (span.start + span.end) / 2, span.end];
  return near.map((each) => instantOf(typed, each, span.end, timeZone)).find((at) => at !== null && at > span.start && at < span.end) ?? null;
}

/** The words of the command. An activity is said only where it differs from the one the timer had. */
export function splitAnswer(span: Span, parts: readonly Part[]): Answer {
  return { span: span.id, answer: 'split', cuts: parts.map(({ end, keep, activity }) => ({ end, keep, ...(keep && activity && activity !== span.activity ? { activity } : {}) })) };
}

function cutInTwo(span: Span, parts: readonly Part[], index: number): Part[] {
  const part = parts[index];
  if (!part) return [...parts];
  const start = startOf(span, parts, index);
  const middle = start + Math.max(1, Math.floor((part.end - start) / 2000)) * 1000;
  return parts.flatMap((each, at) => (at === index ? [{ ...each, end: middle }, { ...each }] : [each]));
}
