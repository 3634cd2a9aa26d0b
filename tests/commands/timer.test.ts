import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { Desk } from './bench.ts';
import { fakeSession } from './fake-browser.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const person = (name: string) => syntheticPatients.find((each) => each.given === name)!;
const chart = (name: string) => {
  const { uuid, family, given, birthDate, recordNumber } = person(name);
  return { urlId: uuid, family, given, birthDate, recordNumber };
};

let desk: Desk;
let people: { name: string; passphrase: string }[];
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  people = await desk.practice();
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

describe('the timer', () => {
  it('goes from a confirmed chart to a stored entry and says how far the month is', async () => {
    await desk.show(chart('Grace'));
    expect((await desk.view()).chart).toMatchObject({ status: 'confirmed', enrolled: true });
    expect((await desk.view()).progress).toMatchObject({ seconds: 1040, next: { code: '99490', missing: 160 } });
    const running = (await desk.ask('timer.start', {})) as WidgetView;
    expect(running.timer?.patient.family).toBe('Okafor');
    await desk.ask('timer.tag', { activity: 'patient_call', from: 'start' });
    await desk.work(160_000);
    const stopped = (await desk.ask('timer.stop', {})) as WidgetView;
    expect(stopped.timer).toBeNull();
    expect(stopped.finished).toMatchObject({ start: desk.now - 160_000, end: desk.now, activity: 'patient_call' });
    expect(stopped.progress?.supports).toContain('99490 × 1');
  });

  it('never counts what the chart does not confirm', async () => {
    await desk.show({ ...chart('Grace'), birthDate: null });
    expect((await desk.view()).chart.status).toBe('uncertain');
    expect(await desk.answer('timer.start', {}, 'sidepanel')).toMatchObject({ ok: false, code: 'UNCERTAIN' });
    await desk.show({ ...chart('Grace'), birthDate: '1950-01-01' });
    expect((await desk.view()).chart.status).toBe('uncertain');
    expect(await desk.answer('timer.start', { confirm: true }, 'sidepanel')).toMatchObject({ ok: false, code: 'CONTRADICTS' });
    await desk.show({ ...chart('Grace'), stale: true });
    expect((await desk.view()).chart.status).toBe('uncertain');
  });

  it('holds an address id that belongs to somebody else against the banner', async () => {
    await desk.show(chart('Grace'));
    await desk.ask('timer.start', {});
    await desk.ask('timer.stop', {});
    await desk.show({ ...chart('Alan'), urlId: person('Grace').uuid });
    expect((await desk.view()).chart.status).toBe('uncertain');
  });

  it('leaves one timer of twenty starts at once, and one entry of two stops', async () => {
    await desk.show(chart('Grace'), 1);
    await desk.show(chart('Alan'), 2);
    await Promise.all(Array.from({ length: 20 }, () => desk.ask('timer.start', {}, 'sidepanel')));
    const { open } = { open: (await desk.context.home.openNow())! };
    expect(Object.keys((await open.ledger.readPractice()).running)).toHaveLength(1);
    desk.pass(60_000);
    await Promise.all([desk.ask('timer.stop', {}), desk.ask('timer.stop', {})]);
    const mine = (await open.recent()).filter((entry) => entry.source === 'timer');
    expect(mine).toHaveLength(1);
    expect(mine[0]!.end - mine[0]!.start).toBe(60_000);
    expect(await open.ledger.verify()).toMatchObject({ ok: true });
  });

  it('switches to another patient at the same millisecond', async () => {
    await desk.show(chart('Grace'));
    await desk.ask('timer.start', {});
    desk.pass(30_000);
    await desk.show(chart('Alan'));
    expect((await desk.view()).timer).toMatchObject({ chart: 'other', heldAt: desk.now });
    desk.pass(7_000); // the question is on screen; the clock stands
    const after = (await desk.ask('timer.switch', {})) as WidgetView;
    expect(after.timer?.patient.given).toBe('Alan');
    const last = (await (await desk.context.home.openNow())!.recent())[0]!;
    expect(last.end).toBe(after.timer!.start);
    expect(last.end - last.start).toBe(30_000);
  });

  it('stands while the chart shows somebody else: go on counts it, stop ends there, going back leaves it unresolved', async () => {
    const looked = async (answer: () => Promise<unknown>) => {
      await desk.show(chart('Grace'));
      await desk.ask('timer.start', {});
      desk.pass(30_000);
      await desk.show(chart('Alan'));
      desk.pass(7_000);
      await desk.ask('widget.witness', {});
      await answer();
      desk.pass(3_000);
      await desk.ask('timer.stop', {});
      const open = (await desk.context.home.openNow())!;
      const entries = (await open.recent(desk.now - 60_000)).filter((entry) => entry.source === 'timer' && entry.start > desk.now - 60_000);
      await desk.show({ status: 'none' });
      desk.pass(60_000);
      return entries.map((entry) => entry.end - entry.start);
    };
    expect(await looked(() => desk.ask('timer.goOn', {}))).toEqual([40_000]);
    expect(await looked(() => desk.ask('timer.stop', {}))).toEqual([30_000]);
    expect(await looked(() => desk.show(chart('Grace')))).toEqual([3_000, 30_000]);
    expect((await desk.view()).unresolved.filter((span) => span.cause === 'other_chart').map((span) => span.end - span.start)).toEqual([7_000]);
  });

  it('takes a stop back within ten seconds, and not later', async () => {
    await desk.show(chart('Grace'));
    const { timer } = (await desk.ask('timer.start', {})) as WidgetView;
    desk.pass(20_000);
    const { finished } = (await desk.ask('timer.stop', {})) as WidgetView;
    desk.pass(5_000);
    const again = (await desk.ask('timer.undo', { entry: finished!.entry })) as WidgetView;
    expect(again.timer!.start).toBe(timer!.start);
    desk.pass(5_000);
    const second = (await desk.ask('timer.stop', {})) as WidgetView;
    expect(second.finished!.end - second.finished!.start).toBe(30_000);
    desk.pass(20_000);
    expect(await desk.answer('timer.undo', { entry: second.finished!.entry }, 'sidepanel')).toMatchObject({ code: 'TOO_LATE' });
  });

  it('moves the start with a reason, never before the previous entry and never into the future', async () => {
    await desk.show(chart('Grace'));
    await desk.ask('timer.start', {});
    await desk.work(480_000);
    const view = await desk.view();
    const start = view.timer!.start;
    expect(await desk.answer('timer.editStart', { start: start - 60_000, reason: '' }, 'sidepanel')).toMatchObject({ code: 'REASON' });
    expect(await desk.answer('timer.editStart', { start: desk.now + 1, reason: 'no' }, 'sidepanel')).toMatchObject({ code: 'FUTURE' });
    expect(await desk.answer('timer.editStart', { start: view.timer!.earliestStart - 1, reason: 'too early' }, 'sidepanel')).toMatchObject({ code: 'OVERLAP' });
    const moved = (await desk.ask('timer.editStart', { start: start - 60_000, reason: 'Picked up the phone first' })) as WidgetView;
    expect(moved.timer!.start).toBe(start - 60_000);
  });

  it('switches the activity without losing a millisecond', async () => {
    await desk.show(chart('Grace'));
    await desk.ask('timer.start', {});
    await desk.ask('timer.tag', { activity: 'patient_call', from: 'start' });
    desk.pass(61_234);
    await desk.ask('timer.tag', { activity: 'care_plan_update', from: 'now' });
    desk.pass(10_001);
    await desk.ask('timer.stop', {});
    const [second, first] = (await (await desk.context.home.openNow())!.recent()).filter((entry) => entry.source === 'timer');
    expect([first!.activity, first!.end - first!.start, second!.activity, second!.end - second!.start]).toEqual(['patient_call', 61_234, 'care_plan_update', 10_001]);
    expect(first!.end).toBe(second!.start);
  });

  it('is still running after the worker died, with the right start', async () => {
    await desk.show(chart('Grace'));
    const { timer } = (await desk.ask('timer.start', {})) as WidgetView;
    desk.pass(20_000);
    await desk.wake();
    expect((await desk.view()).timer).toMatchObject({ id: timer!.id, start: timer!.start });
  });

  it('is recovered after the browser was killed: closed at the last witness, the rest unresolved, nothing invented', async () => {
    await desk.show(chart('Grace'));
    const { timer } = (await desk.ask('timer.start', {})) as WidgetView;
    desk.pass(15_000);
    await desk.ask('widget.witness', {});
    desk.pass(600_000);
    await desk.restart();
    expect((await desk.view()).lock).toBe('locked');
    expect(JSON.stringify(await desk.view())).not.toContain('Okafor');
    desk.pass(5_000);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    const view = await desk.view();
    expect(view.timer).toBeNull();
    const span = view.unresolved.find((each) => each.cause === 'browser_closed')!;
    expect([span.start - timer!.start, span.end - span.start]).toEqual([15_000, 600_000]);
    await desk.ask('unresolved.answer', { span: span.id, answer: 'first', minutes: 4 });
    const entries = (await (await desk.context.home.openNow())!.recent()).filter((entry) => entry.source !== 'practice');
    expect(entries.map((entry) => [entry.source, entry.end - entry.start])).toEqual([['kept', 240_000], ['timer', 15_000]]);
    expect(await desk.answer('unresolved.answer', { span: span.id, answer: 'keep' }, 'sidepanel')).toMatchObject({ code: 'ANSWERED' });
  });

  it('runs on while locked, holds the time back, and can be stopped without unlocking', async () => {
    await desk.show(chart('Grace'));
    await desk.ask('timer.start', {});
    desk.pass(60_000);
    await desk.ask('vault.lock', {}, 'workspace');
    expect((await desk.view()).locked).toMatchObject({ openTimerSince: desk.now - 60_000 });
    expect(await desk.answer('patient.page', { patient: '0'.repeat(32), month: '2026-11' }, 'workspace')).toMatchObject({ code: 'LOCKED' });
    desk.pass(30_000);
    await desk.ask('timer.stop', {});
    desk.pass(5_000);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    const view = await desk.view();
    expect(view.timer).toBeNull();
    expect(view.unresolved.at(-1)).toMatchObject({ cause: 'locked', start: view.unresolved.at(-1)!.end - 30_000 });
    expect((await (await desk.context.home.openNow())!.recent())[0]).toMatchObject({ source: 'timer', end: desk.now - 35_000 });
  });

  it('treats a long silence as unresolved and goes on from the moment somebody is back', async () => {
    await desk.show(chart('Grace'));
    await desk.ask('timer.start', {});
    desk.pass(10_000);
    await desk.ask('widget.witness', {});
    desk.pass(95 * 60_000);
    // Locked by then; the timer is held back from the last witness on.
    await desk.ask('widget.view', {});
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    const view = await desk.view();
    const span = view.unresolved.at(-1)!;
    expect(span.end - span.start).toBeGreaterThanOrEqual(95 * 60_000);
    expect(view.timer?.start).toBe(span.end);
  });

  it('counts an entry over the month’s end in each month exactly', async () => {
    await desk.show(chart('Grace'));
    desk.now = Date.parse('2026-12-01T04:59:00Z'); // 23:59 on Nov 30 in Detroit
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    await desk.show(chart('Grace'));
    await desk.ask('timer.start', {});
    desk.pass(80_000);
    await desk.ask('timer.stop', {});
    const parts = (await (await desk.context.home.openNow())!.recent()).filter((entry) => entry.source === 'timer');
    expect(parts.map((entry) => [entry.month, entry.end - entry.start]).sort()).toEqual([['2026-11', 60_000], ['2026-12', 20_000]]);
  });

  it('asks for the right passphrase, and lets the other person in with hers', async () => {
    await desk.ask('vault.lock', {}, 'workspace');
    expect(await desk.answer('vault.unlock', { passphrase: 'not the passphrase' }, 'sidepanel')).toMatchObject({ ok: false, code: 'WRONG_PASSPHRASE' });
    await desk.ask('vault.unlock', { passphrase: people[1]!.passphrase });
    expect((await desk.view()).me).toMatchObject({ role: 'qhp' });
  });
});

