import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import type { PreferencesView } from '../../lib/commands/preferences.ts';
import { pressed, remind } from '../../lib/commands/reminders.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { Preferences } from '../../lib/records/index.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { Desk, kept } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const chart = (name: string) => {
  const { uuid, family, given, birthDate, recordNumber } = syntheticPatients.find((each) => each.given === name)!;
  return { urlId: uuid, family, given, birthDate, recordNumber };
};

/** Tuesday, 10:00 on the practice's wall. */
let desk: Desk;
let people: { name: string; passphrase: string }[];
let born = 0;
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  people = await desk.practice();
  born = desk.now;
  await desk.show(chart('Grace'));
  const { token } = (await desk.ask('chart.mount', {}, 'chart')) as { token: string };
  await desk.ask('widget.hello', { token }, 'widget');
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const read = async () => ((await desk.ask('preferences.view', {}, 'workspace')) as PreferencesView).preferences;
const wish = async (part: Partial<Preferences>) => desk.ask('preferences.set', { preferences: { ...(await read()), ...part } }, 'workspace');
/** Half minutes pass as they do with somebody there: a look at who is there, then at what is to be said. */
async function pass(ms: number, there = true): Promise<void> {
  for (let left = ms; left > 0; left -= 30_000) {
    desk.pass(Math.min(left, 30_000));
    await (there ? desk.present('active') : desk.present('idle', Math.max(15_000, desk.now - lastInput)));
    if (there) lastInput = desk.now;
    await desk.ask('widget.witness', {}, 'widget');
    said.push(...(await remind(desk.context)).show.map(({ title }) => title));
  }
}
let lastInput = 0;
let said: string[] = [];
beforeEach(() => {
  lastInput = born;
  said = [];
});
const reminder = async () => (await desk.view()).remind?.kind ?? null;
const at = (instant: number) => (instant - born) / 1000;
/** At work all the time until the practice's wall shows this hour of the first day; the lock is kept away. */
const until = async (iso: string) => { const to = Date.parse(iso); while (desk.now < to - 480_000) { desk.pass(480_000); await desk.present('active'); } desk.pass(to - desk.now); await desk.present('active'); lastInput = desk.now; };

describe('a reminder', () => {
  it('comes after three minutes over a chart without a timer, in the widget and not as a notice unless wanted', async () => {
    await pass(30_000);
    await pass(150_000);
    expect(await reminder()).toBeNull();
    await pass(60_000);
    expect(await reminder()).toBe('no_timer');
    expect(said).toEqual([]);
    expect((await desk.ask('timer.start', {}) as WidgetView).remind).toBeNull();
  });

  it('comes as a notice where wanted: once, without a word about the patient', async () => {
    await wish({ notices: true });
    await pass(600_000);
    expect(said).toEqual(['No timer is running']);
    const { show, stand } = await remind(desk.context);
    expect(show).toEqual([]);
    expect(stand).toHaveLength(1);
    expect(JSON.stringify(stand)).not.toMatch(/Okafor|Grace|100GEJ|CCM/);
    const look = (await desk.context.looks.all())[0]!;
    expect(stand.join()).not.toContain(look.patient);
  });

  it('is answered: snoozed for fifteen minutes, for today, or off for good', async () => {
    await pass(240_000);
    expect(await reminder()).toBe('no_timer');
    await desk.ask('remind.answer', { kind: 'no_timer', answer: 'snooze' });
    await pass(14 * 60_000);
    expect(await reminder()).toBeNull();
    await pass(90_000);
    expect(await reminder()).toBe('no_timer');
    await desk.ask('remind.answer', { kind: 'no_timer', answer: 'today' });
    await pass(20 * 60_000);
    expect(await reminder()).toBeNull();
    await desk.ask('timer.start', {});
    await pass(46 * 60_000);
    expect(await reminder()).toBe('long');
    await desk.ask('remind.answer', { kind: 'long', answer: 'off' });
    expect(await reminder()).toBeNull();
    expect((await read()).remind.long).toBeNull();
    expect((await kept('caretally-practice', desk)).filter(({ body }) => body.kind === 'preferences.set')).toHaveLength(1);
  });

  it('outlives the worker, and is nobody else’s', async () => {
    await pass(240_000);
    await desk.wake();
    expect(await reminder()).toBe('no_timer');
    await desk.ask('vault.lock', {}, 'workspace');
    expect(await reminder()).toBeNull();
    await desk.ask('vault.unlock', { passphrase: people[1]!.passphrase });
    await desk.show(chart('Grace'));
    expect(await reminder()).toBeNull();
  });

  it('is silent while it is locked, for a declined chart, and outside the hours', async () => {
    await desk.ask('timer.notNow', {});
    await pass(600_000);
    expect(await reminder()).toBeNull();
    await wish({ hours: { from: '12:00', to: '18:00', days: [2] }, start: 'ask' });
    await desk.show({ status: 'none' });
    await desk.show(chart('Alan'));
    await pass(600_000);
    expect(await reminder()).toBeNull();
    await desk.ask('vault.lock', {}, 'workspace');
    expect(await remind(desk.context)).toEqual({ show: [], stand: [] });
  });
});

