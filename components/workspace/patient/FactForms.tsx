/** The small forms of the other facts. Each records one observation; older ones stay in the ledger. */
import { useState } from 'react';
import type { Observation } from '../../../lib/records/index.ts';
import { Check, Field, Select } from '../../ui/Field.tsx';
import { monthWords } from '../../ui/said.ts';
import { visitWords } from '../words.ts';
import { dayTrouble, sentenceCase, type FactFormProps as Common } from './facts.ts';
import { FactForm } from './save-fact.tsx';

type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>;

export function CarePlanForm({ patient, today, before, onDone, onCancel }: Common<'care_plan'>) {
  const [date, setDate] = useState(before?.date ?? '');
  const [revised, setRevised] = useState(before?.revised ?? '');
  const [copyGiven, setCopy] = useState(before?.copyGiven ?? false);
  const [tried, setTried] = useState(false);
  const build = (): Observation | null => {
    setTried(true);
    return !date || date > today || revised > today ? null : { patient, kind: 'care_plan', date, copyGiven, ...(revised ? { revised } : {}) };
  };
  return (
    <FactForm label="Care plan" button="Record care plan" observation={build} onDone={onDone} onCancel={onCancel}>
      <Field small type="date" label="Care plan of" value={date} max={today} onChange={(event) => setDate(event.target.value)} error={dayTrouble(date, today, tried)} />
      <Field small type="date" label="Last revised (if it was)" value={revised} max={today} onChange={(event) => setRevised(event.target.value)} error={revised > today ? 'That day is still to come.' : null} />
      <Check checked={copyGiven} onChange={(event) => setCopy(event.target.checked)}>A copy was given to the patient or caregiver</Check>
    </FactForm>
  );
}

export function VisitForm({ patient, today, before, onDone, onCancel }: Common<'initiating_visit'>) {
  const [date, setDate] = useState(before?.date ?? '');
  const [type, setType] = useState<Of<'initiating_visit'>['type'] | ''>(before?.type ?? '');
  const [tried, setTried] = useState(false);
  const build = (): Observation | null => {
    setTried(true);
    return !date || date > today || !type ? null : { patient, kind: 'initiating_visit', date, type };
  };
  return (
    <FactForm label="First visit" button="Record visit" observation={build} onDone={onDone} onCancel={onCancel}>
      <Field small type="date" label="First visit on" value={date} max={today} onChange={(event) => setDate(event.target.value)} error={dayTrouble(date, today, tried)} />
      <Select small label="Kind of visit" value={type} onChange={(event) => setType(event.target.value as typeof type)} error={tried && !type ? 'Choose one.' : null}>
        <option value="" disabled>Choose…</option>{Object.entries(visitWords).map(([value, words]) => <option key={value} value={value}>{sentenceCase(words)}</option>)}
      </Select>
    </FactForm>
  );
}

export function SeenForm({ patient, today, before, onDone, onCancel }: Common<'seen'>) {
  const [last, setLast] = useState(before?.lastSeen ?? '');
  const [kind, setKind] = useState<'new' | 'known' | ''>(before ? (before.newPatient ? 'new' : 'known') : '');
  const [tried, setTried] = useState(false);
  const build = (): Observation | null => {
    setTried(true);
    return !kind || last > today ? null : { patient, kind: 'seen', newPatient: kind === 'new', lastSeen: last || null };
  };
  return (
    <FactForm label="Last seen" button="Record" observation={build} onDone={onDone} onCancel={onCancel}>
      <Select small label="New to the practice" value={kind} onChange={(event) => setKind(event.target.value as typeof kind)} error={tried && !kind ? 'Choose one.' : null}>
        <option value="" disabled>Choose…</option><option value="known">No, known here</option><option value="new">Yes, a new patient</option>
      </Select>
      <Field small type="date" label="Last seen before the program began" value={last} max={today} onChange={(event) => setLast(event.target.value)} error={last > today ? 'That day is still to come.' : null} hint="Leave empty if not seen." />
    </FactForm>
  );
}

export function MdmForm({ patient, month, before, onDone, onCancel }: Omit<Common<'mdm'>, 'today'> & { month: string }) {
  const [level, setLevel] = useState<Of<'mdm'>['level'] | ''>(before?.level ?? '');
  const [tried, setTried] = useState(false);
  const build = (): Observation | null => { setTried(true); return level ? { patient, kind: 'mdm', month, level } : null; };
  return (
    <FactForm label="Decision making" button="Record level" observation={build} onDone={onDone} onCancel={onCancel}>
      <Select small label={`Level in ${monthWords(month)}`} value={level} onChange={(event) => setLevel(event.target.value as typeof level)} error={tried && !level ? 'Choose one.' : null} hint="As the practitioner recorded it in the chart.">
        <option value="" disabled>Choose…</option><option value="low">Low</option><option value="moderate">Moderate</option><option value="high">High</option>
      </Select>
    </FactForm>
  );
}
