import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { initialsSet, minutesSet } from '../../lib/commands/organization-limits.ts';
import type { PreferencesView } from '../../lib/commands/preferences.ts';
import { detectionSeconds } from '../../lib/commands/presence.ts';
import type { SettingsView } from '../../lib/commands/views-settings.ts';
import { type Preferences } from '../../lib/records/index.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { Desk, kept } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const keys = ['autoLockMinutes', 'awayMinutes', 'callMinutes'] as const;
const most = { autoLockMinutes: 10, awayMinutes: 60, callMinutes: 60 };
const only = (value: unknown) => async () => value;

describe.each(keys)('%s', (key) => {
  it('is not set, or a whole number in its range', async () => {
    expect(await minutesSet(only(undefined), key)).toEqual({ value: null, troubles: [] });
    for (const value of [1, 3, most[key]]) expect(await minutesSet(only(value), key)).toEqual({ value, troubles: [] });
  });

  it.each<[unknown]>([[0], [-3], [2.5], ['5'], [null], [true], [[5]], [{}], [Number.NaN]])('counts as the fewest where it is %j, and says so', async (value) => {
    const read = await minutesSet(only(value), key);
    expect(read.value).toBe(1);
    expect(read.troubles).toEqual([expect.stringContaining(`“${key}” has to be a whole number from 1 to ${most[key]}. Until that is mended`)]);
  });

  it('counts as the most where it is beyond', async () => {
    for (const value of [most[key] + 1, most[key] + 0.5, 1e9]) expect(await minutesSet(only(value), key)).toEqual({ value: most[key], troubles: [expect.stringContaining(`${most[key]} minutes`)] });
  });
});

describe('names', () => {
  it.each<[unknown, 'initials' | null, number]>([[undefined, null, 0], ['full', null, 0], ['initials', 'initials', 0], ['Full', 'initials', 1], [null, 'initials', 1], [1, 'initials', 1], ['', 'initials', 1]])('%j', async (value, is, troubles) => {
    const read = await initialsSet(only(value));
    expect(read.value).toBe(is);
    expect(read.troubles).toHaveLength(troubles);
  });
});

const chart = (name: string) => {
  const { uuid, family, given, birthDate, recordNumber } = syntheticPatients.find((each) => each.given === name)!;
  return { urlId: uuid, family, given, birthDate, recordNumber };
};

