import * as z from 'zod';
import { Day, PatientKey } from './patient.ts';

/** Programs in the field's own abbreviations; `CCM` is complete, the others follow rule file by rule file. */
export const programs = ['CCM', 'PCM', 'BHI', 'COCM', 'APCM', 'RPM', 'RTM', 'TCM', 'CHI', 'PIN', 'PIN_PS', 'CTS', 'PDCM', 'CARE_MGMT'] as const;
export const Program = z.enum(programs);
export type Program = z.infer<typeof Program>;

/** A patient's place in a program. History is the ledger's: each change is a new event. */
export const Enrollment = z.strictObject({
  patient: PatientKey,
  program: Program,
  status: z.enum(['enrolled', 'paused', 'declined', 'elsewhere', 'ended']),
  since: Day,
  until: Day.optional(),
  /** The billing (rendering) practitioner: a staff id. */
  practitioner: z.uuid().optional(),
});
export type Enrollment = z.infer<typeof Enrollment>;
