/**
 * Is the ledger as long as it was when it was last seen? The head of the chain is mirrored in another store. Databases lose their last
 * pages silently; the mirror does not lose them at the same time. Needs no vault, and takes the same time for any number of events.
 */
import type { Head, LedgerDatabase } from './database.ts';

/** Where the head is mirrored, outside the database. */
export interface Mirror {
  read(): Promise<Head | null>;
  write(head: Head): Promise<void>;
}

export interface HeadCheck {
  /**
   * `new`: nothing here, and nothing was ever seen. `sound`: the chain ends where it was seen, or after. `unmirrored`: events, but the
   * mirror was lost. `missing`: the mirror knows events, the database is empty. `short`: events at the end are gone. `differs`: another chain.
   */
  state: 'new' | 'sound' | 'unmirrored' | 'missing' | 'short' | 'differs';
  /** True if time must not be recorded before a person has looked at it. */
  alarm: boolean;
  /** Events as last witnessed outside, and as found here. */
  witnessed: number;
  here: number;
  /** For the person, if `alarm`. */
  sentence: string | null;
}

export const readHead = async (db: LedgerDatabase, device: string): Promise<Head | null> => (await db.heads.get(device)) ?? null;

/** The device whose chain this database continues, or null in an empty one. */
export const deviceOf = async (db: LedgerDatabase): Promise<string | null> => (await db.heads.toCollection().first())?.device ?? null;

/** True if nothing was ever written: no event, no head, no key. */
export const isBlank = async (db: LedgerDatabase): Promise<boolean> =>
  (await Promise.all([db.events.count(), db.heads.count(), db.slots.count()])).every((count) => count === 0);

/** The number and MAC of the last event that is really there. */
async function lastOf(db: LedgerDatabase, device: string) {
  return db.events.where('[device+seq]').between([device, -Infinity], [device, Infinity]).last();
}

/** Compares database and mirror. To be called at every start, before anything is written. */
export async function checkHead(db: LedgerDatabase, mirror: Mirror): Promise<HeadCheck> {
  const witnessed = await mirror.read();
  const device = witnessed?.device ?? (await deviceOf(db));
  const head = device === null ? null : await readHead(db, device);
  const last = device === null ? undefined : await lastOf(db, device);
  const stray = head === null && last === undefined ? await db.events.limit(1).count() : 0;
  const counts = { witnessed: witnessed?.seq ?? 0, here: last?.seq ?? 0 };
  const alarm = (state: HeadCheck['state'], sentence: string): HeadCheck => ({ state, alarm: true, ...counts, sentence });

  if (!witnessed && !head && !last && !stray) return { state: 'new', alarm: false, ...counts, sentence: null };
  if (witnessed && !last) {
    return alarm('missing', `The records of this computer are missing: ${witnessed.seq} were here before. CareTally has not started anew and overwrites nothing. Restore them from a backup before recording more time.`);
  }
  if (!head || !last || head.seq !== last.seq || head.mac !== last.mac) {
    return alarm('differs', 'The records of this computer do not fit together: they were damaged or altered. CareTally overwrites nothing. Restore them from a backup before recording more time.');
  }
  if (!witnessed) return { state: 'unmirrored', alarm: false, ...counts, sentence: null };
  if (witnessed.seq > last.seq) {
    return alarm('short', `The newest records of this computer are missing: ${witnessed.seq} were here before, ${last.seq} are here now. CareTally overwrites nothing. Restore them from a backup before recording more time.`);
  }
  const seen = witnessed.seq === last.seq ? last : await db.events.where('[device+seq]').equals([witnessed.device, witnessed.seq]).first();
  if (seen?.mac !== witnessed.mac) {
    return alarm('differs', 'The records of this computer are not those that were here before. CareTally overwrites nothing. Restore them from a backup before recording more time.');
  }
  return { state: 'sound', alarm: false, ...counts, sentence: null };
}
