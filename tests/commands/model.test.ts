import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { acts, anyActs } from './model-acts.ts';
import { beginning, Day, type Beginning } from './model-day.ts';
import { swiftCrypto } from './swift-crypto.ts';
import { broken, end } from './model-laws.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());
vi.mock('../../lib/ledger/database.ts', async (original) => (await import('./memory.ts')).inMemory(await original()));
vi.mock('../../lib/ledger/places.ts', async (original) => (await import('./memory.ts')).placesInMemory(await original()));
/** A passphrase is stretched a million times; here its result is remembered (a stand-in). */
vi.mock('../../lib/commands/unlock.ts', async (original) => {
  const real = await original<typeof import('../../lib/commands/unlock.ts')>();
  let opened: Awaited<ReturnType<typeof real.unlockWith>> | null = null;
  return { ...real, unlockWith: async (...asked: Parameters<typeof real.unlockWith>) => (opened ??= await real.unlockWith(...asked)) };
});

const runs = Number(process.env['TIMER_RUNS'] ?? 1_000);
const seed = Number(process.env['TIMER_SEED'] ?? 20261117);
/** An ordinary morning; the end of a month; both nights on which the clocks change; New Year. */
const mornings = ['2026-11-17T15:00:00Z', '2026-12-01T04:50:00Z', '2026-11-01T05:45:00Z', '2026-03-08T06:45:00Z', '2027-01-01T04:45:00Z'].map((each) => Date.parse(each));

let begun: Beginning;
swiftCrypto();
beforeAll(async () => { begun = await beginning(); }, 60_000);

describe('a day at the desk and the truth', () => {
  it(`agree on ${runs} days (seed ${seed})`, async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...mornings), fc.constantFrom('ask', 'ask', 'keep'), fc.commands(anyActs(), { maxCommands: 40, size: 'max' }), async (morning, mode, list) => {
      const day = await new Day(begun).begin(morning, mode);
      await acts.show(0).run(day);
      await acts.start('start', { fault: null, wait: 0 }).run(day);
      await fc.asyncModelRun(() => ({ model: day, real: day }), list);
      await end(day);
      expect(await broken(day, true)).toEqual([]);
    }), { numRuns: runs, seed });
  }, 3_600_000);
});
