/** Months whose time is over, and the one way to make them unreadable. */
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { RetentionView } from '../../../lib/commands/views-keeping.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, dayOf, dayWords, monthWords } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import './keeping.css';

export function RetentionPanel() {
  const { reply, trouble } = useAsked('retention.view', {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (!reply) return trouble ? <section className="panel"><div className="bd"><Note tone="unsaved" alert>{trouble}</Note></div></section> : null;
  return (
    <section className="panel" aria-labelledby="set-retention">
      <div className="hd"><h2 id="set-retention">Retention</h2></div>
      <div className="bd stack">
        <p>Nothing is ever deleted by itself. A month older than {reply.years} years can be destroyed: its key is deleted, and nobody can read its entries, notes and answers again.</p>
        {reply.months.length === 0 && <p className="q">No month is old enough.</p>}
        <ul className="kept">
          {reply.months.map((each) => (
            <li key={each.month}><b>{monthWords(each.month)}</b><span className="q">{count(each.events, 'record')}{each.why ? `. ${each.why}` : ''}</span><span className="sp" />
              <Button small disabled={!each.allowed} aria-label={`Destroy ${monthWords(each.month)}`} onClick={() => setChosen(each.month)}>Destroy…</Button>
              {chosen === each.month && <Destroy month={each.month} onDone={() => setChosen(null)} />}
            </li>
          ))}
        </ul>
        <Gone list={reply.shredded} timeZone={reply.timeZone} />
        <p className="hint">Six years is the figure of 45 CFR 164.316, not confirmed in the original; a state or a payer may ask for more.</p>
      </div>
    </section>
  );
}

function Gone({ list, timeZone }: { list: RetentionView['shredded']; timeZone: string }) {
  if (list.length === 0) return null;
  return <ul className="kept">{list.map((each) => <li key={each.month}><span><b>{monthWords(each.month)} was destroyed</b> {dayWords(dayOf(each.at, timeZone))} by {each.by}, {count(each.events, 'record')}: “{each.reason}”</span></li>)}</ul>;
}

function Destroy({ month, onDone }: { month: string; onDone: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [reason, setReason] = useState('');
  const [confirm, setConfirm] = useState('');
  const [tried, setTried] = useState(false);
  const name = monthWords(month);
  const wrong = { reason: reason.trim().length < 10, confirm: confirm.trim().toLowerCase() !== name.toLowerCase() };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.reason || wrong.confirm) return;
    await act(async () => {
      await send('month.shred', { month, reason: reason.trim(), confirm });
      say(`${name} was destroyed.`);
      onDone();
    });
  };
  return (
    <form className="stack" aria-label={`Destroy ${name}`} onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <Note tone="stop"><b>This cannot be taken back.</b> The sealed records stay, so that the log still verifies. Backups made before still hold the month’s key: destroy those copies too. Who the patients are, their enrollments and that timers ran (with a note typed meanwhile) belong to no month and stay. The deleted key may lie on the disk, encrypted, until the browser writes over it.</Note>
      <Field label="Reason" value={reason} maxLength={400} autoFocus onChange={(event) => setReason(event.target.value)} error={tried && wrong.reason ? 'Ten characters or more: it stays in the log.' : null} />
      <Field label={`Type ${name}`} value={confirm} autoComplete="off" onChange={(event) => setConfirm(event.target.value)} error={tried && wrong.confirm ? `Type ${name}, exactly.` : null} />
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      <div className="acts"><Button look="stop" type="submit" busy={busy}>Destroy {name}</Button><Button onClick={onDone}>Keep it</Button></div>
    </form>
  );
}
