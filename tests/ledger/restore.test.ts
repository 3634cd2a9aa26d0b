import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restore, type Report } from '../../lib/ledger/backup/restore.ts';
import type { Source } from '../../lib/ledger/backup/read.ts';
import { united } from '../../lib/ledger/backup/union.ts';
import { checkHead, type EventRow, Ledger, type LedgerDatabase, type Mirror, openDatabase } from '../../lib/ledger/index.ts';
import { ledgerExists, openLedger } from '../../lib/ledger/places.ts';
import { computer, type Kept, keptLedger, linesOfBackup, more, NAME, rowsOf, sourceOf } from './backup-made-up.ts';
import { entry, id, keyOf, MONTH, monthly, recorded } from './made-up.ts';

interface Over { here?: LedgerDatabase | null; file?: Source | null; alarm?: boolean; mirror?: Mirror; stores?: Kept['stores'] }

const restored = (kept: Kept, over: Over = {}): Promise<Report> => restore({
  ledger: NAME, here: kept.db, file: null, vault: kept.vault, slot: kept.slot, mirror: kept.mirror, alarm: true, now: () => kept.clock.now, newId: id, stores: kept.stores, ...over,
});
const fileOf = async (kept: Kept) => sourceOf((await linesOfBackup(kept)).join(''));
const asText = (row: EventRow) => JSON.stringify({ ...row, iv: Array.from(row.iv), ct: Array.from(row.ct) });
const texts = (rows: EventRow[]) => rows.map(asText);

/** The ledger as it is found at the next start. */
async function next(kept: Kept, stores = kept.stores) {
  const db = await openLedger(NAME, stores);
  const ledger = new Ledger({ ...kept.parts, db, mirror: kept.mirror });
  return { db, ledger, check: await checkHead(db, kept.mirror), practice: await ledger.readPractice() };
}

