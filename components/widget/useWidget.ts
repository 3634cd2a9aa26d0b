import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { CommandName, Input, Reply } from '../../lib/messages.ts';
import { sentenceOf } from '../ui/wire.tsx';
import type { OnChange } from '../ui/wire.tsx';
import { Courier } from './courier.ts';
import type { CourierState, Unsaved } from './courier.ts';
import type { Verdict } from './gate.ts';
import { blank, finishLeavesAt, pairOf, pickState } from './state.ts';
import type { Memory, State } from './state.ts';
import { useView } from './useView.ts';

/** Sends a command; the id makes a repeated one act once. */
export type SendAs = <N extends CommandName>(name: N, input: Input<N>, id?: string) => Promise<Reply<N>>;

/** What a page must bring for the widget to live in it. `send`, `onChange` and `now` must stay the same. */
export interface Surroundings {
  send: SendAs;
  onChange: OnChange;
  surface: 'widget' | 'sidepanel';
  /** UTC epoch ms. */
  now(): number;
  /** Whether an act may be carried out at this moment. */
  gate(): Verdict;
  openWorkspace(hash: string): void;
  /** Reloads the page that the frame stands in; null where that is not possible. */
  reload: (() => void) | null;
}

export interface Widget extends Surroundings {
  view: WidgetView | null;
  state: State;
  /** The command on its way, or null. */
  flight: CommandName | null;
  unsaved: Unsaved | null;
  /** The sentence of the last refusal. */
  trouble: string | null;
  /** A press came before the frame was seen long enough. */
  oneMoment: boolean;
  /** When this page last stopped the clock, UTC epoch ms. */
  stoppedAt: number | null;
  /** Sends a command if the gate is open and nothing is in flight. @returns whether it was carried out */
  act<N extends CommandName>(name: N, input: Input<N>): Promise<boolean>;
  stopAfterStart(): void;
  retry(): void;
  /** "Go on for the timer's patient", until the chart changes again. */
  goOn(): void;
  later(span: string): void;
  closeFinish(): void;
  /** Pointer or focus on the finish card hold it. */
  hold(held: boolean): void;
  /** Opens the side panel, at a place if given; always allowed. */
  openPanel(at?: string): void;
  refresh(): void;
}

const RETRY_MS = 4_000;
const MOMENT_MS = 1_600;

/** The life of a widget: what is known, what is on its way, what the person said to this page only. */
export function useWidget(around: Surroundings): Widget {
  const { send, now, gate, surface } = around;
  const { view, orphaned, refresh, take, change } = useView(around);
  const [memory, setMemory] = useState<Memory>({ ...blank, asksAway: surface === 'widget' });
  const [{ flight, unsaved }, setCourier] = useState<CourierState>({ flight: null, unsaved: null });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [oneMoment, setOneMoment] = useState(false);
  const [stoppedAt, setStoppedAt] = useState<number | null>(null);
  const remember = useCallback((part: Partial<Memory>) => setMemory((old) => ({ ...old, ...part })), []);
  const openPanel = useCallback((at?: string) => void send('widget.openPanel', at === undefined ? {} : { at }).catch((thrown: unknown) => setTrouble(sentenceOf(thrown))), [send]);

  const courier = useMemo(() => new Courier(send, now, {
    changed: setCourier,
    answered: (name, input, reply) => {
      if (name === 'timer.stop') setStoppedAt(now());
      take(reply);
      // After undo is over the worker's answer has no note of the stopped entry any more.
      if (name === 'timer.note') change((old) => noted(old, input as { note: string; entry?: string }));
    },
    refused: (code, sentence, input) => {
      if (code === 'IN_PANEL') openPanel(`unresolved:${(input as { span: string }).span}`);
      else if (code === 'UPDATED') remember({ orphaned: true });
      else setTrouble(sentence);
    },
  }), [send, now, take, change, openPanel, remember]);

  /** Asks the gate; a press that comes too early is answered with a word, and nothing is done. */
  const pass = useRef(gate);
  pass.current = gate;
  const allowed = useCallback((): boolean => {
    const verdict = pass.current();
    setOneMoment(verdict === 'wait');
    if (verdict === 'panel') openPanel();
    return verdict === 'act';
  }, [openPanel]);

  const act = useCallback(<N extends CommandName>(name: N, input: Input<N>): Promise<boolean> => {
    if (!courier.free || !allowed()) return Promise.resolve(false);
    setTrouble(null);
    return courier.offer(name, input);
  }, [courier, allowed]);

  useEffect(() => {
    if (!unsaved || flight) return;
    const timer = setTimeout(() => courier.retry(), RETRY_MS);
    return () => clearTimeout(timer);
  }, [unsaved, flight, courier]);
  useEffect(() => {
    if (!oneMoment) return;
    const timer = setTimeout(() => setOneMoment(false), MOMENT_MS);
    return () => clearTimeout(timer);
  }, [oneMoment]);

  const pair = view ? pairOf(view) : null;
  useEffect(() => { setMemory((old) => (old.goOn && old.goOn !== pair ? { ...old, goOn: null } : old)); }, [pair]);

  const finished = view?.finished ?? null;
  const hold = useFinishLeaving(finished, now, remember);

  const state = useMemo(
    () => pickState(view, { ...memory, orphaned: orphaned || memory.orphaned, starting: flight === 'timer.start', unsaved: unsaved !== null }),
    [view, memory, orphaned, flight, unsaved],
  );
  return {
    ...around, view, state, flight, unsaved, trouble, oneMoment, stoppedAt, act, hold, refresh, openPanel,
    stopAfterStart: () => courier.stopAfterStart(),
    retry: () => courier.retry(),
    goOn: () => { void act('timer.goOn', {}).then((done) => { if (done) remember({ goOn: pair }); }); },
    later: (span) => setMemory((old) => ({ ...old, later: [...old.later, span] })),
    closeFinish: () => remember({ closed: finished?.entry ?? null }),
  };
}

/** Closes the finish card some seconds after its activity is known; pointer or focus hold it. Returns the way to hold it. */
function useFinishLeaving(finished: WidgetView['finished'], now: () => number, remember: (part: Partial<Memory>) => void): (held: boolean) => void {
  const [tagged, setTagged] = useState<{ entry: string; at: number } | null>(null);
  const [held, hold] = useState(false);
  useEffect(() => {
    if (finished?.activity) setTagged((old) => (old?.entry === finished.entry ? old : { entry: finished.entry, at: now() }));
  }, [finished, now]);
  useEffect(() => {
    if (!finished || held) return;
    const leaves = finishLeavesAt(finished, tagged?.entry === finished.entry ? tagged.at : null);
    if (leaves === null) return;
    const timer = setTimeout(() => remember({ closed: finished.entry }), Math.max(0, leaves - now()));
    return () => clearTimeout(timer);
  }, [finished, tagged, held, now, remember]);
  return hold;
}

function noted(view: WidgetView, { note, entry }: { note: string; entry?: string }): WidgetView {
  return view.finished && view.finished.entry === entry ? { ...view, finished: { ...view.finished, note } } : view;
}
