import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import type { PreferencesView } from '../../lib/commands/preferences.ts';
import { detectionSeconds } from '../../lib/commands/presence.ts';
import { toggleCall, toggleTimer } from '../../lib/commands/shortcuts.ts';
import type { SanityView } from '../../lib/commands/sanity.ts';
import { usualPreferences, type Preferences } from '../../lib/records/index.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { Desk, kept } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const chart = (name: string) => {
  const { uuid, family, given, birthDate, recordNumber } = syntheticPatients.find((each) => each.given === name)!;
  return { urlId: uuid, family, given, birthDate, recordNumber };
};

let desk: Desk;
let people: { name: string; passphrase: string }[];
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  people = await desk.practice();
  await desk.show(chart('Grace'));
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const view = () => desk.ask('preferences.view', {}, 'workspace') as Promise<PreferencesView>;
const wish = async (part: Partial<Preferences>) => desk.ask('preferences.set', { preferences: { ...(await view()).preferences, ...part } }, 'workspace') as Promise<PreferencesView>;
const row = async () => (await (await desk.context.home.openNow())!.row())!;
const entries = async () => (await (await desk.context.home.openNow())!.recent()).filter((entry) => entry.source === 'timer');

describe('preferences', () => {
  it('are what the role usually wants until a person chooses, and one’s own', async () => {
    const first = await view();
    expect(first).toMatchObject({ role: 'clinical_staff', preferences: usualPreferences(first.preferences.staff, 'clinical_staff') });
    expect(usualPreferences('x', 'biller')).toMatchObject({ start: 'never', remind: { noTimer: null, long: null, endOfDay: null } });
    await wish({ awayMinutes: 8, start: 'immediately' });
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[1]!.passphrase });
    expect((await view()).preferences).toMatchObject({ awayMinutes: 5, start: 'ask' });
    expect((await view()).preferences.staff).not.toBe(first.preferences.staff);
    expect(await desk.answer('preferences.set', { preferences: { ...first.preferences, awayMinutes: 60 } }, 'workspace')).toMatchObject({ code: 'NOT_YOURS' });
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    expect((await view()).preferences.awayMinutes).toBe(8);
    const said = (await kept('caretally-practice', desk)).filter(({ body }) => body.kind === 'preferences.set');
    expect(said.map(({ author }) => author)).toEqual([first.preferences.staff]);
  });

  it('are held to their limits in words, and never set from inside a web page', async () => {
    const { preferences } = await view();
    for (const wrong of [{ awayMinutes: 0 }, { awayMinutes: 61 }, { hours: { ...preferences.hours, from: '25:00' } }, { start: 'always' }]) {
      expect(await desk.answer('preferences.set', { preferences: { ...preferences, ...wrong } }, 'workspace')).toMatchObject({ code: 'NOT_ACCEPTED' });
    }
    expect(await desk.answer('preferences.set', { preferences: { ...preferences, remind: { ...preferences.remind, endOfDay: '19:00' } } }, 'workspace')).toMatchObject({ code: 'OUTSIDE_HOURS' });
    expect(await desk.answer('preferences.set', { preferences }, 'chart')).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await view()).preferences).toEqual(preferences);
  });

  it('change the limits of the timer that runs', async () => {
    await desk.ask('timer.start', {});
    await wish({ awayMinutes: 2, callMinutes: 20 });
    expect(await row()).toMatchObject({ awayAfter: 120_000 });
    expect((await row()).callAfter).toBeUndefined();
    const last = desk.now;
    for (const idle of [60_000, 119_000]) {
      desk.pass(last + idle - desk.now);
      await desk.present('idle', idle);
    }
    expect((await desk.view()).timer?.awaySince).toBeNull();
    desk.pass(1_000);
    await desk.present('idle', 120_000);
    expect((await desk.view()).timer?.awaySince).toBe(last);
    await desk.present('active');
    await desk.ask('timer.call', { on: true });
    expect(await row()).toMatchObject({ callAfter: 1_200_000 });
    await wish({ callMinutes: 10 });
    expect(await row()).toMatchObject({ callAfter: 600_000, awayAfter: 120_000 });
  });
});

describe('the browser’s own word for idle', () => {
  it('follows the person’s limit, and never comes later than the vault’s lock', async () => {
    expect(await detectionSeconds(desk.context)).toBe(300);
    await wish({ awayMinutes: 2 });
    expect(await detectionSeconds(desk.context)).toBe(120);
    await wish({ awayMinutes: 45 });
    expect(await detectionSeconds(desk.context)).toBe(600);
    await desk.ask('vault.lock', {}, 'workspace');
    expect(await detectionSeconds(desk.context)).toBe(300);
  });
});

