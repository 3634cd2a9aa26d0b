import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import { Note } from '../../ui/Note.tsx';
import { dayOf, dayWords } from '../../ui/said.ts';
import { decisionWords } from '../words.ts';

/** Where the practice decided about this code: what, who, when and why. The rules' own answer is everything below it. */
export function Decided({ page, code, timeZone }: { page: PatientPage; code: string; timeZone: string }) {
  const decision = page.decisions.find((each) => each.code === code);
  if (!decision) return null;
  const { words, icon } = decisionWords[decision.action];
  return (
    <Note tone="act" icon={icon}>
      <b>Decided by the practice: {words.toLowerCase()}{decision.action === 'force' && ` × ${decision.units}`}{decision.month === 'standing' && ', every month'}.</b> “{decision.reason}” {decision.by}, {dayWords(dayOf(decision.at, timeZone))}. {decision.agrees ? 'The rules come to the same.' : 'Below is the rules’ own answer.'}
    </Note>
  );
}
