/** What the month's worklist and its export show: a line for each patient. Plain data; see `views.ts`. */
import type { Finding } from '../rules/finding.ts';
import type { PatientLabel } from './views.ts';
import type { ClosedView, FrozenView } from './views-closing.ts';

export type RowState = 'ready' | 'close' | 'in_progress' | 'blocked' | 'exported';

/** A decision of the practice about a code, beside the rules' own answer. */
export interface DecisionView {
  code: string;
  action: 'force' | 'block';
  /** `YYYY-MM` or `standing`. */
  month: string;
  /** What the practice decided; 0 = held back. */
  units: number;
  /** What the rules support; 0 = not supported. */
  rules: number;
  agrees: boolean;
  reason: string;
  by: string;
  at: number;
}

/** A line of the month's worklist. */
export interface MonthRow {
  patient: PatientLabel;
  payer: string;
  programs: string[];
  state: RowState;
  /** In words, why it stands where it stands. */
  stateReason: string;
  ladders: Finding['ladders'];
  /** What goes out; `byPractice` where the practice's decision gives other units than the rules. */
  supports: { code: string; units: number; byPractice?: true }[];
  decisions: DecisionView[];
  notes: Finding['notes'];
  unresolvedSeconds: number;
  unresolvedCount: number;
  countedSeconds: number;
  missingSeconds: number | null;
  running: boolean;
  /** What the closing of the month froze, and what is different now; null while the month is open. */
  frozen: FrozenView | null;
  /** Of a patient close to a threshold: care that is due on record. */
  due: string[];
}

/** A part of the month: buckets `from` to `to` of 256. */
export interface MonthPart {
  month: string;
  from: number;
  to: number;
  rows: MonthRow[];
  closed: ClosedView | null;
  /** Where the log's chain ends now. */
  head: { seq: number; mac: string };
}

export interface ExportReply {
  fileName: string;
  text: string;
  lines: number;
  notReady: number;
  /** Not ready, or held back by the practice. */
  leftOut: { patient: PatientLabel; code: string; reason: string; held?: true }[];
  sha256: string;
}
