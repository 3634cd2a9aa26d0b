import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { monthWords } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { shortestReason } from '../settings/PolicyForm.tsx';
import { codesOf } from '../why/codes.ts';

/** Deciding about a code otherwise than the rules. What they say is shown beside it, before and after. */
export function OverrideForm({ page, onDone }: { page: PatientPage; onDone: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [code, setCode] = useState('');
  const [action, setAction] = useState<'force' | 'block' | ''>('');
  const [units, setUnits] = useState('');
  const [month, setMonth] = useState(page.month);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const known = codesOf(page.finding);
  const typed = code.trim().toUpperCase();
  const own = known.find((each) => each.code === typed);
  const badCode = !/^[A-Z0-9]{3,10}$/.test(typed);
  const badUnits = units.trim() !== '' && !/^[1-9]\d?$/.test(units.trim());
  const short = reason.trim().length < shortestReason;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (badCode || !action || badUnits || short) return;
    const input = { patient: page.patient.key, code: typed, month, action, reason: reason.trim(), ...(action === 'force' && units.trim() ? { units: Number(units) } : {}) };
    if (await act(async () => { await send('override.record', input); })) { say(`${typed} ${action === 'force' ? 'put in' : 'held back'}.`); onDone(); }
  };
  return (
    <form className="solve" aria-label="Decide about a code" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <Field small label="Code" value={code} maxLength={10} list="codes-of-month" autoComplete="off" autoFocus onChange={(event) => setCode(event.target.value)} error={tried && badCode ? 'Five letters and digits.' : null}
        hint={own ? `The rules: ${own.line ? `supported × ${own.line.units}` : (own.refusals[0]?.sentence ?? 'not supported')}` : undefined}><datalist id="codes-of-month">{known.map((each) => <option key={`${each.program} ${each.code}`} value={each.code} />)}</datalist></Field>
      <Select small label="Decision" value={action} onChange={(event) => setAction(event.target.value as typeof action)} error={tried && !action ? 'Choose one.' : null}>
        <option value="" disabled>Choose…</option><option value="force">Put in</option><option value="block">Hold back</option>
      </Select>
      {action === 'force' && <Field small label="Units" inputMode="numeric" value={units} onChange={(event) => setUnits(event.target.value)} error={badUnits ? 'A number from 1 to 99.' : null} hint="Empty: as the rules, at least 1." />}
      <Select small label="Holds for" value={month} onChange={(event) => setMonth(event.target.value)}><option value={page.month}>{monthWords(page.month)}</option><option value="standing">Every month, until withdrawn</option></Select>
      <Field small label="Reason" wrap="w3" value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} hint="It stands in the export and in the history." error={tried && short ? `At least ${shortestReason} characters.` : null} />
      <div className="acts"><Button small look="main" type="submit" busy={busy}>Save decision</Button><Button small onClick={onDone}>Cancel</Button></div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
