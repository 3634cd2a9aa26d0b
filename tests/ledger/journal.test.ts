import { beforeEach, describe, expect, it } from 'vitest';
import { type Ground, id, NOON, smallLedger } from './made-up.ts';
import { journalRow, journalRows, stopped, uncertain, witness } from '../../lib/ledger/index.ts';
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

  it('moves the witness forward, never back', async () => {
    expect((await witness(ground.db, row.timer, NOON + 15_000, 'one'))?.witness).toBe(NOON + 15_000);
    expect((await witness(ground.db, row.timer, NOON + 5_000, 'one'))?.witness).toBe(NOON + 15_000);
    expect(await witness(ground.db, id(), NOON, 'one')).toBeNull();
  });

  it('does not let a new browser session bridge the time in which it was closed', async () => {
    expect(await witness(ground.db, row.timer, NOON + 60_000, 'two')).toEqual(row);
  });

  it('marks the time from the last witness on as uncertain after a gap', async () => {
    await witness(ground.db, row.timer, NOON + 30_000, 'one', 60_000);
    expect(await witness(ground.db, row.timer, NOON + 90_000, 'one', 60_000)).toEqual({ ...row, witness: NOON + 90_000 });
    const after = await witness(ground.db, row.timer, NOON + 150_001, 'one', 60_000);
    expect(after).toEqual({ ...row, witness: NOON + 150_001, uncertainFrom: NOON + 90_000, uncertainCause: 'gap' });
    // What is uncertain stays so until a person answers.
    expect((await witness(ground.db, row.timer, NOON + 165_000, 'one', 60_000))?.uncertainFrom).toBe(NOON + 90_000);
    expect((await witness(ground.db, row.timer, NOON + 400_000, 'one', 60_000))?.uncertainFrom).toBe(NOON + 90_000);
  });

  it('keeps the earliest uncertain instant', async () => {
    await uncertain(ground.db, row.timer, NOON + 60_000, 'locked');
    expect(await uncertain(ground.db, row.timer, NOON + 90_000, 'gap')).toMatchObject({ uncertainFrom: NOON + 60_000, uncertainCause: 'locked' });
    expect(await uncertain(ground.db, row.timer, NOON + 30_000, 'browser_closed')).toMatchObject({ uncertainFrom: NOON + 30_000, uncertainCause: 'browser_closed' });
    expect(await uncertain(ground.db, row.timer, NOON - 30_000, 'gap')).toMatchObject({ uncertainFrom: NOON });
  });

  it('takes the first Stop', async () => {
    await stopped(ground.db, row.timer, NOON + 60_000);
    expect((await stopped(ground.db, row.timer, NOON + 90_000))?.stopped).toBe(NOON + 60_000);
    expect((await witness(ground.db, row.timer, NOON + 90_000, 'one'))?.witness).toBe(NOON);
    expect(await stopped(ground.db, id(), NOON)).toBeNull();
  });
});
