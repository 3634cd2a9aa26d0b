import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { cameToFront } from '../../lib/commands/minding.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { Preferences } from '../../lib/records/index.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { Desk, kept } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const chart = (name: string): { urlId: string; family: string; given: string; birthDate: string; recordNumber: string } => {
  const { uuid, family, given, birthDate, recordNumber } = syntheticPatients.find((each) => each.given === name)!;
  return { urlId: uuid, family, given, birthDate, recordNumber };
};
/** Nobody has recorded this one: no program, so nothing may start for it by itself. */
const stranger = { urlId: 'not-seen-before', family: 'Made-up', given: 'Stranger', birthDate: '1950-02-02', recordNumber: 'X-77' };
const moving = { status: 'changing' as const };

let desk: Desk;
let people: { name: string; passphrase: string }[];
let born = 0;
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  people = await desk.practice();
  await desk.show(chart('Grace'));
  born = desk.now;
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const choose = async (otherChart: Preferences['otherChart'], more: Partial<Preferences> = {}) => {
  const { preferences } = (await desk.ask('preferences.view', {}, 'workspace')) as { preferences: Preferences };
  await desk.ask('preferences.set', { preferences: { ...preferences, ...more, otherChart } }, 'workspace');
};
const start = () => desk.ask('timer.start', {}) as Promise<WidgetView>;
const stop = () => desk.ask('timer.stop', {}) as Promise<WidgetView>;
const given = (key: string, view: WidgetView) => [...view.today.map((each) => each.patient), ...view.unresolved.map((each) => each.patient), ...(view.timer ? [view.timer.patient] : [])].find((each) => each.key === key)?.given ?? key;
/** What stands of this test's time, oldest first: whose, from, to (ms since the timer's start), and the cause of what waits. */
const told = async () => {
  const open = (await desk.context.home.openNow())!;
  const view = await desk.view();
  const entries = (await open.recent()).filter((entry) => entry.source === 'timer').map((entry) => [given(entry.patient, view), entry.start - born, entry.end - born] as const);
  const asked = (await open.ledger.readQuestions(open.staff)).filter((span) => span.end > born).map((span) => [given(span.patient, view), span.start - born, span.end - born, span.cause] as const);
  return [...entries, ...asked].sort((a, b) => a[1] - b[1] || a[2] - b[2]);
};
/** No second is lost and none is told twice between the first start and now. */
const whole = (list: readonly (readonly [string, number, number, ...string[]])[], from = 0) => {
  let at = from;
  for (const [, begins, ends] of list) {
    expect(begins).toBe(at);
    at = ends;
  }
  return at;
};
/** The page turns to somebody: it is in motion first, and stands still after `settles` ms. */
const turnTo = async (who: Parameters<Desk['show']>[0], settles = 300, tab = 1) => {
  await desk.show({ ...moving, urlId: who.urlId ?? null }, tab);
  desk.pass(settles);
  await desk.show(who, tab);
};

describe('ask, which is what holds until a person chooses', () => {
  it('stops the clock when the page changed, not when it stood still, and asks', async () => {
    await start();
    desk.pass(60_000);
    await turnTo(chart('Alan'));
    const { timer } = await desk.view();
    expect(timer).toMatchObject({ chart: 'other', heldAt: born + 60_000, keeps: false });
    desk.pass(5_000);
    await desk.ask('timer.switch', {});
    desk.pass(1_000);
    await stop();
    expect(await told()).toEqual([['Grace', 0, 60_000], ['Alan', 60_000, 66_300]]);
  });

  it('counts nothing that a clock set meanwhile would add to either', async () => {
    await start();
    desk.pass(60_000);
    await desk.show(moving);
    desk.step(8_000);
    await desk.show(chart('Alan'));
    expect((await desk.view()).timer?.heldAt).not.toBe(born + 60_000);
    await desk.ask('timer.switch', {});
    desk.pass(1_000);
    await stop();
    expect((await told()).filter(([who]) => who === 'Alan')).toEqual([['Alan', 68_000, 69_000]]);
  });

  it('does not ask again about the same chart after "go on", until another one, none or a lock came between', async () => {
    await start();
    desk.pass(1_000);
    await desk.show(chart('Alan'));
    await desk.ask('timer.goOn', {});
    await turnTo(chart('Alan'));
    expect((await desk.view()).timer).toMatchObject({ chart: 'other', heldAt: null, keeps: true });
    await desk.show({ status: 'none' });
    await desk.show(chart('Alan'));
    expect((await desk.view()).timer).toMatchObject({ heldAt: desk.now, keeps: false });
  });
});

