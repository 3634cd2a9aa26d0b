/** Sentences of the widget that are worked out. Pure; held by tests. */
import type { ProgressView, TimerView, WidgetView } from '../../lib/commands/views.ts';
import { clock } from '../ui/said.ts';
import type { Glyph } from '../ui/Icon.tsx';
import type { Kind, State } from './state.ts';

export type Tone = 'run' | 'call' | 'away' | 'stop' | 'unsaved' | 'still' | 'ok' | 'none' | 'unsure' | 'soon' | 'idle';

interface Look { word: string; glyph: Glyph; tone: Tone }

const looks: Record<Kind, Look> = {
  loading: { word: 'Opening the ledger…', glyph: 'clock', tone: 'none' },
  updated: { word: 'Updated', glyph: 'puzzle', tone: 'still' },
  new: { word: 'Not set up', glyph: 'nobody', tone: 'none' },
  locked: { word: 'Locked', glyph: 'lock', tone: 'still' },
  none: { word: 'No patient', glyph: 'nobody', tone: 'none' },
  refused: { word: 'Not shown here', glyph: 'nobody', tone: 'none' },
  unsure: { word: 'Not sure who', glyph: 'question', tone: 'unsure' },
  idle: { word: 'Not running', glyph: 'square', tone: 'idle' },
  ask: { word: 'Not running', glyph: 'square', tone: 'idle' },
  countdown: { word: 'Starting', glyph: 'clock', tone: 'soon' },
  starting: { word: 'Starting', glyph: 'clock', tone: 'soon' },
  two: { word: 'Two patients', glyph: 'other', tone: 'stop' },
  away: { word: 'Away', glyph: 'away', tone: 'away' },
  absent: { word: 'Away', glyph: 'away', tone: 'away' },
  unsaved: { word: 'Not saved', glyph: 'warning', tone: 'unsaved' },
  changing: { word: 'Chart changing', glyph: 'question', tone: 'away' },
  running: { word: 'Running', glyph: 'play', tone: 'run' },
  oncall: { word: 'On call', glyph: 'call', tone: 'call' },
  paused: { word: 'Paused', glyph: 'pause', tone: 'still' },
  stopped: { word: 'Stopped', glyph: 'check', tone: 'ok' },
};

/** Word, glyph and tone of a state: always all three. */
export function lookOf(state: State): Look {
  if (state.kind === 'away' && state.span.cause === 'browser_closed') return { word: 'Recovered', glyph: 'undo', tone: 'away' };
  if (state.kind === 'changing' && state.timer.chart === 'other') return { word: 'Running, other chart', glyph: 'play', tone: 'away' };
  return looks[state.kind];
}

/** How far a month has come, in parts so that figures can be bold. `running` are seconds of the running entry that would count. */
export function progressOf(progress: ProgressView, running: number): { total: number; next: { of: string; code: string; toGo: string } | null; reached: string | null } {
  const total = progress.seconds + Math.max(0, Math.floor(running));
  const step = progress.steps.find((each) => each.seconds > total);
  const reached = progress.steps.filter((each) => each.seconds <= total).at(-1);
  return {
    total,
    next: step ? { of: clock(step.seconds), code: step.code, toGo: clock(step.seconds - total) } : null,
    reached: reached ? reached.code : null,
  };
}

/** The same as one sentence, for screen readers, the bar and tests. */
export function progressSentence(progress: ProgressView, running: number): string {
  const { total, next, reached } = progressOf(progress, running);
  if (next) return `${clock(total)} of ${next.of} toward ${next.code} · ${next.toGo} to go`;
  return reached ? `${clock(total)} this month · ${reached} reached` : `${clock(total)} this month`;
}

/** Seconds of the running entry that would count for this ladder; 0 if they would not. */
export function countingSeconds(view: Pick<WidgetView, 'progress' | 'timer'>, now: number): number {
  if (!view.timer || !view.progress?.runningCounts || view.progress.patient !== view.timer.patient.key) return 0;
  return Math.max(0, Math.floor((standsAt(view.timer, now) - view.timer.start) / 1000));
}

/** Up to where a timer's clock goes: it stands while the chart shows somebody else, and while nobody is there. UTC epoch ms. */
export const standsAt = ({ heldAt, awaySince }: Pick<TimerView, 'heldAt' | 'awaySince'>, now: number): number => Math.min(now, heldAt ?? now, awaySince ?? now);

/** The entry that the pause ended, for its length; null if it is not of today. */
export const pausedEntry = ({ paused, today }: Pick<WidgetView, 'paused' | 'today'>): { start: number; end: number } | null =>
  today.find((each) => each.end === paused?.since && each.patient.key === paused.patient.key) ?? null;

/** Minutes for the puck: `17m`, over an hour `1h05`. */
export function puckMinutes(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}m` : `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}`;
}

/** `CCM` for a program id; ids are the field's own abbreviations, with blanks for underscores. */
export const programWords = (id: string) => id.replaceAll('_', ' ');
