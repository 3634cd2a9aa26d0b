import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClosingView, WaitingView } from '../../lib/commands/views-closing.ts';
import type { ExportReply, MonthPart, MonthRow } from '../../lib/commands/views-month.ts';
import type { PatientPage } from '../../lib/commands/views-patient.ts';
import type { Answer } from '../../lib/commands/dispatch.ts';
import { rulesVersion } from '../../lib/payers/index.ts';
import { cellsOf, Desk, kept } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const month = '2026-11';
const AFTER = Date.parse('2026-12-01T15:00:00Z');
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

const ask = <T>(name: string, input: object) => desk.ask(name, input, 'workspace') as Promise<T>;
const standing = () => ask<ClosingView>('month.closing', { month });
const close = (more: object = {}) => desk.answer('month.close', { month, ...more }, 'workspace');
const part = () => ask<MonthPart>('month.part', { month, from: 0, to: 255 });
const row = async (given: string): Promise<MonthRow> => (await part()).rows.find((each) => each.patient.given === given)!;
const page = async (given: string) => ask<PatientPage>('patient.page', { patient: (await row(given)).patient.key, month });
const write = (more: object = {}) => ask<ExportReply>('month.export', { month, notReady: false, ...more });
const unlock = (who: number) => ask('vault.unlock', { passphrase: people[who]!.passphrase });
const waiting = async () => (await ask<{ spans: WaitingView[] }>('month.waiting', { month })).spans;
const sentence = (answer: Answer) => (answer.ok ? '' : `${answer.code} ${answer.message}`);

/** Into December, unlocked again: twelve hours have passed. */
async function monthIsOver(who = 0) {
  desk.now = AFTER;
  desk.steady += 14 * 86_400_000;
  await unlock(who);
}
const answerAll = async () => { for (const span of await waiting()) await ask('unresolved.answer', { span: span.id, answer: 'discard' }); };
async function closed() {
  await monthIsOver();
  await answerAll();
  expect(await close()).toMatchObject({ ok: true });
  desk.pass(60_000);
}