describe('the end of the day', () => {
  /** 17:00 in Detroit. */
  const EVENING = '2026-11-17T22:00:00Z';

  it('asks; without an answer the time is away from the last input, whatever the limit on a call; nothing is lost', async () => {
    await wish({ remind: { ...(await read()).remind, long: null } });
    await until('2026-11-17T21:50:00Z');
    await desk.ask('timer.start', {});
    const start = desk.now;
    await desk.ask('timer.call', { on: true });
    await pass(7 * 60_000);
    const last = lastInput;
    await pass(4 * 60_000, false); // 17:01, the phone is quiet
    expect(await reminder()).toBe('end_of_day');
    await pass(3 * 60_000 + 30_000, false);
    expect((await desk.view()).timer?.awaySince).toBeNull();
    await pass(60_000, false);
    expect((await desk.view()).timer).toMatchObject({ start, awaySince: last });
    expect(await reminder()).toBeNull();
    await pass(60_000);
    const view = await desk.view();
    const span = view.unresolved.find((each) => each.start === last)!;
    expect(span.cause).toBe('idle');
    expect(view.timer?.start).toBe(span.end);
    await desk.ask('timer.stop', {});
    const entries = (await (await desk.context.home.openNow())!.recent()).filter((entry) => entry.source === 'timer').sort((a, b) => a.start - b.start);
    expect(entries.map((entry) => [entry.start, entry.end])).toEqual([[start, last], [span.end, desk.now]]);
    expect(Date.parse(EVENING)).toBeLessThan(span.end);
  });

  it('goes on for whoever says so', async () => {
    await until('2026-11-17T21:55:00Z');
    await desk.ask('timer.start', {});
    await pass(6 * 60_000);
    expect(await reminder()).toBe('end_of_day');
    await desk.ask('remind.answer', { kind: 'end_of_day', answer: 'dismiss' });
    await pass(4 * 60_000, false);
    expect((await desk.view()).timer?.awaySince).toBeNull();
    expect(await reminder()).toBeNull();
  });

  it('tells of time that waits, when nothing runs', async () => {
    await desk.show({ status: 'none' });
    await until('2026-11-17T22:01:00Z');
    await remind(desk.context);
    expect((await desk.view()).unresolved.length).toBeGreaterThan(0);
    expect((await desk.view()).remind).toMatchObject({ kind: 'unresolved', since: Date.parse(EVENING) });
  });
});

describe('a button of a notice', () => {
  const notice = async (kind: string) => (await remind(desk.context)).stand.find((id) => id.startsWith(kind))!;

  it('starts for the chart it spoke of, after the worker died', async () => {
    await wish({ notices: true });
    await pass(240_000);
    const id = await notice('no_timer');
    await desk.wake();
    expect(await pressed(desk.context, id, 0)).toBe('done');
    expect((await desk.view()).timer).toMatchObject({ start: desk.now, patient: { given: 'Grace' } });
    // Pressed twice, or late: it is over.
    expect(await pressed(desk.context, id, 0)).toBe('done');
    expect((await desk.view()).timer).toMatchObject({ start: desk.now });
  });

  it('never starts for somebody else whose chart came up meanwhile', async () => {
    await wish({ notices: true });
    await pass(240_000);
    const id = await notice('no_timer');
    await desk.show(chart('Alan'));
    expect(await pressed(desk.context, id, 0)).toBe('panel');
    expect((await desk.view()).timer).toBeNull();
  });

  it('stops, also while it is locked; and snoozes', async () => {
    await wish({ notices: true });
    await desk.ask('timer.start', {});
    await pass(46 * 60_000);
    const id = await notice('long');
    expect(await pressed(desk.context, id, 1)).toBe('done');
    expect((await remind(desk.context)).stand).toEqual([]);
    await pass(15 * 60_000);
    expect(said.filter((title) => /45 min/.test(title))).toHaveLength(1);
    expect(said.filter((title) => /^A timer has been running/.test(title))).toHaveLength(2);
    await desk.ask('vault.lock', {}, 'workspace');
    const stopped = desk.now;
    expect(await pressed(desk.context, id, 1)).toBe('panel');
    expect(await pressed(desk.context, id, 0)).toBe('done');
    desk.pass(60_000);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    expect((await desk.view()).timer).toBeNull();
    expect(at((await (await desk.context.home.openNow())!.recent())[0]!.end)).toBe(at(stopped));
  });

  it('says that the call lasts, or is over', async () => {
    await wish({ notices: true, remind: { ...(await read()).remind, long: null } });
    await desk.ask('timer.start', {});
    await desk.ask('timer.call', { on: true });
    await pass(61 * 60_000);
    expect(said).toEqual(['Still on the call?']);
    expect(await reminder()).toBeNull();
    await pressed(desk.context, await notice('call'), 0);
    expect((await desk.view()).timer?.call?.until).toBe(desk.now + 3_600_000);
    await pass(61 * 60_000);
    await pressed(desk.context, await notice('call'), 1);
    expect((await desk.view()).timer).toMatchObject({ call: null });
  });
});
