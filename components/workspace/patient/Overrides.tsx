/** What the practice decided about codes, each decision beside the rules' own answer, with who, when and why. Withdrawn ones stay. */
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { OverrideView, PatientPage } from '../../../lib/commands/views-patient.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, dayOf, dayWords, monthWords } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { shortestReason } from '../settings/PolicyForm.tsx';
import { decisionWords } from '../words.ts';
import { OverrideForm } from './OverrideForm.tsx';

export function Overrides({ page, timeZone }: { page: PatientPage; timeZone: string }) {
  const [open, setOpen] = useState<string | null>(null);
  const standing = page.overrides.filter((each) => !each.withdrawn);
  const gone = page.overrides.filter((each) => each.withdrawn);
  return (
    <section className="panel" aria-labelledby="overrides-title">
      <div className="hd"><h2 id="overrides-title">Decisions of the practice</h2><span className="q">beside the rules, never in their place</span><span className="sp" />{open !== 'new' && <Button small icon="plus" onClick={() => setOpen('new')}>Decide about a code</Button>}</div>
      {open === 'new' && <div className="enr"><OverrideForm page={page} onDone={() => setOpen(null)} /></div>}
      {page.overrides.length === 0 && open !== 'new' && <p className="bd q">None. The rules’ own answer stands for every code.</p>}
      {standing.length > 0 && <ul>{standing.map((each) => <OverrideRow key={each.id} override={each} page={page} timeZone={timeZone} open={open === each.id} onOpen={() => setOpen(each.id)} onDone={() => setOpen(null)} />)}</ul>}
      {gone.length > 0 && <details className="bd gone"><summary>{count(gone.length, 'withdrawn decision')}</summary><ul>{gone.map((each) => <li key={each.id} className="q"><s>{each.code} {each.action === 'force' ? 'put in' : 'held back'}</s>, {each.by}, {dayWords(dayOf(each.at, timeZone))}: “{each.reason}”. Withdrawn by {each.withdrawn!.by}, {dayWords(dayOf(each.withdrawn!.at, timeZone))}: “{each.withdrawn!.reason}”</li>)}</ul></details>}
    </section>
  );
}

interface RowProps { override: OverrideView; page: PatientPage; timeZone: string; open: boolean; onOpen: () => void; onDone: () => void }

function OverrideRow({ override, page, timeZone, open, onOpen, onDone }: RowProps) {
  const held = page.decisions.find((each) => each.code === override.code && each.month === override.month);
  const look = decisionWords[override.action];
  return (
    <li className="ovr">
      <p><Chip tone={look.tone} icon={look.icon}>{look.words}</Chip> <span className="code">{override.code}</span>{held && override.action === 'force' && <> × {held.units}</>} <span className="q">{override.month === 'standing' ? 'every month' : monthWords(override.month)}</span></p>
      <p>“{override.reason}” <span className="q">{override.by}, {dayWords(dayOf(override.at, timeZone))}</span></p>
      <p className="q">The rules’ own answer: {held ? (held.rules > 0 ? `supported × ${held.rules}` : 'not supported') : 'another decision of this month holds'}</p>
      {!open && <div><Button small onClick={onOpen} aria-label={`Withdraw the decision about ${override.code}`}>Withdraw…</Button></div>}
      {open && <WithdrawForm override={override} patient={page.patient.key} onDone={onDone} />}
    </li>
  );
}

function WithdrawForm({ override, patient, onDone }: { override: OverrideView; patient: string; onDone: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < shortestReason;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short) return;
    if (await act(async () => { await send('override.withdraw', { patient, month: override.month, override: override.id, reason: reason.trim() }); })) { say('Decision withdrawn. It stays in the history.'); onDone(); }
  };
  return (
    <form className="solve" aria-label={`Withdraw the decision about ${override.code}`} onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <Field small label="Why it is withdrawn" wrap="w3" value={reason} maxLength={400} autoFocus onChange={(event) => setReason(event.target.value)} error={tried && short ? `At least ${shortestReason} characters.` : null} />
      <div className="acts"><Button small look="stop" type="submit" busy={busy}>Withdraw</Button><Button small onClick={onDone}>Keep it</Button></div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
