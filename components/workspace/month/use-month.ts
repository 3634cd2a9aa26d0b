import { useCallback, useEffect, useRef, useState } from 'react';
import type { MonthPart, MonthRow } from '../../../lib/commands/views-month.ts';
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
  /** How the month was closed; null while it is open, or not read yet. */
  closed: MonthPart['closed'];
  /** The end of the log's chain as the last part was read. */
  head: MonthPart['head'] | null;
  again: () => Promise<void>;
}

type Held = { month: string | null; rows: MonthRow[]; parts: number } & Pick<MonthRows, 'closed' | 'head'>;
const nothing: Held = { month: null, rows: [], parts: 0, closed: null, head: null };

/**
 * Reads a month's worklist in eight batches of 32 buckets. Rows of the first reading show as they come; a later reading replaces them only
 * when it is whole, so that nothing flickers.
 */
export function useMonth(month: string | null): MonthRows {
  const send = useSend();
  const [held, setHeld] = useState<Held>(nothing);
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
    let last: Pick<MonthRows, 'closed' | 'head'> = nothing;
    try {
      for (let from = 0; from < BUCKETS; from += BATCH) {
        const part = await send('month.part', { month, from, to: from + BATCH - 1 });
        if (mine !== turn.current) return;
        rows.push(...part.rows);
        last = part;
        if (fresh) setHeld({ month, rows: [...rows], parts: from + BATCH, closed: part.closed, head: part.head });
      }
      first.current = month;
      setHeld({ month, rows, parts: BUCKETS, closed: last.closed, head: last.head });
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
  return { closed: mine ? held.closed : null, head: mine ? held.head : null, rows: mine ? held.rows : [], parts: mine ? held.parts : 0, whole: mine && held.parts === BUCKETS, slow, trouble, again };
}
