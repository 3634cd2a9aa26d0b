import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FinishedView, WidgetView } from '../../lib/commands/views.ts';
import type { CommandName, Input, Reply } from '../../lib/messages.ts';
import { sentenceOf } from '../ui/wire.tsx';
import type { OnChange } from '../ui/wire.tsx';
import { Courier } from './courier.ts';
import type { CourierState, Unsaved } from './courier.ts';
import type { Verdict } from './gate.ts';
import { blank, pairOf, pickState } from './state.ts';
import type { Memory, State } from './state.ts';
import { useCountdown } from './useCountdown.ts';
import { useFinishLeaving } from './useFinishLeaving.ts';
import { useVeil } from './useVeil.ts';
import { useView } from './useView.ts';

/** Sends a command; the id makes a repeated one act once. */
export type SendAs = <N extends CommandName>(name: N, input: Input<N>, id?: string) => Promise<Reply<N>>;

/** What a page must bring for the widget to live in it. `send`, `acted`, `onChange` and `now` must stay the same. */
export interface Surroundings {
  send: SendAs;
  /** Keeps the instant of the press for a command that is sent later. */
  acted(id: string): void;
  onChange: OnChange;
  surface: 'widget' | 'sidepanel';
  /** UTC epoch ms. */
  now(): number;
  /** Whether an act may be carried out at this moment. */
  gate(): Verdict;
  openWorkspace(hash: string): void;
  /** Reloads the page that the frame stands in; null where that is not possible. */
  reload: (() => void) | null;
  /** Initials instead of names, as somebody at this computer chose. */
  discreet: boolean;
  setDiscreet(on: boolean): void;
}

export interface Widget extends Surroundings {
  view: WidgetView | null;
  /** Initials instead of names: somebody chose it here, or the organization set it. */
  discreet: boolean;
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
  /** Whole seconds until the timer starts by itself; of meaning in the state `countdown` only. */
  secondsLeft: number;
  /** Names are initials at this moment. */
  veiled: boolean;
  /** Shows full labels until a key or the pointer is let go. */
  lift(lifted: boolean): void;
  /** Lines that were answered here and do not come back. */
  hushed: readonly string[];
  /** Sends a command if the gate is open and the courier takes it. @returns whether it was carried out */
  act<N extends CommandName>(name: N, input: Input<N>): Promise<boolean>;
  stopAfterStart(): void;
  /** "Not now": no countdown and no question for this patient until the chart is left. Needs no open gate: it starts nothing. */
  notNow(): void;
  hush(line: string): void;
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
  const { send, acted, now, gate, surface } = around;
  const { view, orphaned, refresh, take, change } = useView(around);
  // What is set comes with the names themselves, so that none is shown before it is known.
  const discreet = around.discreet || view?.onlyInitials === true;
  const [memory, setMemory] = useState<Memory>({ ...blank, asksAway: surface === 'widget' });
  const [{ flight, unsaved }, setCourier] = useState<CourierState>({ flight: null, unsaved: null });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [oneMoment, setOneMoment] = useState(false);
  const [stoppedAt, setStoppedAt] = useState<number | null>(null);
  const [hushed, setHushed] = useState<readonly string[]>([]);
  const veil = useVeil(discreet);
  const remember = useCallback((part: Partial<Memory>) => setMemory((old) => ({ ...old, ...part })), []);
  const openPanel = useCallback((at?: string) => void send('widget.openPanel', at === undefined ? {} : { at }).catch((thrown: unknown) => setTrouble(sentenceOf(thrown))), [send]);

  const courier = useMemo(() => new Courier(send, acted, now, {
    changed: setCourier,
    answered: (name, input, reply) => {
      if (name === 'timer.stop') setStoppedAt(now());
      take(reply);
      // After undo is over the worker's answer has no note and no kind of contact of the stopped entry any more.
      if (name === 'timer.note' || name === 'timer.contact') change((old) => noted(old, input as Partial<FinishedView>));
    },
    refused: (code, sentence, input) => {
      if (code === 'IN_PANEL') openPanel(`unresolved:${(input as { span: string }).span}`);
      else if (code === 'UPDATED') remember({ orphaned: true });
      else setTrouble(sentence);
    },
  }), [send, acted, now, take, change, openPanel, remember]);

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
    if (!courier.takes(name) || !allowed()) return Promise.resolve(false);
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
  const offered = view?.offer?.patient ?? null;
  // Declined for this chart: another patient's chart, or the same one opened again, is offered anew.
  useEffect(() => { setMemory((old) => (old.passed === null || old.passed === offered ? old : { ...old, passed: null })); }, [offered]);

  const finished = view?.finished ?? null;
  const [held, hold] = useFinishLeaving(finished, now, remember);

  const counts = gate() !== 'panel';
  const state = useMemo(
    () => pickState(view, { ...memory, orphaned: orphaned || memory.orphaned, starting: flight === 'timer.start', unsaved: unsaved !== null, held, counts }),
    [view, memory, orphaned, flight, unsaved, held, counts],
  );
  const inSight = () => document.visibilityState === 'visible' && pass.current() === 'act';
  const secondsLeft = useCountdown(state.kind === 'countdown' ? offered : null, inSight, () => {
    remember({ passed: offered });
    void act('timer.start', { auto: true });
  });
  return {
    ...around, discreet, view, state, flight, unsaved, trouble, oneMoment, stoppedAt, secondsLeft, hushed, veiled: veil.veiled, lift: veil.lift, act, hold, refresh, openPanel,
    stopAfterStart: () => courier.stopAfterStart(),
    notNow: () => {
      remember({ passed: offered });
      void send('timer.notNow', {}).then(take, () => undefined);
    },
    hush: (line) => setHushed((old) => [...old, line]),
    retry: () => courier.retry(),
    goOn: () => { void act('timer.goOn', {}).then((done) => { if (done) remember({ goOn: pair }); }); },
    later: (span) => setMemory((old) => ({ ...old, later: [...old.later, span] })),
    closeFinish: () => remember({ closed: finished?.entry ?? null }),
  };
}

function noted(view: WidgetView, { entry, ...change }: Partial<FinishedView>): WidgetView {
  return view.finished && view.finished.entry === entry ? { ...view, finished: { ...view.finished, ...change } } : view;
}
