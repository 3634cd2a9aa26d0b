import * as z from 'zod';
import { Month, PatientKey } from './patient.ts';

/** Why somebody changed or decided something; it stays in the history. */
export const Reason = z.string().trim().min(1).max(400);

/**
 * The practice's choice on an open point of the rules. Which names and values there are is the rules' business (`lib/rules/policies.ts`);
 * here stands only their form, so that a log outlives a policy that was dropped.
 */
export const PolicyChoice = z.strictObject({ name: z.string().regex(/^[A-Za-z0-9_.]{1,60}$/), value: z.string().max(400), reason: Reason });
export type PolicyChoice = z.infer<typeof PolicyChoice>;

/** A procedure code as written on a claim. */
export const BillingCode = z.string().regex(/^[A-Z0-9]{3,10}$/);

/**
 * The practice decides otherwise than the rules: a code is put in (`force`) or held back (`block`), in one month or until it is withdrawn
 * (`standing`). The rules' own answer is worked out all the same and always shown beside it.
 */
export const Override = z.strictObject({
  id: z.uuid(),
  patient: PatientKey,
  code: BillingCode,
  month: z.union([Month, z.literal('standing')]),
  action: z.enum(['force', 'block']),
  /** Of a forced code; absent = as many as the rules support, at least one. */
  units: z.number().int().min(1).max(99).optional(),
  reason: z.string().trim().min(10).max(400),
}).refine(({ action, units }) => action === 'force' || units === undefined, 'Only a code that is put in has units.');
export type Override = z.infer<typeof Override>;
