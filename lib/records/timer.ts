import * as z from 'zod';
import { PatientKey } from './patient.ts';
import { Program } from './enrollment.ts';
import { ActivityId, Instant, modalities, Note, unresolvedCauses } from './entry.ts';

/** The running timer of one person: an open interval. Its length is never stored; it is always `now - start`. */
export const Timer = z.strictObject({
  id: z.uuid(), patient: PatientKey, staff: z.uuid(), start: Instant,
  program: Program.nullable(), activity: ActivityId.nullable(), note: Note, interactive: z.boolean(),
  /** How the contact is made, once a person said so; then a tag leaves `interactive` alone. */
  modality: z.enum(modalities).nullable().optional(),
  /** On a call: since when, and until when the longer limit for being away holds. */
  call: z.strictObject({ since: Instant, until: Instant }).optional(),
});
export type Timer = z.infer<typeof Timer>;

/** One steady clock's reading: `clock` is a random name that a document or worker gives its own `performance.now()`, `ms` what it said. */
export const Tick = z.strictObject({ clock: z.uuid(), ms: z.number().min(0).max(1e13) });
export type Tick = z.infer<typeof Tick>;

const Stretch = z.strictObject({ start: Instant, end: Instant, cause: z.enum(unresolvedCauses) });
export type Stretch = z.infer<typeof Stretch>;

/**
 * The journal row of a running timer: the only thing that is written in the clear, and therefore without any patient data.
 * It may be written while the vault is locked. `lib/timer/watch.ts` draws how it changes.
 */
export const Journal = z.strictObject({
  timer: z.uuid(),
  staff: z.uuid(),
  start: Instant,
  /** The last instant at which somebody saw the timer alive. */
  witness: Instant,
  /** When key or mouse were last known to be touched. */
  lastInput: Instant.optional(),
  /** What the steady clocks said at the witness: the wall's clock can be set, these cannot. */
  ticks: z.array(Tick).max(8).optional(),
  /** The browser session it was seen in; another one now means that the browser was closed or killed. */
  session: z.string(),
  /** Longest time without input that still counts, ms; absent = the usual five minutes. */
  awayAfter: z.number().int().optional(),
  /** On a call: until when this longer limit holds instead, ms. */
  callUntil: Instant.optional(),
  callAfter: z.number().int().optional(),
  /** The end of what is certain. Set as soon as something is not. */
  certainUntil: Instant.optional(),
  /** Stretches that are over and wait for a person. */
  held: z.array(Stretch).max(100).optional(),
  /** Since when time is not certain now, and why. `asks`: the question about another patient's chart is on screen. */
  open: z.strictObject({ from: Instant, cause: z.enum(unresolvedCauses), asks: z.literal(true).optional() }).optional(),
  /** By how much the computer's clock was found changed, ms; written to the log with the next entry. */
  clockBy: z.number().int().optional(),
  /** Set when Stop was pressed while locked. */
  stopped: Instant.optional(),
});
export type Journal = z.infer<typeof Journal>;
