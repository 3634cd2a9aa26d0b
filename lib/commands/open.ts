import type { LedgerDatabase } from '../ledger/database.ts';
import { journalRow } from '../ledger/journal.ts';
import type { Ledger, Plan, Planner } from '../ledger/ledger.ts';
import type { PracticeBlock, RecordedEntry } from '../ledger/blocks.ts';
import { usualPreferences, type Draft, type Journal, type Practice, type Preferences, type Staff, type Timer } from '../records/index.ts';
import { endingOf } from '../timer/ending.ts';
import { stopNow, verdict, type Verdict } from '../timer/settle.ts';
import { begun, unasked, witnessed, type Limits } from '../timer/watch.ts';
import { dayOf } from '../time/month.ts';
import type { Vault } from '../vault/index.ts';
import type { Clocks } from './clocks.ts';
import { Refusal } from './command.ts';
import type { IdleLimits } from './organization-limits.ts';
import { overlapsOf } from './overlaps.ts';

/** Who is at the desk, and what runs. `preferences` hold; `own` is what the person chose, which her organization's limits may stand above. */
export interface DeskNow { block: PracticeBlock; practice: Practice; person: Staff; running: Timer | null; paused: Timer | null; preferences: Preferences; own: Preferences }

/** An unlocked practice: who is at the desk, and what may be done. */
export interface Open {
  ledger: Ledger;
  vault: Vault;
  staff: string;
  /** Writes one command's events; worked out inside the ledger's queue, written once whatever is sent twice. */
  write(id: string, plan: Planner): Promise<void>;
  desk(): Promise<DeskNow>;
  /** This person's entries that are not voided, newest recorded first. */
  recent(since?: number): Promise<RecordedEntry[]>;
  /** The journal row of the running timer. */
  row(): Promise<Journal | null>;
  /** Since when the clock stands because of another patient's chart, if nothing else (sleep, a lock, nobody there) happened since; UTC epoch ms. */
  stoodSince(): Promise<number | null>;
  /**
   * The events that end the running timer, as of when the person acted (`ago` says how long ago, ms); what nobody can vouch for waits. `at` is that instant, for what begins there (UTC epoch ms).
   * @param unanswered the question about another chart, if it stands, was passed over: its stretch waits too
   */
  ending(running: Timer, person: Staff, ago: () => number, unanswered?: boolean): Promise<{ drafts: Draft[]; at: number }>;
  /** The events and the row that begin a timer; `after` is one that just ended. */
  beginning(timer: Timer, preferences: Preferences, after?: Timer | null): { drafts: Draft[]; journal: NonNullable<Plan['journal']> };
  /** Brings a timer that was left alone into order (see `lib/timer`). @param back somebody is here again. @returns whether anything was written */
  settle(id: string, back: boolean, more?: Draft[]): Promise<boolean>;
  patientKey(recordNumber: string): Promise<string>;
  today(): Promise<string>;
}

/** How long this person may be away, as the row of a timer keeps it. */
export const limitsOf = (preferences: Preferences, timer: Pick<Timer, 'call'>): Limits => ({
  awayAfter: preferences.awayMinutes * 60_000,
  ...(timer.call ? { callAfter: preferences.callMinutes * 60_000, callUntil: timer.call.until } : {}),
});

/** The row of a timer under these limits and no others. */
export const withLimits = <T extends Limits>(row: T, limits: Limits): T => {
  const { callUntil: _until, callAfter: _after, ...rest } = row;
  return { ...rest, ...limits } as T;
};

interface Parts { ledger: Ledger; vault: Vault; db: LedgerDatabase; staff: string; clocks: Clocks; newId(): string; session(): string; alarm(): string | null; changed(): void; limits(): Promise<IdleLimits> }

