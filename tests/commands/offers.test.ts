import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { ELSEWHERE } from '../../lib/commands/looks.ts';
import { offerForget } from '../../lib/commands/offer.ts';
import type { PreferencesView } from '../../lib/commands/preferences.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { Preferences } from '../../lib/records/index.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { Desk } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const chart = (given: string, n = 0) => {
  const { uuid, family, birthDate, recordNumber } = syntheticPatients.filter((each) => each.given === given)[n]!;
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
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const wish = async (part: Partial<Preferences>) => {
  const { preferences } = (await desk.ask('preferences.view', {}, 'workspace')) as PreferencesView;
  return desk.ask('preferences.set', { preferences: { ...preferences, ...part } }, 'workspace');
};
const offer = async () => (await desk.view()).offer?.kind ?? null;

describe('an offer', () => {
  it('is a question, a countdown or nothing, as the person wants', async () => {
    await desk.show(chart('Grace'));
    expect(await offer()).toBe('ask');
    await wish({ start: 'immediately' });
    expect(await offer()).toBe('countdown');
    expect(((await desk.ask('timer.start', { auto: true })) as WidgetView).timer?.patient.given).toBe('Grace');
    await desk.ask('timer.stop', {});
    await wish({ start: 'never' });
    await desk.show({ status: 'none' });
    await desk.show(chart('Alan'));
    expect(await offer()).toBeNull();
    expect(await desk.answer('timer.start', { auto: true }, 'sidepanel')).toMatchObject({ code: 'NOT_ASKED' });
  });

  it('is never made for somebody who is not confirmed or not enrolled', async () => {
    await wish({ start: 'immediately' });
    await desk.show({ ...chart('Grace'), birthDate: null });
    expect((await desk.view()).chart.status).toBe('uncertain');
    expect(await offer()).toBeNull();
    expect(await desk.answer('timer.start', { auto: true }, 'sidepanel')).toMatchObject({ code: 'UNCERTAIN' });
    expect(await desk.answer('timer.start', { auto: true, confirm: true }, 'sidepanel')).toMatchObject({ code: 'NOT_ASKED' });
    await desk.show(chart('Gloria'));
    expect((await desk.view()).chart).toMatchObject({ status: 'confirmed', enrolled: false });
    expect(await offer()).toBeNull();
    expect(await desk.answer('timer.start', { auto: true }, 'sidepanel')).toMatchObject({ code: 'NOT_ASKED' });
  });

  it('is never made while a timer runs or is paused, nor for whom it was just stopped, paused or declined', async () => {
    await wish({ start: 'immediately' });
    await desk.show(chart('Grace'));
    await desk.ask('timer.notNow', {});
    expect(await offer()).toBeNull();
    expect(await desk.answer('timer.start', { auto: true }, 'sidepanel')).toMatchObject({ code: 'NOT_ASKED' });
    await desk.ask('timer.start', {});
    expect(await offer()).toBeNull();
    await desk.ask('timer.pause', {});
    await desk.show(chart('Alan'));
    expect(await offer()).toBeNull();
    await desk.show(chart('Grace'));
    await desk.ask('timer.resume', {});
    await desk.ask('timer.stop', {});
    desk.pass(60_000);
    expect(await offer()).toBeNull();
    await desk.wake();
    expect(await offer()).toBeNull();
  });

  it('comes for another patient, and again when the chart was left and opened again', async () => {
    await desk.show(chart('Grace'));
    await desk.ask('timer.notNow', {});
    await desk.show(chart('Alan'));
    expect(await offer()).toBe('ask');
    await desk.show(chart('Grace'));
    expect(await offer()).toBe('ask');
    await desk.ask('timer.notNow', {});
    await desk.show({ status: 'changing' });
    await desk.show(chart('Grace'));
    expect(await offer()).toBeNull();
    await desk.show({ status: 'none' });
    await desk.show(chart('Grace'));
    expect(await offer()).toBe('ask');
  });

  it('stays declined in its own tab while others come and go, and is over with the tab', async () => {
    await desk.show(chart('Grace'), 1);
    await desk.ask('timer.notNow', {});
    desk.front = 2;
    await desk.show(chart('Alan'), 2);
    await desk.ask('timer.notNow', {});
    expect(await offer()).toBeNull();
    desk.front = 1;
    expect(await offer()).toBeNull();
    await Promise.all([desk.context.charts.forget(1), desk.context.looks.forget(1), offerForget(desk.context, 1)]);
    desk.front = 3;
    await desk.show(chart('Grace'), 3);
    expect(await offer()).toBe('ask');
    desk.front = 2;
    expect(await offer()).toBeNull();
  });

  it('is never made to a biller', async () => {
    const { open } = { open: (await desk.context.home.openNow())! };
    const me = (await open.desk()).person;
    await wish({ start: 'immediately' });
    await desk.ask('staff.save', { staff: { id: me.id, role: 'biller' } }, 'workspace');
    await desk.show(chart('Grace'));
    expect(await offer()).toBeNull();
    expect(await desk.answer('timer.start', { auto: true }, 'sidepanel')).toMatchObject({ code: 'BILLER' });
  });
});

/** The widget over the chart of this tab, bound by its token. */
async function widget(tab = 1): Promise<void> {
  const { token } = (await desk.ask('chart.mount', {}, 'chart', crypto.randomUUID(), tab)) as { token: string };
  await desk.ask('widget.hello', { token }, 'widget', crypto.randomUUID(), tab);
}
/** Seconds pass with the widget in sight and somebody at the keyboard. */
async function look(seconds: number, tab = 1, there = true): Promise<void> {
  for (let left = seconds; left > 0; left -= 12) {
    if (there) await desk.present('active');
    await desk.ask('widget.witness', {}, 'widget', crypto.randomUUID(), tab);
    desk.pass(Math.min(12, left) * 1000);
  }
  if (there) await desk.present('active');
  await desk.ask('widget.witness', {}, 'widget', crypto.randomUUID(), tab);
}
const looked = async () => (await desk.view()).looked;
const mine = async () => (await (await desk.context.home.openNow())!.recent()).filter((entry) => entry.source !== 'practice').map((entry) => [(entry.start - born) / 1000, (entry.end - born) / 1000, entry.source]);

describe('a look at a chart without a timer', () => {
  beforeEach(async () => {
    await wish({ forgot: true });
    await widget();
    await desk.show(chart('Grace'));
  });

  it('is added by one press, marked as what it is, and forgotten', async () => {
    await look(440);
    expect(await looked()).toMatchObject({ seconds: 440, since: born });
    const view = (await desk.ask('timer.addLooked', {})) as WidgetView;
    expect(view.looked).toBeNull();
    const [entry] = await (await desk.context.home.openNow())!.recent();
    expect(entry).toMatchObject({ source: 'retroactive', program: 'CCM', activity: null, reason: 'Looked at without a timer; added afterwards', start: born, end: born + 440_000 });
    expect(await desk.answer('timer.addLooked', {}, 'sidepanel')).toMatchObject({ code: 'NOT_LOOKED' });
    expect(await mine()).toHaveLength(1);
  });

  it('adds once, however often it is sent', async () => {
    await look(120);
    const id = crypto.randomUUID();
    await desk.ask('timer.addLooked', {}, 'sidepanel', id);
    await desk.ask('timer.addLooked', {}, 'sidepanel', id);
    expect(await mine()).toEqual([[0, 120, 'retroactive']]);
  });

  it('is nothing unless the person switched such offers on', async () => {
    await wish({ forgot: false });
    await look(300);
    expect(await looked()).toBeNull();
    expect(JSON.stringify([...desk.memory.kept].filter(([key]) => key.startsWith('look:')))).toContain('\\"stretches\\":[]');
    expect(await desk.answer('timer.addLooked', {}, 'sidepanel')).toMatchObject({ code: 'NOT_LOOKED' });
  });

  it('counts only the tab in front, the browser in front, and somebody at key or mouse', async () => {
    await look(60);
    desk.front = 2;
    await look(120);
    desk.front = 1;
    await desk.memory.set(ELSEWHERE, true);
    await look(120);
    await desk.memory.set(ELSEWHERE, false);
    await look(60);
    await desk.present('idle', 0);
    await look(240, 1, false);
    await look(12);
    // Seconds 60 to 300 were not in front; from 420 on nobody touched a key, which is believed for one minute.
    await desk.ask('timer.addLooked', {});
    expect(await mine()).toEqual([[0, 60, 'retroactive'], [300, 420, 'retroactive'], [600, 612, 'retroactive']].reverse());
  });

  it('is seen by a widget that is bound to the chart, and by nothing else', async () => {
    for (let n = 0; n < 20; n++) {
      await desk.present('active');
      await desk.ask('widget.witness', {}, 'sidepanel');
      desk.pass(12_000);
    }
    expect(await looked()).toBeNull();
    expect(await desk.answer('widget.witness', {}, 'widget', crypto.randomUUID(), 7)).toMatchObject({ code: 'NOT_BOUND' });
  });

  it('never goes back more than half an hour', async () => {
    await look(45 * 60);
    expect((await looked())!.seconds).toBe(30 * 60);
    desk.pass(8 * 60_000);
    expect((await looked())!.seconds).toBe(22 * 60);
  });

  it('never tells a second twice: entries and time that waits are left out', async () => {
    await look(120);
    await desk.ask('timer.start', {});
    desk.pass(30_000);
    await desk.ask('widget.witness', {});
    desk.pass(95_000); // silence: unresolved
    await desk.ask('timer.stop', {});
    await desk.show({ status: 'none' });
    await desk.show(chart('Grace'));
    // A look that pretends to cover all of it, as one would that a slow page reported late.
    await desk.memory.set('look:1', { patient: (await desk.view()).chart.patient!.key, since: born, seen: desk.now, stretches: [{ start: born, end: desk.now }] });
    expect(await looked()).toMatchObject({ seconds: 120 });
    await desk.ask('timer.addLooked', {});
    const unresolved = (await desk.view()).unresolved.filter((span) => span.start >= born);
    expect(unresolved.map((span) => [(span.start - born) / 1000, (span.end - born) / 1000])).toEqual([[150, 245]]);
    expect((await mine()).sort((a, b) => (a[0] as number) - (b[0] as number))).toEqual([[0, 120, 'retroactive'], [120, 150, 'timer']]);
  });

  it('is forgotten with the tab, another chart, "not now", a start and a lock', async () => {
    const forgotten = async (how: () => Promise<unknown>) => {
      await desk.show({ status: 'none' });
      await desk.show(chart('Grace'));
      await look(120);
      expect(await looked()).not.toBeNull();
      await how();
      return (await desk.context.looks.all()).filter((each) => each.stretches.some(({ start, end }) => end - start >= 60_000)).length;
    };
    expect(await forgotten(() => desk.context.looks.forget(1))).toBe(0);
    expect(await forgotten(async () => { await desk.show(chart('Alan')); expect(await looked()).toBeNull(); await look(12); })).toBe(0);
    expect(await forgotten(async () => { await desk.ask('timer.notNow', {}); expect(await looked()).toBeNull(); await look(12); })).toBe(0);
    expect(await forgotten(async () => { await desk.ask('timer.start', {}); expect(await looked()).toBeNull(); await look(12); await desk.ask('timer.stop', {}); })).toBe(0);
    expect(await forgotten(() => desk.ask('vault.lock', {}, 'workspace'))).toBe(0);
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
  });

  it('holds no name in the browser’s memory', async () => {
    await look(120);
    const kept = [...desk.memory.kept].filter(([key]) => /^(look|shows|told|declined)/.test(key)).map(String).join();
    expect(kept).not.toMatch(/Okafor|Grace|100GEJ|1948/);
    expect(kept).toContain('stretches');
  });

  it('is nothing for a patient who is not enrolled', async () => {
    await desk.show(chart('Gloria'));
    await look(180);
    expect(await looked()).toBeNull();
    expect(await desk.context.looks.all()).toEqual([]);
  });
});
