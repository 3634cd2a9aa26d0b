import { describe, expect, it } from 'vitest';
import { emptyLedger, entry, id, keyOf, recorded, smallLedger } from './made-up.ts';
import { checkHead } from '../../lib/ledger/index.ts';

const ada = keyOf(1);

describe('at start, database and mirror', () => {
  it('that are both empty mean a new practice', async () => {
    const { ledger } = await emptyLedger();
    expect(await ledger.checkHead()).toEqual({ state: 'new', alarm: false, witnessed: 0, here: 0, sentence: null });
  });

  it('that agree are sound, also when the mirror is a command behind', async () => {
    const { db, ledger, staff, mirror } = await smallLedger();
    expect(await checkHead(db, mirror)).toEqual({ state: 'sound', alarm: false, witnessed: 3, here: 3, sentence: null });
    const behind = mirror.head;
    await ledger.append(id(), [recorded(entry({ patient: ada, staff })), recorded(entry({ patient: ada, staff }))]);
    mirror.head = behind;
    expect(await checkHead(db, mirror)).toMatchObject({ state: 'sound', alarm: false, witnessed: 3, here: 5 });
  });

  it('of which the database is gone raise the alarm instead of a new user', async () => {
    const { mirror } = await smallLedger();
    const { db } = await emptyLedger();
    expect(await checkHead(db, mirror)).toMatchObject({ state: 'missing', alarm: true, witnessed: 3, here: 0, sentence: expect.stringContaining('3 were here before') });
  });

  it('of which the database lost its newest events raise the alarm', async () => {
    const { db, ledger, staff, mirror, device } = await smallLedger();
    const heads = await db.heads.toArray();
    await ledger.append(id(), [recorded(entry({ patient: ada, staff }))]);
    const [last] = await db.events.where('[device+seq]').equals([device, 4]).toArray();
    await db.events.delete(last!.id);
    // With the old head, as a log cut short leaves it; and with the new one, as a hole leaves it.
    expect(await checkHead(db, mirror)).toMatchObject({ state: 'differs', alarm: true });
    await db.heads.bulkPut(heads);
    expect(await checkHead(db, mirror)).toMatchObject({ state: 'short', alarm: true, witnessed: 4, here: 3, sentence: expect.stringContaining('4 were here before, 3 are here now') });
  });

  it('that tell different stories raise the alarm', async () => {
    const { db, mirror } = await smallLedger();
    mirror.head = { ...mirror.head!, mac: 'f'.repeat(64) };
    expect(await checkHead(db, mirror)).toMatchObject({ state: 'differs', alarm: true });
    const other = await smallLedger();
    expect(await checkHead(db, other.mirror)).toMatchObject({ state: 'missing', alarm: true });
  });

  it('of which the mirror is gone are told apart from a new practice', async () => {
    const { db, mirror } = await smallLedger();
    mirror.head = null;
    expect(await checkHead(db, mirror)).toMatchObject({ state: 'unmirrored', alarm: false, here: 3 });
    await db.heads.clear();
    expect(await checkHead(db, mirror)).toMatchObject({ state: 'differs', alarm: true });
  });

  it('are compared with the vault locked', async () => {
    const { ledger, clock } = await smallLedger();
    clock.open = false;
    expect((await ledger.checkHead()).state).toBe('sound');
  });
});
