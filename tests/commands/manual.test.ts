import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { Desk, kept } from './bench.ts';
import { fakeSession } from './fake-browser.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { CollisionView, OverlapView } from '../../lib/commands/views-overlaps.ts';
import type { PatientPage } from '../../lib/commands/views-patient.ts';
import type { RecordedEntry } from '../../lib/ledger/blocks.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { total, union } from '../../lib/time/interval.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const MIN = 60_000;
const HOUR = 60 * MIN;
/** 9 in the morning of Nov 17 in Detroit: an hour before the desk's clock, and nothing of the made-up month lies there. */
const nine = Date.parse('2026-11-17T14:00:00Z');
const at = (minutes: number) => nine + minutes * MIN;

let desk: Desk;
let people: { name: string; passphrase: string }[];
const keys: Record<string, string> = {};
let dana: string, priya: string;
beforeEach(async () => {
  fakeSession.kept = {};
  desk = await new Desk().wake();
  people = await desk.practice();
  const open = (await desk.context.home.openNow())!;
  for (const each of syntheticPatients) keys[each.given] = await open.patientKey(each.recordNumber);
  dana = open.staff;
  priya = (await open.ledger.readPractice()).staff.find((each) => each.role === 'qhp')!.id;
}, 30_000);
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const chart = (name: string) => {
  const { uuid, family, given, birthDate, recordNumber } = syntheticPatients.find((each) => each.given === name)!;
  return { urlId: uuid, family, given, birthDate, recordNumber };
};
const form = (patient: string, from: number, to: number, more: Record<string, unknown> = {}) =>
  ({ patient: keys[patient], start: at(from), end: at(to), activity: 'patient_call', program: 'CCM', note: '', reason: 'Called from the car', ...more });
const add = (patient: string, from: number, to: number, more?: Record<string, unknown>) => desk.ask('entry.add', form(patient, from, to, more), 'workspace');
const refused = (patient: string, from: number, to: number, more?: Record<string, unknown>) => desk.answer('entry.add', form(patient, from, to, more), 'workspace');
/** Entries of the month that were not there from the start. */
const entries = async (patient: string, month = '2026-11'): Promise<RecordedEntry[]> => {
  const record = await (await desk.context.home.openNow())!.ledger.readMonth(month, keys[patient]!);
  return record.entries.filter((each) => each.source !== 'practice').sort((a, b) => a.start - b.start);
};
const standing = async (patient: string) => (await entries(patient)).filter((each) => !each.voided);
const minutes = (list: readonly { start: number; end: number }[]) => list.map((each) => [(each.start - nine) / MIN, (each.end - nine) / MIN]);
const page = (patient: string) => desk.ask('patient.page', { patient: keys[patient], month: '2026-11' }, 'workspace') as Promise<PatientPage>;
const overlaps = async () => ((await desk.ask('overlap.list', {}, 'workspace')) as { overlaps: OverlapView[] }).overlaps;
const check = async (from: number, to: number, more: Record<string, unknown> = {}) =>
  ((await desk.ask('entry.check', { patient: keys['Grace'], start: at(from), end: at(to), ...more })) as { collisions: CollisionView[] }).collisions;
const counted = async (patient: string) => Math.max(0, ...(await page(patient)).finding.ladders.map((each) => each.seconds));

