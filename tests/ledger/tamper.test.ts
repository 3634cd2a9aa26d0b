import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { entry, type Ground, id, keyOf, MONTH, recorded, smallLedger } from './made-up.ts';
import type { BlockRow, EventRow } from '../../lib/ledger/index.ts';
import { Epochs } from '../../lib/ledger/epochs.ts';
import { openEvent } from '../../lib/ledger/log.ts';
import { Reading } from '../../lib/ledger/reading.ts';

const ada = keyOf(1);
const bert = keyOf(2);
const EVENTS = 15;

/** A ledger of fifteen events whose rows a test may damage and put back. */
let ground: Ground;
let sound: EventRow[];
let blocks: BlockRow[];

beforeAll(async () => {
  ground = await smallLedger();
  for (let n = 0; n < EVENTS - 3; n++) await ground.ledger.append(id(), [recorded(entry({ patient: n % 2 ? ada : bert, staff: ground.staff }))]);
  sound = await ground.db.events.orderBy('[device+seq]').toArray();
  blocks = await ground.db.blocks.toArray();
});

/** Replaces all events, asks whether the whole ledger is sound, and puts everything back. */
async function verdict(rows: EventRow[]) {
  await ground.db.events.clear();
  await ground.db.events.bulkAdd(rows);
  try {
    return await ground.ledger.verify();
  } finally {
    await ground.db.events.clear();
    await ground.db.events.bulkAdd(sound);
  }
}

const flipped = (bytes: Uint8Array<ArrayBuffer>, bit: number) => {
  const copy = bytes.slice();
  copy[(bit >> 3) % copy.length]! ^= 1 << (bit & 7);
  return copy;
};
const at = fc.integer({ min: 0, max: EVENTS - 1 });

describe('the chain notices', () => {
  it('nothing when nothing was done', async () => {
    expect(await verdict(sound)).toMatchObject({ ok: true, events: EVENTS, trouble: null });
  });

  it('a change of any column of any row', async () => {
    const changes: ((row: EventRow) => EventRow)[] = [
      (row) => ({ ...row, id: id() }), (row) => ({ ...row, device: id() }), (row) => ({ ...row, seq: row.seq + 100 }), (row) => ({ ...row, month: '2026-10' }),
      (row) => ({ ...row, patient: keyOf(7) }), (row) => ({ ...row, kind: 'entry.voided' }), (row) => ({ ...row, v: 2 }), (row) => ({ ...row, iv: flipped(row.iv, 5) }),
      (row) => ({ ...row, ct: flipped(row.ct, 9) }), (row) => ({ ...row, ct: row.ct.slice(0, -1) }), (row) => ({ ...row, mac: (row.mac.startsWith('0') ? '1' : '0') + row.mac.slice(1) }),
      // A byte moved from one column into its neighbor.
      (row) => ({ ...row, iv: row.iv.slice(0, -1), ct: Uint8Array.from([row.iv.at(-1)!, ...row.ct]) }),
    ];
    for (let n = 0; n < EVENTS; n++) {
      for (const [which, change] of changes.entries()) {
        const report = await verdict(sound.map((row, k) => (k === n ? change(row) : row)));
        expect(report.ok, `row ${n + 1}, change ${which}`).toBe(false);
        expect(report.trouble).toMatch(/\d/);
      }
    }
  });

  it('any flipped bit, lost row, swapped pair, repeated row or cut end', async () => {
    const tampering = fc.oneof(
      fc.record({ how: fc.constant('flip' as const), at, bit: fc.nat(20_000) }),
      fc.record({ how: fc.constant('drop' as const), at }),
      fc.record({ how: fc.constant('cut' as const), at }),
      ...(['swapRows', 'swapBodies', 'repeat'] as const).map((how) => fc.record({ how: fc.constant(how), at, other: at }).filter(({ at: one, other }) => one !== other)),
    );
    await fc.assert(fc.asyncProperty(tampering, async (tamper) => {
      const rows = sound.map((row) => ({ ...row }));
      const row = rows[tamper.at]!;
      if (tamper.how === 'flip') row.ct = flipped(row.ct, tamper.bit);
      else if (tamper.how === 'drop') rows.splice(tamper.at, 1);
      else if (tamper.how === 'cut') rows.splice(tamper.at);
      else {
        const other = rows[tamper.other]!;
        if (tamper.how === 'swapRows') [row.seq, other.seq] = [other.seq, row.seq];
        else if (tamper.how === 'swapBodies') [row.iv, row.ct, row.mac, other.iv, other.ct, other.mac] = [other.iv, other.ct, other.mac, row.iv, row.ct, row.mac];
        else rows.push({ ...row, id: id(), seq: EVENTS + 1 + tamper.other });
      }
      expect((await verdict(rows)).ok).toBe(false);
    }), { numRuns: 120 });
  });

  it('an end that was cut together with the head, by the mirror', async () => {
    const { db, ledger, device } = ground;
    const head = (await db.heads.get(device))!;
    for (const left of [1, 7, EVENTS - 1]) {
      await db.events.bulkDelete(sound.slice(left).map((row) => row.id));
      await db.heads.put({ device, seq: left, mac: sound[left - 1]!.mac, count: left });
      expect(await ledger.checkHead()).toMatchObject({ state: 'short', alarm: true, witnessed: EVENTS, here: left });
      await db.events.bulkPut(sound);
      await db.heads.put(head);
    }
    expect(await ledger.checkHead()).toMatchObject({ state: 'sound', alarm: false });
  });

  it('which record is missing, and records that belong to no chain', async () => {
    expect((await verdict(sound.filter((row) => row.seq !== 7))).trouble).toBe('Record 7 is missing: the next one found is 8.');
    expect(await verdict([...sound, { ...sound[3]!, id: id(), device: id() }])).toMatchObject({ ok: false, trouble: '1 records stand outside the chain.' });
  });

  it('a head that was altered', async () => {
    const { db, ledger, device } = ground;
    const head = (await db.heads.get(device))!;
    for (const change of [{ seq: EVENTS + 1 }, { mac: 'f'.repeat(64) }, { count: EVENTS - 1 }]) {
      await db.heads.put({ ...head, ...change });
      expect((await ledger.verify()).ok, JSON.stringify(change)).toBe(false);
    }
    await db.heads.put({ ...head, mac: 'f'.repeat(64) });
    expect(await ledger.checkHead()).toMatchObject({ state: 'differs', alarm: true });
    await db.heads.put(head);
    expect((await ledger.verify()).ok).toBe(true);
  });

  it('rows of another ledger, even a whole chain of them', async () => {
    const foreign = await smallLedger();
    const rows = await foreign.db.events.toArray();
    expect((await verdict(rows.map((row) => ({ ...row, device: ground.device })))).ok).toBe(false);
  });
});