describe('switch', () => {
  beforeEach(() => choose('switch'));

  it('ends the old entry and begins the new one at the millisecond in which the page changed', async () => {
    await start();
    desk.pass(61_234);
    await turnTo(chart('Alan'), 287);
    const { timer, switched } = await desk.view();
    expect(timer).toMatchObject({ patient: { given: 'Alan' }, start: born + 61_234, chart: 'same', heldAt: null });
    expect(switched).toMatchObject({ patient: { given: 'Grace' }, at: born + 61_234, undoUntil: desk.now + 60_000 });
    desk.pass(10_000);
    await stop();
    const list = await told();
    expect(list).toEqual([['Grace', 0, 61_234], ['Alan', 61_234, 71_521]]);
    expect(whole(list)).toBe(desk.now - born);
  });

  it('is taken back once: all of the time is the first one’s again, and that chart switches nothing more', async () => {
    await start();
    await desk.ask('timer.tag', { activity: 'patient_call', from: 'start' });
    desk.pass(60_000);
    await turnTo(chart('Alan'));
    desk.pass(20_000);
    const undone = (await desk.ask('timer.undoSwitch', {})) as WidgetView;
    expect(undone.timer).toMatchObject({ patient: { given: 'Grace' }, start: born, activity: 'patient_call', chart: 'other', keeps: true, heldAt: null });
    expect(undone.switched).toBeNull();
    await turnTo(chart('Alan'));
    expect((await desk.view()).timer).toMatchObject({ patient: { given: 'Grace' }, keeps: true });
    expect(await desk.answer('timer.undoSwitch', {}, 'sidepanel')).toMatchObject({ ok: false, code: 'TOO_LATE' });
    desk.pass(700);
    await stop();
    expect(await told()).toEqual([['Grace', 0, 81_300]]);
    const voided = (await kept('caretally-practice', desk)).filter(({ body }) => body.kind === 'entry.voided');
    expect(voided.map(({ body }) => (body.kind === 'entry.voided' ? body.reason : ''))).toEqual(['Switch undone']);
  });

  it('cannot be taken back after a minute, nor after a lock, and says so', async () => {
    await start();
    desk.pass(5_000);
    await desk.show(chart('Alan'));
    await desk.work(59_000);
    expect((await desk.view()).switched).not.toBeNull();
    desk.pass(1_001);
    expect((await desk.view()).switched).toBeNull();
    expect(await desk.answer('timer.undoSwitch', {}, 'sidepanel')).toMatchObject({ code: 'TOO_LATE' });
    await desk.show(chart('Grace'));
    expect((await desk.view()).switched).not.toBeNull();
    await desk.ask('vault.lock', {});
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    expect(await desk.answer('timer.undoSwitch', {}, 'sidepanel')).toMatchObject({ code: 'TOO_LATE' });
  });

  it('asks for somebody who is not enrolled, and leaves a timer alone that was begun by hand beside another chart', async () => {
    await start();
    desk.pass(5_000);
    await turnTo(stranger);
    expect((await desk.view()).timer).toMatchObject({ patient: { given: 'Grace' }, heldAt: born + 5_000, chart: 'other' });
    await desk.show(chart('Grace'));
    desk.pass(2_000);
    await desk.show(chart('Alan'));
    desk.pass(1_000);
    await stop();
    // Alan's chart stays open, and a timer is begun for Grace by hand: it does not leave for the chart by itself.
    const { patient } = (await desk.view()).finished!;
    expect(patient.given).toBe('Alan');
    await desk.ask('timer.start', { patient: (await desk.view()).today.find((each) => each.patient.given === 'Grace')!.patient.key });
    await turnTo(chart('Alan'));
    expect((await desk.view()).timer).toMatchObject({ patient: { given: 'Grace' }, keeps: true });
    desk.pass(500);
    await stop();
    const list = await told();
    expect(list.slice(0, 2)).toEqual([['Grace', 0, 5_000], ['Grace', 5_000, 5_300, 'other_chart']]);
    expect(whole(list)).toBe(desk.now - born);
  });

  it('leaves no second behind where the question about somebody not enrolled was passed over', async () => {
    await start();
    desk.pass(5_000);
    await turnTo(stranger);
    desk.pass(4_000);
    await turnTo(chart('Alan'));
    expect((await desk.view()).timer).toMatchObject({ patient: { given: 'Alan' }, start: born + 9_300 });
    expect((await desk.view()).switched).toBeNull();
    desk.pass(1_000);
    await stop();
    const list = await told();
    expect(list).toEqual([['Grace', 0, 5_000], ['Grace', 5_000, 9_300, 'other_chart'], ['Alan', 9_300, 10_600]]);
    expect(whole(list)).toBe(desk.now - born);
  });

  it('follows three changes in a second, to the millisecond', async () => {
    await start();
    desk.pass(10_000);
    for (const name of ['Alan', 'Grace', 'Alan']) await turnTo(chart(name), 333);
    desk.pass(1);
    await stop();
    const list = await told();
    expect(list).toEqual([['Grace', 0, 10_000], ['Alan', 10_000, 10_333], ['Grace', 10_333, 10_666], ['Alan', 10_666, 11_000]]);
    expect(whole(list)).toBe(desk.now - born);
  });

  it('is never made by nobody, by a page in motion, or by somebody uncertain; back again nothing has happened', async () => {
    await start();
    const { timer: before } = await desk.view();
    for (const nobody of [{ status: 'none' as const }, moving, { ...chart('Alan'), birthDate: null }, { ...chart('Alan'), stale: true }]) {
      desk.pass(2_000);
      await desk.show(nobody);
      expect((await desk.view()).timer).toMatchObject({ id: before!.id, heldAt: null });
    }
    desk.pass(2_000);
    await desk.show(chart('Grace'));
    expect((await desk.view()).timer).toMatchObject({ id: before!.id, chart: 'same' });
    await stop();
    expect(await told()).toEqual([['Grace', 0, 10_000]]);
  });

  it('from uncertain to confirmed, holds from when the page last changed: what was uncertain stays the first one’s', async () => {
    await start();
    desk.pass(1_000);
    await turnTo({ ...chart('Alan'), birthDate: null }, 3_000);
    desk.pass(2_000);
    await turnTo(chart('Alan'), 250);
    desk.pass(750);
    await stop();
    expect(await told()).toEqual([['Grace', 0, 6_000], ['Alan', 6_000, 7_000]]);
  });

  it('waits while nobody is there, and follows when somebody is back', async () => {
    await start();
    await desk.work(60_000);
    for (let idle = 30_000; idle <= 330_000; idle += 30_000) {
      desk.pass(30_000);
      await desk.present('idle', idle);
    }
    await turnTo(chart('Alan'));
    expect((await desk.view()).timer).toMatchObject({ patient: { given: 'Grace' }, awaySince: born + 60_000, heldAt: null });
    desk.pass(10_000);
    await desk.present('active');
    expect((await desk.view()).timer).toMatchObject({ patient: { given: 'Alan' }, start: desk.now });
    desk.pass(5_000);
    await stop();
    const list = await told();
    expect(list).toEqual([['Grace', 0, 60_000], ['Grace', 60_000, 400_300, 'idle'], ['Alan', 400_300, 405_300]]);
    expect(whole(list)).toBe(desk.now - born);
  });

  it('does nothing while locked; after unlocking the chart that is there is followed from then on', async () => {
    await start();
    desk.pass(30_000);
    await desk.ask('vault.lock', {});
    desk.pass(5_000);
    await desk.show(chart('Alan'));
    desk.pass(5_000);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    desk.pass(100);
    await desk.show(chart('Alan'));
    desk.pass(900);
    await stop();
    const list = await told();
    expect(list).toEqual([['Grace', 0, 30_000], ['Grace', 30_000, 40_000, 'locked'], ['Grace', 40_000, 40_100], ['Alan', 40_100, 41_000]]);
    expect(whole(list)).toBe(desk.now - born);
  });

  it('leaves a pause alone', async () => {
    await start();
    desk.pass(5_000);
    await desk.ask('timer.pause', {});
    await desk.show(chart('Alan'));
    const view = await desk.view();
    expect(view.timer).toBeNull();
    expect(view.paused).toMatchObject({ patient: { given: 'Grace' } });
    expect(await told()).toEqual([['Grace', 0, 5_000]]);
  });

  it('ends a call with its entry, and taking it back brings the call back', async () => {
    await start();
    const { timer: before } = (await desk.ask('timer.call', { on: true })) as WidgetView;
    desk.pass(5_000);
    await desk.show(chart('Alan'));
    expect((await desk.view()).timer).toMatchObject({ patient: { given: 'Alan' }, call: null, modality: null });
    desk.pass(1_000);
    expect(((await desk.ask('timer.undoSwitch', {})) as WidgetView).timer).toMatchObject({ patient: { given: 'Grace' }, call: before!.call, modality: 'phone', start: born });
  });

  it('asks where the switch cannot be written', async () => {
    await start();
    desk.pass(5_000);
    const write = vi.spyOn((await desk.context.home.openNow())!, 'write').mockRejectedValueOnce(new Error('made up: the disk is full'));
    await turnTo(chart('Alan'));
    write.mockRestore();
    expect((await desk.view()).timer).toMatchObject({ patient: { given: 'Grace' }, heldAt: born + 5_000 });
  });
});