describe('a desk under a policy', () => {
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
  /** A mock of the browser's store of policies. */
  const set = (policy: Record<string, unknown>) => { desk.context.ports.managed = async (key) => policy[key]; };
  const settings = async () => ((await desk.ask('settings.view', {}, 'workspace')) as SettingsView).organization;
  const preferences = () => desk.ask('preferences.view', {}, 'workspace') as Promise<PreferencesView>;
  const wish = async (part: Partial<Preferences>) => desk.ask('preferences.set', { preferences: { ...(await preferences()).preferences, ...part } }, 'workspace') as Promise<PreferencesView>;
  const row = async () => (await (await desk.context.home.openNow())!.row())!;
  const lock = async () => (await desk.view()).lock;
  const quiet = async (seconds: number, before = 0) => {
    desk.pass(seconds * 1000);
    await desk.present('idle', (before + seconds) * 1000);
  };

  it('shows in Settings what is set, and what is wrong in words', async () => {
    set({ autoLockMinutes: 4, awayMinutes: '3', callMinutes: 90, names: 'none' });
    expect(await settings()).toEqual({
      allowed: null, lockMinutes: 4,
      troubles: [
        '“awayMinutes” has to be a whole number from 1 to 60. Until that is mended 1 minute holds for everybody.',
        '“callMinutes” has to be a whole number from 1 to 60. Until that is mended 60 minutes hold for everybody.',
        '“names” has to be "full" or "initials". Until that is mended names are initials.',
      ],
    });
    set({ autoLockMinutes: 'soon' });
    expect((await settings()).troubles).toEqual(['“autoLockMinutes” has to be a whole number from 1 to 10. Until that is mended the practice locks after 1 minute without input.']);
  });

  it('locks after the minutes that are set, and says how many they were', async () => {
    set({ autoLockMinutes: 3 });
    await desk.present('active');
    await quiet(179);
    expect(await lock()).toBe('open');
    await quiet(1, 179);
    expect(await desk.view()).toMatchObject({ lock: 'locked', locked: { why: 'idle', after: 3 } });
  });

  it('reads nothing after that time though nobody looked meanwhile, whatever is asked first', async () => {
    set({ autoLockMinutes: 2 });
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    desk.pass(119_999);
    expect(await lock()).toBe('open');
    desk.pass(1);
    expect(await desk.answer('settings.view', {}, 'workspace')).toMatchObject({ ok: false, code: 'LOCKED' });
  });

  it('follows a policy that comes while it is open, and ten minutes when the policy goes', async () => {
    await desk.present('active');
    await quiet(240);
    expect(await lock()).toBe('open');
    set({ autoLockMinutes: 5 });
    // The next look at who is there brings the deadline nearer, though nobody touched anything since.
    await quiet(10, 240);
    desk.pass(49_999);
    expect(await lock()).toBe('open');
    desk.pass(1);
    expect(await lock()).toBe('locked');
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    set({});
    await desk.present('active');
    await quiet(599);
    expect(await lock()).toBe('open');
    await quiet(1, 599);
    expect(await desk.view()).toMatchObject({ lock: 'locked', locked: { after: 10 } });
  });

  it('stays open after one minute where somebody types now and then between two looks', async () => {
    set({ autoLockMinutes: 1 });
    await desk.present('active');
    // Last touched sixteen seconds before each look of every half minute: never "just now", never away for a minute.
    for (let look = 0; look < 10; look++) {
      desk.pass(30_000);
      await desk.present('idle', 16_000);
      expect(await lock()).toBe('open');
    }
    expect(await detectionSeconds(desk.context)).toBe(60);
  });

  it('begins timers with the idle limits that are set, for everybody', async () => {
    await wish({ awayMinutes: 20, callMinutes: 50 });
    set({ awayMinutes: 2, callMinutes: 8 });
    expect(await preferences()).toMatchObject({ preferences: { awayMinutes: 2, callMinutes: 8 }, set: { awayMinutes: 2, callMinutes: 8 } });
    await desk.ask('timer.start', {});
    expect(await row()).toMatchObject({ awayAfter: 120_000 });
    await desk.ask('timer.call', { on: true });
    expect(await row()).toMatchObject({ awayAfter: 120_000, callAfter: 480_000 });
    expect(await detectionSeconds(desk.context)).toBe(120);
    await desk.ask('timer.call', { on: false });
    const last = desk.now;
    await desk.present('active');
    await quiet(60);
    await quiet(59, 60);
    expect((await desk.view()).timer?.awaySince).toBeNull();
    await quiet(1, 119);
    expect((await desk.view()).timer?.awaySince).toBe(last);
  });

  it('follows with a timer that runs: the limits change when the policy comes, and are one’s own again when it goes', async () => {
    await wish({ awayMinutes: 20 });
    await desk.ask('timer.start', {});
    await desk.present('active');
    expect(await row()).toMatchObject({ awayAfter: 1_200_000 });
    set({ awayMinutes: 3 });
    await desk.present('active');
    expect(await row()).toMatchObject({ awayAfter: 180_000 });
    set({});
    await desk.present('active');
    expect(await row()).toMatchObject({ awayAfter: 1_200_000 });
    expect(await preferences()).toMatchObject({ preferences: { awayMinutes: 20 }, set: {} });
  });

  it('holds for a call that goes on behind the lock', async () => {
    const began = desk.now;
    await wish({ callMinutes: 60 });
    await desk.ask('timer.start', {});
    await desk.ask('timer.call', { on: true });
    await desk.present('active');
    for (let idle = 30; idle <= 660; idle += 30) await quiet(30, idle - 30);
    expect(await lock()).toBe('locked');
    set({ callMinutes: 12 });
    for (let idle = 690; idle <= 780; idle += 30) await quiet(30, idle - 30);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    const spans = (await desk.view()).unresolved;
    expect(spans.filter(({ start }) => start === began).map(({ end, cause }) => [end - began, cause])).toEqual([[780_000, 'idle']]);
  });

  it('never overwrites what a person chose, by saving other preferences or by an answer to a reminder', async () => {
    await wish({ awayMinutes: 20, callMinutes: 50 });
    set({ awayMinutes: 2 });
    await desk.ask('timer.start', {});
    expect((await wish({ awayMinutes: 45, callMinutes: 40, forgot: true })).preferences).toMatchObject({ awayMinutes: 2, callMinutes: 40, forgot: true });
    expect(await row()).toMatchObject({ awayAfter: 120_000 });
    await desk.ask('remind.answer', { kind: 'long', answer: 'off' });
    const said = (await kept('caretally-practice', desk)).flatMap(({ body }) => (body.kind === 'preferences.set' ? [body.preferences] : []));
    expect(said.map(({ awayMinutes, callMinutes, remind }) => [awayMinutes, callMinutes, remind.long])).toEqual([[20, 50, 45], [20, 40, 45], [20, 40, null]]);
    set({});
    expect((await preferences()).preferences).toMatchObject({ awayMinutes: 20, callMinutes: 40 });
  });

  it('says with each view whether names are initials, locked or not', async () => {
    expect((await desk.view()).onlyInitials).toBe(false);
    set({ names: 'initials' });
    expect((await desk.view()).onlyInitials).toBe(true);
    await desk.ask('vault.lock', {}, 'workspace');
    expect(await desk.view()).toMatchObject({ lock: 'locked', onlyInitials: true });
    set({ names: 'full' });
    expect((await desk.view()).onlyInitials).toBe(false);
  });
});
