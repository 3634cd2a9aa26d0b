/** Facts about who pays and who is responsible: Medicare beneficiary status, the focal point of primary care, a Michigan plan. */
import { useState } from 'react';
import type { Observation } from '../../../lib/records/index.ts';
import { Field, Select } from '../../ui/Field.tsx';
import { planWords } from '../words.ts';
import { dayTrouble, type FactFormProps } from './facts.ts';
import { FactForm } from './save-fact.tsx';
import { YesNo } from './YesNo.tsx';

type Plan = Extract<Observation, { kind: 'plan' }>;

export function QmbForm({ patient, today, before, onDone, onCancel }: FactFormProps<'qmb'>) {
  const [qmb, setQmb] = useState<boolean | null>(before?.qmb ?? null);
  const [since, setSince] = useState(before?.since ?? '');
  const [tried, setTried] = useState(false);
  const build = (): Observation | null => { setTried(true); return qmb === null || !since || since > today ? null : { patient, kind: 'qmb', since, qmb }; };
  return (
    <FactForm label="Medicare beneficiary status" button="Record" observation={build} onDone={onDone} onCancel={onCancel}>
      <Select small label="Qualified Medicare Beneficiary" value={qmb === null ? '' : qmb ? 'yes' : 'no'} onChange={(event) => setQmb(event.target.value === 'yes')} error={tried && qmb === null ? 'Choose one.' : null}>
        <option value="" disabled>Choose…</option><option value="yes">Yes</option><option value="no">No</option>
      </Select>
      <Field small type="date" label="Since" value={since} max={today} onChange={(event) => setSince(event.target.value)} error={dayTrouble(since, today, tried)} />
    </FactForm>
  );
}

export function FocalPointForm({ patient, before, onDone, onCancel }: Omit<FactFormProps<'focal_point'>, 'today'>) {
  const [responsible, setResponsible] = useState<boolean | null>(before?.responsible ?? null);
  const [tried, setTried] = useState(false);
  const build = (): Observation | null => { setTried(true); return responsible === null ? null : { patient, kind: 'focal_point', responsible }; };
  return (
    <FactForm label="Focal point" button="Record" observation={build} onDone={onDone} onCancel={onCancel}>
      <Select small label="The billing practitioner is responsible for all primary care" value={responsible === null ? '' : responsible ? 'yes' : 'no'} onChange={(event) => setResponsible(event.target.value === 'yes')} error={tried && responsible === null ? 'Choose one.' : null}>
        <option value="" disabled>Choose…</option><option value="yes">Yes</option><option value="no">No</option>
      </Select>
    </FactForm>
  );
}

export function PlanForm({ patient, before, onDone, onCancel }: Omit<FactFormProps<'plan'>, 'today'>) {
  const [plan, setPlan] = useState<NonNullable<Plan['plan']> | ''>(before?.plan ?? '');
  const [risk, setRisk] = useState<NonNullable<Plan['riskLevel']> | ''>(before?.riskLevel ?? '');
  const [answers, setAnswers] = useState<Pick<Plan, 'participatingGroup' | 'rulesLoaded' | 'coordinationMinutes'>>({ participatingGroup: before?.participatingGroup ?? null, rulesLoaded: before?.rulesLoaded ?? null, coordinationMinutes: before?.coordinationMinutes ?? null });
  const build = (): Observation | null => ({ patient, kind: 'plan', ...answers, riskLevel: risk || null, plan: plan || null });
  const yesNo = (name: keyof typeof answers, label: string, hint?: string) => <YesNo label={label} value={answers[name]} hint={hint} onChange={(value) => setAnswers((all) => ({ ...all, [name]: value }))} />;
  return (
    <FactForm label="Plan" button="Record" observation={build} onDone={onDone} onCancel={onCancel}>
      <Select small label="Kind of plan" value={plan} onChange={(event) => setPlan(event.target.value as typeof plan)}>
        <option value="">Not recorded</option>{Object.entries(planWords).map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </Select>
      <Select small label="Risk level the plan gives" value={risk} onChange={(event) => setRisk(event.target.value as typeof risk)}><option value="">Not recorded</option><option value="low">Low</option><option value="moderate">Moderate</option><option value="high">High</option></Select>
      {yesNo('participatingGroup', 'The member’s group takes part')}
      {yesNo('rulesLoaded', 'The plan’s own rules were checked', 'Plans differ; without their word nothing is proposed.')}
      {yesNo('coordinationMinutes', 'The plan counts 60 minutes of coordination, then 30')}
    </FactForm>
  );
}
