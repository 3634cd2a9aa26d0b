import * as z from 'zod';
import { Closing, Overlap, PolicyInUse } from './closing.ts';
import { Override, PolicyChoice, Reason } from './decision.ts';
import { Enrollment } from './enrollment.ts';
import { Entry, EntryChange, Instant, Unresolved } from './entry.ts';
import { Observation } from './observation.ts';
import { Day, Month, Patient, PatientKey } from './patient.ts';
import { Practice } from './practice.ts';
import { Preferences } from './preferences.ts';
import { RecipeAct } from './recipe.ts';
import { Staff } from './staff.ts';
import { Timer } from './timer.ts';

const Count = z.number().int().min(0);

/** Everything that can happen. Bodies are encrypted; kinds are the only words stored in the clear. */
export const EventBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('practice.described'), practice: Practice }),
  z.strictObject({ kind: z.literal('staff.recorded'), staff: Staff }),
  z.strictObject({ kind: z.literal('policy.set'), policy: PolicyChoice }),
  z.strictObject({ kind: z.literal('recipe.recorded'), recipe: RecipeAct }),
  z.strictObject({ kind: z.literal('vault.opened'), staff: z.uuid() }),
  z.strictObject({ kind: z.literal('patient.recorded'), patient: Patient }),
  /** A person said that the record `patient` is the same patient as `to`: it goes under that one, and what was recorded under each stays there. */
  z.strictObject({ kind: z.literal('patient.linked'), patient: PatientKey, to: PatientKey, reason: Reason }),
  z.strictObject({ kind: z.literal('patient.unlinked'), patient: PatientKey, from: PatientKey, reason: Reason }),
  z.strictObject({ kind: z.literal('enrollment.recorded'), enrollment: Enrollment }),
  z.strictObject({ kind: z.literal('observation.recorded'), observation: Observation }),
  z.strictObject({ kind: z.literal('override.recorded'), override: Override }),
  /** The month, or `standing`, in which the override stands. */
  z.strictObject({ kind: z.literal('override.withdrawn'), override: z.uuid(), patient: PatientKey, month: Override.shape.month, reason: Reason }),
  z.strictObject({ kind: z.literal('timer.started'), timer: Timer }),
  z.strictObject({ kind: z.literal('timer.changed'), timer: Timer, reason: z.string().max(400) }),
  z.strictObject({ kind: z.literal('timer.ended'), timer: z.uuid(), staff: z.uuid(), end: Instant }),
  /** Paused: the tags to go on with, `start` being the instant of the pause. Null: dropped without going on. */
  z.strictObject({ kind: z.literal('timer.paused'), staff: z.uuid(), timer: Timer.nullable() }),
  /** The computer's clock was found changed by so many ms against the steady clocks. */
  z.strictObject({ kind: z.literal('clock.changed'), staff: z.uuid(), by: z.number().int() }),
  z.strictObject({ kind: z.literal('entry.recorded'), entry: Entry }),
  z.strictObject({ kind: z.literal('entry.amended'), entry: z.uuid(), changes: EntryChange, reason: Reason }),
  z.strictObject({ kind: z.literal('entry.voided'), entry: z.uuid(), reason: Reason }),
  z.strictObject({ kind: z.literal('time.unresolved'), span: Unresolved }),
  /** `kept` are entries recorded in the same command; what of the span they do not cover is discarded. `reason`: answered for another person, or in a closed month. */
  z.strictObject({ kind: z.literal('time.answered'), span: z.uuid(), answer: z.enum(['keep', 'discard', 'first', 'split']), kept: z.array(z.uuid()).max(50), reason: z.string().max(400).optional() }),
  z.strictObject({ kind: z.literal('overlap.noticed'), overlap: Overlap }),
  z.strictObject({ kind: z.literal('overlap.resolved'), overlap: z.uuid(), reason: Reason }),
  z.strictObject({ kind: z.literal('preferences.set'), preferences: Preferences }),
  /** "My day is complete": a person's own statement, with what it rested on (ms and counts). */
  z.strictObject({ kind: z.literal('day.completed'), staff: z.uuid(), day: Day, recordedMs: z.number().int().min(0), unresolvedMs: z.number().int().min(0), untagged: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('month.closed'), closing: Closing }),
  z.strictObject({ kind: z.literal('month.reopened'), month: Month, reason: Reason }),
  /** `supports` is what the patient-month supported then, so that a later change is noticed. */
  z.strictObject({ kind: z.literal('month.exported'), month: Month, format: z.string().max(20), lines: z.array(z.strictObject({ id: z.string().max(64), patient: PatientKey, supports: z.string().max(400) })).max(100_000), notReady: z.boolean(), sha256: z.string().regex(/^[0-9a-f]{64}$/), policies: z.array(PolicyInUse).max(200).optional() }),
  /** Put together again: `from` records stood here, `to` stand now, `witnessed` were once seen, `lost` are still missing. `made`: when the backup was; null = without one. */
  z.strictObject({ kind: z.literal('ledger.restored'), from: Count, to: Count, witnessed: Count, lost: Count, made: Instant.nullable() }),
  /** Everything was copied out unencrypted. */
  z.strictObject({ kind: z.literal('ledger.copied'), format: z.literal('json'), events: Count }),
  /** A month's key was destroyed: nothing of that month can be read any more. `events` is how many records that concerns. */
  z.strictObject({ kind: z.literal('month.shredded'), month: Month, reason: Reason, events: Count }),
]);
export type EventBody = z.infer<typeof EventBody>;
export type EventKind = EventBody['kind'];

/** An event before it is written: where it belongs and what it says. The month is `YYYY-MM`, or `standing` for what has none (people, practice, running timers). */
export interface Draft {
  month: string;
  patient: string | null;
  body: EventBody;
}

/** An event as read back from the ledger. */
export interface LedgerEvent extends Draft {
  id: string;
  device: string;
  seq: number;
  /** When it was written, UTC epoch ms. */
  at: number;
  /** Staff id of the person whose vault was open. */
  author: string;
}
