/**
 * What is kept, worked out from the log: sealed blocks. All of them can be rebuilt from the events at any time.
 *
 *   [YYYY-MM, bucket]   MonthBlock     entries, unresolved and discarded time of a month's patients, and its overrides
 *   [standing, bucket]  StandingBlock  who the patients are, enrollments, observations, overrides without a month
 *   [desk, bucket]      DeskBlock      what each staff member did last
 *   [practice, 0]       PracticeBlock  the practice, its people and policies, running timers, open questions, exports
 *
 * A bucket is the first byte of the patient's (or staff member's) key: 0 to 255.
 */
import type { Closing, Enrollment, Entry, EntryChange, EventKind, Observation, Overlap, Override, Patient, PatientKey, PolicyChoice, Practice, Preferences, RecipeAct, Staff, Timer, Unresolved } from '../records/index.ts';

/** Who wrote something, when (UTC epoch ms), and by which event. */
export interface Trace { at: number; by: string; event: string }

/** An override as recorded; a withdrawn one stays. At most one of a code stands in one place. */
export type RecordedOverride = Override & { recorded: Trace; withdrawn?: Trace & { reason: string } };

/** A record of the same patient that goes under another one, as a person said; one that was unlinked stays here. */
export type Link = Trace & { patient: PatientKey; reason: string; unlinked?: Trace & { reason: string } };

export interface PatientFile {
  patient: Patient;
  /** The newest of each program, whatever its status. */
  enrollments: Enrollment[];
  /** Those that a newer one of the same program replaced, oldest first: what was believed before. */
  earlierEnrollments: (Enrollment & Trace)[];
  /** The newest of a kind (per program or month where it has one); stays in hospital and bills of others accumulate. */
  observations: Observation[];
  /** Those that stand whatever the month; absent until the first. */
  overrides?: RecordedOverride[];
  /** Records that go, or once went, under this one, oldest first; absent until the first. */
  links?: Link[];
  /** The record that this one goes under. */
  linkedTo?: PatientKey;
}
/** `aliases`: hashed address ids of this bucket, and whose they are. */
export interface StandingBlock { patients: Record<PatientKey, PatientFile>; aliases?: Record<string, PatientKey> }

export interface Amendment extends Trace { changes: EntryChange; was: EntryChange; reason: string }
export type RecordedEntry = Entry & { voided?: Trace & { reason: string }; history: Amendment[]; recorded: Trace };
export type RecordedSpan = Unresolved & { answered?: Trace & { answer: 'keep' | 'discard' | 'first' | 'split'; kept: string[] }; recorded: Trace };
/** A piece of an unresolved span that a person gave up, half-open. */
export interface Discarded { span: string; start: number; end: number }
/** `supports` is what the patient-month supported when it was exported, so that a later change is noticed. */
export interface Exported extends Trace { format: string; lines: string[]; supports: string; notReady: boolean; sha256: string }

/** What the patient's month supported when the month was closed. */
export interface Frozen extends Trace { supports: string; ms: number; rules: string }

/** All that is known of one patient in one month. `frozen`: as closed, the newest last. */
export interface MonthRecord { frozen?: Frozen[]; entries: RecordedEntry[]; unresolved: RecordedSpan[]; discarded: Discarded[]; exported: Exported[]; overrides?: RecordedOverride[] }
export interface MonthBlock { patients: Record<PatientKey, MonthRecord> }

/** Points at an entry or span in a month's block. */
export interface Pointer { id: string; month: string; patient: PatientKey }
export interface Desk {
  /** Activities, newest first, at most 12. */
  activities: string[];
  /** The last entries written for this person, newest first, at most 60. */
  entries: (Pointer & { start: number })[];
}
export interface DeskBlock { staff: Record<string, Desk> }

export interface PracticeBlock {
  practice: Practice | null;
  staff: Staff[];
  /** The one running timer of each person, by staff id. */
  running: Record<string, Timer>;
  /** Unresolved spans nobody has answered yet. */
  questions: (Pointer & { staff: string })[];
  exports: (Trace & { month: string; format: string; lines: number; notReady: boolean; sha256: string })[];
  /** When each person last opened the vault, by staff id. */
  opened: Record<string, number>;
  /** Up to where each person's time is told (entries of timers, unresolved time), by staff id: a timer that starts before it tells of a clock set back. */
  lastEnd?: Record<string, number>;
  /** Paused timers, by staff id: their tags, and since when. Absent until the first. */
  paused?: Record<string, Timer>;
  /** One person on two patients at once, as long as it lasts. */
  overlaps?: Overlap[];
  preferences?: Record<string, Preferences>;
  /** Records that a person linked with another one of the same patient: under which record each goes now. */
  links?: Record<PatientKey, PatientKey>;
  /** The last days that each person called complete, by staff id, newest first. */
  completed?: Record<string, (Trace & { day: string; recordedMs: number; unresolvedMs: number; untagged: number })[]>;
  /** Months that were closed, oldest first; one that was opened again says by whom and why. */
  closed?: (Trace & Pick<Closing, 'month' | 'rules' | 'anyway' | 'head' | 'policies'> & { patients: number; reopened?: Trace & { reason: string } })[];
  /** Every choice of a policy, oldest first: the last of a name is in use. Absent until the first. */
  policies?: (PolicyChoice & Trace)[];
  /** What people last did with each way of reading a site, by its id, newest first. Absent until the first. */
  recipes?: Record<string, (Pick<RecipeAct, 'act' | 'version'> & Trace)[]>;
  /** Oldest first; absent until the first. */
  restores?: Restored[];
  copies?: Copied[];
  shredded?: Shredded[];
}

/** How the ledger itself was kept: put together again, copied out unencrypted, a month destroyed. */
export interface Restored extends Trace { from: number; to: number; witnessed: number; lost: number; made: number | null }
export interface Copied extends Trace { format: string; events: number }
export interface Shredded extends Trace { month: string; reason: string; events: number }

export type Block = MonthBlock | StandingBlock | DeskBlock | PracticeBlock;
export interface BlockKey { month: string; bucket: number }

export const bucketOf = (key: string): number => parseInt(key.slice(0, 2), 16);
export const PRACTICE: BlockKey = { month: 'practice', bucket: 0 };
export const deskKey = (staff: string): BlockKey => ({ month: 'desk', bucket: bucketOf(staff) });
export const patientBlock = (month: string, patient: PatientKey): BlockKey => ({ month, bucket: bucketOf(patient) });
export const nameOf = (key: BlockKey): string => `${key.month} ${key.bucket}`;

export const emptyMonth = (): MonthRecord => ({ entries: [], unresolved: [], discarded: [], exported: [] });
export const emptyPractice = (): PracticeBlock => ({ practice: null, staff: [], running: {}, questions: [], exports: [], opened: {} });
export const emptyDesk = (): Desk => ({ activities: [], entries: [] });

/** The sum of what was given up, in ms. */
export const discardedMs = (record: MonthRecord): number => record.discarded.reduce((sum, piece) => sum + piece.end - piece.start, 0);

export type { EventKind };
