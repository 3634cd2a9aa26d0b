import { useState } from 'react';
import type { Observation } from '../../../lib/records/index.ts';
import { dischargePlaces, dischargeSettings } from '../../../lib/records/index.ts';
import { Field, Select } from '../../ui/Field.tsx';
import { placeWords, settingWords } from '../words.ts';
import { dayTrouble, sentenceCase, type FactFormProps } from './facts.ts';
import { FactForm } from './save-fact.tsx';

type Discharge = Extract<Observation, { kind: 'discharge' }>;

const daysOf = (typed: string) => typed.split(/[\s,;]+/).filter(Boolean);

/** A discharge and what followed: first contact or attempts, the visit, its decision making, the medicines. */
export function DischargeForm({ patient, today, before, onDone, onCancel }: FactFormProps<'discharge'>) {
  const [date, setDate] = useState(before?.date ?? '');
  const [from, setFrom] = useState<Discharge['from'] | ''>(before?.from ?? '');
  const [to, setTo] = useState<Discharge['to'] | ''>(before?.to ?? '');
  const [after, setAfter] = useState({ firstContact: before?.firstContact ?? '', visit: before?.visit ?? '', medicinesReviewed: before?.medicinesReviewed ?? '' });
  const [attempts, setAttempts] = useState(before?.attempts.join(', ') ?? '');
  const [mdm, setMdm] = useState<NonNullable<Discharge['mdm']> | ''>(before?.mdm ?? '');
  const [tried, setTried] = useState(false);
  const tries = daysOf(attempts);
  const badTries = tries.length > 10 || tries.some((day) => !/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)) || day > today);
  const build = (): Observation | null => {
    setTried(true);
    if (!date || !from || !to || badTries || [date, ...Object.values(after)].some((day) => day > today)) return null;
    const known = Object.fromEntries(Object.entries(after).filter(([, day]) => day !== ''));
    return { patient, kind: 'discharge', date, from, to, attempts: tries, mdm: mdm || null, ...known };
  };
  const day = (name: keyof typeof after, label: string) => <Field small type="date" label={label} value={after[name]} max={today} onChange={(event) => setAfter((all) => ({ ...all, [name]: event.target.value }))} error={dayTrouble(after[name], today, false)} />;
  return (
    <FactForm label="Discharge" button="Record discharge" observation={build} onDone={onDone} onCancel={onCancel}>
      <Field small type="date" label="Discharged on" value={date} max={today} onChange={(event) => setDate(event.target.value)} error={dayTrouble(date, today, tried)} hint="Another day makes another discharge." />
      <Select small label="From" value={from} onChange={(event) => setFrom(event.target.value as typeof from)} error={tried && !from ? 'Choose one.' : null}>
        <option value="" disabled>Choose…</option>{dischargeSettings.map((each) => <option key={each} value={each}>{sentenceCase(settingWords[each] ?? each)}</option>)}
      </Select>
      <Select small label="To" value={to} onChange={(event) => setTo(event.target.value as typeof to)} error={tried && !to ? 'Choose one.' : null}>
        <option value="" disabled>Choose…</option>{dischargePlaces.map((each) => <option key={each} value={each}>{sentenceCase(placeWords[each] ?? each)}</option>)}
      </Select>
      {day('firstContact', 'First reached on')}
      <Field small label="Tried without success on" value={attempts} onChange={(event) => setAttempts(event.target.value)} placeholder="2026-11-06, 2026-11-07" error={badTries ? 'Days as 2026-11-06, with commas, none to come.' : null} />
      {day('visit', 'Visit after discharge')}
      <Select small label="Decision making" value={mdm} onChange={(event) => setMdm(event.target.value as typeof mdm)}><option value="">Not recorded</option><option value="low">Low</option><option value="moderate">Moderate</option><option value="high">High</option></Select>
      {day('medicinesReviewed', 'Medicines reconciled on')}
    </FactForm>
  );
}
