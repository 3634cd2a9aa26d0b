import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { contradictions } from '../../lib/commands/link.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { MonthPart } from '../../lib/commands/views-month.ts';
import type { LinkCandidate, PatientPage } from '../../lib/commands/views-patient.ts';
import { nameOf } from '../../lib/ledger/blocks.ts';
import { foldAll } from '../../lib/ledger/fold.ts';
import type { PatientFile } from '../../lib/ledger/blocks.ts';
import type { Observation } from '../../lib/records/index.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { Desk, kept } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const chartOf = (name: string) => {
  const { uuid, family, given, birthDate, recordNumber } = syntheticPatients.find((each) => each.given === name)!;
  return { urlId: uuid, family, given, birthDate, recordNumber };
};
const grace = chartOf('Grace');
/** The same person as another EHR numbers and writes her. */
const elsewhere = { urlId: 'ehr-2/9001', family: 'Okafor', given: 'Grace A.', birthDate: grace.birthDate, recordNumber: 'W-9001' };
const reason = 'Both charts seen, same insurance card';

let desk: Desk;
let keys: { main: string; other: string };
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  await desk.practice();
  const { urlId: _id, ...other } = elsewhere;
  await desk.show(grace);
  const main = (await desk.view()).chart.patient!.key!;
  keys = { main, other: ((await desk.ask('patient.add', { patient: { ...other, payer: 'medicare_ffs' } }, 'workspace')) as { key: string }).key };
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const MONTH = '2026-11';
const link = (more: object = {}) => desk.answer('patient.link', { patient: keys.main, other: keys.other, reason, ...more }, 'workspace');
const unlink = () => desk.ask('patient.unlink', { patient: keys.main, other: keys.other, reason: 'Two cousins of one name after all' }, 'workspace');
const page = (patient = keys.main, month = MONTH) => desk.ask('patient.page', { patient, month }, 'workspace') as Promise<PatientPage>;
const rows = async (month = MONTH) => ((await desk.ask('month.part', { month, from: 0, to: 255 }, 'workspace')) as MonthPart).rows;
const row = async (key: string, month = MONTH) => (await rows(month)).find((each) => each.patient.key === key);
/** Seconds of this test's timers under a patient. */
const timed = async (key: string) => (await page(key)).entries.filter((entry) => entry.source === 'timer' && !entry.voided).map((entry) => entry.seconds);
const work = async (who: Parameters<Desk['show']>[0], seconds: number) => {
  await desk.show(who);
  await desk.ask('timer.start', {});
  await desk.ask('timer.tag', { activity: 'patient_call', from: 'start' });
  await desk.work(seconds * 1000);
  await desk.ask('timer.stop', {});
};

