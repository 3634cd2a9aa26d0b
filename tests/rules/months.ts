/** Months to play with: a made-up patient with everything CCM needs, and generators of entries. */
import fc from 'fast-check';
import type { EntryInput, Facts, PatientMonth } from '../../lib/rules/contract.ts';
import type { Finding } from '../../lib/rules/finding.ts';
import { monthBounds } from '../../lib/time/month.ts';

export const ready: Facts = {
  conditions: [{ name: 'type 2 diabetes', expectedMonths: 24, significantRisk: true }, { name: 'heart failure', expectedMonths: 24, significantRisk: true }],
  consent: { CCM: { date: '2019-06-15', kind: 'verbal', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } },
  carePlan: { date: '2019-06-20', copyGiven: true, revisedInMonth: true },
  newPatient: false,
  lastSeenDate: '2026-06-10',
  initiatingVisit: { date: '2026-01-15', type: 'E/M' },
  mdm: null,
};

export function month(entries: readonly EntryInput[], change: Partial<PatientMonth> = {}): PatientMonth {
  return { id: 'made-up', payer: 'medicare_ffs', serviceMonth: '2026-10', timeZone: 'America/Detroit', patient: ready, programs: ['CCM'], entries, ...change };
}

/** A month whose patient was seen shortly before, whatever the year. */
export function monthIn(serviceMonth: string, entries: readonly EntryInput[], change: Partial<PatientMonth> = {}): PatientMonth {
  return month(entries, { serviceMonth, patient: { ...ready, lastSeenDate: `${Number(serviceMonth.slice(0, 4)) - 1}-${serviceMonth.slice(5)}-20` }, ...change });
}

export const minutes = (count: number, date = '2026-10-06', change: EntryInput = {}): EntryInput => ({ performerRole: 'clinical_staff', activity: 'patient_call', program: 'CCM', minutes: count, date, ...change });
export const from = (start: string, end: string, change: EntryInput = {}): EntryInput => ({ performerRole: 'clinical_staff', performerId: 'rn-1', activity: 'patient_call', program: 'CCM', start, end, ...change });

export const codes = (finding: Finding) => Object.fromEntries(finding.lines.map(({ code, units }) => [code, units]));
export const refused = (finding: Finding, code: string) => finding.blocked.filter((each) => each.code === code).map(({ reason }) => reason);
export const ladder = (finding: Finding, who: 'staff' | 'practitioner') => finding.ladders.find((each) => each.who === who)?.seconds ?? -1;

const october = monthBounds('2026-10', 'America/Detroit');
const person = fc.constantFrom(['clinical_staff', 'rn-1'], ['clinical_staff', 'ma-2'], ['clinical_staff_external', 'vendor-3'], ['qhp', 'md-1'], ['qhp_other', 'md-2'], ['clerical', 'desk-1']);
const activity = fc.constantFrom('patient_call', 'medication_reconciliation', 'care_plan_update', 'prior_authorization', 'office_visit');

/** An interval of up to 40 minutes in a few hours of October, so that they overlap often. Seconds and milliseconds are not round. */
export const timed = fc.tuple(fc.integer({ min: 0, max: 4 * 3_600_000 }), fc.integer({ min: 1, max: 40 * 60_000 }), person, activity).map(([at, size, [performerRole, performerId], what]): EntryInput => ({
  performerRole, performerId, activity: what, program: 'CCM', start: new Date(october.start + 5 * 86_400_000 + at).toISOString(), end: new Date(october.start + 5 * 86_400_000 + at + size).toISOString(),
}));
const plain = fc.tuple(fc.integer({ min: 1, max: 45 }), fc.integer({ min: 1, max: 31 }), person, activity).map(([count, day, [performerRole, performerId], what]): EntryInput => ({
  performerRole, performerId, activity: what, program: 'CCM', minutes: count, date: `2026-10-${String(day).padStart(2, '0')}`,
}));
const broken = fc.constantFrom<EntryInput>(
  { performerRole: 'clinical_staff', activity: 'patient_call', program: 'CCM', start: '2026-10-06T10:30:00-04:00', end: '2026-10-06T10:10:00-04:00' },
  { performerRole: null, activity: 'patient_call', program: 'CCM', minutes: 30, date: '2026-10-07' },
  { performerRole: 'clinical_staff', activity: null, program: 'CCM', minutes: 30, date: '2026-10-07' },
  { performerRole: 'clinical_staff', activity: 'patient_call', program: null, minutes: 30, date: '2026-10-07' },
  { performerRole: 'clinical_staff', activity: 'patient_call', program: 'CCM', minutes: -3, date: '2026-10-07' },
);
export const entries = fc.array(fc.oneof({ weight: 6, arbitrary: timed }, { weight: 4, arbitrary: plain }, { weight: 1, arbitrary: broken }), { maxLength: 12 });
export const mdm = fc.constantFrom<'low' | 'moderate' | 'high' | null>(null, 'low', 'moderate', 'high');
export const anyMonth = fc.tuple(entries, mdm, fc.constantFrom({}, { 'ccm.base': 'staff_first' }, { 'ccm.base': 'most_time' }, { 'time.concurrentStaff': 'each' })).map(([list, level, config]) => month(list, { patient: { ...ready, mdm: level }, config }));