describe('what stands in the way of closing a month', () => {
  it('is said: unresolved time, a running timer of anybody, a month that is not over', async () => {
    const grace = await row('Grace');
    await desk.ask('timer.start', { patient: grace.patient.key });
    expect((await standing()).stands).toEqual(['7 min unresolved in 1 patient.', 'A timer is running.', 'The month ends Monday, Nov 30, 24:00.']);
    await ask('vault.lock', {});
    await unlock(1);
    // The other person's timer still runs, and still stands in the way.
    const view = await standing();
    expect(view.running).toMatchObject([{ by: 'Dana Whitfield RN', patient: { given: 'Grace' } }]);
    expect(sentence(await close())).toBe('CLOSE_REFUSED 7 min unresolved in 1 patient. A timer is running. The month ends Monday, Nov 30, 24:00. The month was not closed. Answer this first, or close it anyway with a reason of at least ten characters.');
    expect((await part()).closed).toBeNull();
  });

  it('each reason refuses by itself', async () => {
    await monthIsOver();
    expect(sentence(await close())).toMatch(/^CLOSE_REFUSED 7 min unresolved in 1 patient\. The month was not closed/);
    await answerAll();
    expect((await standing()).stands).toEqual([]);
    const grace = await row('Grace');
    // A timer of December has nothing to do with November.
    await desk.ask('timer.start', { patient: grace.patient.key });
    expect((await standing()).stands).toEqual([]);
    await desk.ask('timer.stop', {});
    expect(sentence(await desk.answer('month.close', { month: '2026-12' }, 'workspace'))).toMatch(/^CLOSE_REFUSED The month ends Thursday, Dec 31, 24:00\./);
    expect(sentence(await desk.answer('month.close', { month: '2027-01', anyway: 'we are in a hurry' }, 'workspace'))).toMatch(/^AHEAD January 2027 has not begun/);
    expect(await close()).toMatchObject({ ok: true });
    expect(sentence(await close())).toMatch(/^CLOSED November 2026 is closed already/);
  });

  it('a timer that runs over the end of the month stands in the way of both', async () => {
    const grace = await row('Grace');
    desk.now = Date.parse('2026-12-01T04:56:00Z');
    desk.steady += 13 * 86_400_000;
    await unlock(0);
    await desk.ask('timer.start', { patient: grace.patient.key });
    await desk.work(8 * 60_000);
    expect((await standing()).stands).toEqual(['7 min unresolved in 1 patient.', 'A timer is running.']);
    const december = await ask<ClosingView>('month.closing', { month: '2026-12' });
    expect(december.stands).toContain('A timer is running.');
  });

  it('yields to a reason of ten characters, which stays in the log; a needless one is not kept', async () => {
    expect(sentence(await close({ anyway: 'hurry' }))).toMatch(/^CLOSE_REFUSED/);
    expect(await close({ anyway: 'The practice moves to another system today' })).toMatchObject({ ok: true });
    const events = await kept('caretally-practice', desk);
    expect(events.at(-1)!.body).toMatchObject({ kind: 'month.closed', closing: { anyway: 'The practice moves to another system today' } });
    await ask('month.reopen', { month, reason: 'Closed a fortnight too early' });
    await monthIsOver();
    await answerAll();
    expect(await close({ anyway: 'nothing stands in the way' })).toMatchObject({ ok: true });
    expect((await kept('caretally-practice', desk)).at(-1)!.body).toMatchObject({ kind: 'month.closed', closing: { anyway: null } });
  });

  it('besides, it counts what deserves a look: entries without an activity, patients not ready', async () => {
    const alan = await row('Alan');
    await desk.ask('timer.start', { patient: alan.patient.key });
    await desk.work(120_000);
    await desk.ask('timer.stop', {});
    expect(await standing()).toMatchObject({ untagged: 1, overlaps: 0, notReady: 4, patients: 6, over: false });
  });

  it('a closing sent twice acts once', async () => {
    await monthIsOver();
    await answerAll();
    const id = crypto.randomUUID();
    await desk.ask('month.close', { month }, 'workspace', id);
    expect(await desk.answer('month.close', { month }, 'workspace', id)).toMatchObject({ ok: true });
    expect((await kept('caretally-practice', desk)).filter((event) => event.body.kind === 'month.closed')).toHaveLength(1);
  });
});

