import * as z from 'zod';

/** Roles as the rules ask for them; a biller keeps no time. */
export const staffRoles = ['clinical_staff', 'qhp', 'qhp_other', 'clerical', 'biller'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A person of the practice. The role at the time of an entry is copied into the entry. */
export const Staff = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(120),
  credential: z.string().trim().max(20),
  role: z.enum(staffRoles),
  npi: z.string().regex(/^\d{10}$/).optional(),
  active: z.boolean(),
});
export type Staff = z.infer<typeof Staff>;
