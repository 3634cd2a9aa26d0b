import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ActivityChoice } from '../../../lib/commands/views.ts';
import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, inWords, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { causeWords, programWords } from '../words.ts';
import { activityWords } from './EntryRow.tsx';
import { Blocking } from './Blocking.tsx';
import { SplitForm } from './SplitForm.tsx';

interface UnresolvedRowProps {
  span: PatientPage['unresolved'][number];
  timeZone: string;
  activities: readonly ActivityChoice[];
  /** Somebody else's time, or a closed month: an answer needs a reason of ten characters. */
  because: string | null;
}

type Answer = { answer: 'keep' | 'discard' } | { answer: 'first'; minutes: number } | { answer: 'split'; cuts: { end: number; keep: boolean; activity?: string }[] };

/** Time that waits for a person. All answers look the same, nothing is preselected, and discarding is confirmed. */
export function UnresolvedRow({ span, timeZone, activities, because }: UnresolvedRowProps) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, code, act, forget } = useAct();
  const [step, setStep] = useState<'first' | 'discard' | 'split' | null>(null);
  const [minutes, setMinutes] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const seconds = Math.floor((span.end - span.start) / 1000);
  const most = Math.floor(seconds / 60);
  const wrong = !/^\d{1,4}$/.test(minutes.trim()) || Number(minutes) < 1 || Number(minutes) > most;
  const short = because !== null && reason.trim().length < 10;
  const go = (next: typeof step) => { setStep(next); forget(); };
  const answer = (input: Answer, said: string) => {
    setTried(true);
    if (!short) void act(async () => { await send('unresolved.answer', { span: span.id, ...input, ...(because === null ? {} : { reason: reason.trim() }) }); say(said); });
  };
  const keepFirst = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wrong) answer({ answer: 'first', minutes: Number(minutes) }, `First ${Number(minutes)} min kept, the rest discarded.`);
  };
  return (
    <li className={step === null ? 'en gap' : 'en gap asking'}>
      <span className="tm">{timeOf(span.start, timeZone)} – {timeOf(span.end, timeZone)}</span>
      <span className="du">{clock(seconds)}</span>
      <span className="wh">Unresolved{span.activity ? `: ${activityWords(span.activity, activities)}` : ''}<span className="pi">{span.staffName}, {causeWords[span.cause]}. Not counted, not lost.</span></span>
      <span className="pr">{span.program ? programWords(span.program) : '–'}</span>
      <span className="ac">
        {step === null && <>
          <Button small busy={busy} onClick={() => answer({ answer: 'keep' }, `${clock(seconds)} kept.`)}>Keep</Button>
          <Button small busy={busy} onClick={() => (seconds > 60 ? go('discard') : answer({ answer: 'discard' }, `${clock(seconds)} discarded.`))}>Discard</Button>
          {most >= 1 && <Button small busy={busy} onClick={() => go('first')}>Keep first…</Button>}
          {seconds >= 2 && <Button small busy={busy} onClick={() => go('split')}>Split…</Button>}
        </>}
        {step === 'discard' && <>
          <span>Discard {inWords(seconds)}? It stays in the log.</span>
          <Button small busy={busy} onClick={() => answer({ answer: 'discard' }, `${clock(seconds)} discarded.`)}>Discard</Button>
          <Button small onClick={() => go(null)}>Decide later</Button>
        </>}
        {step === 'first' && (
          <form className="firstmin" onSubmit={keepFirst} noValidate onKeyDown={(event) => { if (event.key === 'Escape') go(null); }}>
            <Field small label={`Keep the first minutes (1 to ${most})`} inputMode="numeric" value={minutes} autoFocus onChange={(event) => setMinutes(event.target.value)} error={tried && wrong ? `A number from 1 to ${most}.` : null} />
            <Button small type="submit" busy={busy}>Keep {!wrong ? `${Number(minutes)} min` : ''}</Button>
            <Button small onClick={() => go(null)}>Decide later</Button>
          </form>
        )}
      </span>
      {because !== null && <div className="full"><Field small label="Reason" value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} hint={because} error={tried && short ? 'At least ten characters.' : null} /></div>}
      {step === 'split' && <SplitForm span={span} timeZone={timeZone} activities={activities} busy={busy} onAnswer={(cuts) => answer({ answer: 'split', cuts }, `${clock(seconds)} split.`)} onBack={() => go(null)} />}
      {trouble && <div className="full"><Note tone="unsaved" alert>{trouble}</Note><Blocking code={code} patient={span.patient} staff={span.staff} mine={span} timeZone={timeZone} without="unresolved" /></div>}
    </li>
  );
}