describe('the shortcut', () => {
  it('pressed twice within two seconds leaves one stopped entry, from standing and from running', async () => {
    // At the very same millisecond: the second waits for the first, and nothing runs on.
    await Promise.all([toggleTimer(desk.context), toggleTimer(desk.context)]);
    expect((await desk.view()).timer).toBeNull();
    desk.pass(10_000);
    await toggleTimer(desk.context);
    desk.pass(1_200);
    await toggleTimer(desk.context);
    expect((await desk.view()).timer).toBeNull();
    expect((await entries()).map((entry) => entry.end - entry.start)).toEqual([1_200]);
    desk.pass(10_000);
    await toggleTimer(desk.context);
    expect((await desk.view()).timer).not.toBeNull();
    desk.pass(60_000);
    await toggleTimer(desk.context);
    desk.pass(1_900);
    await toggleTimer(desk.context);
    expect((await desk.view()).timer).toBeNull();
    expect(await entries()).toHaveLength(2);
    desk.pass(100);
    await toggleTimer(desk.context);
    expect((await desk.view()).timer).not.toBeNull();
  });

  it('outlives the worker between the two presses', async () => {
    await desk.ask('timer.start', {});
    desk.pass(20_000);
    await toggleTimer(desk.context);
    await desk.wake();
    desk.pass(1_000);
    await toggleTimer(desk.context);
    expect((await desk.view()).timer).toBeNull();
    expect(await entries()).toHaveLength(1);
  });

  it('goes on with what was paused, unless the chart in front is somebody else’s', async () => {
    await desk.ask('timer.start', {});
    await desk.ask('timer.tag', { activity: 'patient_call', from: 'start' });
    desk.pass(10_000);
    await desk.ask('timer.pause', {});
    await toggleTimer(desk.context);
    expect((await desk.view()).timer).toMatchObject({ activity: 'patient_call', patient: { given: 'Grace' } });
    await desk.ask('timer.pause', {});
    await desk.show(chart('Alan'));
    await toggleTimer(desk.context);
    expect((await desk.view()).timer).toMatchObject({ activity: null, patient: { given: 'Alan' } });
  });

  it('starts nothing without a confirmed chart, and stops while locked', async () => {
    await desk.show({ ...chart('Grace'), birthDate: null });
    await toggleTimer(desk.context);
    expect((await desk.view()).timer).toBeNull();
    await desk.show(chart('Grace'));
    await toggleTimer(desk.context);
    await desk.ask('vault.lock', {}, 'workspace');
    await toggleTimer(desk.context);
    expect((await desk.view()).locked?.openTimerSince).toBeNull();
  });

  it('for calls says on, and over; without a timer nothing', async () => {
    await toggleCall(desk.context);
    expect((await desk.view()).timer).toBeNull();
    await desk.ask('timer.start', {});
    await toggleCall(desk.context);
    expect((await desk.view()).timer?.call).not.toBeNull();
    await toggleCall(desk.context);
    expect((await desk.view()).timer?.call).toBeNull();
  });
});

describe('a look at one’s own day', () => {
  const notes = async () => ((await desk.ask('day.sanity', {})) as SanityView).notes;
  const work = async (name: string, minutes: number, note = '') => {
    await desk.show(chart(name));
    await desk.ask('timer.start', {});
    if (note) await desk.ask('timer.note', { note });
    await desk.work(minutes * 60_000);
    await desk.present('active');
    await desk.ask('timer.stop', {});
    desk.pass(60_000);
    await desk.present('active');
  };

  it('says nothing of an ordinary day, and never anything of a colleague’s', async () => {
    await work('Grace', 9, 'phoned about the walker');
    expect(await notes()).toEqual([]);
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[1]!.passphrase });
    expect(await notes()).toEqual([]);
  });

  it('names two hours on one patient and a note used for two', async () => {
    for (let n = 0; n < 16; n++) await work('Grace', 8);
    await work('Alan', 5, 'Reviewed the plan and  the list');
    await work('Rosa', 5, 'reviewed the plan and the list ');
    const found = await notes();
    expect(found.map(({ kind, patient }) => [kind, patient?.given ?? null])).toEqual([['long_patient', 'Grace'], ['same_note', null]]);
    expect(found[0]!.sentence).toBe('2 h 08 min on one patient in one day, more than 120 minutes.');
    expect(found[1]!.sentence).toBe('The same note stands in 2 entries of 2 patients.');
    expect(JSON.stringify(found[1])).not.toContain('plan');
  });
});
