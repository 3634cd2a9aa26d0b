/** The month's worklist: what needs a person first, why it stands as it stands, and the way to the month-end file. */
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { WidgetView } from '../../../lib/commands/views.ts';
import type { RowState } from '../../../lib/commands/views-month.ts';
import { useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { addMonths, count, dayOf, monthWords, shortDay, timeOf, weekday } from '../../ui/said.ts';
import { monthHref } from '../route.ts';
import { Waiting } from '../Waiting.tsx';
import { Destroyed } from './Destroyed.tsx';
import { ExportDrawer } from './ExportDrawer.tsx';
import { daysLeft, filtered, inOrder, sums } from './order.ts';
import { PrintFoot } from './PrintFoot.tsx';
import { RowWhy } from './RowWhy.tsx';
import { Strip } from './Strip.tsx';
import { useKeys } from './use-keys.ts';
import { useMonth } from './use-month.ts';
import { WaitingList } from './WaitingList.tsx';
import { Worklist } from './Worklist.tsx';

export function Month({ month: asked, state }: { month: string | null; state: WidgetView }) {
  const months = useAsked('month.months', {});
  const month = asked ?? months.reply?.current ?? null;
  const data = useMonth(month);
  const [chosen, setChosen] = useState<ReadonlySet<RowState>>(new Set());
  const [find, setFind] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [drawer, setDrawer] = useState<'export' | 'close' | null>(null);
  const [waiting, setWaiting] = useState(false);
  const table = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setOpen(null), [month]);

  const ordered = useMemo(() => inOrder(data.rows), [data.rows]);
  const total = useMemo(() => sums(data.rows), [data.rows]);
  const typed = useDeferredValue(find);
  const rows = useMemo(() => filtered(ordered, chosen, typed), [ordered, chosen, typed]);
  const toggleState = useCallback((which: RowState) => setChosen((before) => {
    const after = new Set(before);
    if (!after.delete(which)) after.add(which);
    return after;
  }), []);
  const toggleRow = useCallback((key: string) => setOpen((before) => (before === key ? null : key)), []);
  const closeRow = useCallback(() => setOpen((before) => {
    if (before) document.querySelector<HTMLElement>(`[data-row="${before}"] [data-why]`)?.focus();
    return null;
  }), []);
  useKeys(table, field, closeRow);

  if (!month || !months.reply) return <Waiting slow={months.slow} trouble={months.trouble} sentence="Opening the ledger…" again={months.again} />;
  const { today, timeZone } = months.reply;
  const left = daysLeft(month, today);
  const filters = chosen.size + (find.trim() ? 1 : 0);
  return <>
    <div className="top">
      <h1>{monthWords(month)}</h1>
      <span className="mstep">
        <a className="icon-btn" href={monthHref(addMonths(month, -1))} aria-label={monthWords(addMonths(month, -1))} title={monthWords(addMonths(month, -1))}><Icon name="left" /></a>
        <a className="icon-btn" href={monthHref(addMonths(month, 1))} aria-label={monthWords(addMonths(month, 1))} title={monthWords(addMonths(month, 1))}><Icon name="right" /></a>
      </span>
      <span className="q">{weekday(today)}, {timeOf(state.now, timeZone, false)}{left !== null && <> · <b className="ink">{left === 0 ? 'last day' : `${count(left, 'day')} left`}</b></>}{left === null && <> · <b className="ink">{month < today.slice(0, 7) ? 'month is over' : 'not begun'}</b></>}</span>
      {data.whole && (data.closed ? <Chip icon="lock">Closed {shortDay(dayOf(data.closed.at, timeZone))}</Chip> : <Chip tone="line">Open</Chip>)}
      <span className="sp" />
      <div className="find"><label className="sr" htmlFor="find">Find patient, code or flag</label><Icon name="find" /><input id="find" className="in sm" type="search" placeholder="Find patient, code or flag" ref={field} value={find} onChange={(event) => setFind(event.target.value)} autoComplete="off" /><kbd aria-hidden="true">/</kbd></div>
      <Button look="main" icon="export" disabled={!data.whole || data.rows.length === 0} onClick={() => setDrawer('export')}>Export…</Button>
      <Button icon="lock" disabled={!data.whole || month > today.slice(0, 7)} onClick={() => setDrawer('close')}>{data.closed ? 'Closed…' : 'Close month…'}</Button>
    </div>
    {data.trouble && data.rows.length === 0 ? <Waiting slow={false} trouble={data.trouble} sentence="" again={data.again} /> : <>
      <Destroyed month={month} />
      <Strip sums={total} patients={data.rows.length} chosen={chosen} toggle={toggleState} waiting={waiting} onWaiting={() => setWaiting(!waiting)} />
      {data.closed && total.changed > 0 && <Note tone="away" icon="lock"><b>{count(total.changed, 'patient')} changed since the month was closed.</b> What was frozen still goes out for the others; the changed ones go out as an addendum, or after the month is opened again and closed anew.</Note>}
      {waiting && <WaitingList month={month} timeZone={timeZone} closed={data.closed !== null} />}
      <Worklist data={data} rows={rows} month={month} filters={filters} left={data.closed ? null : left} open={open} onToggle={toggleRow} onClear={() => { setChosen(new Set()); setFind(''); }} region={table}
        opened={(row) => <RowWhy row={row} month={month} timeZone={timeZone} today={today} state={state} />} />
    </>}
    {data.head && <PrintFoot month={month} practice={state.practice?.name ?? ''} timeZone={timeZone} closed={data.closed} head={data.head} />}
    {drawer && <ExportDrawer month={month} rows={data.rows} closed={data.closed} synthetic={state.practice?.synthetic ?? false} atClose={drawer === 'close'} onResolve={() => setWaiting(true)} onClose={() => setDrawer(null)} />}
  </>;
}
