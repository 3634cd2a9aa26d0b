import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { databaseExists, deleteDatabase, openDatabase, readMeta, readSlots, replaceSlot, writeMeta } from '../../lib/ledger/index.ts';
import { newDataKey, newRecoveryKey, passphraseSlot, recoverySlot } from '../../lib/vault/index.ts';

const fast = { iterations: 1000, floor: 1000, ceiling: 10_000 };
const name = () => `database ${crypto.randomUUID()}`;
const real = Dexie.dependencies.indexedDB;
afterEach(() => { Dexie.dependencies.indexedDB = real; });

/** Opens a database without Dexie, as another program or an older page would. */
const raw = (called: string, version: number) => new Promise<IDBDatabase>((done, failed) => {
  const request = indexedDB.open(called, version);
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(new Error('not opened'));
});

describe('opening', () => {
  it('asks for strict durability', async () => {
    const db = await openDatabase(name());
    expect(db._options.chromeTransactionDurability).toBe('strict');
  });

  it('tells of records that a newer CareTally wrote, and leaves them', async () => {
    const called = name();
    (await raw(called, 5000)).close();
    await expect(openDatabase(called)).rejects.toMatchObject({ code: 'NEWER' });
    expect((await raw(called, 5000)).version).toBe(5000);
  });

  it('tells of an old page that does not let go', async () => {
    const called = name();
    const old = await raw(called, 1);
    await expect(openDatabase(called, 50)).rejects.toMatchObject({ code: 'BLOCKED' });
    old.close();
  });

  it('tells of a database that cannot be opened, and of a full disk', async () => {
    for (const [error, code] of [['UnknownError', 'UNOPENABLE'], ['QuotaExceededError', 'DISK_FULL'], ['AbortError', 'UNOPENABLE'], ['VersionError', 'NEWER']] as const) {
      const broken = { open: () => {
        const request = { error: new DOMException('Internal error opening backing store', error), onerror: null as ((event: unknown) => void) | null };
        setTimeout(() => request.onerror?.({ target: request, preventDefault() {}, stopPropagation() {} }), 0);
        return request;
      } };
      Dexie.dependencies.indexedDB = Object.assign(Object.create(real as object), broken) as IDBFactory;
      const refused = await openDatabase(name()).then(() => null, (thrown: Error) => thrown);
      expect(refused, error).toMatchObject({ code });
      expect(refused?.message).not.toContain('backing store');
    }
  });

  it('does not bring a deleted database back by itself', async () => {
    const called = name();
    const db = await openDatabase(called);
    expect(await databaseExists(called)).toBe(true);
    await deleteDatabase(called);
    expect(await databaseExists(called)).toBe(false);
    await expect(db.events.count()).rejects.toThrow();
    expect(await databaseExists(called)).toBe(false);
  });
});

it('meta remembers', async () => {
  const db = await openDatabase(name());
  expect(await readMeta(db, 'device')).toBeNull();
  await writeMeta(db, 'device', 'x');
  expect(await readMeta(db, 'device')).toBe('x');
});

it('a person\'s new slot takes the place of the old one and touches nobody else\'s', async () => {
  const db = await openDatabase(name());
  const dataKey = newDataKey();
  const [ann, bo] = [crypto.randomUUID(), crypto.randomUUID()];
  const [first, second, other] = await Promise.all([passphraseSlot(dataKey, ann, 'violet kettle harbor', fast), passphraseSlot(dataKey, ann, 'amber ladder cloud', fast), passphraseSlot(dataKey, bo, 'copper winter orchard', fast)]);
  const recovery = await recoverySlot(dataKey, ann, newRecoveryKey());
  for (const slot of [first, other, recovery, second]) await replaceSlot(db, slot);
  expect((await readSlots(db)).map((slot) => slot.id).sort()).toEqual([second.id, other.id, recovery.id].sort());
  const renewed = await recoverySlot(dataKey, bo, newRecoveryKey());
  await replaceSlot(db, renewed);
  expect((await readSlots(db)).filter((slot) => slot.kdf === 'HKDF-SHA-256').map((slot) => slot.id)).toEqual([renewed.id]);
});
