/** Care that is due, as far as records and rules say so. Nothing is guessed: what nobody recorded or no rule asks for is not named. */
import type { PatientFile } from '../ledger/blocks.ts';
import type { Finding } from '../rules/finding.ts';
import { addDays } from '../time/month.ts';
import { nextStep } from './month-row.ts';

/** Needs of a rule that are care, in our own words; the others are records or arithmetic. */
const care: Readonly<Record<string, string>> = {
  care_plan: 'care plan', plan_revised: 'care plan revision', initiating_visit: 'initiating visit', first_visit: 'first visit', live_contact: 'a talk with the patient',
  discharge_contact: 'contact after discharge', discharge_visit: 'visit after discharge', discharge_medicines: 'medicines review after discharge', consent: 'consent',
};

/** Flags that remind of care. */
const reminders: Readonly<Record<string, string>> = { WARN_PLAN_COPY: 'copy of the care plan', REMIND_CONSENT_RENEWAL: 'a word about consent, more than a year old' };

/** Days after a discharge in which what follows it is still worth naming. */
const AFTER_DISCHARGE_DAYS = 30;

/**
 * @param today the practice's day
 * @returns what is due, the most pressing first; empty = nothing is due on record
 */
export function dueCare(finding: Finding, file: PatientFile, today: string): string[] {
  const due = file.observations.flatMap((fact) => {
    if (fact.kind !== 'discharge' || fact.date > today || addDays(fact.date, AFTER_DISCHARGE_DAYS) < today) return [];
    return [fact.firstContact ? '' : care['discharge_contact'], fact.visit ? '' : care['discharge_visit'], fact.medicinesReviewed ? '' : care['discharge_medicines']];
  });
  const next = finding.blocked.find((each) => each.code === nextStep(finding)?.code);
  due.push(...(next?.needs ?? []).filter((need) => need.answer !== 'met').map((need) => care[need.need]));
  due.push(...finding.flags.map((flag) => reminders[flag]));
  return [...new Set(due.filter((each) => each !== undefined && each !== ''))] as string[];
}
