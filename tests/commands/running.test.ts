import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { dispatch, Rate } from '../../lib/commands/dispatch.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { Desk } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const chart = (name: string) => {
  const { uuid, family, given, birthDate, recordNumber } = syntheticPatients.find((each) => each.given === name)!;
  return { urlId: uuid, family, given, birthDate, recordNumber };
};

let desk: Desk;
let people: { name: string; passphrase: string }[];
let born = 0;
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  people = await desk.practice();
  born = desk.now;
  await desk.show(chart('Grace'));
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const at = (instant: number) => (instant - born) / 1000;
/** What this person recorded since the test began, oldest first: seconds after its beginning, activity and source. */
const recorded = async () => (await (await desk.context.home.openNow())!.recent()).filter((entry) => entry.source !== 'practice').map((entry) => [at(entry.start), at(entry.end)]).sort((a, b) => a[0]! - b[0]!);
const asked = async () => (await desk.view()).unresolved.filter((span) => span.end > born).map((span) => [at(span.start), at(span.end), span.cause]).sort((a, b) => (a[0] as number) - (b[0] as number));
const start = () => desk.ask('timer.start', {}) as Promise<WidgetView>;
const stop = () => desk.ask('timer.stop', {}) as Promise<WidgetView>;

describe('a pause', () => {
  it('ends the entry, keeps its tags, and goes on as a new one', async () => {
    await start();
    await desk.ask('timer.tag', { activity: 'patient_call', from: 'start' });
    desk.pass(40_000);
    const paused = (await desk.ask('timer.pause', {})) as WidgetView;
    expect(paused.timer).toBeNull();
    expect(paused.paused).toMatchObject({ since: desk.now, activity: 'patient_call', patient: { given: 'Grace' } });
    expect(paused.offer).toBeNull();
    desk.pass(3_600_000);
    await desk.wake();
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    const on = (await desk.ask('timer.resume', {})) as WidgetView;
    expect(on.timer).toMatchObject({ start: desk.now, activity: 'patient_call' });
    expect(on.paused).toBeNull();
    desk.pass(20_000);
    await stop();
    expect(await recorded()).toEqual([[0, 40], [3640, 3660]]);
    expect(await asked()).toEqual([]);
  });

  it('is dropped by Stop, and by starting for somebody else', async () => {
    await start();
    desk.pass(5_000);
    await desk.ask('timer.pause', {});
    expect(((await stop()) as WidgetView).paused).toBeNull();
    expect(await desk.answer('timer.resume', {}, 'sidepanel')).toMatchObject({ code: 'NOT_PAUSED' });
    await start();
    await desk.ask('timer.pause', {});
    await desk.show(chart('Alan'));
    expect((await start()).paused).toBeNull();
  });
});

describe('being away', () => {
  it('begins at the last input, asks when somebody is back, and the timer goes on', async () => {
    await start();
    await desk.work(120_000);
    for (let idle = 30_000; idle <= 300_000; idle += 30_000) {
      desk.pass(30_000);
      await desk.present(idle >= 15_000 ? 'idle' : 'active', idle);
    }
    expect((await desk.view()).timer?.awaySince).toBe(born + 120_000);
    expect(await asked()).toEqual([]);
    desk.pass(10_000);
    await desk.present('active');
    const view = await desk.view();
    expect(await recorded()).toEqual([[0, 120]]);
    expect(await asked()).toEqual([[120, 430, 'idle']]);
    expect(view.timer).toMatchObject({ start: desk.now, patient: { given: 'Grace' } });
    desk.pass(5_000);
    await stop();
    expect(await recorded()).toEqual([[0, 120], [430, 435]]);
  });

  it('is quiet for half an hour on a call, and the vault’s own lock does not make the call uncertain', async () => {
    await start();
    expect(((await desk.ask('timer.call', { on: true })) as WidgetView).timer).toMatchObject({ call: { since: desk.now, until: desk.now + 3_600_000 }, modality: 'phone', interactive: false });
    for (let idle = 30_000; idle <= 1_500_000; idle += 30_000) {
      desk.pass(30_000);
      await desk.present('idle', idle);
    }
    expect((await desk.view()).lock).toBe('locked');
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    expect(await asked()).toEqual([]);
    await stop();
    expect(await recorded()).toEqual([[0, 1500]]);
  });

  it('is away on a call too, after the half hour', async () => {
    await start();
    await desk.ask('timer.call', { on: true });
    for (let idle = 30_000; idle <= 1_830_000; idle += 30_000) {
      desk.pass(30_000);
      await desk.present('idle', idle);
    }
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    expect(await asked()).toEqual([[0, 1830, 'idle']]);
  });

  it('begins at once at the screen’s lock: at the lock itself if somebody was there, else at the last input', async () => {
    await start();
    await desk.work(60_000);
    await desk.present('active');
    desk.pass(20_000);
    await desk.present('locked');
    desk.pass(300_000);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    expect(await asked()).toEqual([[80, 380, 'locked']]);
    await desk.present('active');
    for (let idle = 30_000; idle <= 120_000; idle += 30_000) {
      desk.pass(30_000);
      await desk.present('idle', idle);
    }
    desk.pass(10_000);
    await desk.present('locked');
    desk.pass(100_000);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    expect(await asked()).toEqual([[80, 380, 'locked'], [380, 610, 'locked']]);
  });

  it('a Stop during an absence ends there; the absence is asked for', async () => {
    await start();
    for (let idle = 30_000; idle <= 330_000; idle += 30_000) {
      desk.pass(30_000);
      await desk.present('idle', idle);
    }
    await stop();
    expect(await recorded()).toEqual([]);
    expect(await asked()).toEqual([[0, 330, 'idle']]);
  });
});