describe('time written by hand', () => {
  it('is recorded with its reason, counts, and says that it was written by hand', async () => {
    const before = await counted('Grace');
    await add('Grace', 0, 10, { note: 'Spoke with her daughter', modality: 'phone' });
    expect(await entries('Grace')).toMatchObject([{ start: at(0), end: at(10), source: 'manual', reason: 'Called from the car', modality: 'phone', interactive: true, staff: dana, role: 'clinical_staff' }]);
    expect((await entries('Grace'))[0]).not.toHaveProperty('late');
    expect(await counted('Grace')).toBe(before + 600);
  });

  it('takes minutes instead of an end, and one of the two', async () => {
    await desk.ask('entry.add', { ...form('Grace', 0, 0), end: undefined, minutes: 7 }, 'sidepanel');
    expect(minutes(await entries('Grace'))).toEqual([[0, 7]]);
    expect(await refused('Grace', 10, 20, { minutes: 5 })).toMatchObject({ code: 'NOT_ACCEPTED', message: 'Say when it ended, or how many minutes it was.' });
    expect(await refused('Grace', 10, 20, { end: undefined })).toMatchObject({ code: 'NOT_ACCEPTED' });
  });

  it('is marked late more than 48 hours after its end, and not a millisecond sooner', async () => {
    const edge = desk.now - 48 * HOUR;
    await desk.ask('entry.add', { ...form('Grace', 0, 0), start: edge - MIN, end: edge }, 'workspace');
    await desk.ask('entry.add', { ...form('Grace', 0, 0), start: edge - 3 * MIN, end: edge - MIN - 1 }, 'workspace');
    expect((await entries('Grace')).map((each) => each.late)).toEqual([true, undefined]);
  });

  it('lies in the past, ends after it starts, and is no longer than the person’s own limit unless she is sure', async () => {
    expect(await refused('Grace', 50, 61)).toMatchObject({ code: 'FUTURE' });
    expect(await refused('Grace', 5, 5)).toMatchObject({ code: 'BACKWARDS' });
    await add('Grace', 50, 60);
    expect(await refused('Grace', -120, 0.001)).toMatchObject({ code: 'LONG', message: expect.stringMatching(/^2 h 00 min is more than the 2 h 00 min/) as string });
    await add('Grace', -120, 0);
    await add('Grace', -300, -170, { sure: true });
    expect(minutes(await entries('Grace'))).toEqual([[-300, -170], [-120, 0], [50, 60]]);
  });

  it('needs a reason, a known activity, a known patient, and a program the patient has; a biller has no time', async () => {
    expect(await refused('Grace', 0, 5, { reason: ' x ' })).toMatchObject({ code: 'NOT_ACCEPTED', message: expect.stringContaining('three characters') as string });
    expect(await refused('Grace', 0, 5, { activity: 'juggling' })).toMatchObject({ code: 'NO_ACTIVITY' });
    expect(await refused('Grace', 0, 5, { patient: '0'.repeat(32) })).toMatchObject({ code: 'NO_PATIENT' });
    expect(await refused('Grace', 0, 5, { program: 'RPM' })).toMatchObject({ code: 'NOT_ENROLLED' });
    expect(await desk.answer('entry.add', form('Grace', 0, 5), 'widget')).toMatchObject({ ok: false });
    await desk.ask('staff.save', { staff: { id: dana, role: 'biller' } }, 'workspace');
    expect(await refused('Grace', 0, 5)).toMatchObject({ code: 'BILLER' });
    expect(await entries('Grace')).toEqual([]);
  });

  it('before an enrollment is kept, and the rules say whether it counts', async () => {
    await desk.ask('entry.add', { ...form('Grace', 0, 0), start: Date.parse('2026-01-12T15:00:00Z'), end: Date.parse('2026-01-12T15:30:00Z') }, 'workspace');
    const january = (await desk.ask('patient.page', { patient: keys['Grace'], month: '2026-01' }, 'workspace')) as PatientPage;
    expect(january.entries).toMatchObject([{ source: 'manual', late: true, countedSeconds: 0 }]);
    expect(january.finding.lines).toEqual([]);
  });

  it('is cut exactly where a month ends', async () => {
    const midnight = Date.parse('2026-11-01T04:00:00Z'); // Nov 1, 0:00 in Detroit
    await desk.ask('entry.add', { ...form('Grace', 0, 0), start: midnight - 123_456, end: midnight + 65_432 }, 'workspace');
    const [october] = await entries('Grace', '2026-10');
    const [november] = await entries('Grace');
    expect([october!.end - october!.start, november!.end - november!.start, november!.splitOf]).toEqual([123_456, 65_432, october!.id]);
    expect([october!.late, november!.late]).toEqual([true, true]);
  });

  it('is written once, however often it is sent', async () => {
    const id = crypto.randomUUID();
    await desk.ask('entry.add', form('Grace', 0, 5), 'workspace', id);
    await desk.ask('entry.add', form('Grace', 0, 5), 'workspace', id);
    expect(await entries('Grace')).toHaveLength(1);
  });
});