describe('two windows with different patients', () => {
  const front = async (tab: number) => {
    desk.front = tab;
    await cameToFront(desk.context, desk.now);
  };

  it.each(['ask', 'switch', 'keep'] as const)('only the chart of the one with the focus counts (%s)', async (mode) => {
    await choose(mode);
    await front(1);
    await start();
    desk.pass(1_000);
    // In the other window, which is in sight and not in focus.
    await turnTo(chart('Alan'), 300, 2);
    expect((await desk.view()).timer).toMatchObject({ patient: { given: 'Grace' }, heldAt: null, chart: 'same' });
    desk.pass(700);
    await front(2);
    const at = desk.now;
    const { timer } = await desk.view();
    if (mode === 'ask') expect(timer).toMatchObject({ patient: { given: 'Grace' }, heldAt: at, keeps: false });
    if (mode === 'keep') expect(timer).toMatchObject({ patient: { given: 'Grace' }, heldAt: null, chart: 'other', keeps: true });
    if (mode === 'switch') expect(timer).toMatchObject({ patient: { given: 'Alan' }, start: at, chart: 'same' });
    desk.pass(1_000);
    await front(1);
    desk.pass(500);
    await stop();
    const list = await told();
    expect(list).toEqual(mode === 'keep' ? [['Grace', 0, 3_500]] : [['Grace', 0, 2_000], mode === 'ask' ? ['Grace', 2_000, 3_000, 'other_chart'] : ['Alan', 2_000, 3_000], ['Grace', 3_000, 3_500]]);
    expect(whole(list)).toBe(desk.now - born);
  });
});

describe('keep', () => {
  beforeEach(() => choose('keep'));

  it('goes on for the timer’s patient beside another chart, and Stop ends it now', async () => {
    await start();
    desk.pass(5_000);
    await turnTo(chart('Alan'));
    const { timer, chart: shown } = await desk.view();
    expect(timer).toMatchObject({ patient: { given: 'Grace' }, chart: 'other', heldAt: null, keeps: true });
    expect(shown.patient).toMatchObject({ given: 'Alan' });
    desk.pass(5_000);
    await stop();
    expect(await told()).toEqual([['Grace', 0, 10_300]]);
  });

  it('leaves a question that is up to the person', async () => {
    await choose('ask');
    await start();
    await desk.show(chart('Alan'));
    await choose('keep');
    desk.pass(1_000);
    expect((await desk.view()).timer).toMatchObject({ heldAt: born, keeps: false });
  });

  it('asks nothing either after a Stop was taken back', async () => {
    await start();
    desk.pass(5_000);
    await desk.show(chart('Alan'));
    const { finished } = await stop();
    const undone = (await desk.ask('timer.undo', { entry: finished!.entry })) as WidgetView;
    expect(undone.timer).toMatchObject({ patient: { given: 'Grace' }, heldAt: null, keeps: true });
  });
});
