import type { Slot } from '../vault/index.ts';
import type { LedgerDatabase } from './database.ts';

/** Key slots: who can open this ledger. Needs no vault. */
export const readSlots = (db: LedgerDatabase): Promise<Slot[]> => db.slots.toArray();

/** Puts a person's new slot in the place of the old ones of the same kind, all at once. */
export const replaceSlot = (db: LedgerDatabase, slot: Slot): Promise<void> =>
  db.transaction('rw', db.slots, async () => {
    const old = (await db.slots.toArray()).filter((other) => other.kdf === slot.kdf && (slot.kdf === 'HKDF-SHA-256' || other.staff === slot.staff));
    await db.slots.bulkDelete(old.map((other) => other.id));
    await db.slots.put(slot);
  });
