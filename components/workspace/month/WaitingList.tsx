/** A month's unresolved time, everybody's, the oldest first. One's own is answered here; for another person only with a reason. */
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { WaitingView } from '../../../lib/commands/views-closing.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fullName } from '../../ui/Identity.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, count, dayOf, dayWords, inWords, shortDay, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { patientHref } from '../route.ts';
import { causeWords, plain } from '../words.ts';
import './close.css';

interface WaitingProps { month: string; timeZone: string; closed: boolean }

export function WaitingList({ month, timeZone, closed }: WaitingProps) {
  const { reply, trouble } = useAsked('month.waiting', { month });
  return (
    <section className="panel waiting" id="waiting" aria-labelledby="waiting-title">
      <div className="hd"><h2 id="waiting-title">Unresolved</h2><span className="q">{closed ? 'The month is closed: an answer is an addendum and needs a reason' : 'Not counted, not lost. It can be answered until the month is closed'}</span></div>
      {trouble && <div className="bd"><Note tone="unsaved" alert>{trouble}</Note></div>}
      {reply?.spans.length === 0 && <p className="bd q">Nothing in this month waits for an answer.</p>}
      <ol>{reply?.spans.map((span) => <One key={span.id} span={span} month={month} timeZone={timeZone} closed={closed} />)}</ol>
    </section>
  );
}

type Answer = 'keep' | 'discard';
const words: Record<Answer, string> = { keep: 'Keep', discard: 'Discard' };
const done: Record<Answer, string> = { keep: 'kept', discard: 'discarded' };
const LEAST = 10;

function One({ span, month, timeZone, closed }: { span: WaitingView } & WaitingProps) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [asked, setAsked] = useState<Answer | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const seconds = Math.floor((span.end - span.start) / 1000);
  const needsReason = closed || !span.own;
  const short = needsReason && reason.trim().length < LEAST;
  const answer = (how: Answer) => act(async () => {
    await send('unresolved.answer', { span: span.id, answer: how, ...(needsReason ? { reason: reason.trim() } : {}) });
    say(`${clock(seconds)} ${done[how]}.`);
  });
  // More than a minute is never discarded with one press.
  const choose = (how: Answer) => { if (needsReason || (how === 'discard' && seconds > 60)) setAsked(how); else void answer(how); };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short && asked) void answer(asked);
  };
  const day = shortDay(dayOf(span.start, timeZone));
  return (
    <li className="wait1" aria-label={`${fullName(span.patient)}, ${inWords(seconds)} unresolved`}>
      <span className="wn"><a className="pn" href={patientHref(span.patient.key, month)}>{fullName(span.patient)}</a><span className="pi">{dayWords(span.patient.birthDate)} · <span translate="no">{span.patient.recordNumber}</span></span></span>
      <span className="ww">{day}, {timeOf(span.start, timeZone)} to {timeOf(span.end, timeZone)}<span className="pi">{span.staffName}, {causeWords[span.cause] ?? plain(span.cause)}{span.own ? '' : ', not yours'}</span></span>
      <span className="du">{clock(seconds)}<span className="pi">{span.days === 0 ? 'today' : count(span.days, 'day')}</span></span>
      <span className="ac">
        {asked === null && <><Button small busy={busy} onClick={() => choose('keep')}>Keep{needsReason ? '…' : ''}</Button><Button small busy={busy} onClick={() => choose('discard')}>Discard{needsReason ? '…' : ''}</Button><a className="btn sm" href={patientHref(span.patient.key, month)}>First minutes, split…</a></>}
      </span>
      {asked !== null && (
        <form className="full" onSubmit={submit} noValidate onKeyDown={(event) => { if (event.key === 'Escape') setAsked(null); }}>
          {needsReason
            ? <Field small label={span.own ? `Why it is answered after the close` : `Why you answer for ${span.staffName}`} value={reason} maxLength={400} autoFocus onChange={(event) => setReason(event.target.value)} error={tried && short ? 'At least ten characters. It stays in the log.' : null} />
            : <p>Discard {inWords(seconds)}? Nothing of it is counted. It stays in the log.</p>}
          <Button small type="submit" busy={busy}>{words[asked]} {clock(seconds)}</Button><Button small onClick={() => setAsked(null)}>Decide later</Button>
        </form>
      )}
      {trouble && <div className="full"><Note tone="unsaved" alert>{trouble}</Note></div>}
    </li>
  );
}
