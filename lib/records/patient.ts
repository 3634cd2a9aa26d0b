import * as z from 'zod';

/** Opaque key of a patient: 128 bits of HMAC over practice and normalised record number, in hex. */
export const PatientKey = z.string().regex(/^[0-9a-f]{32}$/);
export type PatientKey = z.infer<typeof PatientKey>;

/** A calendar day, `YYYY-MM-DD`, in the practice's zone. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A calendar month, `YYYY-MM`, in the practice's zone. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof Month>;

export const payers = ['medicare_ffs', 'medicare_rhc_fqhc', 'bcbsm_pdcm', 'priority_health', 'mi_medicaid_mhp'] as const;

/** Who the patient is. The three identifiers are always shown together and in this order. */
export const Patient = z.strictObject({
  key: PatientKey,
  family: z.string().trim().min(1).max(120),
  given: z.string().trim().max(120),
  birthDate: Day,
  /** The EHR's record number, as shown, leading zeros kept. */
  recordNumber: z.string().trim().min(1).max(64),
  /** Hashes of the ids that this EHR's addresses use for the patient; learned when address and banner agreed. */
  aliases: z.array(PatientKey).max(16),
  payer: z.enum(payers),
  /** The patient's id in the billing system, where it differs. */
  billingId: z.string().trim().max(64).optional(),
  policyNumber: z.string().trim().max(64).optional(),
});
export type Patient = z.infer<typeof Patient>;
