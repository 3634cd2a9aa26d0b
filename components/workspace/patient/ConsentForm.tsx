import { useState } from 'react';
import type { Observation, Program } from '../../../lib/records/index.ts';
import { Check, Field, Select } from '../../ui/Field.tsx';
import { programWords, toldFor, toldWords } from '../words.ts';
import { FactForm } from './save-fact.tsx';

type Consent = Extract<Observation, { kind: 'consent' }>;
type Element = Consent['elements'][number];

interface ConsentFormProps {
  patient: string; program: Program; today: string;
  /** What is recorded now; kept where the form does not ask. */
  before?: Consent | undefined;
  /** In a worklist row: no cancel. */
  inline?: boolean;
  hint?: string | undefined;
  onDone?: () => void; onCancel?: () => void;
}

/** Consent: when, how, what the patient was told. A day to come is refused. */
export function ConsentForm({ patient, program, today, before, inline, hint, onDone, onCancel }: ConsentFormProps) {
  const [date, setDate] = useState(before?.date ?? '');
  const [how, setHow] = useState<Consent['how'] | ''>(before?.how ?? '');
  const [told, setTold] = useState<ReadonlySet<Element>>(new Set(before?.elements ?? []));
  const [documented, setDocumented] = useState(before?.documented ?? false);
  const [tried, setTried] = useState(false);
  const late = date > today;
  const build = (): Observation | null => {
    setTried(true);
    if (!date || late || !how) return null;
    return { patient, kind: 'consent', program, date, how, documented, elements: [...told], ...(before?.practitioner ? { practitioner: before.practitioner } : {}), ...(before?.revoked ? { revoked: before.revoked } : {}) };
  };
  return (
    <FactForm label={`${inline ? 'Answer: consent' : 'Consent'} for ${programWords(program)}`} button="Record consent" observation={build} onDone={onDone} onCancel={inline ? undefined : onCancel}>
      <Field small type="date" label="Consent given on" value={date} max={today} onChange={(event) => setDate(event.target.value)} hint={hint}
        error={late ? 'That day is still to come.' : tried && !date ? 'Choose the day.' : null} />
      <Select small label="How" value={how} onChange={(event) => setHow(event.target.value as Consent['how'])} error={tried && !how ? 'Choose one.' : null}>
        <option value="" disabled>Choose…</option><option value="verbal">Verbal</option><option value="written">Written</option>
      </Select>
      <fieldset className="told">
        <legend className="label">The patient was told</legend>
        {(toldFor(program) as readonly Element[]).map((element) => (
          <Check key={element} checked={told.has(element)} onChange={(event) => setTold((was) => { const now = new Set(was); if (event.target.checked) now.add(element); else now.delete(element); return now; })}>{toldWords[element]}</Check>
        ))}
        <Check checked={documented} onChange={(event) => setDocumented(event.target.checked)}>It is documented in the chart</Check>
      </fieldset>
    </FactForm>
  );
}