describe('a closed month', () => {
  it('keeps for each patient what was supported and recorded, the version of the rules and the end of the log', async () => {
    await monthIsOver();
    await answerAll();
    const before = (await kept('caretally-practice', desk)).at(-1)!;
    const { head } = await ask<{ head: string }>('ledger.verify', {});
    await close();
    const event = (await kept('caretally-practice', desk)).at(-1)!;
    if (event.body.kind !== 'month.closed') throw new Error('not the closing');
    expect(event.body.closing).toMatchObject({ month, rules: await rulesVersion(), anyway: null, head: { seq: before.seq, mac: head } });
    const keys = new Map((await part()).rows.map((each) => [each.patient.key, each.patient.given]));
    const frozen = Object.fromEntries(event.body.closing.patients.map((each) => [keys.get(each.patient), [each.supports, each.ms]]));
    expect(frozen).toEqual({ Grace: ['', 1_040_000], Alan: ['', 550_000], Rosa: ['', 1_600_000], Ingrid: ['99490×1', 1_334_000], Bao: ['', 500_000], Wayne: ['99491×1', 1_980_000] });
    expect((await part()).closed).toMatchObject({ by: 'Dana Whitfield RN', anyway: null, patients: 6 });
    expect((await row('Ingrid')).frozen).toEqual({ supports: [{ code: '99490', units: 1 }], ms: 1_334_000, nowMs: 1_334_000, changed: null });
  });

  it('survives a policy that changes the answers: what was frozen stands, the difference is said, and the file leaves it out', async () => {
    await closed();
    const before = await write();
    expect(before.lines).toBe(2);
    const ingrid = await row('Ingrid');
    await ask('observation.save', { observation: { patient: ingrid.patient.key, kind: 'care_plan', date: '2026-02-18', copyGiven: false } });
    expect((await row('Ingrid')).frozen).toMatchObject({ supports: [{ code: '99490', units: 1 }], changed: { what: 'answer', sentence: 'Changed since it was closed: was 99490 × 1, now nothing. Since then a fact or a decision changed' } });
    const after = await write();
    expect(after.lines).toBe(1);
    expect(after.leftOut.find((each) => each.patient.given === 'Ingrid')).toEqual({ patient: ingrid.patient, code: '99490 × 1', reason: 'Changed since it was closed: was 99490 × 1, now nothing. Since then a fact or a decision changed. Export it as an addendum, or open the month again and close it anew.' });
    // The practice decides that a copy is not asked for: the answer is as it was frozen, whatever the policies say now.
    await ask('policy.set', { name: 'ccm.planCopy', value: 'warn', reason: 'Copies go out with the visit summary' });
    expect((await row('Ingrid')).frozen).toMatchObject({ changed: null });
    expect((await write()).lines).toBe(2);
    await ask('policy.set', { name: 'ccm.planCopy', value: 'block', reason: 'The auditor asked for copies again' });
    expect((await row('Ingrid')).frozen!.supports).toEqual([{ code: '99490', units: 1 }]);
  });

  it('names a changed policy as what may have changed an answer', async () => {
    await ask('observation.save', { observation: { patient: (await row('Ingrid')).patient.key, kind: 'care_plan', date: '2026-02-18', copyGiven: false } });
    await ask('policy.set', { name: 'ccm.planCopy', value: 'warn', reason: 'Copies go out with the visit summary' });
    await closed();
    expect((await row('Ingrid')).frozen).toMatchObject({ supports: [{ code: '99490', units: 1 }], changed: null });
    const event = (await kept('caretally-practice', desk)).findLast((each) => each.body.kind === 'month.closed')!;
    expect(event.body).toMatchObject({ closing: { policies: [{ name: 'ccm.planCopy', value: 'warn' }] } });
    await ask('policy.set', { name: 'ccm.planCopy', value: 'block', reason: 'The auditor asked for copies again' });
    expect((await row('Ingrid')).frozen!.changed!.sentence).toBe('Changed since it was closed: was 99490 × 1, now nothing. Since then a policy of the practice changed');
  });

  it('marks entries that are recorded, amended or voided later as addenda, and nothing else', async () => {
    await closed();
    expect((await page('Ingrid')).entries.map((entry) => entry.addendum)).toEqual([false, false, false]);
    const [first, second] = (await page('Ingrid')).entries;
    await ask('entry.amend', { entry: first!.id, month, changes: { end: first!.end - 60_000 }, reason: 'The call ended a minute earlier' });
    await ask('entry.void', { entry: second!.id, month, reason: 'Logged on the wrong patient' });
    const after = await page('Ingrid');
    expect(after.entries.map((entry) => entry.addendum)).toEqual([true, true, false]);
    expect(after.closed).toMatchObject({ by: 'Dana Whitfield RN' });
    expect(after.frozen).toMatchObject({ ms: 1_334_000, nowMs: 694_000, changed: { what: 'answer' } });
    expect((await page('Wayne')).entries.every((entry) => !entry.addendum)).toBe(true);
  });

  it('leaves out of the file a patient whose time changed under the same answer, and writes it as a dated addendum', async () => {
    await closed();
    const { entries: [first] } = await page('Ingrid');
    await ask('entry.amend', { entry: first!.id, month, changes: { end: first!.end + 60_000 }, reason: 'The call lasted a minute longer' });
    expect((await row('Ingrid')).frozen!.changed).toEqual({ what: 'time', sentence: 'Time changed since it was closed: was 22:14, now 23:14; the answer is the same' });
    const whole = await write();
    expect(whole.lines).toBe(1);
    expect(whole.leftOut.map((each) => each.patient.given)).toContain('Ingrid');
    const late = await write({ scope: 'addendum' });
    expect(late).toMatchObject({ lines: 1, fileName: 'caretally-practice-data-2026-11-addendum.csv' });
    const [cells] = cellsOf(late.text);
    expect(cells!['Flags']).toBe('PRACTICE DATA, NOT A REAL PATIENT; ADDENDUM of 2026-12-01: closed on 2026-12-01 with 99490 × 1 and 22:14 recorded');
    expect(await write({ scope: 'addendum' })).toMatchObject({ text: late.text });
    // The same stable id as ever: whoever imports both files sees one line, not two.
    const ids = (text: string) => cellsOf(text).map((each) => each['Line id']);
    const now = ids(late.text);
    await ask('month.reopen', { month, reason: 'The late minute belongs to the month' });
    expect(ids((await write()).text)).toEqual(expect.arrayContaining(now));
  });

  it('tells in an addendum of a code that is not supported any more', async () => {
    await closed();
    const ingrid = await page('Ingrid');
    for (const entry of ingrid.entries) await ask('entry.void', { entry: entry.id, month, reason: 'Logged on the wrong patient' });
    const late = await write({ scope: 'addendum' });
    expect(late).toMatchObject({ lines: 0, leftOut: [{ patient: { given: 'Ingrid' }, code: '99490', reason: 'Changed since it was closed: was 99490 × 1, now nothing. Since then an entry was added or changed' }] });
  });

  it('says that an open month has no addendum', async () => {
    expect(sentence(await desk.answer('month.export', { month, notReady: false, scope: 'addendum' }, 'workspace'))).toMatch(/^NOT_CLOSED This month is not closed/);
  });

  it('is opened again only with a reason, which is logged, and then has nothing frozen until it is closed anew', async () => {
    expect(sentence(await desk.answer('month.reopen', { month, reason: 'a reason of its own' }, 'workspace'))).toMatch(/^NOT_CLOSED/);
    await closed();
    expect(sentence(await desk.answer('month.reopen', { month, reason: 'too short' }, 'workspace'))).toMatch(/^NOT_ACCEPTED Opening a month again needs a reason of at least ten characters/);
    const { entries: [first] } = await page('Ingrid');
    await ask('entry.amend', { entry: first!.id, month, changes: { end: first!.end + 60_000 }, reason: 'The call lasted a minute longer' });
    const view = await ask<ClosingView>('month.reopen', { month, reason: 'A call of Nov 3 was found on paper' });
    expect(view.closed).toBeNull();
    expect(view.reopened).toMatchObject([{ closedBy: 'Dana Whitfield RN', by: 'Dana Whitfield RN', reason: 'A call of Nov 3 was found on paper' }]);
    expect((await kept('caretally-practice', desk)).at(-1)!.body).toEqual({ kind: 'month.reopened', month, reason: 'A call of Nov 3 was found on paper' });
    expect((await row('Ingrid')).frozen).toBeNull();
    expect((await page('Ingrid')).entries.every((entry) => !entry.addendum)).toBe(true);
    expect((await write()).lines).toBe(2);
    desk.pass(60_000);
    await close();
    expect((await row('Ingrid')).frozen).toMatchObject({ ms: 1_394_000, changed: null });
    expect(await ask('ledger.verify', {})).toMatchObject({ ok: true });
  });
});

