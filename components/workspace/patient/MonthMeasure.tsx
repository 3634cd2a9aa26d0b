import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Measure } from '../../ui/Measure.tsx';
import { clock } from '../../ui/said.ts';
import { programWords } from '../words.ts';

/** What the month holds in one sentence, and each ladder as a measure with its own sentence. */
export function MonthMeasure({ page }: { page: PatientPage }) {
  // A clock nobody has used says nothing; one always stays.
  const used = page.finding.ladders.filter((ladder) => ladder.seconds > 0);
  const ladders = used.length ? used : page.finding.ladders.slice(0, 1);
  const counted = page.entries.reduce((sum, entry) => sum + entry.countedSeconds, 0);
  const recorded = page.entries.reduce((sum, entry) => sum + (entry.voided ? 0 : entry.seconds), 0);
  const waiting = page.unresolved.reduce((sum, span) => sum + Math.floor((span.end - span.start) / 1000), 0);
  return (
    <div className="bd mline">
      <p className="tots">{clock(counted)} counted · {clock(Math.max(0, recorded - counted))} not counted · {clock(waiting)} unresolved · {clock(page.discardedSeconds)} discarded</p>
      {ladders.map((ladder, index) => (
        <div key={`${ladder.program} ${ladder.who}`} className="ladder">
          {ladders.length > 1 && <p className="label">{programWords(ladder.program)}, {ladder.who === 'staff' ? 'staff' : 'practitioner'}: {clock(ladder.seconds)}</p>}
          <Measure saved={ladder.seconds} gap={index === 0 ? waiting : 0} steps={ladder.steps} />
          <p className="q">
            {ladder.next ? <><Icon name="clock" /> <b className="ink">{clock(ladder.next.missing)}</b> to {ladder.next.code}.</> : <><Icon name="check" className="y" /> All steps reached.</>}
            {index === 0 && waiting > 0 && ` If all ${clock(waiting)} unresolved are kept: ${clock(ladder.seconds + waiting)}.`}
          </p>
        </div>
      ))}
      {ladders.length === 0 && <p className="q">No program counts this time yet. It is kept; enroll the patient and it is counted.</p>}
    </div>
  );
}
