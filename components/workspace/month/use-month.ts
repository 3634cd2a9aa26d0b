import { useCallback, useEffect, useRef, useState } from 'react';
import type { MonthRow } from '../../../lib/commands/views.ts';
import { sentenceOf, useOnChange, useSend } from '../../ui/wire.tsx';

const BUCKETS = 256;
const BATCH = 32;
/** Changes come in bursts; a month is read again once they pause. */
const PAUSE_MS = 400;

export interface MonthRows {
  rows: MonthRow[];
  /** Parts read, of 256; 256 when whole. */
  parts: number;
  whole: boolean;
  /** The first reading takes longer than 300 ms. */
  slow: boolean;
  trouble: string | null;
  again: () => Promise<void>;
}

/**
 * Reads a month's worklist in eight batches of 32 buckets. Rows of the first reading show as they come; a later reading replaces them only
 * when it is whole, so that nothing flickers.
 */
export function useMonth(month: string | null): MonthRows {
  const send = useSend();
  const [held, setHeld] = useState<{ month: string | null; rows: MonthRow[]; parts: number }>({ month: null, rows: [], parts: 0 });
  const [slow, setSlow] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const turn = useRef(0);
  const first = useRef<string | null>(null);

  const again = useCallback(async () => {
    if (month === null) return;
    const mine = ++turn.current;
    const fresh = first.current !== month;
    const timer = fresh ? setTimeout(() => { if (mine === turn.current) setSlow(true); }, 300) : undefined;
    const rows: MonthRow[] = [];
    try {
      for (let from = 0; from < BUCKETS; from += BATCH) {
        const part = await send('month.part', { month, from, to: from + BATCH - 1 });
        if (mine !== turn.current) return;
        rows.push(...part.rows);
        if (fresh) setHeld({ month, rows: [...rows], parts: from + BATCH });
      }
      first.current = month;
      setHeld({ month, rows, parts: BUCKETS });
      setTrouble(null);
    } catch (thrown) {
      if (mine === turn.current) setTrouble(sentenceOf(thrown));
    } finally {
      clearTimeout(timer);
      if (mine === turn.current) setSlow(false);
    }
  }, [send, month]);

  useEffect(() => { void again(); }, [again]);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  useOnChange(useCallback(() => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => void again(), PAUSE_MS);
  }, [again]));

  const mine = held.month === month;
  return { rows: mine ? held.rows : [], parts: mine ? held.parts : 0, whole: mine && held.parts === BUCKETS, slow, trouble, again };
}
