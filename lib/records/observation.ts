import * as z from 'zod';
import { Day, Month, PatientKey } from './patient.ts';
import { Program } from './enrollment.ts';

const base = { patient: PatientKey };
/** Yes, no, or nobody knows yet. */
const YesNo = z.boolean().nullable();
const mdmLevels = ['low', 'moderate', 'high'] as const;
const visitTypes = ['E/M', 'AWV', 'IPPE', 'TCM', '99211', 'ED'] as const;
const firstVisitTypes = [...visitTypes, 'inpatient', 'observation', 'SNF'] as const;

/** Kinds of device by what they measure; no family = physiologic data. */
export const deviceFamilies = ['RTM_RESP', 'RTM_MSK', 'RTM_CBT'] as const;
/** Where a patient was discharged from, and to. */
export const dischargeSettings = ['inpatient_acute', 'inpatient_psychiatric', 'inpatient_rehab', 'long_term_care_hospital', 'snf', 'observation', 'partial_hospitalization'] as const;
export const dischargePlaces = ['home', 'domiciliary', 'rest_home', 'assisted_living', 'snf'] as const;

/**
 * A recorded fact about a patient that some rule needs. The newest of a kind (and program, month, period or event, where it has one) stands;
 * older ones stay in the ledger. Names follow the patient-month contract (`lib/rules/contract.ts`).
 */
export const Observation = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('conditions'), list: z.array(z.strictObject({
    name: z.string().trim().min(1).max(120), icd10: z.string().trim().max(10).optional(),
    expectedMonths: z.number().int().min(0).max(1200).nullable(), significantRisk: z.boolean().nullable(),
  })).max(24) }),
  z.strictObject({ ...base, kind: z.literal('consent'), program: Program, date: Day, how: z.enum(['verbal', 'written']), documented: z.boolean(),
    elements: z.array(z.enum(['availability_cost_share', 'one_practitioner', 'right_to_stop', 'consult_specialists', 'cost_share'])),
    practitioner: z.uuid().optional(), revoked: Day.optional() }),
  z.strictObject({ ...base, kind: z.literal('care_plan'), date: Day, copyGiven: z.boolean(), revised: Day.optional() }),
  z.strictObject({ ...base, kind: z.literal('initiating_visit'), date: Day, type: z.enum(visitTypes) }),
  z.strictObject({ ...base, kind: z.literal('seen'), newPatient: z.boolean(), lastSeen: Day.nullable() }),
  z.strictObject({ ...base, kind: z.literal('mdm'), month: Month, level: z.enum(mdmLevels) }),
  z.strictObject({ ...base, kind: z.literal('inpatient'), from: Day, to: Day }),
  z.strictObject({ ...base, kind: z.literal('billed_elsewhere'), code: z.string().trim().min(3).max(10), month: Month, practitioner: z.enum(['self', 'other']) }),
  /** One 30-day period of a device's data. */
  z.strictObject({ ...base, kind: z.literal('device'), periodStart: Day, daysWithData: z.number().int().min(0).max(30).nullable(), family: z.enum(deviceFamilies).optional(),
    fdaDevice: YesNo, manualEntry: YesNo, firstPeriod: YesNo, planOfCare: YesNo, setupDate: Day.optional(), devices: z.number().int().min(1).max(20).optional() }),
  /** A discharge and what followed it. */
  z.strictObject({ ...base, kind: z.literal('discharge'), date: Day, from: z.enum(dischargeSettings), to: z.enum(dischargePlaces),
    firstContact: Day.optional(), attempts: z.array(Day).max(10), visit: Day.optional(), mdm: z.enum(mdmLevels).nullable(), medicinesReviewed: Day.optional() }),
  /** An episode of collaborative care, by its first month. */
  z.strictObject({ ...base, kind: z.literal('cocm'), firstMonth: Month, registry: YesNo, psychConsult: YesNo }),
  /** First visits of community health integration and of navigation. */
  z.strictObject({ ...base, kind: z.literal('chi'), date: Day.optional(), type: z.enum(firstVisitTypes).optional(), needsDocumented: YesNo }),
  z.strictObject({ ...base, kind: z.literal('pin'), date: Day.optional(), type: z.enum(firstVisitTypes).optional(), condition: z.string().trim().max(120), expectedMonths: z.number().int().min(0).max(1200).nullable() }),
  /** Qualified Medicare Beneficiary, from a day on. */
  z.strictObject({ ...base, kind: z.literal('qmb'), since: Day, qmb: z.boolean() }),
  /** The billing practitioner is the one responsible for all primary care. */
  z.strictObject({ ...base, kind: z.literal('focal_point'), responsible: z.boolean() }),
  /** What a plan of Michigan says of this member and of itself; `coordinationMinutes`: it counts 60 minutes, and 30 for each further unit. */
  z.strictObject({ ...base, kind: z.literal('plan'), participatingGroup: YesNo, riskLevel: z.enum(['low', 'moderate', 'high']).nullable(), rulesLoaded: YesNo, coordinationMinutes: YesNo, plan: z.enum(['commercial', 'medicare_advantage', 'medicaid']).nullable() }),
]);
export type Observation = z.infer<typeof Observation>;
