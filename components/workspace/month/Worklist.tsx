import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { MonthRow } from '../../../lib/commands/views-month.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, monthWords } from '../../ui/said.ts';
import { Row } from './Row.tsx';
import type { MonthRows } from './use-month.ts';

/** Rows put on the page at first and added each time the end comes near; all of them are found and counted from the start. */
const STEP = 60;

interface WorklistProps {
  data: MonthRows;
  /** What the filters leave, in order. */
  rows: MonthRow[];
  month: string;
  filters: number;
  left: number | null;
  open: string | null;
  onToggle: (key: string) => void;
  onClear: () => void;
  region: RefObject<HTMLDivElement | null>;
  opened: (row: MonthRow) => ReactNode;
}

export function Worklist({ data, rows, month, filters, left, open, onToggle, onClear, region, opened }: WorklistProps) {
  const [drawn, setDrawn] = useState(STEP);
  const end = useRef<HTMLTableRowElement>(null);
  const more = rows.length > drawn;
  useEffect(() => {
    if (!more || !end.current) return;
    const watcher = new IntersectionObserver((seen) => { if (seen.some((each) => each.isIntersecting)) setDrawn((before) => before + STEP); }, { rootMargin: '600px' });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [more, drawn]);
  useEffect(() => {
    // Paper has no end that comes near: what is printed is everybody, at once.
    const all = () => flushSync(() => setDrawn(rows.length));
    window.addEventListener('beforeprint', all);
    return () => window.removeEventListener('beforeprint', all);
  }, [rows.length]);
  return (
    <div className="panel">
      <div className="filters">
        <span className="q">{rows.length === data.rows.length ? count(rows.length, 'patient') : `${rows.length} of ${count(data.rows.length, 'patient')}`}, what needs a person first</span>
        {filters > 0 && <Button small look="quiet" onClick={onClear}>Clear {count(filters, 'filter')}</Button>}
        <span className="sp" />
        <span className="q keys"><kbd>J</kbd> <kbd>K</kbd> move <kbd>Enter</kbd> why <kbd>O</kbd> open</span>
      </div>
      {data.slow && <p className="part q" role="status"><progress max={256} value={data.parts} aria-label="Reading the month" /> {data.parts} of 256 parts</p>}
      {data.trouble && <div className="bd"><Note tone="unsaved" alert>{data.trouble} <button type="button" className="aslink" onClick={() => void data.again()}>Try again</button></Note></div>}
      {data.rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="Worklist" ref={region}>
          <table className="tbl work">
            <caption className="sr">Worklist of {monthWords(month)}</caption>
            <thead><tr><th scope="col" className="c"><span className="sr">Why</span></th><th scope="col">State</th><th scope="col">Patient</th><th scope="col">Program, payer</th><th scope="col">Minutes by role</th><th scope="col">Supports</th><th scope="col">Flags</th><th scope="col" className="r">Days left</th></tr></thead>
            <tbody>
              {rows.slice(0, drawn).map((row) => {
                const isOpen = open === row.patient.key;
                return <Row key={row.patient.key} row={row} month={month} left={left} open={isOpen} onToggle={onToggle}>{isOpen ? opened(row) : null}</Row>;
              })}
              {more && <tr ref={end}><td colSpan={8} className="q">{count(rows.length - drawn, 'more patient')} below</td></tr>}
            </tbody>
          </table>
        </div>
      )}
      {data.whole && data.rows.length === 0 && <div className="bd empty"><p><b>No entries yet.</b> Open a chart on an enabled site and start the timer; the patient appears here.</p><a className="btn" href="#/settings">See enabled sites</a></div>}
      {data.rows.length > 0 && rows.length === 0 && <div className="bd empty"><p><b>No patient matches.</b> {data.rows.length} are hidden by {count(filters, 'filter')}.</p><Button onClick={onClear}>Clear</Button></div>}
    </div>
  );
}