describe('restoring', () => {
  it('into a database that is gone gives every record back, in a fresh one, and says what is still missing', async () => {
    const kept = await keptLedger(40);
    const file = await fileOf(kept);
    const before = texts(await rowsOf(kept.db));
    const blocks = JSON.stringify([...(await kept.ledger.fold()).values()].filter(({ key }) => key.month === MONTH));
    await more(kept, 2);
    await kept.db.delete();
    expect(await ledgerExists(NAME, kept.stores)).toBe(false);
    expect(await restored(kept, { here: null, file })).toMatchObject({ changed: true, from: 0, to: 40, witnessed: 42, lost: 2 });
    const { db, ledger, check, practice } = await next(kept);
    expect(texts(await rowsOf(db)).slice(0, 40)).toEqual(before);
    expect(check).toMatchObject({ state: 'sound', alarm: false, witnessed: 41, here: 41 });
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 41 });
    expect(JSON.stringify([...(await ledger.fold()).values()].filter(({ key }) => key.month === MONTH))).toBe(blocks);
    expect((await ledger.rebuild()).wrong).toEqual([]);
    expect(practice.restores).toMatchObject([{ from: 0, to: 40, witnessed: 42, lost: 2, by: kept.staff }]);
  });

  it('works on a computer that never had this ledger', async () => {
    const kept = await keptLedger(10);
    const file = await fileOf(kept);
    const stores = computer();
    kept.mirror.head = null;
    expect(await restored(kept, { here: null, file, stores, alarm: false })).toMatchObject({ changed: true, to: 10, lost: 0 });
    expect((await next(kept, stores)).check.state).toBe('sound');
  });

  it('appends only what is missing to a database that is behind the backup', async () => {
    const kept = await keptLedger(20);
    await more(kept, 15);
    const file = await fileOf(kept);
    const all = texts(await rowsOf(kept.db));
    const rows = await rowsOf(kept.db);
    await kept.db.events.bulkDelete(rows.slice(20).map((row) => row.id));
    await kept.db.heads.put({ device: kept.device, seq: 20, mac: rows[19]!.mac, count: 20 });
    expect((await checkHead(kept.db, kept.mirror)).state).toBe('short');
    expect(await restored(kept, { file })).toMatchObject({ changed: true, from: 20, to: 35, witnessed: 35, lost: 0 });
    const { db, check } = await next(kept);
    expect(texts(await rowsOf(db)).slice(0, 35)).toEqual(all);
    expect(check.alarm).toBe(false);
  });

  it('changes nothing where the database is ahead of the backup', async () => {
    const kept = await keptLedger(12);
    const file = await fileOf(kept);
    await more(kept, 3);
    const before = texts(await rowsOf(kept.db));
    expect(await restored(kept, { file, alarm: false })).toEqual({ changed: false, from: 15, to: 15, witnessed: 15, lost: 0, made: expect.any(Number) as number, timeZone: null });
    expect(texts(await rowsOf(kept.db))).toEqual(before);
    expect((await kept.stores.factory.databases()).map(({ name }) => name)).toEqual([NAME]);
  });

  it('fills holes from the backup and keeps what the database has beyond it', async () => {
    const kept = await keptLedger(20);
    const file = await fileOf(kept);
    await more(kept, 6);
    const rows = await rowsOf(kept.db);
    const damaged = rows[9]!;
    await kept.db.events.put({ ...damaged, ct: damaged.ct.map((byte, n) => (n === 4 ? byte ^ 1 : byte)) });
    await kept.db.events.delete(rows[13]!.id);
    expect(await restored(kept, { file })).toMatchObject({ changed: true, from: 24, to: 26, lost: 0 });
    const { db } = await next(kept);
    expect(texts(await rowsOf(db)).slice(0, 26)).toEqual(texts(rows));
  });

  it('without a backup keeps what holds together, and lists the rest as lost', async () => {
    const kept = await keptLedger(20);
    await kept.db.events.where('[device+seq]').equals([kept.device, 15]).delete();
    expect(await restored(kept)).toMatchObject({ changed: true, from: 14, to: 14, witnessed: 20, lost: 6, made: null });
    expect((await next(kept)).check).toMatchObject({ alarm: false, here: 15 });
  });

  it('goes on in a store of its own where the usual one cannot be opened at all', async () => {
    const kept = await keptLedger(10);
    const file = await fileOf(kept);
    kept.stores.broken = true;
    expect(await ledgerExists(NAME, kept.stores)).toBe(true);
    await expect(openLedger(NAME, kept.stores)).rejects.toMatchObject({ code: 'UNOPENABLE' });
    expect(await restored(kept, { here: null, file })).toMatchObject({ to: 10, lost: 0 });
    expect((await next(kept)).check.state).toBe('sound');
    kept.stores.broken = false;
    expect((await next(kept)).check.state).toBe('sound');
  });

  it('holds the time of a timer that ran in the backup as uncertain from its start', async () => {
    const kept = await keptLedger(5);
    const timer = { id: id(), patient: keyOf(1), staff: kept.staff, start: kept.clock.now, program: 'CCM' as const, activity: null, note: '', interactive: false };
    await kept.ledger.append(id(), [{ month: 'standing', patient: keyOf(1), body: { kind: 'timer.started', timer } }]);
    const file = await fileOf(kept);
    await kept.db.delete();
    await restored(kept, { here: null, file });
    const { db } = await next(kept);
    expect(await db.journal.toArray()).toEqual([{ timer: timer.id, staff: kept.staff, start: timer.start, witness: timer.start, session: 'restored' }]);
  });

  it('keeps the newer key slots', async () => {
    const kept = await keptLedger(5);
    const file = await fileOf(kept);
    await more(kept, 1);
    const newer = { ...kept.slot, id: id() };
    await kept.db.slots.clear();
    await kept.db.slots.put(newer);
    await kept.db.events.where('[device+seq]').equals([kept.device, 3]).delete();
    await restored(kept, { file });
    expect(await (await next(kept)).db.slots.toArray()).toEqual([newer]);
  });
});

