import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { CommandName, Input, Reply } from '../../lib/messages.ts';
import { codeOf, sentenceOf } from '../ui/wire.tsx';
import type { OnChange } from '../ui/wire.tsx';
import type { Verdict } from './gate.ts';
import { keepFinished } from './finished.ts';
import { blank, finishLeavesAt, pairOf, pickState } from './state.ts';
import type { Memory, State } from './state.ts';

/** Sends a command; the id makes a repeated one act once. */
export type SendAs = <N extends CommandName>(name: N, input: Input<N>, id?: string) => Promise<Reply<N>>;

/** What a page must bring for the widget to live in it. */
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
  /** The sentence of the last refusal. */
  trouble: string | null;
  /** A press came before the frame was seen long enough. */
  oneMoment: boolean;
  unsaved: Unsaved | null;
  /** When this page last stopped the clock, UTC epoch ms. */
  stoppedAt: number | null;
  /** Sends a command if the gate is open and nothing is in flight. @returns whether it was carried out */
  act<N extends CommandName>(name: N, input: Input<N>): Promise<boolean>;
  /** Stops as soon as the start that is on its way has come back. */
  stopAfterStart(): void;
  retry(): void;
  goOn(): void;
  later(span: string): void;
  closeFinish(): void;
  /** Pointer or focus on the finish card hold it. */
  hold(held: boolean): void;
  /** Opens the side panel, at a place if given; always allowed. */
  openPanel(at?: string): void;
  /** Where allowed, does it here; in a browser that cannot guard the frame, opens the side panel instead. */
  refresh(): void;
}

export interface Unsaved { name: CommandName; since: number; tries: number }

const POLL_MS = 15_000;
const RETRY_MS = 4_000;

