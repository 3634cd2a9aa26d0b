import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import { dayWords, monthWords } from '../../ui/said.ts';
import { visitWords } from '../words.ts';
import { ConditionsForm } from './ConditionsForm.tsx';
import { CarePlanForm, MdmForm, SeenForm, VisitForm } from './FactForms.tsx';
import { FactLine } from './FactLine.tsx';
import { sentenceCase, standing } from './facts.ts';
import { ProgramFacts } from './ProgramFacts.tsx';

interface SharedFactsProps { page: PatientPage; today: string; editing: string | null; setEditing: (which: string | null) => void }

/** The facts that every program of the patient shares, and under them those that only some ask for. */
export function SharedFacts({ page, today, editing, setEditing }: SharedFactsProps) {
  const list = page.observations;
  const plan = standing(list, 'care_plan');
  const visit = standing(list, 'initiating_visit');
  const conditions = standing(list, 'conditions');
  const seen = standing(list, 'seen');
  const mdm = standing(list, 'mdm', (each) => each.month === page.month);
  const close = () => setEditing(null);
  const form = { patient: page.patient.key, today, onDone: close, onCancel: close };
  const risky = conditions?.list.filter((each) => each.significantRisk).length ?? 0;
  return (
    <div className="enr">
      <div className="eh"><b>Facts</b></div>
      {editing === 'care_plan' ? <CarePlanForm {...form} before={plan} /> : (
        <FactLine name="Care plan" met={Boolean(plan?.copyGiven)} edit={() => setEditing('care_plan')} label="Change care plan">
          {plan ? `${dayWords(plan.date)}; ${plan.copyGiven ? 'copy given' : 'no copy given yet'}${plan.revised ? `; revised ${dayWords(plan.revised)}` : ''}` : 'Not recorded'}
        </FactLine>
      )}
      {editing === 'initiating_visit' ? <VisitForm {...form} before={visit} /> : (
        <FactLine name="First visit" met={Boolean(visit)} edit={() => setEditing('initiating_visit')} label="Change first visit">{visit ? `${dayWords(visit.date)}, ${visitWords[visit.type] ?? visit.type}` : 'Not recorded'}</FactLine>
      )}
      {editing === 'conditions' ? <ConditionsForm patient={page.patient.key} before={conditions} onDone={close} onCancel={close} /> : (
        <FactLine name="Conditions" met={Boolean(conditions?.list.length)} edit={() => setEditing('conditions')} label="Change conditions">
          {conditions?.list.length ? <>{conditions.list.map((each) => `${each.name}${each.icd10 ? ` (${each.icd10})` : ''}`).join(', ')}; {risky === conditions.list.length ? 'risk recorded' : `risk recorded for ${risky} of ${conditions.list.length}`}</> : 'Not recorded'}
        </FactLine>
      )}
      {editing === 'seen' ? <SeenForm {...form} before={seen} /> : (
        <FactLine name="Last seen" met={Boolean(seen)} edit={() => setEditing('seen')} label="Change last seen">{seen ? `${seen.newPatient ? 'New patient' : 'Known here'}${seen.lastSeen ? `, ${dayWords(seen.lastSeen)}` : ''}` : 'Not recorded'}</FactLine>
      )}
      {editing === 'mdm' ? <MdmForm patient={page.patient.key} month={page.month} before={mdm} onDone={close} onCancel={close} /> : (
        <FactLine name="Decisions" met={Boolean(mdm)} edit={() => setEditing('mdm')} label="Change level of decision making">{mdm ? `${sentenceCase(mdm.level)} in ${monthWords(page.month)}` : `No level for ${monthWords(page.month)}`}</FactLine>
      )}
      <ProgramFacts page={page} today={today} editing={editing} setEditing={setEditing} />
    </div>
  );
}
