import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExportReply, MonthPart } from '../../lib/commands/views-month.ts';
import type { PatientPage } from '../../lib/commands/views-patient.ts';
import { Override } from '../../lib/records/index.ts';
import { cellsOf, type Desk, dumped, practiceDesk, sweep } from './bench.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

let desk: Desk;
beforeEach(async () => { desk = await practiceDesk(); }, 30_000);
afterEach(sweep);

const month = '2026-11';
const reason = 'Eleven minutes stand in the paper log of Nov 9';
const rows = async (of = month) => ((await desk.ask('month.part', { month: of, from: 0, to: 255 }, 'workspace')) as MonthPart).rows;
const row = async (given: string, of = month) => (await rows(of)).find((each) => each.patient.given === given)!;
const page = async (given: string, of = month) => (await desk.ask('patient.page', { patient: (await row(given, of)).patient.key, month: of }, 'workspace')) as PatientPage;
const write = (notReady = false) => desk.ask('month.export', { month, notReady }, 'workspace') as Promise<ExportReply>;
interface Asked { code: string; month?: string; action?: 'force' | 'block'; units?: number; reason?: string }
const decide = async (given: string, asked: Asked, surface: 'workspace' | 'sidepanel' = 'workspace') =>
  (await desk.answer('override.record', { patient: (await row(given)).patient.key, month, action: 'force', reason, ...asked }, surface)) as { ok: boolean; code?: string; message?: string };

