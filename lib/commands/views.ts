/**
 * What pages are given to show: plain data, and the only place where a reply's shape is written down. Here is what the widget and the side panel
 * draw; beside it the month (`views-month.ts`), a patient's page (`-patient`), a closing (`-closing`), time that collides (`-overlaps`), the
 * practice's settings (`-settings`), how charts are read (`-recipes`), and how the log is kept (`-keeping`).
 */
import type { Activity } from '../activities/activity.ts';
import type { Modality, Patient, Preferences, Unresolved } from '../records/index.ts';

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
  /** While locked: since when, why (`after`: minutes without input), and whether a timer is open. No patient data. */
  locked: { at: number | null; why: string | null; after?: number; openTimerSince: number | null; person: string | null } | null;
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
  /** Names are initials for everybody, whatever a person chose: the organization set it. */
  onlyInitials: boolean;
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
