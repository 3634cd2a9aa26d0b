/** What pages are given to show. Plain data; the only place where a reply's shape is written down. */
import type { Activity } from '../activities/activity.ts';
import type { Finding } from '../rules/finding.ts';
import type { Enrollment, Entry, Modality, Observation, Patient, Practice, Preferences, RecipeAct, Staff, Unresolved } from '../records/index.ts';

/** The three identifiers, always together. */
export type PatientLabel = Pick<Patient, 'key' | 'family' | 'given' | 'birthDate' | 'recordNumber'>;

/** What the chart in a tab shows, as judged by the background. */
export interface ChartView {
  status: 'none' | 'reading' | 'uncertain' | 'confirmed' | 'refused';
  /** The page lets no frame of ours in; the side panel shows its chart all the same. Status `refused`: and there is no chart. */
  refused?: true;
  /** As read from the page (not yet a record), or as recorded. */
  patient: Omit<PatientLabel, 'key'> & { key: string | null } | null;
  missing: ('name' | 'birthDate' | 'recordNumber')[];
  /** What was taught no longer fits the page: "The page changed. Teach it again." */
  doubt?: true;
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
  /** The chart shows somebody else, and the person wants the time to go on: named, not asked about. */
  keeps: boolean;
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
  /** The timer followed the chart by itself: whose it was, when the page changed, and until when it can be taken back. */
  switched: { patient: PatientLabel; at: number; undoUntil: number } | null;
  /** A timer that was paused: its tags, and since when. */
  paused: { patient: PatientLabel; since: number; program: string | null; activity: string | null } | null;
  /** What this chart offers: a countdown of five seconds, or a question. */
  offer: { kind: 'countdown' | 'ask'; patient: string } | null;
  /** "You looked at this chart without a timer": whole seconds, and since when; only where the person wants such offers. */
  looked: { patient: string; since: number; seconds: number } | null;
  /** One reminder that waits, the most important: what of, and since when that is so (UTC epoch ms). Answered with `remind.answer`. */
  remind: { kind: 'end_of_day' | 'long' | 'no_timer' | 'unresolved'; since: number } | null;
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

/** A record that goes, or once went, under another one. Instants in UTC epoch ms. */
export interface LinkView { patient: PatientLabel; at: number; by: string; reason: string; unlinked: { at: number; by: string; reason: string } | null }

/** Somebody whom a person may mean by "the same patient". `alike`: same name and birth date; proposed, never linked by itself. */
export interface LinkCandidate { patient: PatientLabel; alike: boolean }

/** What stands where one person's time is to be written. Instants in UTC epoch ms; a running timer ends now. */
export interface CollisionView {
  kind: 'entry' | 'running' | 'unresolved';
  id: string;
  /** Empty for a running timer. */
  month: string;
  patient: PatientLabel;
  samePatient: boolean;
  start: number;
  end: number;
}

/** One side of an overlap, as it is now; `gone`: the entry does not stand any more. */
export interface OverlapSide {
  entry: string;
  month: string;
  patient: PatientLabel;
  start: number;
  end: number;
  activity: string | null;
  program: string | null;
  state: 'entry' | 'running' | 'gone';
}

/** One person on two patients at once: the shared time counts for neither until one side gives way. */
export interface OverlapView {
  id: string;
  staff: string;
  staffName: string;
  /** Shared, rounded up. */
  seconds: number;
  sides: OverlapSide[];
}

export interface SettingsView {
  practice: Practice;
  staff: (Staff & { hasSlot: boolean })[];
  sites: { origin: string; granted: boolean }[];
  /** What the organization's policy sets: the sites that may be enabled (null = any), and what is wrong with it, a sentence each. */
  organization: { allowed: string[] | null; troubles: string[] };
}

/** A reading of the whole log: when (UTC epoch ms), how far it held, and the head it ended in. */
export interface VerifiedView { at: number; events: number; head: string; ok: boolean; trouble: string | null }

/** The log itself: where it ends, when it was last verified, and how it was kept (newest first). */
export interface LedgerStateView {
  timeZone: string;
  head: { seq: number; mac: string };
  verified: VerifiedView | null;
  restores: { at: number; by: string; from: number; to: number; witnessed: number; lost: number; made: number | null }[];
  copies: { at: number; by: string; events: number }[];
  shredded: { at: number; by: string; month: string; reason: string; events: number }[];
}

/** Copies of the log, and how far they are behind. Instants in UTC epoch ms. */
export interface BackupView {
  timeZone: string;
  /** Events in the log; since the copy in the browser's own folder; since the newest copy outside the browser. */
  events: number; since: number; outsideSince: number;
  own: { at: number; events: number } | null;
  /** `ask`: the browser wants to ask the person again. */
  folder: { state: 'none' | 'ask' | 'allowed'; name: string | null; last: { at: number; events: number } | null };
  saved: { at: number; events: number } | null;
  remindDays: number;
  /** A copy outside the browser is due. */
  due: boolean;
  trouble: string | null;
}

/** Backups that can be restored from, newest first. What a header says is shown before it is believed. */
export interface FoundView {
  backups: { where: 'own' | 'folder' | 'given'; name: string; made: number; events: number }[];
  /** The folder's name, if the browser has to ask the person before it can be read. */
  ask: string | null;
  alarm: string | null;
  /** Events once seen here, and events here now; null if nobody can tell. */
  witnessed: number | null; here: number | null;
  synthetic: boolean;
}

/** What a restoring did. `unlocked`: the person is in. */
export interface RestoredView { changed: boolean; from: number; to: number; witnessed: number; lost: number; made: number | null; unlocked: boolean }

/** Months whose retention is over, and those that were destroyed. */
export interface RetentionView {
  years: number; timeZone: string;
  months: { month: string; events: number; allowed: boolean; why: string | null }[];
  shredded: LedgerStateView['shredded'];
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

/** Teaching the page in front: what is asked for, what was read, and the second patient's chart once it is read. Never stored. */
export interface TeachView {
  step: 'off' | 'name' | 'birthDate' | 'recordNumber' | 'check' | 'second';
  values: Partial<Record<'name' | 'birthDate' | 'recordNumber', string>>;
  /** Every way of reading what was pointed at, and which of them is in use. */
  ways: Partial<Record<'name' | 'birthDate' | 'recordNumber', { values: string[]; chosen: number }>>;
  /** What was pointed at last could not be read as what was asked for. */
  missed: boolean;
  /** The site was taught before: this takes that one's place. */
  again: boolean;
  /** Origins of frames on this page that CareTally may not look into. */
  closed: string[];
  /** The chart in front now is not read whole by what was taught: it may be laid out in another way. */
  odd: boolean;
  second: { name: string; birthDate: string; recordNumber: string | null } | null;
}

/** A way of reading a site: where it comes from, and whether it may confirm a patient by itself. */
export interface RecipeView { id: string; name: string; origins: string[]; source: 'taught' | 'imported' | 'managed' | 'shipped'; trust: 'known' | 'taught' | 'unconfirmed' | 'proposes'; believed: boolean; last: { act: RecipeAct['act']; by: string; at: number; version: number } | null }
