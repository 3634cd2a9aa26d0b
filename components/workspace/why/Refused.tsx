import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import type { Blocked } from '../../../lib/rules/finding.ts';
import { Note } from '../../ui/Note.tsx';
import { clock } from '../../ui/said.ts';
import { Ask } from './Ask.tsx';
import type { CodeWhy } from './codes.ts';

/** Every reason that refuses the code, each a sentence; where a fact is missing, the field that answers it stands beside. */
export function Refused({ page, why, today }: { page: PatientPage; why: CodeWhy; today: string }) {
  const recorded = page.entries.reduce((sum, entry) => sum + (entry.voided ? 0 : entry.seconds), 0);
  return why.refusals.map((blocked, index) => (
    <div key={`${blocked.reason} ${index}`} className={blocked.question ? 'blk' : 'blk only'}>
      <Note tone={blocked.question ? 'away' : 'still'} icon={iconOf(blocked)}>
        <b>{blocked.sentence}</b> {blocked.question?.ask} {index === 0 && recorded > 0 && <>{clock(recorded)} {recorded < 120 ? 'is' : 'are'} recorded and safe.</>}
      </Note>
      {blocked.question && <Ask page={page} blocked={blocked} today={today} />}
    </div>
  ));
}

const iconOf = (blocked: Blocked) => (blocked.question ? 'question' : blocked.missingSeconds ? 'clock' : 'blocked');