export function openUp({ ledger, vault, db, staff, clocks, newId, session, alarm, changed, limits }: Parts): Open {
  const desk: Open['desk'] = async () => {
    const [block, set] = await Promise.all([ledger.readPractice(), limits()]);
    const person = block.staff.find((each) => each.id === staff);
    if (!block.practice || !person) throw new Refusal('NOT_STAFF', 'This person is not in the practice any more. Ask who keeps the practice.');
    const own = block.preferences?.[staff] ?? usualPreferences(staff, person.role);
    return { block, practice: block.practice, person, running: block.running[staff] ?? null, paused: block.paused?.[staff] ?? null, preferences: { ...own, ...set }, own };
  };
  const write: Open['write'] = async (id, plan) => {
    const trouble = alarm();
    if (trouble) throw new Refusal('LOG_DAMAGED', trouble);
    await ledger.append(id, plan);
    changed();
  };
  const recent: Open['recent'] = async (since = 0) => (await ledger.readDesk(staff, since)).entries.filter((entry) => !entry.voided);
  /** What a verdict writes: entry, unresolved time, the end; and, if the clock was set back, whom the entry now overlaps. */
  const closing = async (running: Timer, person: Staff, practice: Practice, block: PracticeBlock, end: Extract<Verdict, { kind: 'close' }>): Promise<Draft[]> => {
    const drafts = endingOf(running, person, practice.timeZone, newId, end.certainUntil, end.held);
    if (end.clockBy !== 0) drafts.push({ month: 'standing', patient: null, body: { kind: 'clock.changed', staff, by: end.clockBy } });
    // A timer begins where the last one ended or later, unless the clock was set back in between.
    return running.start < (block.lastEnd?.[staff] ?? 0) ? [...drafts, ...overlapsOf(drafts, await recent(), newId)] : drafts;
  };
  const beginning: Open['beginning'] = (timer, preferences, after) => ({
    drafts: [{ month: 'standing', patient: timer.patient, body: { kind: 'timer.started', timer } }],
    journal: { put: begun(timer, clocks.reading(), session(), limitsOf(preferences, timer)), ...(after ? { delete: after.id } : {}) },
  });
  return {
    ledger, vault, staff, desk, write, recent, beginning,
    row: () => journalRow(db, staff),
    stoodSince: async () => {
      const row = await journalRow(db, staff);
      const seen = row && witnessed(row, clocks.reading(), session());
      return seen && unasked(seen) ? seen.open!.from : null;
    },
    ending: async (running, person, since, unanswered = false) => {
      const row = await journalRow(db, staff);
      const { practice, block } = await desk();
      const at = clocks.reading();
      const ago = since();
      const end = row?.timer === running.id ? stopNow(row, at, session(), ago, unanswered) : { kind: 'close' as const, certainUntil: at.wall - ago, held: [], goesOnFrom: null, clockBy: 0 };
      return { drafts: await closing(running, person, practice, block, end), at: Math.max(at.wall - ago, Math.min(running.start, at.wall)) };
    },
    settle: async (id, back, more = []) => {
      const found = await journalRow(db, staff);
      if (more.length === 0 && (!found || verdict(found, clocks.reading(), session(), back).kind !== 'close')) return false;
      await write(id, async () => {
        const row = await journalRow(db, staff);
        const { practice, person, running, block, preferences } = await desk();
        const end = row && running?.id === row.timer ? verdict(row, clocks.reading(), session(), back) : null;
        if (!running || end?.kind !== 'close') return { drafts: more };
        const drafts = [...more, ...(await closing(running, person, practice, block, end))];
        if (end.goesOnFrom === null) return { drafts, journal: { delete: running.id } };
        const next = beginning({ ...running, id: newId(), start: end.goesOnFrom }, preferences, running);
        return { drafts: [...drafts, ...next.drafts], journal: next.journal };
      });
      return true;
    },
    patientKey: async (recordNumber) => vault.patientKey((await desk()).practice.id, recordNumber),
    today: async () => dayOf(clocks.now(), (await desk()).practice.timeZone),
  };
}
