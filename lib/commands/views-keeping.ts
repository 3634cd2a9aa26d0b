/** How the log is kept: verified, copied, restored, and destroyed when its time is over. Plain data; see `views.ts`. */

/** The log itself: where it ends, when it was last verified, and how it was kept (newest first). */
export interface LedgerStateView {
  timeZone: string;
  head: { seq: number; mac: string };
  verified: VerifiedView | null;
  restores: { at: number; by: string; from: number; to: number; witnessed: number; lost: number; made: number | null }[];
  copies: { at: number; by: string; events: number }[];
  shredded: { at: number; by: string; month: string; reason: string; events: number }[];
}

/** A reading of the whole log: when (UTC epoch ms), how far it held, and the head it ended in. */
export interface VerifiedView { at: number; events: number; head: string; ok: boolean; trouble: string | null }

/** Months whose retention is over, and those that were destroyed. */
export interface RetentionView {
  years: number; timeZone: string;
  months: { month: string; events: number; allowed: boolean; why: string | null }[];
  shredded: LedgerStateView['shredded'];
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