describe('one patient under two records', () => {
  it('is one person at both charts: one name, one timer, one month; apart again everything is where it was made', async () => {
    await work(grace, 60);
    await work(elsewhere, 30);
    const apart = { main: (await page()).entries.length, counted: (await row(keys.main))!.countedSeconds };
    expect(await timed(keys.other)).toEqual([30]);
    expect(await link()).toMatchObject({ ok: true });

    await desk.show(elsewhere);
    const view = await desk.view();
    expect(view.chart).toMatchObject({ status: 'confirmed', enrolled: true, patient: { key: keys.main, recordNumber: 'W-9001' } });
    expect(view.progress?.patient).toBe(keys.main);
    expect(await timed(keys.main)).toEqual([60, 30]);
    expect((await page()).entries).toHaveLength(apart.main + 1);
    expect((await rows()).filter(({ patient }) => patient.key === keys.other)).toEqual([]);
    expect((await page(keys.other)).patient.key).toBe(keys.main);

    // A timer begun at one chart goes on at the other, without a question.
    const { timer } = (await desk.ask('timer.start', {})) as WidgetView;
    expect(timer).toMatchObject({ patient: { key: keys.main, recordNumber: grace.recordNumber }, program: 'CCM', chart: 'same' });
    await desk.work(20_000);
    await desk.show(grace);
    expect((await desk.view()).timer).toMatchObject({ id: timer!.id, chart: 'same', heldAt: null });
    await desk.ask('timer.tag', { activity: 'patient_call', from: 'start' });
    await desk.ask('timer.stop', {});
    expect(await timed(keys.main)).toEqual([60, 30, 20]);
    expect((await row(keys.main))!.countedSeconds).toBe(apart.counted + 20);
    await work(grace, 10);

    await unlink();
    expect(await timed(keys.main)).toEqual([60, 10]);
    expect(await timed(keys.other)).toEqual([30, 20]);
    expect((await row(keys.main))!.countedSeconds).toBe(apart.counted + 10);
    await desk.show(elsewhere);
    expect((await desk.view()).chart).toMatchObject({ status: 'confirmed', enrolled: false, patient: { key: keys.other } });
  });

  it('amends, voids and assigns an entry where it lies', async () => {
    await work(elsewhere, 30);
    await link();
    const entry = (await page()).entries.find((each) => each.patient === keys.other)!;
    await desk.ask('enrollment.save', { enrollment: { patient: keys.main, program: 'CCM', status: 'enrolled', since: '2026-02-11' }, assign: true, month: MONTH }, 'workspace');
    expect((await page()).entries.find((each) => each.id === entry.id)).toMatchObject({ program: 'CCM', patient: keys.other });
    await desk.ask('entry.amend', { entry: entry.id, month: MONTH, changes: { note: 'made-up note' } }, 'workspace');
    await desk.ask('entry.void', { entry: entry.id, month: MONTH, reason: 'made up' }, 'workspace');
    expect((await page()).entries.find((each) => each.id === entry.id)).toMatchObject({ note: 'made-up note', voided: { reason: 'made up' } });
  });

  it('is no overlap with itself, and is one again when the two are apart', async () => {
    await work(grace, 120);
    const { entries } = await page();
    const mine = entries.filter((entry) => entry.source === 'timer').at(-1)!;
    // The clock was set back: the same minutes once more, at the other chart.
    desk.step(-100_000);
    await work(elsewhere, 60);
    const overlaps = async () => ((await desk.ask('overlap.list', {}, 'workspace')) as { overlaps: { sides: { entry: string }[] }[] }).overlaps;
    expect((await overlaps()).map(({ sides }) => sides.map(({ entry }) => entry))).toEqual([expect.arrayContaining([mine.id])]);
    await link();
    expect(await overlaps()).toEqual([]);
    await unlink();
    expect(await overlaps()).toHaveLength(1);
  });

  it('says who linked and unlinked it, when and why, and the log alone gives the same', async () => {
    await link();
    const linkedAt = desk.now;
    desk.pass(60_000);
    await unlink();
    await link({ reason: 'The cousin was a third record' });
    expect((await page()).links).toEqual([
      { patient: { key: keys.other, family: 'Okafor', given: 'Grace A.', birthDate: grace.birthDate, recordNumber: 'W-9001' }, at: desk.now, by: 'Dana Whitfield RN', reason: 'The cousin was a third record', unlinked: null },
      expect.objectContaining({ at: linkedAt, reason, unlinked: { at: desk.now, by: 'Dana Whitfield RN', reason: 'Two cousins of one name after all' } }),
    ]);
    const events = await kept('caretally-practice', desk);
    expect(events.filter(({ body }) => body.kind.endsWith('linked')).map(({ body }) => body.kind)).toEqual(['patient.linked', 'patient.unlinked', 'patient.linked']);
    const { ledger } = (await desk.context.home.openNow())!;
    const folded = foldAll(new Map(), events);
    for (const key of [keys.main, keys.other]) {
      const block = folded.get(nameOf({ month: 'standing', bucket: parseInt(key.slice(0, 2), 16) }))!.block as { patients: Record<string, PatientFile> };
      expect(block.patients[key]).toEqual(await ledger.readRecord(key));
    }
    expect(folded.get('practice 0')!.block).toEqual(await ledger.readPractice());
  });

  it('changes nothing that a closed month said: it is flagged', async () => {
    await work(grace, 60);
    await work(elsewhere, 30);
    desk.now = Date.parse('2026-12-02T15:00:00Z');
    await desk.wake();
    await desk.ask('vault.unlock', { passphrase: (await import('../../lib/synthetic/month.ts')).practicePassphrases[0] }, 'sidepanel');
    await desk.ask('month.close', { month: MONTH, anyway: 'made-up: closed for this test' }, 'workspace');
    const said = { main: (await row(keys.main))!.frozen!, other: (await row(keys.other))!.frozen! };
    expect(said.main.changed).toBeNull();
    desk.pass(1_000);
    await link();
    const linked = (await row(keys.main))!.frozen!;
    expect(linked.ms).toBe(said.main.ms + said.other.ms);
    expect(linked.supports).toEqual(said.main.supports);
    expect(linked.changed).toMatchObject({ sentence: expect.stringMatching(/record was linked/) });
    const closed = (await kept('caretally-practice', desk)).flatMap(({ body }) => (body.kind === 'month.closed' ? body.closing.patients : []));
    expect(closed.filter(({ patient }) => patient === keys.main || patient === keys.other).map(({ ms }) => ms).reduce((a, b) => a + b)).toBe(linked.ms);
    desk.pass(1_000);
    await unlink();
    expect((await row(keys.main))!.frozen).toEqual(said.main);
    expect((await row(keys.other))!.frozen).toEqual(said.other);
  });
});

