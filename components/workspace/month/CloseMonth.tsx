/** Section 4 of the drawer: what stands in the way of closing the month, the close itself, and the way back. */
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import type { ClosingView } from '../../../lib/commands/views-closing.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fullName } from '../../ui/Identity.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, dayOf, dayWords, monthWords, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { HeadLine } from './HeadLine.tsx';
import './close.css';

const LEAST = 10;
/** `November` of `2026-11`. */
const name = (month: string) => monthWords(month).split(' ')[0] ?? '';

/** `first`: the drawer was opened for this section. */
export function CloseMonth({ month, first, onResolve }: { month: string; first: boolean; onResolve: () => void }) {
  const { reply, trouble, slow } = useAsked('month.closing', { month });
  const heading = useRef<HTMLHeadingElement>(null);
  const there = reply !== null;
  useEffect(() => { if (first && there) heading.current?.scrollIntoView(); }, [first, there]);
  return (
    <section aria-labelledby="close-title">
      <h3 id="close-title" ref={heading}>4 Close {name(month)}</h3>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      {!reply && slow && <p className="q">Working out the month…</p>}
      {reply && (reply.closed ? <Closed view={reply} /> : <Open view={reply} onResolve={onResolve} />)}
      {reply && reply.reopened.length > 0 && <ul className="reasons">{reply.reopened.map((each) => <li key={each.at} className="q">Closed {when(each.closedAt, reply.timeZone)} by {each.closedBy}; opened again {when(each.at, reply.timeZone)} by {each.by}: “{each.reason}”</li>)}</ul>}
      {reply && <HeadLine head={reply.head} />}
    </section>
  );
}

const when = (at: number, zone: string) => `${dayWords(dayOf(at, zone))}, ${timeOf(at, zone, false)}`;

function Open({ view, onResolve }: { view: ClosingView; onResolve: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [anyway, setAnyway] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { month, stands, running, unresolved, untagged, overlaps, notReady } = view;
  const close = (reason: string | null) => act(async () => {
    await send('month.close', { month, ...(reason === null ? {} : { anyway: reason }) });
    say(`${monthWords(month)} is closed.`);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if ((anyway ?? '').trim().length >= LEAST) void close((anyway ?? '').trim());
  };
  return <>
    <p className="q">Closing freezes what each patient’s month supports and how much is recorded, with the rules of today. What is changed later is an addendum with a reason, marked, beside what was frozen.</p>
    <ul className="val">
      {stands.map((each) => <li key={each} className="stop"><Icon name="cross" /><div>{each} {unresolved.count > 0 && each.includes('unresolved') && <button type="button" className="aslink" onClick={onResolve}>Resolve</button>}{each.includes('running') && running.map((timer) => <span className="q" key={`${timer.by} ${timer.since}`}>{timer.by}: {fullName(timer.patient)}, since {timeOf(timer.since, view.timeZone, false)}. </span>)}</div></li>)}
      {stands.length === 0 && <li className="ok"><Icon name="check" />Nothing stands in the way.</li>}
      {untagged > 0 && <li className="ck"><Icon name="warning" />{count(untagged, 'entry', 'entries')} without an activity, not counted.</li>}
      {overlaps > 0 && <li className="ck"><Icon name="warning" />{count(overlaps, 'overlap')} of one person on two patients; the shared time is not counted.</li>}
      {notReady > 0 && <li className="ck"><Icon name="warning" />{count(notReady, 'patient')} with time of whom nothing goes out.</li>}
    </ul>
    {anyway === null
      ? <div className="rowb"><Button icon="lock" busy={busy} disabled={stands.length > 0} onClick={() => void close(null)}>Close {name(month)}</Button>{stands.length > 0 && <Button look="quiet" onClick={() => setAnyway('')}>Close anyway…</Button>}</div>
      : (
        <form className="closeform" onSubmit={submit} noValidate>
          <Field label="Why it is closed although this stands in the way" value={anyway} maxLength={400} autoFocus onChange={(event) => setAnyway(event.target.value)} error={tried && anyway.trim().length < LEAST ? 'At least ten characters.' : null} hint="It stays in the log and on the month." />
          <div className="rowb"><Button icon="lock" type="submit" busy={busy}>Close {name(month)} anyway</Button><Button look="quiet" onClick={() => setAnyway(null)}>Leave it open</Button></div>
        </form>
      )}
    {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
  </>;
}

function Closed({ view }: { view: ClosingView }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [reason, setReason] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { month, closed, timeZone } = view;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const why = (reason ?? '').trim();
    if (why.length >= LEAST) void act(async () => { await send('month.reopen', { month, reason: why }); say(`${monthWords(month)} is open again.`); });
  };
  if (!closed) return null;
  return <>
    <Note icon="lock"><b>Closed {when(closed.at, timeZone)} by {closed.by}.</b> {count(closed.patients, 'patient')} frozen, rules {closed.rules}.{closed.anyway && <> Closed anyway: “{closed.anyway}”</>}</Note>
    <HeadLine head={closed.head} words="Before the close the log ended with" brief />
    {reason === null
      ? <div className="rowb"><Button onClick={() => setReason('')}>Open {name(month)} again…</Button></div>
      : (
        <form className="closeform" onSubmit={submit} noValidate>
          <Field label="Why the month is opened again" value={reason} maxLength={400} autoFocus onChange={(event) => setReason(event.target.value)} error={tried && reason.trim().length < LEAST ? 'At least ten characters.' : null} hint="It stays in the log, and so does what the month was closed with." />
          <div className="rowb"><Button type="submit" busy={busy}>Open {name(month)} again</Button><Button look="quiet" onClick={() => setReason(null)}>Leave it closed</Button></div>
        </form>
      )}
    {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
  </>;
}