describe('a damaged row', () => {
  /** A reader without remembered keys, as after a restart. */
  const fresh = () => new Reading(ground.db, ground.vault);

  it('refuses to open when two rows change places, and the rest stays readable', async () => {
    const { db } = ground;
    const [one, two] = sound.filter((row) => row.patient === ada && row.month === MONTH) as [EventRow, EventRow];
    await db.events.bulkPut([{ ...one, iv: two.iv, ct: two.ct }, { ...two, iv: one.iv, ct: one.ct }]);
    await expect(fresh().history(MONTH, ada)).rejects.toMatchObject({ code: 'UNREADABLE' });
    expect(await fresh().history(MONTH, bert)).toHaveLength(6);
    await db.events.bulkPut([one, two]);
    expect(await fresh().history(MONTH, ada)).toHaveLength(6);
  });

  it('refuses to open when any clear column beside it was changed', async () => {
    const { db, vault } = ground;
    const row = sound.find((one) => one.patient === ada && one.month === MONTH)!;
    const epochs = new Epochs(db, vault);
    expect((await openEvent(vault, epochs, row)).body.kind).toBe('entry.recorded');
    for (const change of [{ id: id() }, { device: id() }, { seq: row.seq + 1 }, { month: 'standing' }, { patient: bert }, { patient: null }, { kind: 'entry.voided' }, { v: 2 }]) {
      await expect(openEvent(vault, epochs, { ...row, ...change }), JSON.stringify(change)).rejects.toMatchObject({ code: 'UNREADABLE' });
    }
  });

  it('refuses to open a block that was altered, moved or given another revision', async () => {
    const { db } = ground;
    const block = blocks.find((row) => row.month === MONTH && row.bucket === 1)!;
    const other = blocks.find((row) => row.month === MONTH && row.bucket === 2)!;
    const damaged: BlockRow[] = [{ ...block, ct: flipped(block.ct, 77) }, { ...block, iv: flipped(block.iv, 3) }, { ...block, rev: block.rev - 1 }, { ...block, iv: other.iv, ct: other.ct, rev: other.rev }];
    for (const row of damaged) {
      await db.blocks.put(row);
      await expect(fresh().readMonth(MONTH, ada)).rejects.toMatchObject({ code: 'UNREADABLE' });
      expect((await fresh().readMonth(MONTH, bert)).entries).toHaveLength(6);
    }
    // The log still knows: blocks are worked out anew, and the damaged one is named.
    expect((await ground.ledger.rebuild()).wrong).toEqual([`${MONTH} 1`]);
    expect((await fresh().readMonth(MONTH, ada)).entries).toHaveLength(6);
  });

  it('shows an old copy of a block against the log', async () => {
    const { db, ledger, staff } = await smallLedger();
    await ledger.append(id(), [recorded(entry({ patient: ada, staff }))]);
    const old = await db.blocks.toArray();
    await ledger.append(id(), [recorded(entry({ patient: ada, staff }))]);
    await db.blocks.bulkPut(old);
    expect((await ledger.rebuild()).wrong).toContain(`${MONTH} 1`);
    expect((await ledger.readMonth(MONTH, ada)).entries).toHaveLength(2);
  });

  it('refuses month keys that were altered or exchanged', async () => {
    const { db } = ground;
    const [standing, month] = (await db.epochs.bulkGet(['standing', MONTH])) as [{ month: string; iv: Uint8Array<ArrayBuffer>; wrapped: Uint8Array<ArrayBuffer> }, { month: string; iv: Uint8Array<ArrayBuffer>; wrapped: Uint8Array<ArrayBuffer> }];
    for (const row of [{ ...month, wrapped: flipped(month.wrapped, 40) }, { ...month, wrapped: standing.wrapped, iv: standing.iv }]) {
      await db.epochs.put(row);
      await expect(fresh().readMonth(MONTH, ada)).rejects.toMatchObject({ code: 'UNREADABLE' });
    }
    await db.epochs.delete(MONTH);
    await expect(fresh().readMonth(MONTH, ada)).rejects.toMatchObject({ code: 'DAMAGED' });
    await db.epochs.put(month);
    expect((await fresh().readMonth(MONTH, ada)).entries).toHaveLength(6);
  });
});
