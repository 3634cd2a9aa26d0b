/** What the page of one patient and month shows: entries, facts, the finding, decisions, linked records. Plain data; see `views.ts`. */
import type { Enrollment, Entry, Observation, Patient, Unresolved } from '../records/index.ts';
import type { Finding } from '../rules/finding.ts';
import type { PatientLabel } from './views.ts';
import type { ClosedView, FrozenView } from './views-closing.ts';
import type { DecisionView, RowState } from './views-month.ts';

export interface PatientPage {
  patient: Patient;
  month: string;
  enrollments: Enrollment[];
  observations: Observation[];
  entries: EntryView[];
  unresolved: (Unresolved & { staffName: string })[];
  discardedSeconds: number;
  /** The rules' own answer, whatever the practice decided. */
  finding: Finding;
  decisions: DecisionView[];
  /** Of this month and standing ones, withdrawn ones too, newest first. */
  overrides: OverrideView[];
  state: RowState;
  /** How the month was closed, and what that froze for this patient; null while it is open. */
  closed: ClosedView | null;
  frozen: FrozenView | null;
  /** Other records of the same patient, as people said; those that were unlinked too, newest first. */
  links: LinkView[];
}

export interface EntryView extends Entry {
  staffName: string;
  credential: string;
  seconds: number;
  voided: { reason: string; at: number; by: string } | null;
  history: { at: number; by: string; what: string; was: string; is: string; reason: string }[];
  /** Counted, or why not; null while nothing evaluated it (no program). */
  countedSeconds: number;
  notCounted: string | null;
  /** Recorded, amended or voided after the month was closed. */
  addendum: boolean;
}

/** An override as recorded. `units` null = as many as the rules support, at least one. */
export interface OverrideView {
  id: string;
  code: string;
  month: string;
  action: 'force' | 'block';
  units: number | null;
  reason: string;
  by: string;
  at: number;
  withdrawn: { by: string; at: number; reason: string } | null;
}

/** A record that goes, or once went, under another one. Instants in UTC epoch ms. */
export interface LinkView { patient: PatientLabel; at: number; by: string; reason: string; unlinked: { at: number; by: string; reason: string } | null }

/** Somebody whom a person may mean by "the same patient". `alike`: same name and birth date; proposed, never linked by itself. */
export interface LinkCandidate { patient: PatientLabel; alike: boolean }
