import { describe, expect, it } from 'vitest';
import { dueCare } from '../../lib/commands/due.ts';
import type { PatientFile } from '../../lib/ledger/blocks.ts';
import type { Observation } from '../../lib/records/index.ts';
import { evaluate } from '../../lib/payers/index.ts';
import type { PatientMonth } from '../../lib/rules/contract.ts';

const patient = 'a1'.repeat(16);
const file = (...observations: Observation[]): PatientFile => ({ patient: { key: patient, family: 'Birch', given: 'Ada', birthDate: '1950-02-03', recordNumber: '0012', aliases: [], payer: 'medicare_ffs' }, enrollments: [], earlierEnrollments: [], observations });
/** A month of 18 minutes of chronic care management, all on record. */
const month = (facts: Record<string, unknown> = {}, programs = ['CCM'], program = 'CCM'): PatientMonth => ({
  id: patient, payer: 'medicare_ffs', serviceMonth: '2026-11', timeZone: 'America/Detroit', programs, evaluationDate: '2026-11-20',
  patient: {
    conditions: [{ name: 'Hypertension', expectedMonths: 24, significantRisk: true }, { name: 'Diabetes', expectedMonths: 24, significantRisk: true }],
    consent: { [program]: { date: '2026-02-11', kind: 'verbal', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } },
    carePlan: { date: '2026-02-18', copyGiven: true }, initiatingVisit: { date: '2026-02-11', type: 'AWV' }, newPatient: false, lastSeenDate: '2026-02-11', ccmStartDate: '2026-02-11', ...facts,
  },
  entries: [{ id: 'e1', performerRole: 'clinical_staff', performerId: 'n1', start: Date.parse('2026-11-10T15:00:00Z'), end: Date.parse('2026-11-10T15:18:00Z'), activity: 'care_coordination', program, interactive: false }],
} as PatientMonth);
const discharge: Observation = { patient, kind: 'discharge', date: '2026-11-05', from: 'inpatient_acute', to: 'home', attempts: [], mdm: null };
const due = (facts: Record<string, unknown>, ...observations: Observation[]) => dueCare(evaluate(month(facts)), file(...observations), '2026-11-20');

describe('care that is due', () => {
  it('is nothing where records and rules ask for nothing: no care is invented to fill minutes', () => {
    expect(due({})).toEqual([]);
  });

  it('is what follows a discharge and is not recorded, for a month', () => {
    expect(due({}, discharge)).toEqual(['contact after discharge', 'visit after discharge', 'medicines review after discharge']);
    expect(due({}, { ...discharge, firstContact: '2026-11-06', medicinesReviewed: '2026-11-09' })).toEqual(['visit after discharge']);
    expect(due({}, { ...discharge, date: '2026-10-21' })).toHaveLength(3);
    expect(due({}, { ...discharge, date: '2026-10-20' })).toEqual([]);
    expect(due({}, { ...discharge, date: '2026-11-21' })).toEqual([]);
  });

  it('is what the nearest code needs and nobody recorded', () => {
    expect(due({ carePlan: undefined })).toEqual(['care plan']);
    expect(due({ consent: {} })).toEqual(['consent']);
  });

  it('is what a reminder of the rules names', () => {
    expect(due({ consent: { CCM: { date: '2025-02-11', kind: 'verbal', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } }, ccmStartDate: '2025-02-11', initiatingVisit: { date: '2025-02-11', type: 'AWV' } })).toEqual(['a word about consent, more than a year old']);
  });
});