describe('a decision of the practice', () => {
  it('puts a code in: ready and marked in the list, with its reason in the file, and the rules’ own answer untouched beside it', async () => {
    const before = await page('Grace');
    expect(await decide('Grace', { code: '99490' })).toMatchObject({ ok: true });
    expect(await row('Grace')).toMatchObject({ state: 'ready', stateReason: 'Ready; 99490 decided by the practice', supports: [{ code: '99490', units: 1, byPractice: true }], decisions: [{ code: '99490', action: 'force', units: 1, rules: 0, agrees: false, reason, by: 'Dana Whitfield RN', at: desk.now, month }] });
    const after = await page('Grace');
    expect(after.finding).toEqual(before.finding);
    expect(after.overrides).toMatchObject([{ code: '99490', action: 'force', units: null, reason, by: 'Dana Whitfield RN', at: desk.now, withdrawn: null }]);
    const file = await write();
    expect(file.lines).toBe(3);
    const line = cellsOf(file.text).find((each) => each['First name'] === 'Grace')!;
    expect(line).toMatchObject({ Code: '99490', Units: '1', Ready: 'yes', 'Date of service from': '2026-11-30', 'Minutes staff': '17' });
    expect(line['Flags']).toContain(`DECIDED BY THE PRACTICE: ${reason}`);
    expect(line['Decided by the practice']).toMatch(/^Put in by Dana Whitfield RN on 2026-11-17 \(this month\): Eleven minutes .* \| The rules' own answer: not supported, .*2:40/);
    expect(cellsOf(file.text).find((each) => each['First name'] === 'Ingrid')!['Decided by the practice']).toBe('');
    expect((await row('Grace')).state).toBe('exported');
  });

  it('holds a code back: no line in any file, listed as held, and the rules still say that it is supported', async () => {
    expect(await decide('Ingrid', { code: '99490', action: 'block' })).toMatchObject({ ok: true });
    expect(await row('Ingrid')).toMatchObject({ state: 'in_progress', stateReason: '99490 held by the practice', supports: [], decisions: [{ units: 0, rules: 1, action: 'block' }] });
    expect((await page('Ingrid')).finding.lines).toMatchObject([{ code: '99490', units: 1 }]);
    for (const notReady of [false, true]) {
      const file = await write(notReady);
      expect(file.text).not.toContain('Ingrid');
      expect(file.leftOut).toContainEqual({ patient: (await row('Ingrid')).patient, code: '99490', reason: `Held by the practice (Dana Whitfield RN): ${reason}`, held: true });
    }
  });

  it('of every month stands until withdrawn; one of a month comes before it', async () => {
    await decide('Ingrid', { code: '99490', month: 'standing', action: 'block' });
    expect((await row('Ingrid', '2026-10')).decisions).toMatchObject([{ code: '99490', month: 'standing', units: 0, rules: 0, agrees: true }]);
    expect((await row('Ingrid')).supports).toEqual([]);
    await decide('Ingrid', { code: '99490', units: 2 });
    expect(await row('Ingrid')).toMatchObject({ supports: [{ code: '99490', units: 2, byPractice: true }], decisions: [{ month, units: 2 }] });
    expect((await page('Ingrid')).overrides).toHaveLength(2);
  });

  it('that agrees with the rules changes nothing but is said', async () => {
    await decide('Ingrid', { code: '99490' });
    expect(await row('Ingrid')).toMatchObject({ state: 'ready', stateReason: 'Ready', supports: [{ code: '99490', units: 1 }], decisions: [{ agrees: true }] });
    expect((await row('Ingrid')).supports[0]).not.toHaveProperty('byPractice');
    expect(cellsOf((await write()).text).find((each) => each['First name'] === 'Ingrid')).toMatchObject({ 'Decided by the practice': expect.stringContaining('The rules\' own answer: 1 unit') as string });
  });

  it('is withdrawn with a reason, once; both stay in the history', async () => {
    await decide('Grace', { code: '99490' });
    const { patient, overrides: [made] } = await page('Grace');
    const withdraw = (why = 'The paper log was of another patient', at = month) => desk.answer('override.withdraw', { patient: patient.key, month: at, override: made!.id, reason: why }, 'workspace');
    expect(await withdraw('oops')).toMatchObject({ code: 'NOT_ACCEPTED' });
    expect(await withdraw(undefined, 'standing')).toMatchObject({ code: 'NO_OVERRIDE' });
    desk.pass(60_000);
    expect(await withdraw()).toMatchObject({ ok: true });
    expect(await row('Grace')).toMatchObject({ state: 'close', supports: [], decisions: [] });
    expect((await page('Grace')).overrides).toMatchObject([{ reason, withdrawn: { by: 'Dana Whitfield RN', at: desk.now, reason: 'The paper log was of another patient' } }]);
    expect(await withdraw()).toMatchObject({ code: 'WITHDRAWN' });
    expect(await decide('Grace', { code: '99490' })).toMatchObject({ ok: true });
    expect((await page('Grace')).overrides.map((each) => each.withdrawn === null)).toEqual([true, false]);
  });

  it('made after an export is noticed as a change', async () => {
    await write();
    await decide('Ingrid', { code: '99490', units: 2 });
    expect(await row('Ingrid')).toMatchObject({ state: 'ready', stateReason: 'Changed since the last export' });
  });

  it('is refused in plain words where it makes no sense, and nothing is written', async () => {
    const { ledger } = (await desk.context.home.openNow())!;
    const { events } = await ledger.verify();
    expect(await decide('Grace', { code: '99491X' })).toMatchObject({ code: 'NO_CODE', message: 'No rule here knows this code. Check its five characters. Nothing was changed.' });
    expect(await decide('Grace', { code: '99490', reason: 'because' })).toMatchObject({ code: 'NOT_ACCEPTED' });
    expect(await decide('Grace', { code: '99490', month: '2026-12' })).toMatchObject({ code: 'FUTURE' });
    expect(await decide('Grace', { code: '99490', action: 'block', units: 1 })).toMatchObject({ code: 'NO_UNITS' });
    expect(await decide('Grace', { code: '99490', units: 0 })).toMatchObject({ code: 'NOT_ACCEPTED' });
    expect(await decide('Grace', { code: '99490' }, 'sidepanel')).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await desk.answer('override.record', { patient: 'f'.repeat(32), month, code: '99490', action: 'force', reason }, 'workspace')).toMatchObject({ code: 'NO_PATIENT' });
    expect((await ledger.verify()).events).toBe(events);
    await decide('Grace', { code: '99490' });
    expect(await decide('Grace', { code: '99490', action: 'block' })).toMatchObject({ code: 'DECIDED', message: '99490 was decided here already. Withdraw that decision first; both stay in the history.' });
  });

  it('comes back from the log, and nothing of it stands in the clear', async () => {
    await decide('Grace', { code: '99490', reason: 'Canary reason about the stairs' });
    await decide('Ingrid', { code: '99491', month: 'standing', action: 'block', reason: 'Canary reason that stands' });
    const { ledger } = (await desk.context.home.openNow())!;
    const before = [await page('Grace'), await page('Ingrid')];
    expect((await ledger.rebuild()).wrong).toEqual([]);
    expect([await page('Grace'), await page('Ingrid')]).toEqual(before);
    const raw = await dumped('caretally-practice');
    expect(raw).not.toContain('Canary reason');
    expect(raw).toContain('override.recorded');
  });
});

describe('the record of it', () => {
  const made = { id: crypto.randomUUID(), patient: 'a'.repeat(32), code: '99490', month: 'standing', action: 'force', units: 2, reason };
  it('reads back what was written, and takes no units for a code held back, no short reason, no odd month', () => {
    expect(Override.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
    for (const wrong of [{ action: 'block' }, { reason: 'short' }, { month: 'always' }, { code: '9949o' }, { units: 0 }, { more: 1 }]) expect(Override.safeParse({ ...made, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });
});
