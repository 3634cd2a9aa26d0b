import * as z from 'zod';
import { Month, PatientKey } from './patient.ts';
import { Program } from './enrollment.ts';
import { staffRoles } from './staff.ts';

/** UTC epoch milliseconds. */
export const Instant = z.number().int().min(0).max(8.64e15);

export const Note = z.string().max(2000);
export const ActivityId = z.string().regex(/^[a-z][a-z_]{1,39}$/);

/** How a contact was made; `none` = nobody was reached, `portal` = written messages. */
export const modalities = ['phone', 'video', 'in_person', 'portal', 'none'] as const;
export type Modality = (typeof modalities)[number];

/**
 * Where an entry comes from: the running timer; kept by a person's answer about unresolved time; written by hand; a look at a chart that was
 * added afterwards; the month of made-up people.
 */
export const entrySources = ['timer', 'kept', 'manual', 'retroactive', 'practice'] as const;

/** An entry written by hand more than this after it ended is marked late, ms. */
export const LATE_MS = 48 * 3_600_000;

/** What a few payers ask of a contact besides its time; absent = not recorded, null = taken back. */
const contact = {
  modality: z.enum(modalities).nullable().optional(),
  patientPresent: z.boolean().nullable().optional(),
  videoDeclined: z.boolean().nullable().optional(),
};

/** One stretch of one person's time on one patient, half-open `[start, end)`. It never crosses a month's end: parts carry `splitOf`. */
export const Entry = z.strictObject({
  id: z.uuid(),
  patient: PatientKey,
  month: Month,
  staff: z.uuid(),
  /** The role at the time of the work: later changes of the roster do not change what happened. */
  role: z.enum(staffRoles),
  start: Instant,
  end: Instant,
  /** Null until the patient is enrolled: kept, and counted for no program. */
  program: Program.nullable(),
  /** Null = not complete: an entry without an activity is not counted. */
  activity: ActivityId.nullable(),
  note: Note,
  interactive: z.boolean(),
  source: z.enum(entrySources),
  splitOf: z.uuid().optional(),
  /** Written by hand more than 48 hours after it ended. */
  late: z.literal(true).optional(),
  /** Why it was added by hand. */
  reason: z.string().max(400).optional(),
  /** The act that several people share (a conference): an entry for each, all with the same id here. */
  together: z.uuid().optional(),
  /** Recorded beside other time of the same person, by her own choice: it has no program and counts nowhere. */
  aside: z.literal(true).optional(),
  ...contact,
});
export type Entry = z.infer<typeof Entry>;

/** What an amendment may change. */
export const EntryChange = z.strictObject({
  start: Instant.optional(), end: Instant.optional(), program: Program.nullable().optional(),
  activity: ActivityId.nullable().optional(), note: Note.optional(), interactive: z.boolean().optional(),
  /** Colleagues were there too, as was said afterwards. */
  together: z.uuid().optional(),
  /** From now on beside other time of the same person. */
  aside: z.literal(true).optional(),
  ...contact,
});
export type EntryChange = z.infer<typeof EntryChange>;

/**
 * Why nobody can vouch for a stretch: no key or mouse beyond the limit; the screen or CareTally was locked; nobody saw the timer alive
 * (sleep, a stopped process); the computer's clock was changed; the browser was closed or killed; the chart showed somebody else.
 */
export const unresolvedCauses = ['idle', 'locked', 'gap', 'clock', 'browser_closed', 'other_chart'] as const;
export type UnresolvedCause = (typeof unresolvedCauses)[number];

/** Time that passed while nobody can say what was done. Never billed, never lost, until a person answers. */
export const Unresolved = z.strictObject({
  id: z.uuid(), patient: PatientKey, month: Month, staff: z.uuid(), role: z.enum(staffRoles), start: Instant, end: Instant,
  cause: z.enum(unresolvedCauses),
  program: Program.nullable(), activity: ActivityId.nullable(), note: Note,
  /** How the contact was made before, if a person said so. */
  modality: z.enum(modalities).nullable().optional(),
});
export type Unresolved = z.infer<typeof Unresolved>;
