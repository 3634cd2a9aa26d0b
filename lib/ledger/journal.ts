/**
 * The journal of running timers: clear rows without patient data, which may be written while the vault is locked. How a row changes is
 * `lib/timer/watch.ts`; here it is kept.
 */
import type { Journal } from '../records/index.ts';
import type { LedgerDatabase } from './database.ts';

/** The journal row of a person's running timer, or null. Needs no vault. */
export const journalRow = async (db: LedgerDatabase, staff: string): Promise<Journal | null> => (await db.journal.where('staff').equals(staff).first()) ?? null;

/** All running timers of this computer. */
export const journalRows = (db: LedgerDatabase): Promise<Journal[]> => db.journal.toArray();

/** Changes a row within one transaction. Returns the row as it now stands, or null if the timer has ended. */
export function changeRow(db: LedgerDatabase, timer: string, change: (row: Journal) => Journal): Promise<Journal | null> {
  return db.transaction('rw', db.journal, async () => {
    const row = await db.journal.get(timer);
    if (!row) return null;
    const next = change(row);
    if (next !== row) await db.journal.put(next);
    return next;
  });
}