describe('one person’s time stands once', () => {
  it('lists what is in the way: entries of the same and of another patient, the running timer, time without an answer', async () => {
    await add('Grace', 0, 5);
    await add('Alan', 8, 12);
    await desk.show(chart('Ingrid'));
    await desk.ask('timer.start', {});
    await desk.work(5 * MIN);
    await desk.present('active');
    await desk.work(5 * MIN);
    const found = await check(3, 65);
    expect(found.map(({ kind, patient, samePatient, start, end }) => [kind, patient.given, samePatient, ...minutes([{ start, end }])[0]!])).toEqual([
      ['entry', 'Grace', true, 0, 5], ['entry', 'Alan', false, 8, 12], ['running', 'Ingrid', false, 60, 70]]);
    const span = (await desk.view()).unresolved.find((each) => each.patient.given === 'Bao')!;
    const waiting = (await desk.ask('entry.check', { patient: keys['Grace'], start: span.start + 1, end: span.end })) as { collisions: CollisionView[] };
    expect(waiting.collisions).toMatchObject([{ kind: 'unresolved', id: span.id, patient: { given: 'Bao' } }]);
    // What only touches is not in the way, and the time of a colleague is her own.
    expect(await check(5, 8)).toEqual([]);
    expect(await check(3, 65, { staff: priya })).toEqual([]);
    expect(await check(8, 12, { except: (await entries('Alan'))[0]!.id })).toEqual([]);
  });

  it('refuses an overlap without naming anybody, and names the times', async () => {
    await add('Alan', 8, 12);
    const answer = await refused('Grace', 0, 10);
    expect(answer).toMatchObject({ ok: false, code: 'OVERLAP', message: '2:00 overlap with another entry of the same person (09:08:00 to 09:12:00). Nothing was changed.' });
    expect(JSON.stringify(answer)).not.toMatch(/Alan|Featherstone|1000NG/);
    await add('Grace', 12, 14); // in the same minute, half-open
    expect(minutes(await entries('Grace'))).toEqual([[12, 14]]);
  });

  it('trims mine: what remains is recorded, in parts', async () => {
    await add('Alan', 5, 10);
    await add('Grace', 15, 20);
    await add('Grace', 0, 30, { resolve: 'trim_mine' });
    expect(minutes(await standing('Grace'))).toEqual([[0, 5], [10, 15], [15, 20], [20, 30]]);
    expect(await refused('Grace', 6, 9, { resolve: 'trim_mine' })).toMatchObject({ code: 'NOTHING_LEFT' });
  });

  it('trims the others: shortened, divided or voided with a reason that says why', async () => {
    await add('Alan', 0, 10);
    await add('Ingrid', 10, 20);
    await add('Rosa', 20, 60);
    await add('Grace', 5, 30, { resolve: 'trim_other' });
    expect(minutes(await standing('Alan'))).toEqual([[0, 5]]);
    expect(await standing('Ingrid')).toEqual([]);
    expect(minutes(await standing('Rosa'))).toEqual([[30, 60]]);
    expect(minutes(await standing('Grace'))).toEqual([[5, 30]]);
    expect((await entries('Alan'))[0]!.history.at(-1)!.reason).toBe('Trimmed for an entry by hand');
    expect((await entries('Ingrid'))[0]!.voided!.reason).toBe('Trimmed for an entry by hand');
    await add('Grace', 40, 50, { resolve: 'trim_other' });
    expect(minutes(await standing('Rosa'))).toEqual([[30, 40], [50, 60]]);
    expect((await standing('Rosa'))[1]).toMatchObject({ activity: 'patient_call', splitOf: (await standing('Rosa'))[0]!.id });
    expect(await overlaps()).toEqual([]);
  });

  it('never trims a running timer or time that waits for an answer, and says the way out', async () => {
    await desk.show(chart('Ingrid'));
    await desk.ask('timer.start', {});
    await desk.work(5 * MIN);
    await desk.present('active');
    await desk.work(5 * MIN);
    expect(await refused('Grace', 55, 65)).toMatchObject({ code: 'RUNNING', message: expect.stringContaining('Stop it first') as string });
    expect(await refused('Grace', 55, 65, { resolve: 'trim_other' })).toMatchObject({ code: 'RUNNING' });
    await add('Grace', 55, 65, { resolve: 'trim_mine' });
    expect(minutes(await entries('Grace'))).toEqual([[55, 60]]);
    const span = (await desk.view()).unresolved.find((each) => each.patient.given === 'Bao')!;
    const over = { ...form('Grace', 0, 0), start: span.start - MIN, end: span.end };
    expect(await desk.answer('entry.add', { ...over, resolve: 'trim_other' }, 'workspace')).toMatchObject({ code: 'UNANSWERED', message: expect.stringContaining('Answer that first') as string });
    expect((await desk.view()).timer).not.toBeNull();
  });

  it('records mine beside the other as not counted, and no enrollment makes it count', async () => {
    await add('Alan', 0, 10);
    const before = [await counted('Grace'), await counted('Alan')];
    await add('Grace', 0, 10, { resolve: 'not_counted' });
    expect(await entries('Grace')).toMatchObject([{ program: null, aside: true, reason: 'Called from the car' }]);
    expect([await counted('Grace'), await counted('Alan')]).toEqual(before);
    await desk.ask('enrollment.save', { enrollment: { patient: keys['Grace'], program: 'BHI', status: 'enrolled', since: '2026-11-01' }, assign: true, month: '2026-11' }, 'workspace');
    const [aside] = await entries('Grace');
    expect(aside!.program).toBeNull();
    expect(await desk.answer('entry.move', { entry: aside!.id, month: '2026-11', program: 'CCM', reason: 'It was for her after all' }, 'workspace')).toMatchObject({ code: 'OVERLAP' });
    expect(await desk.answer('entry.amend', { entry: aside!.id, month: '2026-11', changes: { program: 'CCM' }, reason: 'It was for her after all' }, 'workspace')).toMatchObject({ code: 'OVERLAP' });
    await desk.ask('entry.void', { entry: (await entries('Alan'))[0]!.id, month: '2026-11', reason: 'Wrong patient' }, 'workspace');
    await desk.ask('entry.move', { entry: aside!.id, month: '2026-11', program: 'CCM', reason: 'It was for her after all' }, 'workspace');
    expect(await counted('Grace')).toBe(before[0]! + 600);
  });

  it('whatever is added how: one person’s counting time never exceeds the clock, and nothing else changes', async () => {
    const names = ['Grace', 'Alan', 'Ingrid'];
    const acts = fc.array(fc.record({ who: fc.constantFrom(...names), from: fc.integer({ min: -90 * MIN, max: 50 * MIN }), ms: fc.integer({ min: 1, max: 40 * MIN }), resolve: fc.constantFrom(undefined, 'trim_mine', 'trim_other') }), { minLength: 1, maxLength: 7 });
    await fc.assert(fc.asyncProperty(acts, async (list) => {
      for (const name of names) for (const each of await standing(name)) await desk.ask('entry.void', { entry: each.id, month: '2026-11', reason: 'Begin afresh' }, 'workspace');
      let covered: { start: number; end: number }[] = [];
      for (const { who, from, ms, resolve } of list) {
        const mine = { start: nine + from, end: Math.min(nine + from + ms, desk.now) };
        const answer = await desk.answer('entry.add', { ...form(who, 0, 0), ...mine, ...(resolve ? { resolve } : {}) }, 'workspace');
        const free = total([...covered, mine]) === total(covered) + mine.end - mine.start;
        expect(answer.ok || ['OVERLAP', 'NOTHING_LEFT'].includes(answer.code)).toBe(true);
        if (free || resolve === 'trim_other') expect(answer.ok).toBe(true);
        if (answer.ok) covered = union([...covered, mine]);
        const now = (await Promise.all(names.map(standing))).flat();
        expect(now.reduce((sum, each) => sum + each.end - each.start, 0)).toBe(total(covered));
        expect(union(now)).toEqual(covered);
        desk.pass(1); // the door allows so many requests a second
      }
    }), { numRuns: 15 });
  }, 120_000);
});

