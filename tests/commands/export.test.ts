import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExportReply, MonthPart } from '../../lib/commands/views-month.ts';
import { type Desk, practiceDesk, sweep } from './bench.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

let desk: Desk;
beforeEach(async () => { desk = await practiceDesk(); }, 30_000);
afterEach(sweep);

const month = '2026-11';
const write = (notReady = false) => desk.ask('month.export', { month, notReady }, 'workspace') as Promise<ExportReply>;
const rows = async () => ((await desk.ask('month.part', { month, from: 0, to: 255 }, 'workspace')) as MonthPart).rows;
const states = async () => Object.fromEntries((await rows()).map((row) => [row.patient.given, row.state]));

describe('the month and its file', () => {
  it('says who is ready, who is close, who is blocked', async () => {
    expect(await states()).toEqual({ Grace: 'close', Alan: 'in_progress', Rosa: 'blocked', Ingrid: 'ready', Bao: 'in_progress', Wayne: 'ready' });
    const grace = (await rows()).find((row) => row.patient.given === 'Grace')!;
    expect(grace).toMatchObject({ missingSeconds: 160, countedSeconds: 1040 });
  });

  it('writes only what is ready, marked as practice data, the same bytes twice, and then it is exported', async () => {
    const first = await write();
    expect(first.lines).toBe(2);
    expect(first.text.match(/PRACTICE DATA/g)).toHaveLength(2);
    expect(first.text).toContain('"99490"');
    expect(first.text).toContain('"99491"');
    expect(first.text).not.toContain('Castellano');
    expect(await write()).toMatchObject({ text: first.text, sha256: first.sha256 });
    expect(await states()).toMatchObject({ Ingrid: 'exported', Wayne: 'exported', Grace: 'close' });
  });

  it('marks what is not ready, with no unit and no date of service, and says what it lacks', async () => {
    const { text, notReady } = await write(true);
    expect(notReady).toBe(4);
    const rosa = text.split('\r\n').find((line) => line.includes('"Castellano"'))!;
    expect(rosa).toMatch(/NOT READY; Cannot decide: consent date missing/);
    const cells = rosa.slice(1, -1).split('","');
    const head = text.slice(1).split('\r\n')[0]!.slice(1, -1).split('","');
    expect([cells[head.indexOf('Units')], cells[head.indexOf('Date of service from')], cells[head.indexOf('Code')]]).toEqual(['0', '', '99490']);
  });

  it('asks again for a month that changed after it was exported', async () => {
    await write();
    const ingrid = (await rows()).find((row) => row.patient.given === 'Ingrid')!;
    const page = (await desk.ask('patient.page', { patient: ingrid.patient.key, month }, 'workspace')) as { entries: { id: string }[] };
    await desk.ask('entry.void', { entry: page.entries[0]!.id, month, reason: 'Logged on the wrong patient' }, 'workspace');
    expect((await states()).Ingrid).not.toBe('exported');
    const after = (await desk.ask('patient.page', { patient: ingrid.patient.key, month }, 'workspace')) as { entries: { voided: { reason: string } | null }[] };
    expect(after.entries[0]!.voided?.reason).toBe('Logged on the wrong patient');
  });

  it('turns a recorded consent into a ready month, and keeps what was before', async () => {
    const rosa = (await rows()).find((row) => row.patient.given === 'Rosa')!;
    await desk.ask('observation.save', { observation: { patient: rosa.patient.key, kind: 'consent', program: 'CCM', date: '2026-02-11', how: 'verbal', documented: true, elements: ['availability_cost_share', 'one_practitioner', 'right_to_stop'] } }, 'workspace');
    expect((await states()).Rosa).toBe('ready');
    expect(await desk.answer('observation.save', { observation: { patient: rosa.patient.key, kind: 'consent', program: 'CCM', date: '2027-02-11', how: 'verbal', documented: true, elements: [] } }, 'workspace')).toMatchObject({ code: 'FUTURE' });
  });

  it('refuses an amendment that overlaps, lies ahead, or leaves its month, and keeps old and new of one that does not', async () => {
    const grace = (await rows()).find((row) => row.patient.given === 'Grace')!;
    const read = async () => (await desk.ask('patient.page', { patient: grace.patient.key, month }, 'workspace')) as { entries: { id: string; start: number; end: number; seconds: number; history: { what: string; was: string; is: string; reason: string }[] }[] };
    const [first, second] = (await read()).entries;
    const amend = (changes: object, reason = 'Wrote the wrong time') => desk.answer('entry.amend', { entry: first!.id, month, changes, reason }, 'workspace');
    expect(await amend({ end: second!.start + 1000 })).toMatchObject({ code: 'OVERLAP' });
    expect(await amend({ end: first!.start - 1000 })).toMatchObject({ code: 'BACKWARDS' });
    expect(await amend({ start: desk.now + 1000, end: desk.now + 2000 })).toMatchObject({ code: 'FUTURE' });
    expect(await amend({ start: Date.parse('2026-10-20T15:00:00Z'), end: Date.parse('2026-10-20T15:05:00Z') })).toMatchObject({ code: 'OTHER_MONTH' });
    expect(await amend({ end: first!.end + 60_000 }, 'x')).toMatchObject({ code: 'REASON' });
    expect(await amend({ end: first!.end + 60_000 })).toMatchObject({ ok: true });
    const after = (await read()).entries[0]!;
    expect(after.seconds).toBe(first!.seconds + 60);
    expect(after.history).toMatchObject([{ what: 'end', was: String(first!.end), is: String(first!.end + 60_000), reason: 'Wrote the wrong time' }]);
  });
});
