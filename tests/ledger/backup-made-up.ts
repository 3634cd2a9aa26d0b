/** A made-up ledger with a way in, its backup as text, and databases that share no store with it. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import Dexie from 'dexie';
import { backupLines } from '../../lib/ledger/backup/write.ts';
import type { Source } from '../../lib/ledger/backup/read.ts';
import type { EventRow, LedgerDatabase } from '../../lib/ledger/index.ts';
import { openDatabase } from '../../lib/ledger/index.ts';
import type { Stores } from '../../lib/ledger/places.ts';
import { newDataKey, newRecoveryKey, openVault, recoverySlot, type Slot } from '../../lib/vault/index.ts';
import { entry, type Ground, id, keyOf, monthly, NOON, recorded, smallLedger } from './made-up.ts';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;
export const NAME = 'caretally';

/** A store of databases of its own, as another computer has one; `broken` then answers nothing, as Chromium's does with a file missing. */
export function computer(): Stores & { broken: boolean; factory: IDBFactory } {
  const factory = new IDBFactory();
  const bucket = new IDBFactory();
  let made = false;
  const here = {
    broken: false, factory,
    usual: () => (here.broken ? ({ databases: () => Promise.reject(new DOMException('', 'UnknownError')), open: () => { throw new DOMException('', 'UnknownError'); } } as unknown as globalThis.IDBFactory) : factory),
    // As in Chromium: the same bucket, another object each time.
    bucket: async (create: boolean) => { made ||= create; return made ? { databases: () => bucket.databases(), open: (name: string, version?: number) => bucket.open(name, version), deleteDatabase: (name: string) => bucket.deleteDatabase(name), cmp: (a: unknown, b: unknown) => bucket.cmp(a, b) } : null; },
  };
  return here;
}

export interface Kept extends Ground { slot: Slot; recoveryKey: string; stores: ReturnType<typeof computer> }

/** A ledger of `events` records, in a computer of its own. */
export async function keptLedger(events: number, stores = computer()): Promise<Kept> {
  const dataKey = newDataKey();
  const staff = id();
  const clock = { open: true };
  const vault = await openVault({ dataKey, staff, stillOpen: () => { if (!clock.open) throw new Error('locked'); } });
  const recoveryKey = newRecoveryKey();
  const slot = await recoverySlot(dataKey, staff, recoveryKey);
  const db = await openDatabase(NAME, 5000, stores.factory);
  const ground = await smallLedger({ db, vault, author: staff });
  await db.slots.put(slot);
  const kept: Kept = { ...ground, dataKey, staff, slot, recoveryKey, stores };
  await more(kept, events - 3);
  return kept;
}

/** More records, spread over two patients and two months. */
export async function more({ ledger, staff }: Ground, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const month = n % 5 === 4 ? '2026-10' : '2026-11';
    const made = entry({ patient: keyOf(1 + (n % 2)), staff, month, start: NOON + n * 60_000, end: NOON + n * 60_000 + 59_000 });
    await ledger.append(id(), [n % 5 === 4 ? monthly({ kind: 'entry.recorded', entry: made }, made.patient, month) : recorded(made)]);
  }
}

/** The backup as its lines. */
export async function linesOfBackup({ db, vault, device }: Pick<Kept, 'db' | 'vault' | 'device'>, file: string = id()): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of backupLines(db, vault, { ledger: NAME, made: NOON, file, device })) lines.push(line);
  return lines;
}

/** A text as a file that comes in pieces of odd sizes. */
export const sourceOf = (text: string, size = 997): Source => async function* () {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
};

export const rowsOf = (db: LedgerDatabase): Promise<EventRow[]> => db.events.orderBy('[device+seq]').toArray();
