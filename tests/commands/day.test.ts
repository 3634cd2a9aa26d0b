import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { DayView } from '../../lib/commands/views-closing.ts';
import type { MonthPart } from '../../lib/commands/views-month.ts';
import { Desk, kept } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

let desk: Desk;
let people: { name: string; passphrase: string }[];
let patients: Record<string, string>;
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  people = await desk.practice();
  const { rows } = (await desk.ask('month.part', { month: '2026-11', from: 0, to: 255 })) as MonthPart;
  patients = Object.fromEntries(rows.map((row) => [row.patient.given, row.patient.key]));
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const day = (asked?: string) => desk.ask('day.view', asked ? { day: asked } : {}) as Promise<DayView>;
const complete = (of: string) => desk.ask('day.complete', { day: of }) as Promise<DayView>;
const today = '2026-11-17';
/** Works for a patient and stops; tagged or not. */
async function worked(given: string, ms: number, activity: string | null = 'patient_call') {
  await desk.ask('timer.start', { patient: patients[given] });
  if (activity) await desk.ask('timer.tag', { activity, from: 'start' });
  await desk.work(ms);
  await desk.ask('timer.stop', {});
}
const statements = async () => (await kept('caretally-practice', desk)).filter((event) => event.body.kind === 'day.completed');

describe('a person’s own day', () => {
  it('adds up to the millisecond what she recorded, left without an activity, and did not answer', async () => {
    const before = await day();
    await worked('Grace', 123_456);
    await worked('Alan', 61_001, null);
    await desk.ask('timer.start', { patient: patients['Bao'] });
    await desk.work(60_000);
    desk.pass(180_003);
    await desk.ask('widget.witness', {});
    await desk.ask('timer.stop', {});
    const now = await day();
    expect(now.recordedMs - before.recordedMs).toBe(123_456 + 61_001 + 60_000);
    expect(now.unresolved).toEqual({ count: before.unresolved.count + 1, ms: before.unresolved.ms + 180_003 });
    expect(now.untagged.map((each) => [each.patient.given, each.end - each.start])).toEqual([['Alan', 61_001], ['Bao', 60_000]]);
    expect(now).toMatchObject({ day: today, today, running: null, completed: null });
  });

  it('leaves out what was voided and what others did', async () => {
    const before = await day();
    await worked('Grace', 60_000);
    const view = (await desk.ask('widget.view', {})) as WidgetView;
    await desk.ask('timer.undo', { entry: view.finished!.entry });
    expect((await day()).recordedMs).toBe(before.recordedMs);
    await desk.ask('timer.stop', {});
    const mine = (await day()).recordedMs;
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[1]!.passphrase }, 'workspace');
    const hers = (await day()).recordedMs;
    await worked('Grace', 60_000);
    expect((await day()).recordedMs).toBe(hers + 60_000);
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase }, 'workspace');
    expect((await day()).recordedMs).toBe(mine);
  });

  it('cuts at local midnight', async () => {
    // 23:58 in Detroit on Nov 18, worked over midnight.
    desk.now = Date.parse('2026-11-19T04:58:00.000Z');
    desk.steady += 2 * 86_400_000;
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase }, 'workspace');
    const [first, second] = [await day('2026-11-18'), await day('2026-11-19')];
    await worked('Grace', 5 * 60_000 + 7);
    expect((await day('2026-11-18')).recordedMs - first.recordedMs).toBe(120_000);
    expect((await day('2026-11-19')).recordedMs - second.recordedMs).toBe(180_007);
  });
});

describe('“my day is complete”', () => {
  it('is a logged statement with the figures it rested on, also with something left', async () => {
    await worked('Alan', 61_001, null);
    const { recordedMs, unresolved, untagged } = await day();
    expect(untagged.length).toBeGreaterThan(0);
    const after = await complete(today);
    expect(after.completed).toEqual({ at: desk.now, recordedMs, unresolvedMs: unresolved.ms, untagged: untagged.length, changed: [] });
    expect((await statements()).map((event) => event.body)).toEqual([{ kind: 'day.completed', staff: expect.any(String), day: today, recordedMs, unresolvedMs: unresolved.ms, untagged: untagged.length }]);
  });

  it('said twice is said once, until something changed', async () => {
    await worked('Grace', 60_000);
    await complete(today);
    desk.pass(1000);
    await complete(today);
    expect(await statements()).toHaveLength(1);
    await worked('Alan', 120_000);
    const changed = (await day()).completed!.changed;
    expect(changed).toEqual([expect.stringMatching(/^Recorded: .* then, .* now$/)]);
    expect((await complete(today)).completed!.changed).toEqual([]);
    expect(await statements()).toHaveLength(2);
  });

  it('notices a change that leaves the sums alone', async () => {
    await worked('Grace', 60_000);
    await complete(today);
    desk.pass(1000);
    const entry = (await desk.view()).today[0]!.entry;
    await desk.ask('entry.amend', { entry, month: '2026-11', changes: { note: 'Made-up note' }, reason: 'A note was missing' }, 'workspace');
    expect((await day()).completed!.changed).toEqual(['An entry was added or changed']);
  });

  it('waits for a running timer to be stopped, and for the day to come', async () => {
    await desk.ask('timer.start', { patient: patients['Grace'] });
    expect(await desk.answer('day.complete', { day: today }, 'sidepanel')).toMatchObject({ ok: false, code: 'RUNNING', message: 'Your timer is running, so this day is not over. Stop it, then close the day.' });
    // Yesterday is over, whatever runs now.
    expect(await desk.answer('day.complete', { day: '2026-11-16' }, 'sidepanel')).toMatchObject({ ok: true });
    await desk.ask('timer.stop', {});
    expect(await desk.answer('day.complete', { day: '2026-11-18' }, 'sidepanel')).toMatchObject({ ok: false, code: 'FUTURE' });
    expect(await statements()).toHaveLength(1);
  });
});
