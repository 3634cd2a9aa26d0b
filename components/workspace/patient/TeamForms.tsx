/** Facts of the programs that work as a team: collaborative care, community health integration, navigation. */
import { useState } from 'react';
import type { Observation } from '../../../lib/records/index.ts';
import { Field, Select } from '../../ui/Field.tsx';
import { firstVisitWords } from '../words.ts';
import { dayTrouble, sentenceCase, type FactFormProps } from './facts.ts';
import { FactForm } from './save-fact.tsx';
import { YesNo } from './YesNo.tsx';

type VisitType = NonNullable<Extract<Observation, { kind: 'chi' }>['type']>;

export function CocmForm({ patient, today, before, onDone, onCancel }: FactFormProps<'cocm'>) {
  const [firstMonth, setFirst] = useState(before?.firstMonth ?? '');
  const [registry, setRegistry] = useState(before?.registry ?? null);
  const [psychConsult, setConsult] = useState(before?.psychConsult ?? null);
  const [tried, setTried] = useState(false);
  const wrong = firstMonth !== '' && (!/^\d{4}-(0[1-9]|1[0-2])$/.test(firstMonth) || firstMonth > today.slice(0, 7));
  const build = (): Observation | null => { setTried(true); return !firstMonth || wrong ? null : { patient, kind: 'cocm', firstMonth, registry, psychConsult }; };
  return (
    <FactForm label="Collaborative care" button="Record" observation={build} onDone={onDone} onCancel={onCancel}>
      <Field small type="month" label="First month of the episode" placeholder="2026-11" value={firstMonth} max={today.slice(0, 7)} onChange={(event) => setFirst(event.target.value)} error={wrong ? 'A month that has begun.' : tried && !firstMonth ? 'Choose the month.' : null} hint="The first month has codes of its own." />
      <YesNo label="Followed in a registry" value={registry} onChange={setRegistry} />
      <YesNo label="Psychiatric consultant takes part" value={psychConsult} onChange={setConsult} />
    </FactForm>
  );
}

interface FirstVisit { date: string; type: VisitType | '' }
const firstVisit = (before: { date?: string | undefined; type?: VisitType | undefined } | undefined): FirstVisit => ({ date: before?.date ?? '', type: before?.type ?? '' });
const known = ({ date, type }: FirstVisit) => ({ ...(date ? { date } : {}), ...(type ? { type } : {}) });

/** When the billing practitioner first saw the patient for this, and in which kind of visit. */
function FirstVisitFields({ visit, today, onChange }: { visit: FirstVisit; today: string; onChange: (visit: FirstVisit) => void }) {
  return <>
    <Field small type="date" label="First visit on" value={visit.date} max={today} onChange={(event) => onChange({ ...visit, date: event.target.value })} error={dayTrouble(visit.date, today, false)} />
    <Select small label="Kind of visit" value={visit.type} onChange={(event) => onChange({ ...visit, type: event.target.value as FirstVisit['type'] })}>
      <option value="">Not recorded</option>{Object.entries(firstVisitWords).map(([value, words]) => <option key={value} value={value}>{sentenceCase(words)}</option>)}
    </Select>
  </>;
}

export function ChiForm({ patient, today, before, onDone, onCancel }: FactFormProps<'chi'>) {
  const [visit, setVisit] = useState(firstVisit(before));
  const [needsDocumented, setNeeds] = useState(before?.needsDocumented ?? null);
  const build = (): Observation | null => (visit.date > today ? null : { patient, kind: 'chi', ...known(visit), needsDocumented });
  return (
    <FactForm label="Community health integration" button="Record" observation={build} onDone={onDone} onCancel={onCancel}>
      <FirstVisitFields visit={visit} today={today} onChange={setVisit} />
      <YesNo label="Needs that stand in the way of care are documented" value={needsDocumented} onChange={setNeeds} />
    </FactForm>
  );
}

export function PinForm({ patient, today, before, onDone, onCancel }: FactFormProps<'pin'>) {
  const [visit, setVisit] = useState(firstVisit(before));
  const [condition, setCondition] = useState(before?.condition ?? '');
  const [months, setMonths] = useState(before?.expectedMonths === null || before?.expectedMonths === undefined ? '' : String(before.expectedMonths));
  const badMonths = months.trim() !== '' && !/^\d{1,3}$/.test(months.trim());
  const build = (): Observation | null => (visit.date > today || badMonths ? null : { patient, kind: 'pin', ...known(visit), condition: condition.trim(), expectedMonths: months.trim() === '' ? null : Number(months) });
  return (
    <FactForm label="Navigation" button="Record" observation={build} onDone={onDone} onCancel={onCancel}>
      <FirstVisitFields visit={visit} today={today} onChange={setVisit} />
      <Field small label="Serious condition" value={condition} maxLength={120} onChange={(event) => setCondition(event.target.value)} />
      <Field small label="Expected months" inputMode="numeric" value={months} onChange={(event) => setMonths(event.target.value)} error={badMonths ? 'A number.' : null} />
    </FactForm>
  );
}
