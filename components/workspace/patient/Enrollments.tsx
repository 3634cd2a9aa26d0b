/** Enrollments and the facts that rules ask for. Each line is edited in place; each save is a new event, and the old ones stay. */
import { useEffect, useState } from 'react';
import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import { useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { dayWords } from '../../ui/said.ts';
import { enrollmentWords, programWords, toldFor } from '../words.ts';
import { ConsentForm } from './ConsentForm.tsx';
import { EnrollmentForm } from './EnrollmentForm.tsx';
import { FactLine } from './FactLine.tsx';
import { formOf, standing } from './facts.ts';
import { SharedFacts } from './SharedFacts.tsx';

interface EnrollmentsProps { page: PatientPage; today: string; open: string | null; loose: number }

export function Enrollments({ page, today, open, loose }: EnrollmentsProps) {
  const settings = useAsked('settings.view', {});
  const staff = settings.reply?.staff ?? [];
  const [editing, setEditing] = useState<string | null>(null);
  const asked = open ? formOf(open) : null;
  const firstProgram = page.enrollments[0]?.program;
  // A link from a blocked row opens the form that answers it.
  useEffect(() => { if (asked) setEditing(asked === 'consent' && firstProgram ? `consent ${firstProgram}` : asked === 'enrollment' ? 'enrollment new' : asked); }, [asked, firstProgram]);
  const close = () => setEditing(null);
  const common = { patient: page.patient.key, month: page.month, today, staff, loose, onDone: close, onCancel: close };
  const taken = page.enrollments.map((each) => each.program);
  return (
    <section className="panel" aria-label="Enrollments and facts">
      <div className="hd"><h2>Enrollments</h2><span className="sp" /><Button small icon="plus" onClick={() => setEditing('enrollment new')}>Add</Button></div>
      {editing === 'enrollment new' && <div className="enr"><EnrollmentForm {...common} before={undefined} taken={taken} /></div>}
      {page.enrollments.length === 0 && editing !== 'enrollment new' && <div className="enr"><p><b>In no program.</b> Time is kept and counts for nothing until the patient is enrolled.</p></div>}
      {page.enrollments.map((enrollment) => {
        const { program } = enrollment;
        const state = enrollmentWords[enrollment.status];
        const consent = standing(page.observations, 'consent', (each) => each.program === program);
        const told = toldFor(program);
        const practitioner = staff.find((each) => each.id === enrollment.practitioner);
        return (
          <div className="enr" key={program}>
            <div className="eh"><b>{programWords(program)}</b><Chip tone={state?.tone} icon={state?.icon}>{state?.words}</Chip></div>
            {editing === `enrollment ${program}` ? <EnrollmentForm {...common} before={enrollment} taken={taken} /> : (
              <FactLine name="Since" met edit={() => setEditing(`enrollment ${program}`)} label={`Change enrollment in ${programWords(program)}`}>
                {dayWords(enrollment.since)}{enrollment.until && `, until ${dayWords(enrollment.until)}`}{practitioner && `; ${practitioner.name} ${practitioner.credential}`.trimEnd()}
              </FactLine>
            )}
            {editing === `consent ${program}` ? <ConsentForm patient={page.patient.key} program={program} today={today} before={consent} onDone={close} onCancel={close} /> : (
              <FactLine name="Consent" met={Boolean(consent) && !consent?.revoked} edit={() => setEditing(`consent ${program}`)} label={`Change consent for ${programWords(program)}`}>
                {consent ? `${dayWords(consent.date)}, ${consent.how}; ${consent.elements.filter((each) => told.includes(each)).length} of ${told.length} points told${consent.documented ? '' : '; not documented'}${consent.revoked ? `; revoked ${dayWords(consent.revoked)}` : ''}` : 'Not recorded'}
              </FactLine>
            )}
          </div>
        );
      })}
      <SharedFacts page={page} today={today} editing={editing} setEditing={setEditing} />
    </section>
  );
}
