import type { LedgerDatabase } from '../database.ts';
import { deviceOf } from '../head.ts';
import { type Header, prefixOf } from './format.ts';
import { headerOf } from './read.ts';
import { newestFirst, type Shelf } from './shelf.ts';

/** The headers of the newest backups of a ledger on a shelf that can be read; a shelf or file that cannot is passed over. */
export async function headersOn(shelf: Shelf, ledger: string, most = 3): Promise<{ name: string; header: Header }[]> {
  const found: { name: string; header: Header }[] = [];
  for (const name of (await newestFirst(shelf, prefixOf(ledger)).catch(() => [])).slice(0, most)) {
    const header = await shelf.read(name).then(headerOf, () => null).catch(() => null);
    if (header) found.push({ name, header });
  }
  return found;
}

/**
 * Does a backup know more than what is here? A copy of an old profile brings database and mirror back together, and they agree; only what lies
 * elsewhere remembers. Needs no vault: a header is enough for an alarm, and whoever forged one has to convince a person with a passphrase.
 * @returns a sentence, or null
 */
export async function backupAhead(db: LedgerDatabase, ledger: string, shelves: readonly Shelf[]): Promise<string | null> {
  const device = await deviceOf(db);
  if (device === null) return null;
  const here = (await db.heads.get(device))?.seq ?? 0;
  for (const shelf of shelves) {
    for (const { header } of await headersOn(shelf, ledger)) {
      if (header.device !== device) continue;
      if (header.seq > here) return `The records of this computer are older than a backup of them: ${here} are here, the backup holds ${header.seq}. CareTally overwrites nothing. Restore from the backup before recording more time.`;
      const twin = header.seq === 0 ? null : await db.events.where('[device+seq]').equals([device, header.seq]).first();
      if (twin && twin.mac !== header.mac) return `The records of this computer are not those of their backup: both have a record ${header.seq}, and they differ. CareTally overwrites nothing. Keep the backup, and ask for help before recording more time.`;
    }
  }
  return null;
}
