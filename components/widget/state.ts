import type { FinishedView, TimerView, UnresolvedView, WidgetView } from '../../lib/commands/views.ts';
import { chartKey } from './identity.ts';

/*
 * What the widget shows. One state at a time; the first that holds, from the top, wins.
 *
 *   updated ◄── the worker cannot be reached any more: only a reload of the page helps
 *   new     ◄── no practice yet                          locked ◄── the vault is shut: no name is shown, Stop still works
 *
 *   two     ◄── the timer's patient and the chart's are different people, and nobody said "go on" for this pair
 *   away    ◄── fresh unresolved time that nobody put off      ──keep, discard, first, later──► the state below
 *   unsaved ◄── a command got no durable answer          ──retried with the same id────► running or stopped
 *
 *   none ──chart──► unsure ──"yes"──►┐
 *    │                               ├► starting ──durable reply──► running ◄──chart clear again──► changing
 *    └─────chart──► idle ───start───►┘                                 │ stop                          │ stop
 *                     ▲                                                ▼                               │
 *                     └────── closed, or 10 s after tagging ─────── stopped ◄──────────────────────────┘
 *                                                                      └── undo ──► running
 *
 * "Running" is shown only after the worker said that the start is on disk.
 */
export type State =
  | { kind: 'loading' | 'updated' | 'new' | 'locked' | 'none' | 'refused' | 'unsure' | 'idle' | 'starting' }
  | { kind: 'two'; timer: TimerView }
  | { kind: 'away'; span: UnresolvedView; more: number }
  | { kind: 'unsaved'; timer: TimerView | null }
  | { kind: 'changing' | 'running'; timer: TimerView }
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
}

export const blank: Memory = { orphaned: false, starting: false, unsaved: false, goOn: null, asksAway: true, later: [], closed: null };

/** @returns the state to draw. Pure. */
export function pickState(view: WidgetView | null, memory: Memory): State {
  if (memory.orphaned) return { kind: 'updated' };
  if (!view) return { kind: 'loading' };
  if (view.lock === 'new') return { kind: 'new' };
  if (view.lock === 'locked') return { kind: 'locked' };
  const { timer, finished } = view;
  if (timer && timer.chart === 'other' && memory.goOn !== pairOf(view)) return { kind: 'two', timer };
  const waiting = memory.asksAway ? view.unresolved.filter((span) => asksNow(view, span) && !memory.later.includes(span.id)).sort((a, b) => a.start - b.start) : [];
  const span = waiting[0];
  if (span) return { kind: 'away', span, more: waiting.length - 1 };
  if (memory.unsaved) return { kind: 'unsaved', timer };
  if (timer) return { kind: timer.chart === 'other' || timer.chart === 'unclear' ? 'changing' : 'running', timer };
  if (memory.starting) return { kind: 'starting' };
  if (finished && memory.closed !== finished.entry) return { kind: 'stopped', finished };
  return { kind: chartState(view) };
}

/** Old gaps of other patients wait in the side panel; only a fresh one, or one of the patient at hand, steps in front of the work.
 * A look at another chart was a choice: it waits there too. */
const FRESH_MS = 30 * 60_000;
const asksNow = (view: WidgetView, span: UnresolvedView): boolean =>
  span.cause !== 'other_chart' && (view.now - span.end < FRESH_MS || span.patient.key === (view.timer?.patient.key ?? view.chart.patient?.key));

function chartState({ chart }: WidgetView): 'none' | 'refused' | 'unsure' | 'idle' {
  if (chart.status === 'refused') return 'refused';
  if (chart.status === 'confirmed') return 'idle';
  return chart.status === 'uncertain' && chart.patient ? 'unsure' : 'none';
}

/** Names the pair "this timer, that chart": a "go on" holds for this pair only. Null while no timer runs. */
export function pairOf(view: WidgetView): string | null {
  return view.timer ? `${view.timer.id} ${chartKey(view.chart.patient)}` : null;
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