describe('a closing and its surroundings', () => {
  it('rests on exactly the events before it, whoever writes meanwhile', async () => {
    await monthIsOver();
    await answerAll();
    const { entries } = await page('Ingrid');
    const [closing] = await Promise.all([close(), ...entries.map((entry) => ask('entry.void', { entry: entry.id, month, reason: 'Logged on the wrong patient' }))]);
    expect(closing).toMatchObject({ ok: true });
    const events = await kept('caretally-practice', desk);
    const event = events.find((each) => each.body.kind === 'month.closed')!;
    if (event.body.kind !== 'month.closed') throw new Error('not the closing');
    expect(event.body.closing.head.seq).toBe(event.seq - 1);
    const voided = new Set(events.filter((each) => each.seq < event.seq).flatMap((each) => (each.body.kind === 'entry.voided' ? [each.body.entry] : [])));
    const standing = entries.filter((entry) => !voided.has(entry.id)).reduce((sum, entry) => sum + entry.end - entry.start, 0);
    const key = (await row('Ingrid')).patient.key;
    expect(event.body.closing.patients.find((each) => each.patient === key)!.ms).toBe(standing);
  });

  it('can be worked out anew from the log, block by block', async () => {
    await closed();
    await ask('month.reopen', { month, reason: 'A call of Nov 3 was found on paper' });
    await close();
    const { ledger } = (await desk.context.home.openNow())!;
    expect((await ledger.rebuild()).wrong).toEqual([]);
    expect((await row('Ingrid')).frozen).toMatchObject({ ms: 1_334_000, changed: null });
  });

  it('somebody who comes into the month later was frozen with nothing', async () => {
    await closed();
    const { key } = await ask<{ key: string }>('patient.add', { patient: { family: 'Lindqvist', given: 'Per', birthDate: '1956-10-07', recordNumber: '00446712', payer: 'medicare_ffs' } });
    await ask('enrollment.save', { enrollment: { patient: key, program: 'CCM', status: 'enrolled', since: '2026-11-02' }, assign: false, month });
    expect((await row('Per')).frozen).toEqual({ supports: [], ms: 0, nowMs: 0, changed: null });
  });
});

