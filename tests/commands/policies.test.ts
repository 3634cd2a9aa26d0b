import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { configOf } from '../../lib/commands/policies-in-use.ts';
import type { ExportReply, MonthPart } from '../../lib/commands/views-month.ts';
import type { PatientPage } from '../../lib/commands/views-patient.ts';
import type { PoliciesView } from '../../lib/commands/views-settings.ts';
import { policies } from '../../lib/rules/policies.ts';
import { cellsOf, type Desk, dumped, kept, practiceDesk, sweep } from './bench.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

let desk: Desk;
beforeEach(async () => { desk = await practiceDesk(); }, 30_000);
afterEach(sweep);

const month = '2026-11';
const reason = 'Most minutes is what we can defend';
const set = (name: string, value: string, why = reason) => desk.ask('policy.set', { name, value, reason: why }, 'workspace') as Promise<PoliciesView>;
const refused = async (name: string, value: string, why = reason) => (await desk.answer('policy.set', { name, value, reason: why }, 'workspace')) as { code: string; message: string };
const read = async (name: string) => ((await desk.ask('policy.view', {}, 'workspace')) as PoliciesView).policies.find((each) => each.name === name)!;
const write = () => desk.ask('month.export', { month, notReady: false }, 'workspace') as Promise<ExportReply>;
const ledger = async () => (await desk.context.home.openNow())!.ledger;

describe('policies of the practice', () => {
  it('are all there with their usual values, until one is set; who, when and why stay', async () => {
    const before = (await desk.ask('policy.view', {}, 'workspace')) as PoliciesView;
    expect(before.policies.map((each) => each.name).sort()).toEqual(Object.keys(policies).sort());
    expect(before.policies.every((each) => each.isDefault && each.value === each.usual && each.by === null && each.history.length === 0)).toBe(true);
    const first = desk.now;
    await set('ccm.base', 'most_time');
    desk.pass(60_000);
    await set('ccm.base', 'staff_first', 'Staff do nearly all of this work');
    expect(await read('ccm.base')).toMatchObject({
      value: 'staff_first', isDefault: false, by: 'Dana Whitfield RN', at: first + 60_000, reason: 'Staff do nearly all of this work', question: policies['ccm.base']!.question,
      history: [{ value: 'staff_first', at: first + 60_000 }, { value: 'most_time', by: 'Dana Whitfield RN', at: first, reason }],
    });
    await set('ccm.base', 'practitioner_first', 'Back to what everybody else does');
    expect(await read('ccm.base')).toMatchObject({ value: 'practitioner_first', isDefault: true, by: 'Dana Whitfield RN', history: { length: 3 } });
    expect(configOf(await (await ledger()).readPractice())).toBeNull();
  });

  it('refuses a name, a value or a reason that is none, in plain words, and writes nothing', async () => {
    const events = (await (await ledger()).verify()).events;
    expect(await refused('ccm.nothing', 'x')).toMatchObject({ code: 'NO_POLICY', message: 'This policy is not known here. Nothing was changed. Choose one from the list.' });
    expect(await refused('constructor', 'x')).toMatchObject({ code: 'NO_POLICY' });
    expect(await refused('ccm.base', 'cheapest')).toMatchObject({ code: 'NO_VALUE', message: 'This policy can be practitioner_first, staff_first or most_time. Nothing was changed.' });
    expect(await refused('ph.covered_codes', '99439; drop')).toMatchObject({ code: 'NO_VALUE', message: expect.stringContaining('codes with commas') as string });
    expect(await refused('ccm.base', 'most_time', 'short')).toMatchObject({ code: 'NOT_ACCEPTED', message: expect.stringContaining('ten characters') as string });
    expect(await desk.answer('policy.set', { name: 'ccm.base', value: 'most_time', reason }, 'widget')).toMatchObject({ ok: false });
    // The value that stands already is no change.
    await set('ccm.base', 'practitioner_first');
    expect((await (await ledger()).verify()).events).toBe(events);
  });

  it('keeps a list of codes in one form', async () => {
    await set('ph.covered_codes', ' 99439 ,99491, ');
    expect(await read('ph.covered_codes')).toMatchObject({ value: '99439,99491', isDefault: false, values: null });
    await set('ph.covered_codes', '');
    expect(await read('ph.covered_codes')).toMatchObject({ value: '', isDefault: true });
  });

  it('stand in what the rules answer, in every row and in the event of an export', async () => {
    expect(cellsOf((await write()).text)[0]!['Policies set by the practice']).toBe('');
    await set('ccm.planCopy', 'warn');
    const { rows } = (await desk.ask('month.part', { month, from: 0, to: 255 }, 'workspace')) as MonthPart;
    const ingrid = rows.find((row) => row.patient.given === 'Ingrid')!;
    const page = (await desk.ask('patient.page', { patient: ingrid.patient.key, month }, 'workspace')) as PatientPage;
    expect(page.finding.lines[0]!.policies).toContainEqual({ name: 'ccm.planCopy', value: 'warn', isDefault: false });
    const first = await write();
    expect(cellsOf(first.text).map((row) => row['Policies set by the practice'])).toEqual(['ccm.planCopy=warn (Dana Whitfield RN, 2026-11-17)', 'ccm.planCopy=warn (Dana Whitfield RN, 2026-11-17)']);
    desk.pass(60_000);
    expect((await write()).text).toBe(first.text);
    const bodies = (await kept('caretally-practice', desk)).filter((event) => event.body.kind === 'month.exported').map(({ body }) => body);
    const open = (await desk.context.home.openNow())!;
    expect(bodies.map((body) => body.kind === 'month.exported' && body.policies)).toEqual([undefined, ...Array.from({ length: 2 }, () => [{ name: 'ccm.planCopy', value: 'warn', by: open.staff, at: Date.parse('2026-11-17T15:00:00Z') }])]);
  });

  it('come back from the log, and nothing of them stands in the clear', async () => {
    await set('ccm.base', 'most_time', 'Canary reason of the practice');
    const open = (await desk.context.home.openNow())!;
    const before = await open.ledger.readPractice();
    expect((await open.ledger.rebuild()).wrong).toEqual([]);
    expect(await open.ledger.readPractice()).toEqual(before);
    const raw = await dumped('caretally-practice');
    for (const word of ['Canary reason', 'most_time', 'ccm.base']) expect(raw).not.toContain(word);
    expect(raw).toContain('policy.set');
  });

  it('leave a name that the rules have dropped to the rules', () => {
    const choice = (name: string, value: string) => ({ name, value, reason, at: 1, by: 'x', event: 'y' });
    expect(configOf({ policies: [choice('old.policy', 'a'), choice('ccm.base', 'most_time'), choice('ccm.base', 'practitioner_first')] })).toEqual({ 'old.policy': 'a' });
    expect(configOf({})).toBeNull();
  });
});
