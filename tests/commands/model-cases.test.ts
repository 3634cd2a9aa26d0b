/** Days on which the desk and the truth once differed, as small as they could be made. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Act, acts } from './model-acts.ts';
import { beginning, Day, type Beginning, type Trouble } from './model-day.ts';
import { broken, end } from './model-laws.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());
vi.mock('../../lib/ledger/database.ts', async (original) => (await import('./memory.ts')).inMemory(await original()));
vi.mock('../../lib/ledger/places.ts', async (original) => (await import('./memory.ts')).placesInMemory(await original()));

let begun: Beginning;
beforeAll(async () => { begun = await beginning(); }, 60_000);

const MINUTE = 60_000;
const once: Trouble = { fault: null, wait: 0 };
const [A, B] = [0, 1];
const begins = [acts.show(A), acts.start('start', once)];

/** Lives through a day. @returns what does not hold */
async function lived(...list: Act[]): Promise<string[]> {
  const day = await new Day(begun).begin(Date.parse('2026-11-17T17:00:00Z'));
  for (const act of [...begins, ...list]) if (act.check(day)) await act.run(day);
  await end(day);
  return broken(day, true);
}

describe('another patient’s chart', () => {
  it('came up, and the computer slept before Switch: the sleep is nobody’s', async () => {
    expect(await lived(acts.works(30_000), acts.show(B), acts.sleeps(9 * MINUTE), acts.start('switch', once), acts.works(5_000))).toEqual([]);
  });
  it('came up, and nobody saw the timer for nine minutes before Switch', async () => {
    expect(await lived(acts.works(30_000), acts.show(B), acts.passes(9 * MINUTE), acts.start('switch', once), acts.works(5_000))).toEqual([]);
  });
  it('came up, and the clock was set back before Switch', async () => {
    expect(await lived(acts.works(1), acts.show(B), acts.works(MINUTE), acts.sets(-2_001), acts.start('switch', once), acts.works(5_000))).toEqual([]);
  });
  it('is in front: changing the activity loses no millisecond', async () => {
    expect(await lived(acts.tag('patient_call', 'now', once), acts.show(B), acts.passes(100), acts.tag('care_plan_update', 'now', once), acts.works(5_000))).toEqual([]);
  });
  it('is in front when a Stop is taken back', async () => {
    expect(await lived(acts.works(1_000), acts.show(B), acts.stop(once), acts.undo(), acts.passes(7_000))).toEqual([]);
  });
});

describe('a quiet call', () => {
  it('is uncertain from the screen’s lock on, although the vault was locked before', async () => {
    expect(await lived(acts.call(true), ...Array.from({ length: 24 }, () => [acts.passes(30_000), acts.alarm()]).flat(), acts.osLock(), ...Array.from({ length: 8 }, () => [acts.passes(30_000), acts.alarm()]).flat(), acts.unlock(), acts.works(5_000))).toEqual([]);
  });
});

describe('a write that fails', () => {
  it.each(['before', 'after'] as const)('%s it is on the disk: Stop holds from the key', async (fault) => {
    expect(await lived(acts.works(60_000), acts.stop({ fault, wait: 8_000 }))).toEqual([]);
  });
});
