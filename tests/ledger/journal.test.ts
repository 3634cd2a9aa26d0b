import { beforeEach, describe, expect, it } from 'vitest';
import { type Ground, id, NOON, smallLedger } from './made-up.ts';
import { changeRow, journalRow, journalRows } from '../../lib/ledger/index.ts';
import type { Journal } from '../../lib/records/index.ts';

let ground: Ground;
let row: Journal;
beforeEach(async () => {
  ground = await smallLedger();
  row = { timer: id(), staff: ground.staff, start: NOON, witness: NOON, session: 'one' };
  await ground.ledger.append(id(), [], { journal: { put: row } });
  ground.clock.open = false;
});

describe('the journal, with the vault locked', () => {
  it('tells whose timer runs', async () => {
    expect(await journalRow(ground.db, ground.staff)).toEqual(row);
    expect(await journalRow(ground.db, id())).toBeNull();
    expect(await journalRows(ground.db)).toEqual([row]);
  });

  it('changes a row, and says null where there is none', async () => {
    expect(await changeRow(ground.db, row.timer, (each) => ({ ...each, witness: NOON + 15_000 }))).toMatchObject({ witness: NOON + 15_000 });
    expect((await journalRow(ground.db, ground.staff))?.witness).toBe(NOON + 15_000);
    expect(await changeRow(ground.db, id(), (each) => ({ ...each, witness: 0 }))).toBeNull();
  });

  it('loses no change of many at once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => changeRow(ground.db, row.timer, (each) => ({ ...each, witness: each.witness + 1 }))));
    expect((await journalRow(ground.db, ground.staff))?.witness).toBe(NOON + 30);
  });
});