describe('restoring is refused, and nothing is changed', () => {
  const unchanged = async (kept: Kept, work: () => Promise<unknown>, code: string) => {
    const before = texts(await rowsOf(kept.db));
    const mirror = JSON.stringify(kept.mirror.head);
    await expect(work()).rejects.toMatchObject({ code });
    expect(texts(await rowsOf(kept.db))).toEqual(before);
    expect(JSON.stringify(kept.mirror.head)).toBe(mirror);
    expect((await kept.stores.factory.databases()).map(({ name }) => name)).toEqual([NAME]);
  };

  it('with the backup of another practice', async () => {
    const [kept, other] = [await keptLedger(8), await keptLedger(30)];
    const file = await fileOf(other);
    await unchanged(kept, () => restored(kept, { file, vault: other.vault } as Over), 'OTHER_PRACTICE');
    // Also where only the mirror remembers whose records were here.
    await expect(restored({ ...other, mirror: kept.mirror }, { here: null, file, stores: kept.stores })).rejects.toMatchObject({ code: 'OTHER_PRACTICE' });
  });

  it('with a backup that went another way after a common beginning', async () => {
    const kept = await keptLedger(10);
    const rows = await rowsOf(kept.db);
    await more(kept, 2);
    const file = await fileOf(kept);
    await kept.db.events.bulkDelete((await rowsOf(kept.db)).slice(10).map((row) => row.id));
    await kept.db.heads.put({ device: kept.device, seq: 10, mac: rows[9]!.mac, count: 10 });
    await more(kept, 4);
    for (const alarm of [true, false]) await unchanged(kept, () => restored(kept, { file, alarm }), 'OTHER_CHAIN');
    await expect(restored(kept, { here: null, file, mirror: { read: async () => ({ device: kept.device, seq: 11, mac: 'f'.repeat(64), count: 11 }), write: async () => undefined } })).rejects.toMatchObject({ code: 'OTHER_CHAIN' });
  });

  it('with a damaged file, at whatever place', async () => {
    const kept = await keptLedger(8);
    const text = (await linesOfBackup(kept)).join('');
    for (let at = 700; at < text.length; at += 401) {
      const bent = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1);
      await expect(restored(kept, { file: sourceOf(bent) })).rejects.toBeInstanceOf(Error);
    }
    await unchanged(kept, () => restored(kept, { file: sourceOf(text.slice(0, -1)) }), 'BACKUP_CUT');
  });

  it('with nothing at all', async () => {
    const kept = await keptLedger(5);
    await kept.db.events.clear();
    await kept.db.heads.clear();
    await expect(restored(kept)).rejects.toMatchObject({ code: 'NOTHING_HERE' });
  });

  it('if it dies anywhere on the way: the next start finds the old records, or the new ones whole', async () => {
    const kept = await keptLedger(12);
    const file = await fileOf(kept);
    await kept.db.events.where('[device+seq]').equals([kept.device, 5]).delete();
    // A database left half written by an attempt that died has no mark, and is never taken for the ledger.
    const half = await openDatabase(`${NAME}~2`, 5000, kept.stores.factory);
    await half.events.bulkAdd((await rowsOf(kept.db)).slice(0, 3));
    half.close();
    expect((await next(kept)).check).toMatchObject({ here: 12 });
    expect(await restored(kept, { file })).toMatchObject({ changed: true, to: 12, lost: 0 });
    expect((await next(kept)).check).toMatchObject({ alarm: false, here: 13 });
    expect((await kept.stores.factory.databases()).map(({ name }) => name)).toEqual([`${NAME}~3`]);
  });
});

describe('the union of two copies of one chain', () => {
  it('is the same in either order, with itself is itself, and never loses what either could give', async () => {
    const kept = await keptLedger(30);
    const rows = await rowsOf(kept.db);
    async function* chunks(list: EventRow[]) { for (let at = 0; at < list.length; at += 7) yield list.slice(at, at + 7); }
    const union = async (one: EventRow[], two: EventRow[]) => {
      const out: EventRow[] = [];
      for await (const chunk of united(kept.vault, kept.device, chunks(one), chunks(two))) out.push(...chunk.map(({ row }) => row));
      return texts(out);
    };
    const holes = fc.uniqueArray(fc.nat(29), { maxLength: 12 });
    const copy = fc.record({ cut: fc.integer({ min: 0, max: 30 }), holes, bent: holes });
    const made = ({ cut, holes: gone, bent }: { cut: number; holes: number[]; bent: number[] }) =>
      rows.slice(0, cut).map((row, n) => (bent.includes(n) ? { ...row, ct: row.ct.map((byte, k) => (k === 3 ? byte ^ 8 : byte)) } : row)).filter((_, n) => !gone.includes(n));
    await fc.assert(fc.asyncProperty(copy, copy, async (a, b) => {
      const [one, two] = [made(a), made(b)];
      const result = await union(one, two);
      expect(await union(two, one)).toEqual(result);
      expect(await union(one, one)).toEqual(await union(one, []));
      const good = new Set([...one, ...two].filter((row) => asText(row) === asText(rows[row.seq - 1]!)).map((row) => row.seq));
      let reach = 0;
      while (good.has(reach + 1)) reach += 1;
      expect(result).toEqual(texts(rows.slice(0, reach)));
    }), { numRuns: 150 });
  });
});

it('does not bring a destroyed month back from an older backup', async () => {
  const kept = await keptLedger(20);
  const file = await fileOf(kept);
  await kept.ledger.append(id(), async () => ({ drafts: [{ month: 'standing', patient: null, body: { kind: 'month.shredded', month: '2026-10', reason: 'Retention is over', events: 3 } }], shred: '2026-10' }));
  await kept.db.events.where('[device+seq]').equals([kept.device, 6]).delete();
  expect(await restored(kept, { file })).toMatchObject({ changed: true, to: 21, lost: 0 });
  const { db, ledger } = await next(kept);
  expect((await db.epochs.toCollection().primaryKeys()).sort()).toEqual(['2026-11', 'standing']);
  expect(await ledger.verify()).toMatchObject({ ok: true, events: 22 });
  expect(await ledger.history('2026-10', keyOf(1))).toEqual([]);
  await expect(ledger.append(id(), [monthly({ kind: 'entry.recorded', entry: entry({ patient: keyOf(1), staff: kept.staff, month: '2026-10' }) }, keyOf(1), '2026-10')])).rejects.toMatchObject({ code: 'SHREDDED' });
  await ledger.append(id(), [recorded(entry({ patient: keyOf(1), staff: kept.staff }))]);
});
