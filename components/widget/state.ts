import type { FinishedView, TimerView, UnresolvedView, WidgetView } from '../../lib/commands/views.ts';
import { chartKey } from './identity.ts';

/*
 * What the widget shows. One state at a time; the first that holds, from the top, wins.
 *
 *   updated ◄── the worker cannot be reached any more: only a reload of the page helps
 *   new     ◄── no practice yet                          locked ◄── the vault is shut: no name is shown, Stop still works
 *
 *   two     ◄── the timer's patient and the chart's are different people, and nobody said "go on" for this pair or for all (then: changing)
 *   away    ◄── fresh unresolved time that nobody put off (a closed browser: "recovered")   ──an answer, or later──► the state below
 *   unsaved ◄── a command got no durable answer          ──retried with the same id────► running or stopped
 *
 *                        not now, any key                 absent ◄──nobody there──► (back: "away" asks)
 *               ┌────────────────────────────┐              ▲ │
 *   none ──chart──► ask ─────────── start ──┐│              │ ▼
 *    │  ├──chart──► countdown ──── 5 s, S ──┤▼   durable   running ◄──────C──────► oncall ──an hour──► asks whether it lasts
 *    │  ├──chart──► idle ───────── start ───┴─► starting ──reply──►│ ▲ │
 *    │  └─────────► unsure ──────── "yes" ───────►                │ │ └──chart unclear──► changing ──clear again──► running
 *    ▲                                                        stop │ │ P
 *    │                                                             │ └─────► paused ──P──► running       ──S──► (none)
 *    │                                                             ▼
 *    └──────── closed, or 10 s after tagging ───────────────── stopped ── undo ──► running
 *
 * "Running" is shown only after the worker said that the start is on disk. A countdown runs only where the frame can be guarded, and
 * only while it is in sight (`countdown.ts`); elsewhere it is a question.
 */
export type State =
  | { kind: 'loading' | 'updated' | 'new' | 'locked' | 'none' | 'refused' | 'unsure' | 'idle' | 'ask' | 'countdown' | 'starting' }
  | { kind: 'two'; timer: TimerView }
  | { kind: 'away'; span: UnresolvedView; more: number }
  | { kind: 'unsaved'; timer: TimerView | null }
  | { kind: 'changing' | 'running' | 'oncall' | 'absent'; timer: TimerView }
  | { kind: 'paused'; paused: NonNullable<WidgetView['paused']> }
  | { kind: 'stopped'; finished: FinishedView };

export type Kind = State['kind'];

/** What the page itself remembers, beside the view. */
export interface Memory {
  /** The worker behind this page is gone: the extension was updated. */
  orphaned: boolean;
  /** A start is on its way and not yet durable. */
  starting: boolean;
  /** A command got no durable answer and is being retried. */
  unsaved: boolean;
  /** Pair of timer and chart for which somebody said "go on". */
  goOn: string | null;
  /** Whether unresolved time is asked about here; the side panel has a list of its own for it. */
  asksAway: boolean;
  /** Unresolved spans put off by "Decide later". */
  later: readonly string[];
  /** Entry whose finish card was closed. */
  closed: string | null;
  /** Pointer or focus hold the finish card: nothing steps in front of it. */
  held: boolean;
  /** Whether this frame may start by itself at all: not where the browser cannot guard it. */
  counts: boolean;
  /** Patient whose offer is over: declined here, or its countdown came to its end. */
  passed: string | null;
}

export const blank: Memory = { orphaned: false, starting: false, unsaved: false, goOn: null, asksAway: true, later: [], closed: null, held: false, counts: true, passed: null };

/** @returns the state to draw. Pure. */
export function pickState(view: WidgetView | null, memory: Memory): State {
  if (memory.orphaned) return { kind: 'updated' };
  if (!view) return { kind: 'loading' };
  if (view.lock === 'new') return { kind: 'new' };
  if (view.lock === 'locked') return { kind: 'locked' };
  const { timer, finished, paused } = view;
  if (timer && timer.chart === 'other' && !timer.keeps && memory.goOn !== pairOf(view)) return { kind: 'two', timer };
  const waiting = memory.asksAway ? view.unresolved.filter((span) => asksNow(view, span) && !memory.later.includes(span.id)).sort((a, b) => a.start - b.start) : [];
  const span = waiting[0];
  if (span) return { kind: 'away', span, more: waiting.length - 1 };
  if (memory.unsaved) return { kind: 'unsaved', timer };
  if (timer) return { kind: timerState(timer), timer };
  if (memory.starting) return { kind: 'starting' };
  if (paused) return { kind: 'paused', paused };
  const kind = chartState(view, memory);
  if (finished && memory.closed !== finished.entry && (kind !== 'countdown' || memory.held)) return { kind: 'stopped', finished };
  return { kind };
}

/** Old gaps of other patients wait in the side panel; only a fresh one, or one of the patient at hand, steps in front of the work.
 * A look at another chart was a choice: it waits there too. */
const FRESH_MS = 30 * 60_000;
const asksNow = (view: WidgetView, span: UnresolvedView): boolean =>
  span.cause !== 'other_chart' && (view.now - span.end < FRESH_MS || span.patient.key === (view.timer?.patient.key ?? view.chart.patient?.key));

function timerState(timer: TimerView): 'absent' | 'changing' | 'oncall' | 'running' {
  if (timer.awaySince !== null) return 'absent';
  if (timer.chart === 'other' || timer.chart === 'unclear') return 'changing';
  return timer.call ? 'oncall' : 'running';
}

function chartState({ chart, offer }: WidgetView, memory: Memory): 'none' | 'refused' | 'unsure' | 'idle' | 'ask' | 'countdown' {
  if (chart.status === 'refused') return 'refused';
  if (chart.status !== 'confirmed') return chart.status === 'uncertain' && chart.patient ? 'unsure' : 'none';
  if (!offer || offer.patient !== chart.patient?.key || memory.passed === offer.patient) return 'idle';
  return offer.kind === 'countdown' && memory.counts ? 'countdown' : 'ask';
}

/** Names the pair "this timer, that chart": a "go on" holds for this pair only. Null while no timer runs. */
export function pairOf(view: WidgetView): string | null {
  return view.timer ? `${view.timer.id} ${chartKey(view.chart.patient)}` : null;
}

/** The entry that a closed browser left behind before the time it is asked about; null if it is not of today. */
export function savedBefore(view: Pick<WidgetView, 'today'>, span: UnresolvedView): { start: number; end: number } | null {
  return view.today.find((each) => each.end === span.start && each.patient.key === span.patient.key) ?? null;
}

/**
 * Until when a finish card stays: ten seconds after the activity is known, never before undo is over. Null = until somebody closes it.
 * @param taggedAt when this page saw the activity for the first time, UTC epoch ms
 */
export function finishLeavesAt(finished: Pick<FinishedView, 'activity' | 'undoUntil'>, taggedAt: number | null): number | null {
  if (finished.activity === null || taggedAt === null) return null;
  return Math.max(finished.undoUntil, taggedAt + 10_000);
}

/** States that may open the puck into the bar by themselves. They never take focus and never open the card. */
export function asksForAttention(kind: Kind, unsavedFor: number): boolean {
  return kind === 'two' || kind === 'away' || (kind === 'unsaved' && unsavedFor >= 10_000);
}
