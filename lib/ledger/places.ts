/**
 * Where a ledger's database lies. Usually there is one, under the ledger's own name. A restored ledger is put together beside it and becomes
 * the ledger in one step, with its mark; only then is the old one deleted:
 *
 *   caretally ──restore──► caretally~2 (no mark yet) ──whole, verified──► caretally~2 (marked) ──► caretally deleted
 *
 * Chromium keeps all databases of one store in one place: where that cannot be opened at all, a restored ledger lives in a bucket of its own.
 * Nothing is deleted here that was not replaced by something marked.
 */
import Dexie from 'dexie';
import { type LedgerDatabase, openDatabase, readMeta, writeMeta } from './database.ts';
import { asLedgerError, LedgerError } from './errors.ts';

/** `factory`: the store that was asked; a browser may hand out another object for the same store each time. */
export interface Place { name: string; generation: number; inBucket: boolean; factory: IDBFactory }
/** The browser's own stores; tests give others. */
export interface Stores { usual: () => IDBFactory; bucket: (create: boolean) => Promise<IDBFactory | null> }

const MARK = 'restored';
const BUCKET = 'caretally-restored';

interface Buckets { keys(): Promise<string[]>; open(name: string, how: { persisted: boolean }): Promise<{ indexedDB: IDBFactory }> }

export const browserStores: Stores = {
  usual: () => indexedDB,
  bucket: async (create) => {
    const buckets = (globalThis.navigator as unknown as { storageBuckets?: Buckets } | undefined)?.storageBuckets;
    if (!buckets || !(create || (await buckets.keys()).includes(BUCKET))) return null;
    return (await buckets.open(BUCKET, { persisted: true })).indexedDB;
  },
};

/** The generation of a database's name, or null if it is none of this ledger's. */
function generationOf(base: string, name: string | undefined): number | null {
  const found = name === undefined ? null : /^([a-z-]+)(?:~(\d{1,6}))?$/.exec(name);
  return found?.[1] === base ? Number(found[2] ?? 1) : null;
}

async function within(base: string, factory: IDBFactory, inBucket: boolean): Promise<Place[]> {
  const names = (await factory.databases()).map(({ name }) => name);
  return names.flatMap((name) => {
    const generation = generationOf(base, name);
    return generation === null ? [] : [{ name: name!, generation, inBucket, factory }];
  });
}

/** Everything of this ledger that is found, newest generation first. `unopenable`: the usual store itself could not be asked. */
async function found(base: string, stores: Stores): Promise<{ places: Place[]; unopenable: unknown }> {
  let unopenable: unknown = null;
  const usual = await within(base, stores.usual(), false).catch((error: unknown) => { unopenable = error ?? new Error(); return []; });
  const bucket = await stores.bucket(false).catch(() => null);
  const places = [...usual, ...(bucket ? await within(base, bucket, true).catch(() => []) : [])];
  return { places: places.sort((a, b) => b.generation - a.generation), unopenable };
}

async function isMarked(place: Place): Promise<boolean> {
  const db = await openDatabase(place.name, 5000, place.factory).catch(() => null);
  try {
    return db !== null && (await readMeta(db, MARK)) !== null;
  } catch {
    return false;
  } finally {
    db?.close();
  }
}

/** The newest restored ledger that is whole; otherwise the first one; otherwise whatever there is. */
async function chosen(base: string, stores: Stores): Promise<Place | null> {
  const { places, unopenable } = await found(base, stores);
  for (const place of places) if (place.generation > 1 && (await isMarked(place))) return place;
  if (unopenable !== null) throw asLedgerError(unopenable, 'UNOPENABLE');
  return places.find((place) => place.generation === 1) ?? places[0] ?? null;
}

/** True if this ledger is on this computer, and also if nobody can tell: what cannot be looked into is never taken for empty. */
export const ledgerExists = (base: string, stores = browserStores): Promise<boolean> => chosen(base, stores).then((place) => place !== null, () => true);

/**
 * Opens the ledger's database, creating it if there is none.
 * @throws LedgerError as `openDatabase`
 */
export async function openLedger(base: string, stores = browserStores): Promise<LedgerDatabase> {
  const place = await chosen(base, stores);
  return openDatabase(place?.name ?? base, 5000, place?.factory ?? stores.usual());
}

/** A new, empty database beside what is there: in the usual store, or in a bucket of its own where that cannot be opened. */
export async function openBeside(base: string, stores = browserStores): Promise<{ db: LedgerDatabase; place: Place }> {
  const { places, unopenable } = await found(base, stores);
  const generation = (places[0]?.generation ?? 1) + 1;
  const factory = unopenable === null ? stores.usual() : await stores.bucket(true);
  if (factory === null) throw new LedgerError('UNOPENABLE');
  const place: Place = { name: `${base}~${generation}`, generation, inBucket: unopenable !== null, factory };
  return { db: await openDatabase(place.name, 5000, place.factory), place };
}

/** From here on this database is the ledger. @param at UTC epoch ms */
export const mark = (db: LedgerDatabase, at: number): Promise<void> => writeMeta(db, MARK, { at });

const remove = ({ name, factory }: Place): Promise<void> => new Dexie(name, { indexedDB: factory, IDBKeyRange }).delete();

/** Deletes a database that did not become the ledger. */
export async function discard(db: LedgerDatabase, place: Place): Promise<void> {
  db.close();
  await remove(place).catch(() => undefined);
}

/** Deletes all other generations. One that cannot be deleted stays; it is older, and not looked at again. */
export async function keepOnly(base: string, place: Place, stores = browserStores): Promise<void> {
  const { places } = await found(base, stores);
  for (const other of places) if (other.name !== place.name || other.inBucket !== place.inBucket) await remove(other).catch(() => undefined);
}

/** Deletes a ledger and all that is in it. Only for a practice of made-up people. */
export async function deleteLedger(base: string, stores = browserStores): Promise<void> {
  const { places } = await found(base, stores);
  for (const place of places) await remove(place);
}