describe('a link is refused', () => {
  it('where birth dates differ, and says so without a date', async () => {
    const { key } = (await desk.ask('patient.add', { patient: { family: 'Okafor', given: 'Grace A.', birthDate: '1948-03-15', recordNumber: 'W-9002', payer: 'medicare_ffs' } }, 'workspace')) as { key: string };
    const answer = await link({ other: key });
    expect(answer).toMatchObject({ ok: false, code: 'BIRTH_DATES' });
    expect(JSON.stringify(answer)).not.toMatch(/1948|Okafor|Grace/);
    expect((await page()).links).toEqual([]);
  });

  it('where enrollments or consents contradict, and says which', async () => {
    const { observations } = await page();
    const consent = observations.find((each) => each.kind === 'consent')! as Extract<Observation, { kind: 'consent' }>;
    await desk.ask('enrollment.save', { enrollment: { patient: keys.other, program: 'CCM', status: 'declined', since: '2026-03-01' }, assign: false, month: MONTH }, 'workspace');
    await desk.ask('observation.save', { observation: { ...consent, patient: keys.other, date: '2026-03-01' } }, 'workspace');
    expect(await link()).toMatchObject({ ok: false, code: 'CONTRADICTS', message: 'The two records contradict each other: the enrollment in CCM, the consent to CCM. Correct one of them first. Nothing was linked.' });
    const { ledger } = (await desk.context.home.openNow())!;
    const main = (await ledger.readRecord(keys.main))!;
    expect(contradictions(main, { ...main, patient: { ...main.patient, key: keys.other } })).toEqual([]);
  });

  it('with itself, twice, in chains, with somebody unknown here, and without a reason that can be understood', async () => {
    expect(await link({ other: keys.main })).toMatchObject({ code: 'SAME' });
    expect(await link({ reason: 'same' })).toMatchObject({ ok: false });
    // A key of the other ledger, real or made up, is a key of nobody here.
    expect(await link({ other: 'ab'.repeat(16) })).toMatchObject({ code: 'NO_PATIENT' });
    expect(await desk.answer('patient.unlink', { patient: keys.main, other: keys.other, reason }, 'workspace')).toMatchObject({ code: 'NOT_LINKED' });
    const third = ((await desk.ask('patient.add', { patient: { family: 'Okafor', given: 'Grace', birthDate: grace.birthDate, recordNumber: 'Z-3', payer: 'medicare_ffs' } }, 'workspace')) as { key: string }).key;
    await link();
    expect(await link()).toMatchObject({ code: 'SAME' });
    expect(await link({ patient: third })).toMatchObject({ code: 'LINKED' });
    expect(await link({ patient: third, other: keys.main })).toMatchObject({ code: 'HAS_LINKS' });
    // Asked at the linked record, it is the main one that is meant.
    expect(await link({ patient: keys.other, other: third })).toMatchObject({ ok: true });
    expect((await page()).links.map(({ patient }) => patient.recordNumber)).toEqual(['Z-3', 'W-9001']);
    expect(await desk.answer('patient.link', { patient: keys.main, other: third, reason }, 'widget')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
  });
});

describe('who may be meant', () => {
  const found = async (search: string) => ((await desk.ask('patient.candidates', { patient: keys.main, search }, 'workspace')) as { candidates: LinkCandidate[] }).candidates.map(({ patient, alike }) => [patient.recordNumber, alike]);

  it('is proposed by name and birth date, found by name or number, and never linked by itself', async () => {
    expect(await found('')).toEqual([['W-9001', true]]);
    expect(await found('feather al')).toEqual([['1000NG', false]]);
    expect(await found('w-90')).toEqual([['W-9001', true]]);
    expect(await found('nobody of that name')).toEqual([]);
    expect((await page()).links).toEqual([]);
    await link();
    expect(await found('')).toEqual([]);
  });
});
