import * as z from 'zod';
import { PatientKey } from './patient.ts';
import { Program } from './enrollment.ts';
import { ActivityId, Instant, Note } from './entry.ts';

/** The running timer of one person: an open interval. Its length is never stored; it is always `now - start`. */
export const Timer = z.strictObject({
  id: z.uuid(), patient: PatientKey, staff: z.uuid(), start: Instant,
  program: Program.nullable(), activity: ActivityId.nullable(), note: Note, interactive: z.boolean(),
});
export type Timer = z.infer<typeof Timer>;

/**
 * The journal row of a running timer: the only thing that is written in the clear, and therefore without any patient data.
 * It may be written while the vault is locked.
 */
export const Journal = z.strictObject({
  timer: z.uuid(),
  staff: z.uuid(),
  start: Instant,
  /** The last instant at which somebody saw the timer alive. */
  witness: Instant,
  /** The browser session it was seen in; another one now means that the browser was closed or killed. */
  session: z.string(),
  /** Set when time stopped being certain (lock, another chart): everything from here waits for a person. */
  uncertainFrom: Instant.optional(),
  uncertainCause: z.enum(['gap', 'locked', 'browser_closed', 'other_chart']).optional(),
  /** Set when Stop was pressed while locked. */
  stopped: Instant.optional(),
});
export type Journal = z.infer<typeof Journal>;
