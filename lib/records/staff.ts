import * as z from 'zod';
import { Day } from './patient.ts';

/** Roles as the rules ask for them; a biller keeps no time. */
export const staffRoles = [
  'clinical_staff', 'qhp', 'qhp_other', 'clerical', 'biller',
  'licensed_staff', 'unlicensed_staff', 'clinical_staff_external', 'bh_care_manager', 'psychiatric_consultant', 'chw', 'patient_navigator', 'peer_specialist', 'physical_therapist',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What some payers ask of a care team, as the practice has it on file. What is absent was not recorded. */
export const StaffTraining = z.strictObject({
  /** The day of Introduction to Team-Based Care. */
  introTeamBasedCare: Day.optional(),
  /** A scope-of-service document is on file (asked of unlicensed staff). */
  scopeOfServiceDoc: z.boolean().optional(),
});
export type StaffTraining = z.infer<typeof StaffTraining>;

/** A person of the practice. The role at the time of an entry is copied into the entry. */
export const Staff = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(120),
  credential: z.string().trim().max(20),
  role: z.enum(staffRoles),
  npi: z.string().regex(/^\d{10}$/).optional(),
  active: z.boolean(),
  training: StaffTraining.optional(),
});
export type Staff = z.infer<typeof Staff>;