describe('a conference', () => {
  const there = () => ({ with: [priya] });

  it('gives each person an entry in her own role, all of one act', async () => {
    await add('Grace', 0, 20, { ...there(), activity: 'team_conference' });
    const both = await entries('Grace');
    expect(both.map(({ staff, role, source }) => [staff, role, source]).sort()).toEqual([[dana, 'clinical_staff', 'manual'], [priya, 'qhp', 'manual']].sort());
    expect(new Set(both.map((each) => each.together)).size).toBe(1);
    expect(both[0]!.together).toBeDefined();
    expect(await refused('Grace', 30, 40, { with: [dana] })).toMatchObject({ code: 'NOT_COLLEAGUE' });
    expect(((await desk.ask('entry.colleagues', {})) as { people: { id: string }[] }).people.map((each) => each.id)).toEqual([priya]);
  });

  it('holds a colleague’s time that her own log puts elsewhere, until somebody resolves it', async () => {
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[1]!.passphrase });
    await add('Alan', 10, 30);
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    await add('Grace', 0, 20, there());
    const [held] = await overlaps();
    expect(held).toMatchObject({ staff: priya, staffName: 'Priya Raman NP', seconds: 600 });
    expect(held!.sides.map((each) => [each.patient.given, each.state])).toEqual([['Grace', 'entry'], ['Alan', 'entry']]);
    const uses = async (patient: string) => (await page(patient)).entries.filter((each) => each.staff === priya && each.source === 'manual').map((each) => each.countedSeconds);
    expect([await uses('Grace'), await uses('Alan')]).toEqual([[600], [600]]); // of twenty minutes each, ten are held
    const grace = held!.sides.find((each) => each.patient.given === 'Grace')!;
    await desk.ask('overlap.trim', { overlap: held!.id, entry: grace.entry, reason: 'She left early' }, 'workspace');
    expect(await overlaps()).toEqual([]);
    expect([await uses('Grace'), await uses('Alan')]).toEqual([[600], [1200]]);
    expect(await desk.answer('overlap.trim', { overlap: held!.id, entry: grace.entry, reason: 'She left early' }, 'workspace')).toMatchObject({ code: 'RESOLVED' });
  });

  it('notes a colleague’s timer that runs, and the note fits the entry that it becomes', async () => {
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[1]!.passphrase });
    await desk.show(chart('Alan'));
    await desk.ask('timer.start', {});
    await desk.work(5 * MIN);
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    await add('Grace', 58, 63, there());
    const [held] = await overlaps();
    expect(held!.sides.map((each) => [each.patient.given, each.state])).toEqual([['Grace', 'entry'], ['Alan', 'running']]);
    expect(held!.seconds).toBe(180);
    const timer = held!.sides[1]!.entry;
    expect(await desk.answer('overlap.trim', { overlap: held!.id, entry: timer, reason: 'Not there' }, 'workspace')).toMatchObject({ code: 'NO_ENTRY' });
    await desk.ask('vault.lock', {}, 'workspace');
    await desk.ask('vault.unlock', { passphrase: people[1]!.passphrase });
    await desk.ask('timer.stop', {});
    const [now] = await overlaps();
    expect(now!.sides[1]).toMatchObject({ entry: timer, state: 'entry' });
    await desk.ask('overlap.trim', { overlap: now!.id, entry: timer, reason: 'She was in the conference' }, 'workspace');
    expect(await overlaps()).toEqual([]);
    expect((await standing('Alan')).every((each) => each.start >= at(63))).toBe(true);
  });

  it('takes in colleagues afterwards, for an entry of one’s own', async () => {
    await add('Grace', 0, 10, { activity: 'case_review' });
    const [own] = await entries('Grace');
    await desk.ask('entry.together', { entry: own!.id, month: '2026-11', staff: [priya] }, 'workspace');
    const both = await entries('Grace');
    expect(both).toHaveLength(2);
    const hers = both.find((each) => each.staff === priya)!;
    expect(hers).toMatchObject({ start: own!.start, end: own!.end, activity: 'case_review', program: 'CCM', role: 'qhp', together: both.find((each) => each.staff === dana)!.together });
    await desk.ask('entry.together', { entry: own!.id, month: '2026-11', staff: [priya] }, 'workspace');
    expect(await entries('Grace')).toHaveLength(2);
    expect(await desk.answer('entry.together', { entry: hers.id, month: '2026-11', staff: [dana] }, 'workspace')).toMatchObject({ code: 'NOT_YOURS' });
  });
});

