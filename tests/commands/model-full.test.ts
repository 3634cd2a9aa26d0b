/**
 * The same days as in `model.test.ts`, with nothing thinner than a browser's own database: Dexie over fake-indexeddb, the ordinary way to the
 * ciphers. Only the stretching of the passphrase is remembered. Slower, therefore fewer.
 */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../lib/ledger/database.ts';
import { acts, anyActs } from './model-acts.ts';
import { beginning, Day, type Beginning } from './model-day.ts';
import { broken, end } from './model-laws.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());
vi.mock('../../lib/commands/unlock.ts', async (original) => {
  const real = await original<typeof import('../../lib/commands/unlock.ts')>();
  let opened: Awaited<ReturnType<typeof real.unlockWith>> | null = null;
  return { ...real, unlockWith: async (...asked: Parameters<typeof real.unlockWith>) => (opened ??= await real.unlockWith(...asked)) };
});

const runs = Number(process.env['TIMER_FULL_RUNS'] ?? 60);
const seed = Number(process.env['TIMER_SEED'] ?? 20261118);
const NOON = Date.parse('2026-11-17T17:00:00Z');

/** Remembers every row. @returns what puts them back */
async function keptInDatabase(): Promise<() => Promise<void>> {
  const db = await openDatabase('caretally');
  const then = await Promise.all(db.tables.map(async (table) => ({ table, rows: (await table.toArray()) as unknown[] })));
  return () => db.transaction('rw', db.tables, async () => {
    for (const { table, rows } of then) {
      await table.clear();
      await table.bulkPut(rows);
    }
  });
}

let begun: Beginning;
beforeAll(async () => { begun = await beginning(keptInDatabase); }, 60_000);

describe('a day at the desk, on a browser’s database', () => {
  it(`agrees with the truth on ${runs} days (seed ${seed})`, async () => {
    await fc.assert(fc.asyncProperty(fc.commands(anyActs(), { maxCommands: 30, size: 'max' }), async (list) => {
      const day = await new Day(begun).begin(NOON);
      await acts.show(0).run(day);
      await acts.start('start', { fault: null, wait: 0 }).run(day);
      await fc.asyncModelRun(() => ({ model: day, real: day }), list);
      await end(day);
      expect(await broken(day, true)).toEqual([]);
    }), { numRuns: runs, seed });
  }, 3_600_000);
});
