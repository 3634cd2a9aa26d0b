import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Enrollment, Staff } from '../../../lib/records/index.ts';
import { programs } from '../../../lib/records/index.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Check, Field, Select } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, monthWords } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { enrollmentWords, programWords } from '../words.ts';

interface EnrollmentFormProps {
  patient: string; month: string; today: string; staff: readonly Staff[];
  before: Enrollment | undefined;
  /** Programs that have an enrollment already: each is changed in its own place. */
  taken: readonly string[];
  /** Seconds of this month that belong to no program yet. */
  loose: number;
  onDone: () => void; onCancel: () => void;
}

/** A patient's place in a program: which, since when, by whom billed. */
export function EnrollmentForm({ patient, month, today, staff, before, taken, loose, onDone, onCancel }: EnrollmentFormProps) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [program, setProgram] = useState<Enrollment['program'] | ''>(before?.program ?? '');
  const [status, setStatus] = useState<Enrollment['status']>(before?.status ?? 'enrolled');
  const [since, setSince] = useState(before?.since ?? '');
  const [until, setUntil] = useState(before?.until ?? '');
  const [practitioner, setPractitioner] = useState(before?.practitioner ?? '');
  const [assign, setAssign] = useState(false);
  const [tried, setTried] = useState(false);
  const reversed = until !== '' && until < since;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!program || !since || reversed) return;
    const enrollment: Enrollment = { patient, program, status, since, ...(until ? { until } : {}), ...(practitioner ? { practitioner } : {}) };
    if (await act(async () => { await send('enrollment.save', { enrollment, assign, month }); })) { say(`${programWords(program)} saved.`); onDone(); }
  };
  return (
    <form className="solve" aria-label="Enrollment" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}>
      {!before && <Select small label="Program" value={program} onChange={(event) => setProgram(event.target.value as typeof program)} error={tried && !program ? 'Choose one.' : null}><option value="" disabled>Choose…</option>{programs.filter((each) => !taken.includes(each)).map((each) => <option key={each} value={each}>{programWords(each)}</option>)}</Select>}
      <Select small label="State" value={status} onChange={(event) => setStatus(event.target.value as Enrollment['status'])}>{Object.entries(enrollmentWords).map(([value, each]) => <option key={value} value={value}>{each.words}</option>)}</Select>
      <Field small type="date" label="Since" value={since} max={today} onChange={(event) => setSince(event.target.value)} error={tried && !since ? 'Choose the day.' : null} />
      {(status === 'ended' || until) && <Field small type="date" label="Until" value={until} onChange={(event) => setUntil(event.target.value)} error={reversed ? 'Before it began.' : null} />}
      <Select small label="Billing practitioner" value={practitioner} onChange={(event) => setPractitioner(event.target.value)}><option value="">Not named</option>{staff.filter((each) => each.role === 'qhp' || each.role === 'qhp_other').map((each) => <option key={each.id} value={each.id}>{each.name} {each.credential}</option>)}</Select>
      {loose > 0 && status === 'enrolled' && <Check checked={assign} onChange={(event) => setAssign(event.target.checked)}>Count the {clock(loose)} of {monthWords(month)} that belong to no program for {program ? programWords(program) : 'this program'}</Check>}
      <div className="acts"><Button small look="main" type="submit" busy={busy}>Save enrollment</Button><Button small onClick={onCancel}>Cancel</Button></div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