describe('moving time to another program', () => {
  const enroll = () => desk.ask('enrollment.save', { enrollment: { patient: keys['Grace'], program: 'BHI', status: 'enrolled', since: '2026-02-01' }, assign: false, month: '2026-11' }, 'workspace');
  const move = (entry: string, more: Record<string, unknown> = {}) => desk.answer('entry.move', { entry, month: '2026-11', program: 'BHI', reason: 'It was about her mood', ...more }, 'workspace');

  it('moves all of an entry, or its later part, with a reason, and every second keeps one program', async () => {
    await enroll();
    await add('Grace', 0, 20);
    const [entry] = await entries('Grace');
    expect(await move(entry!.id, { from: at(12) })).toMatchObject({ ok: true });
    expect((await entries('Grace')).map((each) => [each.program, ...minutes([each])[0]!])).toEqual([['CCM', 0, 12], ['BHI', 12, 20]]);
    expect((await entries('Grace'))[0]!.history.at(-1)).toMatchObject({ reason: 'It was about her mood', was: { end: at(20) } });
    expect(await move(entry!.id)).toMatchObject({ ok: true });
    expect(new Set((await entries('Grace')).map((each) => each.program))).toEqual(new Set(['BHI']));
    expect(total(await entries('Grace'))).toBe(20 * MIN);
  });

  it('refuses a program the patient is not in, the one it has, a part outside, a short reason, a voided entry', async () => {
    await add('Grace', 0, 20);
    const [entry] = await entries('Grace');
    expect(await move(entry!.id)).toMatchObject({ code: 'NOT_ENROLLED' });
    await enroll();
    expect(await move(entry!.id, { program: 'CCM' })).toMatchObject({ code: 'SAME' });
    expect(await move(entry!.id, { from: at(20) })).toMatchObject({ code: 'OUTSIDE' });
    expect(await move(entry!.id, { reason: 'no' })).toMatchObject({ code: 'NOT_ACCEPTED' });
    await desk.ask('entry.void', { entry: entry!.id, month: '2026-11', reason: 'Wrong patient' }, 'workspace');
    expect(await move(entry!.id)).toMatchObject({ code: 'VOIDED' });
    expect((await entries('Grace')).map((each) => each.program)).toEqual(['CCM']);
  });
});

