import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandName, Input, Reply } from '../../lib/messages.ts';
import { sentenceOf, useOnChange, useSend } from './wire.tsx';

/** What a screen that shows one reply needs to know. */
export interface Asked<R> {
  reply: R | null;
  /** The sentence of the last failure; null after a success. */
  trouble: string | null;
  /** Nothing came for 300 ms: now is the time for grey lines. */
  slow: boolean;
  /** Asks again; resolves when the new reply is shown. */
  again(): Promise<void>;
}

/**
 * Asks a reading command, again after each change, and again when its input changes. The old reply of the same input stays on screen
 * meanwhile; the reply of another input never does. `null` asks nothing.
 */
export function useAsked<N extends CommandName>(name: N, input: Input<N> | null): Asked<Reply<N>> {
  const send = useSend();
  const key = input === null ? null : JSON.stringify(input);
  const [held, setHeld] = useState<{ key: string; reply: Reply<N> } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [slow, setSlow] = useState(false);
  const turn = useRef(0);

  const again = useCallback(async () => {
    if (key === null) return;
    const mine = ++turn.current;
    const timer = setTimeout(() => { if (mine === turn.current) setSlow(true); }, 300);
    try {
      const reply = await send(name, JSON.parse(key) as Input<N>);
      if (mine === turn.current) { setHeld({ key, reply }); setTrouble(null); }
    } catch (thrown) {
      if (mine === turn.current) setTrouble(sentenceOf(thrown));
    } finally {
      clearTimeout(timer);
      if (mine === turn.current) setSlow(false);
    }
  }, [send, name, key]);

  useEffect(() => { void again(); }, [again]);
  useOnChange(useCallback(() => { void again(); }, [again]));
  return { reply: held && held.key === key ? held.reply : null, trouble, slow, again };
}

/** Runs one act at a time and keeps the sentence of its failure beside the button that started it. */
export function useAct(): { busy: boolean; trouble: string | null; code: string; act: (work: () => Promise<void>) => Promise<boolean>; forget: () => void } {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const running = useRef(new Set<() => Promise<void>>());
  const act = useCallback(async (work: () => Promise<void>) => {
    if (running.current.size > 0) return false;
    running.current.add(work);
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (thrown) {
      setFailure(thrown ?? new Error());
      return false;
    } finally {
      running.current.delete(work);
      setBusy(false);
    }
  }, []);
  const forget = useCallback(() => setFailure(null), []);
  const code = (failure as { code?: unknown } | null)?.code;
  return { busy, trouble: failure === null ? null : sentenceOf(failure), code: typeof code === 'string' ? code : '', act, forget };
}