describe('the file since the last export', () => {
  it('holds what was not exported as it is now, once, with the same ids', async () => {
    const first = await write({ scope: 'since' });
    expect(first.lines).toBe(2);
    expect((await write({ scope: 'since' })).lines).toBe(0);
    const { entries: [one] } = await page('Wayne');
    await ask('entry.amend', { entry: one!.id, month, changes: { end: one!.end + 3 * 60_000 }, reason: 'The call lasted longer' });
    expect((await write({ scope: 'since' })).lines).toBe(0);
    await ask('override.record', { patient: (await row('Wayne')).patient.key, code: '99491', month, action: 'force', units: 2, reason: 'The payer allows a second unit here' });
    const changed = await write({ scope: 'since' });
    expect(cellsOf(changed.text).map((each) => [each['Last name'], each['Line id']])).toEqual([['Sutter', cellsOf(first.text).find((each) => each['Last name'] === 'Sutter')!['Line id']]]);
  });
});

describe('unresolved time of the month', () => {
  it('is listed for everybody, the oldest first, with its age and whose it is', async () => {
    await ask('vault.lock', {});
    await unlock(1);
    const [span] = await waiting();
    expect(span).toMatchObject({ patient: { given: 'Bao' }, staffName: 'Dana Whitfield RN', own: false });
    expect(span!.days).toBe(Math.floor((desk.now - span!.end) / 86_400_000));
    await ask('vault.lock', {});
    await unlock(0);
    expect((await waiting())[0]!.own).toBe(true);
  });

  it('is answered by the person herself without a word, by somebody else only with a reason, which stays', async () => {
    await ask('vault.lock', {});
    await unlock(1);
    const [span] = await waiting();
    const answer = (reason?: string) => desk.answer('unresolved.answer', { span: span!.id, answer: 'discard', ...(reason ? { reason } : {}) }, 'workspace');
    expect(sentence(await answer())).toMatch(/^NOT_YOURS This is the time of somebody else/);
    expect(sentence(await answer('she said'))).toMatch(/^NOT_YOURS/);
    expect(await answer('Dana told me that she was at lunch')).toMatchObject({ ok: true });
    expect((await kept('caretally-practice', desk)).at(-1)!.body).toMatchObject({ kind: 'time.answered', reason: 'Dana told me that she was at lunch' });
    expect(await waiting()).toEqual([]);
  });

  it('that was left at the close is still there, and is then an addendum with a reason', async () => {
    await monthIsOver();
    await close({ anyway: 'Two spans belong to a colleague on leave' });
    desk.pass(60_000);
    const [span] = await waiting();
    const answer = (more: object) => desk.answer('unresolved.answer', { span: span!.id, answer: 'keep', ...more }, 'workspace');
    expect(sentence(await answer({}))).toMatch(/^CLOSED_MONTH November 2026 is closed\. What is changed now is an addendum/);
    expect(await answer({ reason: 'She worked on the care plan then' })).toMatchObject({ ok: true });
    expect((await page('Bao')).entries.map((entry) => entry.addendum)).toEqual([false, true]);
    expect((await row('Bao')).frozen!.changed).toMatchObject({ what: 'time', sentence: 'Time changed since it was closed: was 8:20, now 15:50; the answer is the same' });
  });
});
