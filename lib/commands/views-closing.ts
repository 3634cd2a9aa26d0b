/** What the closing of a day and of a month is shown as, and what a closed month froze. Plain data; see `views.ts`. */
import type { UnresolvedCause } from '../records/index.ts';
import type { PatientLabel } from './views.ts';

/** A person's own day: what it rests on, and whether she called it complete. All times in ms. */
export interface DayView {
  day: string;
  today: string;
  timeZone: string;
  /** Recorded and not voided, within the day to the ms. */
  recordedMs: number;
  entries: number;
  unresolved: { count: number; ms: number };
  untagged: { entry: string; patient: PatientLabel; start: number; end: number }[];
  /** Her timer, if it runs in this day. */
  running: { patient: PatientLabel; since: number } | null;
  /** Her statement, and in words what is different since; empty = nothing. */
  completed: { at: number; recordedMs: number; unresolvedMs: number; untagged: number; changed: string[] } | null;
}

/** Unresolved time of a month, whoever's. */
export interface WaitingView {
  id: string;
  patient: PatientLabel;
  start: number;
  end: number;
  cause: UnresolvedCause;
  activity: string | null;
  staffName: string;
  /** Of the person looking: answered without a reason. */
  own: boolean;
  /** Whole days since it ended. */
  days: number;
}

/** What stands in the way of closing a month, and what deserves a look before. */
export interface ClosingView {
  month: string;
  timeZone: string;
  over: boolean;
  /** Sentences; empty = it can be closed without a word. */
  stands: string[];
  running: { by: string; patient: PatientLabel; since: number }[];
  unresolved: { ms: number; count: number; patients: number };
  /** Entries without an activity. */
  untagged: number;
  /** Overlaps of one person on two patients that nobody resolved. */
  overlaps: number;
  /** Patients with time of whom nothing goes out yet. */
  notReady: number;
  patients: number;
  closed: ClosedView | null;
  /** Earlier closings, taken back: newest first. */
  reopened: { closedAt: number; closedBy: string; at: number; by: string; reason: string }[];
  /** Where the log's chain ends now. */
  head: { seq: number; mac: string };
  rules: string;
}

/** A month that is closed: by whom, when, under which rules. `head` is the end of the log's chain then. */
export interface ClosedView {
  at: number;
  by: string;
  /** Why it was closed although something stood in the way. */
  anyway: string | null;
  rules: string;
  head: { seq: number; mac: string };
  patients: number;
}

/** What a closed month froze for a patient: codes, recorded ms; and ms now. `changed` is null while all of it still holds. */
export interface FrozenView {
  supports: { code: string; units: number }[];
  ms: number;
  nowMs: number;
  changed: { what: 'answer' | 'time'; sentence: string } | null;
}
