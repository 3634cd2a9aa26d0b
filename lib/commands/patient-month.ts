import type { MonthRecord, PatientFile, PracticeBlock, RecordedEntry } from '../ledger/blocks.ts';
import { linkedKeys } from '../ledger/person.ts';
import type { Overlap, Practice, Staff, StaffTraining } from '../records/index.ts';
import type { EntryInput, PatientMonth } from '../rules/contract.ts';
import { factsOf } from './patient-facts.ts';
import { otherPatientEntries } from './overlaps.ts';
import { configOf } from './policies-in-use.ts';

/** What of a practice bears on each of its patient-months: its zone, its people and their training, its policies that are not the usual ones. */
export interface Terms {
  practice: Practice;
  staff: readonly Staff[];
  /** By staff id; only of whom some is on file. */
  training: ReadonlyMap<string, StaffTraining>;
  config: Readonly<Record<string, string>> | null;
  /** One person on two patients at once, as long as it lasts. */
  overlaps: readonly Overlap[];
}

export function termsOf(practice: Practice, block: Pick<PracticeBlock, 'staff' | 'policies' | 'overlaps'>): Terms {
  return { overlaps: block.overlaps ?? [], practice, staff: block.staff, training: new Map(block.staff.flatMap((person) => (person.training ? [[person.id, person.training]] : []))), config: configOf(block) };
}

/** True if the enrollment holds in the month. */
export const enrolledIn = (month: string) => (each: PatientFile['enrollments'][number]): boolean =>
  each.status === 'enrolled' && each.since.slice(0, 7) <= month && (!each.until || each.until.slice(0, 7) >= month);

/**
 * Puts one patient's month into the form that the evaluator takes. Nothing is judged here.
 * @param today the practice's day, after which entries lie in the future
 */
export function patientMonth({ practice, staff, training, config, overlaps }: Terms, file: PatientFile, record: MonthRecord | null, month: string, today: string): PatientMonth {
  const enrolled = file.enrollments.filter(enrolledIn(month));
  const ccm = enrolled.find((enrollment) => enrollment.program === 'CCM');
  const billing = enrolled.find((enrollment) => enrollment.practitioner)?.practitioner;
  const byProgram = Object.fromEntries(enrolled.flatMap((enrollment) => (enrollment.practitioner ? [[enrollment.program, enrollment.practitioner]] : [])));
  const focal = file.observations.findLast((fact) => fact.kind === 'focal_point');
  const elsewhere = otherPatientEntries(overlaps, [file.patient.key, ...linkedKeys(file)]);
  return {
    id: file.patient.key,
    payer: file.patient.payer,
    serviceMonth: month,
    timeZone: practice.timeZone,
    patient: { ...factsOf(file.observations, month, config?.['rpm.period.dos'] === 'start' ? 'start' : 'end'), ...(ccm ? { ccmStartDate: ccm.since } : {}) },
    programs: enrolled.map((enrollment) => enrollment.program),
    entries: (record?.entries ?? []).filter((entry) => !entry.voided).map((entry) => entryInput(entry, roleFor(entry, staff, billing), training.get(entry.staff))),
    otherBilled: file.observations.flatMap((fact) => (fact.kind === 'billed_elsewhere' && fact.month === month ? [{ code: fact.code, practitioner: fact.practitioner, serviceMonth: fact.month }] : [])),
    ...(elsewhere.length ? { otherPatientEntries: elsewhere } : {}),
    ...(billing ? { billingPractitionerId: billing } : {}),
    ...(Object.keys(byProgram).length > 1 ? { practitionerByProgram: byProgram } : {}),
    ...(focal?.kind === 'focal_point' ? { practitionerIsPrimaryCareFocalPoint: focal.responsible } : {}),
    evaluationDate: today,
    ...(config ? { config } : {}),
  };
}

function entryInput(entry: RecordedEntry, performerRole: string, training: StaffTraining | undefined): EntryInput {
  return {
    id: entry.id,
    performerRole,
    performerId: entry.staff,
    start: entry.start,
    end: entry.end,
    activity: entry.activity,
    program: entry.program,
    interactive: entry.interactive,
    ...(entry.modality ? { modality: entry.modality } : {}),
    ...(typeof entry.patientPresent === 'boolean' ? { patientPresent: entry.patientPresent } : {}),
    ...(typeof entry.videoDeclined === 'boolean' ? { videoDeclined: entry.videoDeclined } : {}),
    ...(training ? { training } : {}),
  };
}

function roleFor({ role, staff: id }: RecordedEntry, staff: readonly Staff[], billing: string | undefined): string {
  if (role !== 'qhp' || !billing || billing === id) return role;
  return staff.some((person) => person.id === billing) ? 'qhp_other' : role;
}
