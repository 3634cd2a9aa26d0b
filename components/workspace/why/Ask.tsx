/** The field that answers what blocks a code, right where it is asked. Consent is answered here; other facts lead to their form. */
import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import type { Blocked } from '../../../lib/rules/finding.ts';
import { Program } from '../../../lib/records/index.ts';
import { ConsentForm } from '../patient/ConsentForm.tsx';
import { formOf } from '../patient/facts.ts';
import { dayWords } from '../../ui/said.ts';
import { patientHref } from '../route.ts';

export function Ask({ page, blocked, today }: { page: PatientPage; blocked: Blocked; today: string }) {
  const fact = formOf(blocked.question?.fact ?? '');
  if (fact !== 'consent') return <div><a className="btn main sm" href={patientHref(page.patient.key, page.month, fact ?? undefined)}>Answer on the patient page</a></div>;
  const program = Program.safeParse(blocked.program);
  const own = page.enrollments.find((each) => each.program === blocked.program) ?? page.enrollments[0];
  const name = program.success ? program.data : own?.program;
  if (!name) return null;
  const days = blocked.leftOut.concat(blocked.counted).map((use) => use.day).sort();
  return <ConsentForm patient={page.patient.key} program={name} today={today} inline hint={days[0] ? firstEntry(days[0]) : undefined} />;
}

const firstEntry = (day: string) => `The first entry of the month is of ${dayWords(day)}: time before the consent date does not count.`;
