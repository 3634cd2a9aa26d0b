/**
 * The database of one ledger. Rows of `events` are only ever added. Everything that says something about a patient is sealed; the clear
 * columns are those below, and they are authenticated with what they stand beside. `journal` is the one table of clear rows.
 */
import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Journal } from '../records/index.ts';
import type { Bytes, Epoch, Slot } from '../vault/index.ts';
import { asLedgerError, LedgerError } from './errors.ts';
import { stores as one } from './versions/1.ts';

/** A sealed event. `mac` chains it to the one before it of the same device. */
export interface EventRow {
  id: string;
  device: string;
  /** 1, 2, 3 … without gaps, per device. */
  seq: number;
  month: string;
  patient: string | null;
  kind: string;
  /** Version of the body's shape. */
  v: number;
  iv: Bytes;
  ct: Bytes;
  mac: string;
}

/** The end of a device's chain: its last sequence number and MAC, and how many events there are. Also what is mirrored outside. */
export interface Head { device: string; seq: number; mac: string; count: number }

/** A command that was carried out, and the events it wrote: sent again, it writes nothing. */
export interface CommandRow { id: string; seqs: number[] }

/** A sealed block. `rev` is the sequence number of the last event that changed it. */
export interface BlockRow { month: string; bucket: number; rev: number; iv: Bytes; ct: Bytes }

export interface MetaRow { key: string; value: unknown }

/** The newest version that this CareTally knows. */
const LATEST = 1;

export class LedgerDatabase extends Dexie {
  declare events: EntityTable<EventRow, 'id'>;
  declare heads: EntityTable<Head, 'device'>;
  declare commands: EntityTable<CommandRow, 'id'>;
  declare blocks: Table<BlockRow, [string, number]>;
  declare journal: EntityTable<Journal, 'timer'>;
  declare epochs: EntityTable<Epoch, 'month'>;
  declare slots: EntityTable<Slot, 'id'>;
  declare meta: EntityTable<MetaRow, 'key'>;

  /** @param factory another store of the browser than the usual one. */
  constructor(name: string, factory?: IDBFactory) {
    // Strict: a commit is acknowledged only when it is on the disk. Never opened by accident: a deleted database must not come back empty.
    super(name, { autoOpen: false, chromeTransactionDurability: 'strict', ...(factory ? { indexedDB: factory, IDBKeyRange } : {}) });
    this.version(LATEST).stores(one);
  }
}

/**
 * Opens the database of a ledger, creating it if there is none (an empty one is not yet a new practice: see `checkHead`).
 * @param blockedMs how long to wait for an old page to let go of it.
 * @throws LedgerError with a sentence: `UNOPENABLE`, `NEWER`, `BLOCKED`, `DISK_FULL`.
 */
export async function openDatabase(name: string, blockedMs = 5000, factory?: IDBFactory): Promise<LedgerDatabase> {
  const db = new LedgerDatabase(name, factory);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, refuse) => {
    db.on('blocked', () => { timer = setTimeout(() => refuse(new LedgerError('BLOCKED')), blockedMs); });
  });
  try {
    await Promise.race([db.open(), blocked]);
    // Dexie opens what a newer version wrote without a word; writing into it could lose what only the newer one understands.
    if (Math.floor(db.backendDB().version / 10) > LATEST) throw new LedgerError('NEWER');
    return db;
  } catch (error) {
    db.close();
    throw asLedgerError(error, 'UNOPENABLE');
  } finally {
    clearTimeout(timer);
  }
}

/** Deletes a ledger and all that is in it. Only for a practice of made-up people. */
export const deleteDatabase = (name: string): Promise<void> => Dexie.delete(name);

/** True if a database of this name is on this computer. */
export const databaseExists = (name: string): Promise<boolean> => Dexie.exists(name);

export const readMeta = async <T>(db: LedgerDatabase, key: string): Promise<T | null> => ((await db.meta.get(key))?.value as T | undefined) ?? null;
export const writeMeta = async (db: LedgerDatabase, key: string, value: unknown): Promise<void> => { await db.meta.put({ key, value }); };