describe('the computer’s clock', () => {
  it('set an hour forward: what the steady clock saw counts, the excess is asked for', async () => {
    await start();
    await desk.work(60_000);
    desk.pass(10_000);
    desk.step(3_600_000);
    await desk.ask('widget.witness', {});
    // An hour later by its own clock, the vault has locked; what ran meanwhile waits with the rest.
    expect((await desk.view()).lock).toBe('locked');
    desk.pass(5_000);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    desk.pass(5_000);
    await stop();
    expect(await recorded()).toEqual([[0, 70], [3675, 3680]]);
    expect(await asked()).toEqual([[70, 3675, 'clock']]);
  });

  it('set three hours back: nothing is lost and nothing twice; it locks, and goes on after', async () => {
    await start();
    await desk.work(60_000);
    desk.pass(10_000);
    desk.step(-3 * 3_600_000);
    await desk.ask('widget.witness', {});
    expect((await desk.view()).lock).toBe('locked');
    desk.pass(30_000);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    desk.pass(5_000);
    await stop();
    const entries = await recorded();
    expect(entries).toContainEqual([0, 70]);
    expect(entries).toContainEqual([-10_700, -10_695]);
    expect(await asked()).toEqual([]);
    const held = (await desk.ask('widget.view', {}) as WidgetView).unresolved.filter((span) => span.start < born && span.start >= born - 10_800_000);
    expect(held.map((span) => span.end - span.start)).toEqual([30_000]);
  });

  it('is carried over the worker’s death by a page’s own clock', async () => {
    await start();
    const page = crypto.randomUUID();
    const send = (name: string, ms: number) => dispatch(desk.context, new Rate(), { caretally: 1, id: crypto.randomUUID(), name, input: {}, tick: { clock: page, ms } }, desk.sender('sidepanel'));
    desk.pass(10_000);
    await send('widget.witness', 1_000);
    await desk.wake();
    desk.pass(12_000);
    desk.step(-60_000);
    await send('widget.witness', 13_000);
    await stop();
    expect(await recorded()).toEqual([[-38, -38], [0, 22]].filter(([a, b]) => a !== b));
  });
});

