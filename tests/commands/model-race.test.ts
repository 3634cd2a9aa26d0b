import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { otherChartModes } from '../../lib/records/index.ts';
import { disk } from './memory.ts';
import { beginning, Day, type Beginning } from './model-day.ts';
import { broken } from './model-laws.ts';
import { anyRace, Race } from './model-race.ts';
import { swiftCrypto } from './swift-crypto.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());
vi.mock('../../lib/ledger/database.ts', async (original) => (await import('./memory.ts')).inMemory(await original()));
vi.mock('../../lib/ledger/places.ts', async (original) => (await import('./memory.ts')).placesInMemory(await original()));
vi.mock('../../lib/ledger/mutex.ts', async (original) => ({ ...(await original<object>()), exclusively: (await import('./memory.ts')).lockOfWorker }));
/** A passphrase is stretched a million times; here its result is remembered (a stand-in). */
vi.mock('../../lib/commands/unlock.ts', async (original) => {
  const real = await original<typeof import('../../lib/commands/unlock.ts')>();
  let opened: Awaited<ReturnType<typeof real.unlockWith>> | null = null;
  return { ...real, unlockWith: async (...asked: Parameters<typeof real.unlockWith>) => (opened ??= await real.unlockWith(...asked)) };
});

const runs = Number(process.env['TIMER_RUNS'] ?? 500);
const seed = Number(process.env['TIMER_SEED'] ?? 20261117);
const NOON = Date.parse('2026-11-17T17:00:00Z');

let begun: Beginning;
swiftCrypto();
beforeAll(async () => {
  begun = await beginning();
  // The passphrase is stretched once, before anybody races.
  await (await new Day(begun).begin(NOON)).unlock();
}, 60_000);

describe('two pages that press at once', () => {
  it(`leave a sound ledger after ${runs} races (seed ${seed})`, async () => {
    await fc.assert(fc.asyncProperty(fc.scheduler(), fc.constantFrom(...otherChartModes), fc.commands(anyRace, { maxCommands: 16, size: 'max' }), async (scheduler, mode, list) => {
      disk.turn = null;
      const day = await new Day(begun).begin(NOON, mode);
      const race = new Race(day);
      await day.desk.show({ status: 'read', ...(await import('./model-day.ts')).charts[0]! }, 1);
      await day.desk.show({ status: 'read', ...(await import('./model-day.ts')).charts[1]! }, 2);
      disk.turn = () => scheduler.schedule(Promise.resolve());
      await fc.scheduledModelRun(scheduler, () => ({ model: race, real: race }), list);
      await scheduler.waitIdle();
      await race.over(scheduler);
      if (!(await day.desk.context.home.openNow())) await day.unlock();
      await day.send('timer.stop', {});
      expect(await broken(day, false)).toEqual([]);
    }), { numRuns: runs, seed });
  }, 3_600_000);
});