describe('amending', () => {
  const amend = (entry: RecordedEntry, changes: Record<string, unknown>, reason?: string) => desk.answer('entry.amend', { entry: entry.id, month: entry.month, changes, ...(reason ? { reason } : {}) }, 'workspace');

  it('asks for a reason where counted time may grow, and not where it can only shrink', async () => {
    await add('Grace', 5, 10);
    const [entry] = await entries('Grace');
    for (const changes of [{ end: at(11) }, { start: at(4) }, { start: at(6), end: at(11) }, { activity: 'care_plan_update' }, { program: 'CCM' }, { interactive: true }, { modality: 'phone' }]) expect(await amend(entry!, changes)).toMatchObject({ code: 'REASON' });
    for (const changes of [{ end: at(9) }, { start: at(6) }, { note: 'A word more' }, { activity: null }, { interactive: false }]) expect(await amend(entry!, changes)).toMatchObject({ ok: true });
    expect(await amend(entry!, { end: at(12) }, 'She called back')).toMatchObject({ ok: true });
    expect((await entries('Grace'))[0]!.history.at(-1)).toMatchObject({ was: { end: at(9) }, changes: { end: at(12) }, reason: 'She called back' });
    expect(await amend(entry!, { end: at(6) }, 'nothing left')).toMatchObject({ code: 'BACKWARDS' });
  });

  it('never covers other time of the same person: entries, a running timer, time without an answer', async () => {
    await add('Grace', 0, 10);
    await add('Alan', 12, 15);
    const [entry] = await entries('Grace');
    expect(await amend(entry!, { end: at(13) }, 'Longer than I thought')).toMatchObject({ code: 'OVERLAP' });
    expect(await amend(entry!, { end: at(12) }, 'Longer than I thought')).toMatchObject({ ok: true });
    const span = (await desk.view()).unresolved.find((each) => each.patient.given === 'Bao')!;
    await desk.ask('entry.add', { ...form('Grace', 0, 0), start: span.start - 5 * MIN, end: span.start }, 'workspace');
    const before = (await entries('Grace')).find((each) => each.end === span.start)!;
    expect(await amend(before, { end: span.start + 1 }, 'Longer than I thought')).toMatchObject({ code: 'UNANSWERED' });
    await desk.show(chart('Ingrid'));
    await desk.ask('timer.start', {});
    await desk.work(5 * MIN);
    await add('Grace', 50, 60);
    expect(await amend((await entries('Grace')).find((each) => each.start === at(50))!, { end: at(61) }, 'Longer than I thought')).toMatchObject({ code: 'RUNNING' });
  });

  it('lets the person say who gives way: mine, the other, or mine beside it', async () => {
    const set = async () => {
      for (const name of ['Grace', 'Alan']) for (const each of await standing(name)) await desk.ask('entry.void', { entry: each.id, month: '2026-11', reason: 'Begin afresh' }, 'workspace');
      await add('Grace', 0, 10);
      await add('Alan', 12, 15);
      return (await standing('Grace'))[0]!;
    };
    const resolved = async (resolve: string, changes: Record<string, unknown>) => desk.answer('entry.amend', { entry: (await set()).id, month: '2026-11', changes, reason: 'Longer than I thought', resolve }, 'workspace');
    expect(await resolved('trim_mine', { end: at(20), note: 'all of it' })).toMatchObject({ ok: true });
    expect([minutes(await standing('Grace')), minutes(await standing('Alan'))]).toEqual([[[0, 12], [15, 20]], [[12, 15]]]);
    expect((await standing('Grace')).map((each) => each.note)).toEqual(['all of it', 'all of it']);
    expect(await resolved('trim_other', { end: at(14) })).toMatchObject({ ok: true });
    expect([minutes(await standing('Grace')), minutes(await standing('Alan'))]).toEqual([[[0, 14]], [[14, 15]]]);
    expect((await standing('Alan'))[0]!.history.at(-1)!.reason).toBe('Trimmed for an edited entry');
    expect(await resolved('not_counted', { end: at(14) })).toMatchObject({ ok: true });
    expect([minutes(await standing('Grace')), minutes(await standing('Alan'))]).toEqual([[[0, 14]], [[12, 15]]]);
    expect((await standing('Grace'))[0]).toMatchObject({ program: null, aside: true });
    expect(await overlaps()).toEqual([]);
  });

  it('leaves the other part of an entry that a month’s end divided alone', async () => {
    const midnight = Date.parse('2026-11-01T04:00:00Z');
    await desk.ask('entry.add', { ...form('Grace', 0, 0), start: midnight - 5 * MIN, end: midnight + 5 * MIN }, 'workspace');
    const [november] = await entries('Grace');
    expect(await amend(november!, { end: midnight + 3 * MIN, activity: null })).toMatchObject({ ok: true });
    expect(await amend(november!, { start: midnight - 1 }, 'The other month too')).toMatchObject({ code: 'OTHER_MONTH' });
    const [october] = await entries('Grace', '2026-10');
    expect([october!.start, october!.end, october!.activity, october!.history]).toEqual([midnight - 5 * MIN, midnight, 'patient_call', []]);
  });

  it('can be taken back to the old values, which is a change with a reason too', async () => {
    await add('Grace', 0, 10);
    const [entry] = await entries('Grace');
    await amend(entry!, { end: at(6), note: 'Shorter' });
    const { was } = (await entries('Grace'))[0]!.history[0]!;
    expect(await amend(entry!, was)).toMatchObject({ code: 'REASON' });
    expect(await amend(entry!, was, 'The change was a slip')).toMatchObject({ ok: true });
    expect((await entries('Grace'))[0]).toMatchObject({ end: at(10), note: '' });
    expect((await entries('Grace'))[0]!.history).toHaveLength(2);
  });
});

