import type { Observation, Practice, Staff } from '../records/index.ts';
import type { MonthRecord, PatientFile } from '../ledger/blocks.ts';
import type { PatientMonth } from '../rules/contract.ts';

/**
 * Puts one patient's month into the form that the evaluator takes. Nothing is judged here: what is not recorded stays absent, so that the
 * rules can say "cannot decide".
 * @param today the practice's day, after which entries lie in the future
 */
export function patientMonth(practice: Practice, staff: readonly Staff[], file: PatientFile, record: MonthRecord | null, month: string, today: string): PatientMonth {
  const enrolled = file.enrollments.filter((enrollment) => enrollment.status === 'enrolled' && enrollment.since.slice(0, 7) <= month && (!enrollment.until || enrollment.until.slice(0, 7) >= month));
  const ccm = enrolled.find((enrollment) => enrollment.program === 'CCM');
  const billing = enrolled.find((enrollment) => enrollment.practitioner)?.practitioner;
  return {
    id: file.patient.key,
    payer: file.patient.payer,
    serviceMonth: month,
    timeZone: practice.timeZone,
    patient: { ...facts(file.observations, month), ...(ccm ? { ccmStartDate: ccm.since } : {}) },
    programs: enrolled.map((enrollment) => enrollment.program),
    entries: (record?.entries ?? []).filter((entry) => !entry.voided).map((entry) => ({
      id: entry.id,
      performerRole: roleFor(entry.role, entry.staff, billing),
      performerId: entry.staff,
      start: new Date(entry.start).toISOString(),
      end: new Date(entry.end).toISOString(),
      activity: entry.activity,
      program: entry.program,
      interactive: entry.interactive,
    })),
    otherBilled: file.observations.flatMap((fact) => (fact.kind === 'billed_elsewhere' && fact.month === month ? [{ code: fact.code, practitioner: fact.practitioner, serviceMonth: fact.month }] : [])),
    ...(billing ? { billingPractitionerId: billing } : {}),
    ...(Object.keys(practitioners(enrolled)).length > 1 ? { practitionerByProgram: practitioners(enrolled) } : {}),
    evaluationDate: today,
  } as PatientMonth;

  function roleFor(role: string, id: string, practitioner: string | undefined): string {
    if (role !== 'qhp' || !practitioner || practitioner === id) return role;
    return staff.some((person) => person.id === practitioner) ? 'qhp_other' : role;
  }
}

function practitioners(enrolled: PatientFile['enrollments']): Record<string, string> {
  return Object.fromEntries(enrolled.flatMap((enrollment) => (enrollment.practitioner ? [[enrollment.program, enrollment.practitioner]] : [])));
}

function newest<K extends Observation['kind']>(list: readonly Observation[], kind: K): Extract<Observation, { kind: K }> | undefined {
  return list.findLast((fact): fact is Extract<Observation, { kind: K }> => fact.kind === kind);
}

function facts(list: readonly Observation[], month: string): Record<string, unknown> {
  const plan = newest(list, 'care_plan');
  const visit = newest(list, 'initiating_visit');
  const seen = newest(list, 'seen');
  const mdm = list.findLast((fact) => fact.kind === 'mdm' && fact.month === month);
  const consent: Record<string, unknown> = {};
  for (const fact of list) {
    if (fact.kind !== 'consent') continue;
    consent[fact.program] = {
      date: fact.date, kind: fact.how, documented: fact.documented, elements: fact.elements,
      ...(fact.revoked ? { revokedDate: fact.revoked } : {}), ...(fact.practitioner ? { practitionerId: fact.practitioner } : {}),
    };
  }
  const conditions = newest(list, 'conditions');
  const stays = list.flatMap((fact) => (fact.kind === 'inpatient' ? [{ from: fact.from, to: fact.to }] : []));
  return {
    ...(conditions ? { conditions: conditions.list.map(({ name, expectedMonths, significantRisk }) => ({ name, expectedMonths, significantRisk })) } : {}),
    consent,
    ...(plan ? { carePlan: { date: plan.date, copyGiven: plan.copyGiven, ...(plan.revised ? { revisedInMonth: plan.revised.slice(0, 7) === month } : {}) } } : {}),
    ...(visit ? { initiatingVisit: { date: visit.date, type: visit.type } } : {}),
    ...(seen ? { newPatient: seen.newPatient, lastSeenDate: seen.lastSeen } : {}),
    mdm: mdm?.kind === 'mdm' ? mdm.level : null,
    ...(stays.length ? { inpatientStays: stays } : {}),
  };
}
