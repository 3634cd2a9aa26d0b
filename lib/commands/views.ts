/** What pages are given to show. Plain data; the only place where a reply's shape is written down. */
import type { Activity } from '../activities/activity.ts';
import type { Finding } from '../rules/finding.ts';
import type { Enrollment, Entry, Modality, Observation, Patient, Practice, Preferences, Staff, Unresolved } from '../records/index.ts';

/** The three identifiers, always together. */
export type PatientLabel = Pick<Patient, 'key' | 'family' | 'given' | 'birthDate' | 'recordNumber'>;

/** What the chart in a tab shows, as judged by the background. */
export interface ChartView {
  status: 'none' | 'reading' | 'uncertain' | 'confirmed' | 'refused';
  /** As read from the page (not yet a record), or as recorded. */
  patient: Omit<PatientLabel, 'key'> & { key: string | null } | null;
  missing: ('name' | 'birthDate' | 'recordNumber')[];
  /** Programs the patient is enrolled in; empty = not enrolled. */
  programs: string[];
  enrolled: boolean;
}

export interface TimerView {
  id: string;
  patient: PatientLabel;
  start: number;
  program: string | null;
  activity: string | null;
  note: string;
  /** The chart in this tab shows somebody else (`other`), nobody for certain (`unclear`), or the timer's patient (`same`); `elsewhere` = no chart here. */
  chart: 'same' | 'other' | 'unclear' | 'elsewhere';
  /** Since when the clock stands because the chart shows somebody else; null while it runs. */
  heldAt: number | null;
  /** Since when nobody touched key or mouse, once that is beyond the limit; null otherwise. Asked for when somebody is back. */
  awaySince: number | null;
  /** How the contact is made, if a person said so. */
  modality: Modality | null;
  interactive: boolean;
  /** On a call since; from `until` on the widget asks whether it still lasts. Null = not on a call. */
  call: { since: number; until: number } | null;
  /** Earliest start that an edit may set: the end of this person's previous entry. */
  earliestStart: number;
}

export interface FinishedView {
  entry: string;
  patient: PatientLabel;
  start: number;
  end: number;
  program: string | null;
  activity: string | null;
  note: string;
  /** Undo is offered until this instant. */
  undoUntil: number;
  modality: Modality | null;
  interactive: boolean;
}

export interface UnresolvedView extends Pick<Unresolved, 'id' | 'start' | 'end' | 'cause' | 'program' | 'activity'> {
  patient: PatientLabel;
}

/** How far the month of one patient has come. */
export interface ProgressView {
  patient: string;
  month: string;
  /** Seconds counted and saved, without the running entry. */
  seconds: number;
  steps: { seconds: number; code: string; reached: boolean }[];
  next: { seconds: number; code: string; missing: number } | null;
  /** Codes supported so far, e.g. `99490 × 1`. */
  supports: string[];
  /** The first thing in the way besides time, in words; null if nothing. */
  blocked: string | null;
  /** True if running seconds of the person looking would count for this ladder. */
  runningCounts: boolean;
}

export interface ActivityChoice extends Pick<Activity, 'id' | 'label' | 'words'> {
  /** For the patient's payer. */
  counts: 'counts' | 'not' | 'asks';
}

/** Everything the widget and the side panel draw. */
export interface WidgetView {
  now: number;
  lock: 'new' | 'locked' | 'open';
  /** While locked: since when, why, and whether a timer is open. No patient data. */
  locked: { at: number | null; why: string | null; openTimerSince: number | null; person: string | null } | null;
  practice: { name: string; timeZone: string; synthetic: boolean } | null;
  me: { id: string; name: string; credential: string; role: string } | null;
  chart: ChartView;
  timer: TimerView | null;
  finished: FinishedView | null;
  /** A timer that was paused: its tags, and since when. */
  paused: { patient: PatientLabel; since: number; program: string | null; activity: string | null } | null;
  /** What this chart offers: a countdown of five seconds, or a question. */
  offer: { kind: 'countdown' | 'ask'; patient: string } | null;
  /** "You looked at this chart without a timer": whole seconds, and since when; only where the person wants such offers. */
  looked: { patient: string; since: number; seconds: number } | null;
  /** What the person wants; null while locked. */
  preferences: Preferences | null;
  unresolved: UnresolvedView[];
  progress: ProgressView | null;
  activities: ActivityChoice[];
  /** Ids, newest first: last for this patient, then recents. */
  recent: string[];
  /** Where the widget sits on this site. */
  place: { size: 'puck' | 'bar' | 'card'; corner: 'br' | 'bl' | 'tr' | 'tl'; dx: number; dy: number };
  /** Today's entries of this person, newest first. */
  today: { entry: string; patient: PatientLabel; start: number; end: number; activity: string | null; program: string | null }[];
  todaySeconds: number;
  /** A sentence when the ledger is damaged or the disk is nearly full. */
  alarm: string | null;
}

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

/** A policy: what is open, what this practice chose, and what it chose before (newest first). */
export interface PolicyView {
  name: string;
  question: string;
  /** Null: a list of codes. */
  values: string[] | null;
  usual: string;
  /** Day on which somebody last looked for an answer. */
  checked: string;
  value: string;
  isDefault: boolean;
  /** Who set it, when (UTC epoch ms) and why; null while nobody did. */
  by: string | null;
  at: number | null;
  reason: string | null;
  history: { value: string; by: string; at: number; reason: string }[];
}

export interface PoliciesView { timeZone: string; policies: PolicyView[] }

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
}

/** A part of the month: buckets `from` to `to` of 256. */
export interface MonthPart {
  month: string;
  from: number;
  to: number;
  rows: MonthRow[];
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
}

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
}

export interface SettingsView {
  practice: Practice;
  staff: (Staff & { hasSlot: boolean })[];
  sites: { origin: string; granted: boolean }[];
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