describe('answers about unresolved time', () => {
  /** A gap of an hour in a timer for Grace that was tagged as a phone call. */
  async function gap(): Promise<WidgetView['unresolved'][number]> {
    await desk.show(chart('Grace'));
    await desk.ask('timer.start', {});
    await desk.ask('timer.tag', { activity: 'patient_call', from: 'start' });
    await desk.ask('timer.contact', { modality: 'phone', interactive: true });
    await desk.work(5 * MIN);
    desk.pass(HOUR);
    await desk.ask('widget.witness', {});
    await desk.ask('vault.unlock', { passphrase: people[0]!.passphrase });
    await desk.ask('timer.stop', {});
    return (await desk.view()).unresolved.find((each) => each.patient.given === 'Grace')!;
  }

  it('splits into any number of parts, each kept one with its own activity; patient, program and way of contact carry over', async () => {
    const span = await gap();
    const cut = (share: number) => span.start + Math.floor((span.end - span.start) * share);
    const cuts = [{ end: cut(0.2), keep: true }, { end: cut(0.3), keep: false }, { end: cut(0.6), keep: true, activity: 'care_plan_update' }, { end: cut(0.7), keep: true }, { end: span.end, keep: false }];
    expect(await desk.answer('unresolved.answer', { span: span.id, answer: 'split', cuts: [{ ...cuts[0]!, activity: 'juggling' }, { end: span.end, keep: false }] }, 'sidepanel')).toMatchObject({ code: 'NO_ACTIVITY' });
    await desk.ask('unresolved.answer', { span: span.id, answer: 'split', cuts }, 'sidepanel');
    const parts = (await entries('Grace')).filter((each) => each.source === 'kept');
    expect(parts.map((each) => [each.activity, each.program, each.modality, each.end - each.start])).toEqual([
      ['patient_call', 'CCM', 'phone', cut(0.2) - span.start], ['care_plan_update', 'CCM', 'phone', cut(0.6) - cut(0.3)], ['patient_call', 'CCM', 'phone', cut(0.7) - cut(0.6)]]);
    const record = await (await desk.context.home.openNow())!.ledger.readMonth('2026-11', keys['Grace']!);
    expect(total([...parts, ...record.discarded])).toBe(span.end - span.start);
    expect(union([...parts, ...record.discarded])).toEqual([{ start: span.start, end: span.end }]);
  });

  it('refuses to keep what this person has recorded elsewhere meanwhile, and says when that was', async () => {
    const span = await gap();
    const over = { ...form('Alan', 0, 0), start: span.start + 10 * MIN, end: span.start + 20 * MIN };
    expect(await desk.answer('entry.add', over, 'workspace')).toMatchObject({ code: 'UNANSWERED' });
    await desk.ask('entry.add', { ...over, resolve: 'not_counted' }, 'workspace');
    const [aside] = await entries('Alan');
    expect(aside).toMatchObject({ aside: true, program: null });
    // Time beside other time does not stand in the way. An entry does.
    const { open } = { open: (await desk.context.home.openNow())! };
    await open.write(crypto.randomUUID(), async () => ({ drafts: [{ month: aside!.month, patient: aside!.patient, body: { kind: 'entry.amended', entry: aside!.id, changes: { program: 'CCM' }, reason: 'As an import might' } }] }));
    expect(await desk.answer('unresolved.answer', { span: span.id, answer: 'keep' }, 'sidepanel')).toMatchObject({ code: 'OVERLAP', message: expect.stringMatching(/10:00 overlap .*\(\d\d:\d\d:\d\d to \d\d:\d\d:\d\d\)/) as string });
    expect((await desk.view()).unresolved.map((each) => each.id)).toContain(span.id);
    await desk.ask('unresolved.answer', { span: span.id, answer: 'first', minutes: 10 }, 'sidepanel');
    expect((await entries('Grace')).filter((each) => each.source === 'kept').map((each) => each.end - each.start)).toEqual([10 * MIN]);
  });
});