/** The life of a widget: what is known, what is on its way, what the person said to this page only. */
export function useWidget(around: Surroundings): Widget {
  const { send, onChange, now, gate } = around;
  const [view, setView] = useState<WidgetView | null>(null);
  const [memory, setMemory] = useState<Memory>({ ...blank, asksAway: around.surface === 'widget' });
  const [flight, setFlight] = useState<CommandName | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [oneMoment, setOneMoment] = useState(false);
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null);
  const [stoppedAt, setStoppedAt] = useState<number | null>(null);
  const [taggedAt, setTaggedAt] = useState<{ entry: string; at: number } | null>(null);
  const [held, hold] = useState(false);
  const waiting = useRef<{ name: CommandName; input: unknown; id: string } | null>(null);
  const inFlight = useRef<CommandName | null>(null);
  const stopNext = useRef(false);
  const turn = useRef(0);
  const remember = useCallback((change: Partial<Memory>) => setMemory((old) => ({ ...old, ...change })), []);

  const show = useCallback((fresh: WidgetView) => setView((old) => ({ ...fresh, finished: keepFinished(old?.finished ?? null, fresh) })), []);

  const refresh = useCallback(() => {
    const mine = ++turn.current;
    send('widget.view', {}).then(
      (reply) => { if (mine === turn.current) show(reply); },
      (thrown: unknown) => { if (codeOf(thrown) === 'UPDATED') remember({ orphaned: true }); },
    );
  }, [send, remember, show]);

  const shown = useCallback((reply: unknown) => {
    if (!reply || typeof reply !== 'object' || !('lock' in reply)) return refresh();
    turn.current++; // an older question must not overwrite a newer answer
    show(reply as WidgetView);
  }, [refresh, show]);

  /** A note on a stopped entry is not part of the worker's answer after undo is over. */
  const noted = ({ note, entry }: { note: string; entry?: string }) => setView((old) => (old?.finished && old.finished.entry === entry ? { ...old, finished: { ...old.finished, note } } : old));

  /** Carries out what waits; the same id each time, so that nothing happens twice. */
  const carry = useCallback(async (): Promise<boolean> => {
    const job = waiting.current;
    if (!job || inFlight.current) return false;
    inFlight.current = job.name;
    setFlight(job.name);
    if (job.name === 'timer.start') remember({ starting: true });
    let done = false;
    try {
      const reply = await send(job.name, job.input as never, job.id);
      waiting.current = null;
      setUnsaved(null);
      if (job.name === 'timer.stop') setStoppedAt(now());
      shown(reply);
      if (job.name === 'timer.note') noted(job.input as { note: string; entry?: string });
      remember({ unsaved: false, starting: false });
      done = true;
    } catch (thrown) {
      const code = codeOf(thrown);
      if (code === 'NOT_SAVED' || code === 'NO_ANSWER') {
        remember({ unsaved: true, starting: false });
        setUnsaved((old) => ({ name: job.name, since: old?.since ?? now(), tries: (old?.tries ?? 0) + 1 }));
      } else {
        waiting.current = null;
        setUnsaved(null);
        remember({ unsaved: false, starting: false, ...(code === 'UPDATED' ? { orphaned: true } : {}) });
        if (code === 'IN_PANEL') void send('widget.openPanel', { at: placeOf(job.input) }).catch(() => undefined);
        else if (code !== 'UPDATED') setTrouble(sentenceOf(thrown));
        stopNext.current = false;
      }
    }
    inFlight.current = null;
    setFlight(null);
    if (done && stopNext.current && job.name === 'timer.start') {
      stopNext.current = false;
      waiting.current = { name: 'timer.stop', input: {}, id: crypto.randomUUID() };
      return carry();
    }
    return done;
  }, [send, now, shown, remember]);

  const act = useCallback(async <N extends CommandName>(name: N, input: Input<N>): Promise<boolean> => {
    if (inFlight.current || waiting.current) return false;
    const verdict = gate();
    if (verdict === 'wait') { setOneMoment(true); return false; }
    if (verdict === 'panel') { void send('widget.openPanel', {}).catch(() => undefined); return false; }
    setTrouble(null);
    setOneMoment(false);
    waiting.current = { name, input, id: crypto.randomUUID() };
    return carry();
  }, [gate, carry, send]);

  useEffect(refresh, [refresh]);
  useEffect(() => onChange(refresh), [onChange, refresh]);
  useEffect(() => {
    const look = () => { if (document.visibilityState === 'visible') refresh(); };
    const timer = setInterval(look, POLL_MS);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => { clearInterval(timer); window.removeEventListener('focus', look); document.removeEventListener('visibilitychange', look); };
  }, [refresh]);

  // "Still here", as long as the page can be seen and a timer runs: the worker's proof that time was not slept through.
  const running = view?.timer !== null && view?.timer !== undefined;
  useEffect(() => {
    if (!running) return;
    const witness = () => { if (document.visibilityState === 'visible') void send('widget.witness', {}).catch(() => undefined); };
    witness();
    const timer = setInterval(witness, POLL_MS);
    return () => clearInterval(timer);
  }, [running, send]);

  useEffect(() => {
    if (!unsaved) return;
    const timer = setTimeout(() => void carry(), RETRY_MS);
    return () => clearTimeout(timer);
  }, [unsaved, carry]);

  useEffect(() => {
    if (!oneMoment) return;
    const timer = setTimeout(() => setOneMoment(false), 1600);
    return () => clearTimeout(timer);
  }, [oneMoment]);

  // A "go on" holds until the chart changes again; the finish card leaves some seconds after its activity is known.
  const pair = view ? pairOf(view) : null;
  useEffect(() => { setMemory((old) => (old.goOn && old.goOn !== pair ? { ...old, goOn: null } : old)); }, [pair]);
  const finished = view?.finished ?? null;
  useEffect(() => {
    if (finished?.activity) setTaggedAt((old) => (old?.entry === finished.entry ? old : { entry: finished.entry, at: now() }));
  }, [finished, now]);
  useEffect(() => {
    if (!finished || held) return;
    const leaves = finishLeavesAt(finished, taggedAt?.entry === finished.entry ? taggedAt.at : null);
    if (leaves === null) return;
    const timer = setTimeout(() => remember({ closed: finished.entry }), Math.max(0, leaves - now()));
    return () => clearTimeout(timer);
  }, [finished, taggedAt, held, now, remember]);

  const state = useMemo(() => pickState(view, memory), [view, memory]);
  return {
    ...around, view, state, flight, trouble, oneMoment, unsaved, stoppedAt, act, hold, refresh,
    stopAfterStart: () => { stopNext.current = inFlight.current === 'timer.start'; },
    retry: () => void carry(),
    goOn: () => { if (gateOpen(gate, setOneMoment)) remember({ goOn: pair }); },
    later: (span) => setMemory((old) => ({ ...old, later: [...old.later, span] })),
    closeFinish: () => remember({ closed: finished?.entry ?? null }),
    openPanel: (at) => void send('widget.openPanel', at === undefined ? {} : { at }).catch((thrown: unknown) => setTrouble(sentenceOf(thrown))),
  };
}

function gateOpen(gate: () => Verdict, setOneMoment: (yes: boolean) => void): boolean {
  const verdict = gate();
  if (verdict === 'wait') setOneMoment(true);
  return verdict === 'act';
}

function placeOf(input: unknown): string | undefined {
  const span = (input as { span?: unknown } | null)?.span;
  return typeof span === 'string' ? `unresolved:${span}` : undefined;
}
