/**
 * The journal of running timers: clear rows without patient data, which may be written while the vault is locked.
 *
 *   put with timer.started ──witness──► alive ──uncertain──► time from here on waits for a person
 *                                         └────stopped─────► Stop was pressed while locked
 *   deleted with timer.ended
 */
import type { Journal } from '../records/index.ts';
import type { LedgerDatabase } from './database.ts';

/** The journal row of a person's running timer, or null. Needs no vault. */
export const journalRow = async (db: LedgerDatabase, staff: string): Promise<Journal | null> => (await db.journal.where('staff').equals(staff).first()) ?? null;

/** All running timers of this computer. */
export const journalRows = (db: LedgerDatabase): Promise<Journal[]> => db.journal.toArray();

/** Changes a row within one transaction. Returns the row as it now stands, or null if the timer has ended. */
function changed(db: LedgerDatabase, timer: string, change: (row: Journal) => Journal): Promise<Journal | null> {
  return db.transaction('rw', db.journal, async () => {
    const row = await db.journal.get(timer);
    if (!row) return null;
    const next = change(row);
    if (next !== row) await db.journal.put(next);
    return next;
  });
}

/**
 * "Still here": the timer was seen alive at `at` in the browser session `session`. A witness never moves back, and never bridges a closed
 * browser: a row of another session is returned unchanged, for the caller to close at its last witness.
 * @param gapMs if the last witness is older than this, the time from it on becomes uncertain (sleep, a stopped process).
 */
export const witness = (db: LedgerDatabase, timer: string, at: number, session: string, gapMs = Infinity): Promise<Journal | null> =>
  changed(db, timer, (row) => {
    if (row.session !== session || row.stopped !== undefined || at <= row.witness) return row;
    const gap = at - row.witness > gapMs && row.uncertainFrom === undefined;
    return { ...row, witness: at, ...(gap ? { uncertainFrom: row.witness, uncertainCause: 'gap' as const } : {}) };
  });

/** Stop was pressed at `at`, perhaps while locked. The first Stop stands. */
export const stopped = (db: LedgerDatabase, timer: string, at: number): Promise<Journal | null> =>
  changed(db, timer, (row) => (row.stopped === undefined ? { ...row, stopped: Math.max(at, row.start) } : row));

/** Time is no longer certain from `from` on. The earliest such instant stands. */
export const uncertain = (db: LedgerDatabase, timer: string, from: number, cause: NonNullable<Journal['uncertainCause']>): Promise<Journal | null> =>
  changed(db, timer, (row) => {
    const start = Math.max(from, row.start);
    return row.uncertainFrom !== undefined && row.uncertainFrom <= start ? row : { ...row, uncertainFrom: start, uncertainCause: cause };
  });