describe('a closed month', () => {
  it('takes every change as an addendum with a reason of ten characters', async () => {
    await add('Grace', 0, 10);
    await desk.ask('enrollment.save', { enrollment: { patient: keys['Grace'], program: 'BHI', status: 'enrolled', since: '2026-02-01' }, assign: false, month: '2026-11' }, 'workspace');
    const span = (await desk.view()).unresolved.find((each) => each.patient.given === 'Bao')!;
    const open = (await desk.context.home.openNow())!;
    await open.write(crypto.randomUUID(), async () => ({ drafts: [{ month: '2026-11', patient: null, body: { kind: 'month.closed', closing: { month: '2026-11', rules: 'v', anyway: null, patients: [], head: { seq: 1, mac: '0'.repeat(64) } } } }] }));
    const [entry] = await entries('Grace');
    const ways: [string, Record<string, unknown>][] = [
      ['entry.amend', { entry: entry!.id, month: '2026-11', changes: { end: at(9) } }],
      ['entry.move', { entry: entry!.id, month: '2026-11', program: 'BHI' }],
      ['entry.together', { entry: entry!.id, month: '2026-11', staff: [priya] }],
      ['unresolved.answer', { span: span.id, answer: 'keep' }],
      ['entry.add', form('Grace', 20, 30)],
      ['entry.void', { entry: entry!.id, month: '2026-11' }],
    ];
    for (const [name, input] of ways) {
      expect([name, await desk.answer(name, { ...input, reason: 'Too short' }, 'workspace')]).toMatchObject([name, { ok: false, code: 'CLOSED_MONTH' }]);
      expect([name, await desk.answer(name, { ...input, reason: 'Long enough for a year' }, 'workspace')]).toMatchObject([name, { ok: true }]);
    }
    expect((await kept('caretally-practice', desk)).find(({ body }) => body.kind === 'time.answered')!.body).toMatchObject({ reason: 'Long enough for a year' });
    expect(await open.ledger.verify()).toMatchObject({ ok: true });
    expect((await open.ledger.rebuild()).wrong).toEqual([]);
  });
});