describe('the door', () => {
  it('does a command once, however often it is sent', async () => {
    await desk.show(chart('Grace'));
    const id = crypto.randomUUID();
    await desk.ask('timer.start', {}, 'sidepanel', id);
    desk.pass(5_000);
    await desk.ask('timer.stop', {});
    await desk.ask('timer.start', {}, 'sidepanel', id);
    expect((await desk.view()).timer).toBeNull();
  });

  it('lets a page script do only what a page script may', async () => {
    for (const name of ['widget.view', 'timer.start', 'month.export', 'patient.page', 'vault.unlock', 'practice.leavePractice']) {
      expect(await desk.answer(name, {}, 'chart')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    }
    expect(await desk.answer('widget.view', {}, 'widget')).toMatchObject({ ok: false, code: 'NOT_BOUND' });
    expect(await desk.answer('constructor', {}, 'workspace')).toMatchObject({ ok: false, code: 'NOT_UNDERSTOOD' });
    expect(await desk.answer('timer.note', { note: 'x'.repeat(70_000) }, 'sidepanel')).toMatchObject({ ok: false, code: 'TOO_LARGE' });
  });

  it('binds a frame by its token once', async () => {
    const { token } = (await desk.ask('chart.mount', {}, 'chart')) as { token: string };
    await desk.ask('widget.hello', { token }, 'widget');
    expect(((await desk.ask('widget.view', {}, 'widget')) as WidgetView).lock).toBe('open');
    expect(await desk.answer('widget.hello', { token }, 'widget')).toMatchObject({ ok: false, code: 'NOT_BOUND' });
  });

  it('says sentences without data when it refuses', async () => {
    const answer = await desk.answer('observation.save', { observation: { patient: '0'.repeat(32), kind: 'conditions', list: [{ name: 'secret words', expectedMonths: -1 }] } }, 'workspace');
    expect(answer).toMatchObject({ ok: false, code: 'NOT_ACCEPTED' });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
