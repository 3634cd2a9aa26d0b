import type { UnresolvedView } from '../../lib/commands/views.ts';

/** More than this is discarded in the side panel only, ms: no web page may trick such a click. */
export const DISCARD_HERE_MS = 60_000;

/** The words of the command `unresolved.answer`. */
export interface Answer {
  span: string;
  answer: 'keep' | 'discard' | 'first' | 'split';
  minutes?: number;
  cuts?: { end: number; keep: boolean; activity?: string }[];
}

/** Keep everything, discard everything, or keep the first minutes and discard the rest. */
export function answerOf(span: Pick<UnresolvedView, 'id'>, how: 'keep' | 'discard' | 'first', minutes: number): Answer {
  return how === 'first' ? { span: span.id, answer: 'first', minutes } : { span: span.id, answer: how };
}

/** How much an answer would discard, ms. */
export function discards(span: Pick<UnresolvedView, 'start' | 'end'>, how: 'keep' | 'discard' | 'first', minutes: number): number {
  const whole = span.end - span.start;
  return how === 'keep' ? 0 : how === 'discard' ? whole : Math.max(0, whole - minutes * 60_000);
}

/** The minutes that stand in the field before anybody types: five, or fewer where there are not as many. */
export const firstMinutes = (span: Pick<UnresolvedView, 'start' | 'end'>): string => String(Math.max(1, Math.min(5, Math.ceil((span.end - span.start) / 60_000))));

/** Minutes as typed: whole, at least one, at most what is there; null if it is no such number. */
export function minutesOf(typed: string, span: Pick<UnresolvedView, 'start' | 'end'>): number | null {
  if (!/^\d{1,4}$/.test(typed.trim())) return null;
  const minutes = Number(typed);
  return minutes >= 1 && minutes <= Math.ceil((span.end - span.start) / 60_000) ? minutes : null;
}

/** What happened, in words. */
export const causeWords: Record<UnresolvedView['cause'], string> = {
  idle: 'No key or mouse was touched.', clock: 'The computer slept, or its clock was changed.',
  browser_closed: 'The browser closed while the timer ran.',
  gap: 'Nobody was seen here for a while.',
  locked: 'The screen was locked.',
  other_chart: 'Another patient’s chart was open.',
};
