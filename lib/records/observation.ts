import * as z from 'zod';
import { Day, Month, PatientKey } from './patient.ts';
import { Program } from './enrollment.ts';

/**
 * A recorded fact about a patient that some rule needs. The newest of a kind (and program or month, where it has one) stands;
 * older ones stay in the ledger. Names follow the patient-month contract (`lib/rules/contract.ts`).
 */
const base = { patient: PatientKey };
export const Observation = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('conditions'), list: z.array(z.strictObject({
    name: z.string().trim().min(1).max(120), icd10: z.string().trim().max(10).optional(),
    expectedMonths: z.number().int().min(0).max(1200).nullable(), significantRisk: z.boolean().nullable(),
  })).max(24) }),
  z.strictObject({ ...base, kind: z.literal('consent'), program: Program, date: Day, how: z.enum(['verbal', 'written']), documented: z.boolean(),
    elements: z.array(z.enum(['availability_cost_share', 'one_practitioner', 'right_to_stop', 'consult_specialists', 'cost_share'])),
    practitioner: z.uuid().optional(), revoked: Day.optional() }),
  z.strictObject({ ...base, kind: z.literal('care_plan'), date: Day, copyGiven: z.boolean(), revised: Day.optional() }),
  z.strictObject({ ...base, kind: z.literal('initiating_visit'), date: Day, type: z.enum(['E/M', 'AWV', 'IPPE', 'TCM', '99211', 'ED']) }),
  z.strictObject({ ...base, kind: z.literal('seen'), newPatient: z.boolean(), lastSeen: Day.nullable() }),
  z.strictObject({ ...base, kind: z.literal('mdm'), month: Month, level: z.enum(['low', 'moderate', 'high']) }),
  z.strictObject({ ...base, kind: z.literal('inpatient'), from: Day, to: Day }),
  z.strictObject({ ...base, kind: z.literal('billed_elsewhere'), code: z.string().trim().min(3).max(10), month: Month, practitioner: z.enum(['self', 'other']) }),
]);
export type Observation = z.infer<typeof Observation>;
