import * as z from 'zod';
import { Instant } from './entry.ts';
import { Month, PatientKey } from './patient.ts';

/** A policy in use when a file was written or a month closed: its value, who set it and when (UTC epoch ms). */
export const PolicyInUse = z.strictObject({ name: z.string().max(60), value: z.string().max(400), by: z.uuid(), at: Instant });

/** One side of an overlap: an entry as it stood when the overlap was noticed. */
const Side = z.strictObject({ entry: z.uuid(), patient: PatientKey, month: Month, start: Instant, end: Instant });

/** One person on two patients at once. Neither entry's shared time counts until the overlap is gone. */
export const Overlap = z.strictObject({ id: z.uuid(), staff: z.uuid(), sides: z.tuple([Side, Side]) });
export type Overlap = z.infer<typeof Overlap>;

/** What a month said on the day it was closed: kept beside what the rules may say later. */
export const Closing = z.strictObject({
  month: Month,
  /** The version of the rules that answered. */
  rules: z.string().max(80),
  /** Why it was closed although something stood in its way; null if nothing did. */
  anyway: z.string().max(400).nullable(),
  /** For each patient: what was supported, e.g. `99490 × 1`, and milliseconds recorded and not voided. */
  patients: z.array(z.strictObject({ patient: PatientKey, supports: z.string().max(400), ms: z.number().int().min(0) })).max(100_000),
  /** The practice's policies that were not the usual ones. */
  policies: z.array(PolicyInUse).max(200).optional(),
  /** The end of the log's chain before this event: printed on the report. */
  head: z.strictObject({ seq: z.number().int().min(0), mac: z.string().regex(/^[0-9a-f]{64}$/) }),
});
export type Closing = z.infer<typeof Closing>;
