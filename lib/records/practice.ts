import * as z from 'zod';

/** How the date of service of a monthly code is chosen (a practice's own policy; its name is written into every export). */
export const dosPolicies = ['threshold_met', 'last_day', 'last_business_day', 'span'] as const;
export type DosPolicy = (typeof dosPolicies)[number];

/** The practice that keeps time here. One ledger belongs to one practice. */
export const Practice = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(120),
  /** IANA zone; months begin and end at midnight here, wherever a laptop travels. */
  timeZone: z.string().min(1).max(64),
  /** True for made-up people only. Set once, at the birth of a ledger, and never changed: made-up and real never mix. */
  synthetic: z.boolean(),
  dosPolicy: z.enum(dosPolicies),
  /** National provider identifier of the billing practice, ten digits. */
  billingNpi: z.string().regex(/^\d{10}$/).optional(),
  /** Place of service code for exports, two digits. */
  placeOfService: z.string().regex(/^\d{2}$/).optional(),
});
export type Practice = z.infer<typeof Practice>;