describe('a Stop that was not saved at once', () => {
  it('ends when the key was pressed, however long it was tried', async () => {
    await start();
    desk.pass(30_000);
    const id = crypto.randomUUID();
    desk.pass(8_000);
    await dispatch(desk.context, new Rate(), { caretally: 1, id, name: 'timer.stop', input: {}, ago: 8_000 }, desk.sender('sidepanel'));
    expect(await recorded()).toEqual([[0, 30]]);
  });

  it('ends when the key was pressed though the worker had to wake first; a clock set on the way changes nothing', async () => {
    const send = (more: { ago?: number; at: number }) => dispatch(desk.context, new Rate(), { caretally: 1, id: crypto.randomUUID(), name: 'timer.stop', input: {}, ...more }, desk.sender('sidepanel'));
    await start();
    desk.pass(30_000);
    const at = desk.now;
    desk.pass(4_000);
    await send({ at, ago: 1_000 });
    expect(await recorded()).toEqual([[0, 30]]);
    await start();
    desk.pass(10_000);
    // The page says that it was pressed an hour ago by the wall's clock, and just now by the steady one.
    await send({ at: desk.now - 3_600_000 });
    expect((await recorded()).at(-1)).toEqual([34, 44]);
  });

  it('ends when the key was pressed also while locked, never before the start', async () => {
    await start();
    desk.pass(30_000);
    await desk.ask('vault.lock', {});
    desk.pass(5_000);
    await dispatch(desk.context, new Rate(), { caretally: 1, id: crypto.randomUUID(), name: 'timer.stop', input: {}, ago: 8_000, at: desk.now - 8_000 }, desk.sender('sidepanel'));
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    expect(await recorded()).toEqual([[0, 27]]);
    expect(await asked()).toEqual([]);
  });
});

describe('a page that asks often', () => {
  it('is not shut out by a clock that was set back', () => {
    const rate = new Rate();
    expect(rate.allows('7:a', 10_000_000)).toBe(true);
    expect(rate.allows('7:a', 10_000_000 - 3_600_000)).toBe(true);
    const answers = Array.from({ length: 50 }, () => rate.allows('7:a', 10_000_000 - 3_600_000));
    expect(answers.filter(Boolean)).toHaveLength(38);
  });
});

describe('a start that was not saved at once', () => {
  it('begins where the person pressed, but never inside what another start has told since', async () => {
    await start();
    desk.pass(30_000);
    await desk.show(chart('Alan'));
    await desk.ask('timer.switch', {});
    desk.pass(500);
    await desk.show(chart('Grace'));
    await dispatch(desk.context, new Rate(), { caretally: 1, id: crypto.randomUUID(), name: 'timer.start', input: {}, ago: 8_000 }, desk.sender('sidepanel'));
    desk.pass(1_000);
    await stop();
    const spans = (await recorded()).filter(([from, to]) => to! > from!);
    for (const [n, [from]] of spans.entries()) if (n > 0) expect(from).toBeGreaterThanOrEqual(spans[n - 1]![1]!);
    expect(spans.reduce((sum, [from, to]) => sum + to! - from!, 0)).toBeCloseTo(31.5, 6);
  });
});

describe('how the contact was made', () => {
  it('is what the person says, whatever the tag; nobody reached is never live', async () => {
    await start();
    await desk.ask('timer.contact', { modality: 'none', interactive: true });
    await desk.ask('timer.tag', { activity: 'patient_call', from: 'start' });
    expect((await desk.view()).timer).toMatchObject({ modality: 'none', interactive: false, activity: 'patient_call' });
    desk.pass(60_000);
    const { finished } = await stop();
    await desk.ask('timer.contact', { modality: 'video', interactive: true, entry: finished!.entry });
    expect((await desk.view()).finished).toMatchObject({ modality: 'video', interactive: true });
  });
});

describe('the end of a month and the change of the clocks', () => {
  it('divides an entry at midnight of the practice’s zone, to the millisecond', async () => {
    desk.now = Date.parse('2026-12-01T04:59:30.123Z'); // 23:59:30 in Detroit
    await desk.present('active');
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase }).catch(() => undefined);
    await desk.show(chart('Grace'));
    await start();
    desk.pass(60_000);
    await stop();
    const mine = (await (await desk.context.home.openNow())!.recent()).filter((entry) => entry.source === 'timer');
    expect(mine.map((entry) => [entry.month, entry.end - entry.start]).sort()).toEqual([['2026-11', 29_877], ['2026-12', 30_123]]);
  });

  it('counts the night of the change as it was lived', async () => {
    desk.now = Date.parse('2026-11-01T05:30:00Z'); // 01:30 before clocks go back in Detroit
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase }).catch(() => undefined);
    await desk.show(chart('Grace'));
    await start();
    for (let minute = 0; minute < 60; minute++) {
      desk.pass(60_000);
      await desk.present('active');
    }
    await stop();
    const mine = (await (await desk.context.home.openNow())!.recent()).filter((entry) => entry.source === 'timer');
    expect(mine.reduce((sum, entry) => sum + entry.end - entry.start, 0)).toBe(3_600_000);
  });
});
