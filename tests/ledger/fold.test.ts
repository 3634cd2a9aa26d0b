import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { entry, type Ground, id, keyOf, MONTH, monthly, NOON, patient, person, recorded, smallLedger, span, standing, timer } from './made-up.ts';
import type { Draft, Enrollment, LedgerEvent, Observation } from '../../lib/records/index.ts';
import { type Block, discardedMs, emptyMonth, type MonthBlock } from '../../lib/ledger/index.ts';
import { apply } from '../../lib/ledger/fold.ts';

const ada = keyOf(1);
const SECOND = 1000;
let ground: Ground;
let write: (...drafts: Draft[]) => Promise<unknown>;
const misfit = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: 'MISFIT' });

beforeEach(async () => {
  ground = await smallLedger();
  write = (...drafts) => ground.ledger.append(id(), drafts);
});

describe('an entry', () => {
  it('is amended with a reason; what it was stays', async () => {
    const { ledger, staff, clock } = ground;
    const made = entry({ patient: ada, staff, note: 'called' });
    await write(recorded(made));
    clock.now += 5000;
    await write(monthly({ kind: 'entry.amended', entry: made.id, changes: { end: made.end + 60_000, note: 'called twice' }, reason: 'second call' }, ada));
    await write(monthly({ kind: 'entry.amended', entry: made.id, changes: { program: null }, reason: 'not enrolled' }, ada));
    const [kept] = (await ledger.readMonth(MONTH, ada)).entries;
    expect(kept).toMatchObject({ ...made, end: made.end + 60_000, note: 'called twice', program: null, recorded: { at: NOON, by: staff } });
    expect(kept!.history).toMatchObject([
      { at: NOON + 5000, by: staff, changes: { end: made.end + 60_000, note: 'called twice' }, was: { end: made.end, note: 'called' }, reason: 'second call' },
      { changes: { program: null }, was: { program: 'CCM' }, reason: 'not enrolled' },
    ]);
    expect((await ledger.history(MONTH, ada)).map((event) => [event.seq, event.body.kind, event.author, event.at])).toEqual([[4, 'entry.recorded', staff, NOON], [5, 'entry.amended', staff, NOON + 5000], [6, 'entry.amended', staff, NOON + 5000]]);
  });

  it('is voided once, stays visible, and is amended no more', async () => {
    const made = entry({ patient: ada, staff: ground.staff });
    await write(recorded(made));
    await write(monthly({ kind: 'entry.voided', entry: made.id, reason: 'wrong patient' }, ada));
    expect((await ground.ledger.readMonth(MONTH, ada)).entries).toMatchObject([{ id: made.id, voided: { reason: 'wrong patient', at: NOON, by: ground.staff } }]);
    await misfit(write(monthly({ kind: 'entry.voided', entry: made.id, reason: 'again' }, ada)));
    await misfit(write(monthly({ kind: 'entry.amended', entry: made.id, changes: { note: 'x' }, reason: 'again' }, ada)));
  });

  it('is recorded once, ends after it starts, and belongs to one patient and month', async () => {
    const made = entry({ patient: ada, staff: ground.staff });
    await write(recorded(made));
    await misfit(write(recorded(made)));
    await misfit(write(recorded(entry({ patient: ada, staff: ground.staff, end: NOON - 1 }))));
    await misfit(write(monthly({ kind: 'entry.amended', entry: made.id, changes: { end: made.start - 1 }, reason: 'x' }, ada)));
    await misfit(write(monthly({ kind: 'entry.voided', entry: made.id, reason: 'x' }, keyOf(1, 1))));
    await misfit(write(monthly({ kind: 'entry.voided', entry: made.id, reason: 'x' }, ada, '2026-12')));
  });
});

describe('unresolved time', () => {
  it('waits for an answer; what no kept entry covers is given up, to the millisecond', async () => {
    const { ledger, staff } = ground;
    const asked = span({ patient: ada, staff });
    await write(monthly({ kind: 'time.unresolved', span: asked }, ada));
    expect(await ledger.readQuestions(staff)).toMatchObject([asked]);
    expect(await ledger.readQuestions(id())).toEqual([]);
    const first = entry({ patient: ada, staff, start: NOON, end: NOON + 100 * SECOND, source: 'kept' });
    const second = entry({ patient: ada, staff, start: NOON + 200 * SECOND, end: NOON + 599_999, source: 'kept' });
    await write(recorded(second), recorded(first), monthly({ kind: 'time.answered', span: asked.id, answer: 'split', kept: [second.id, first.id] }, ada));
    const record = await ledger.readMonth(MONTH, ada);
    expect(record.unresolved).toMatchObject([{ id: asked.id, answered: { answer: 'split', kept: [second.id, first.id], by: staff } }]);
    expect(record.discarded).toEqual([{ span: asked.id, start: NOON + 100 * SECOND, end: NOON + 200 * SECOND }, { span: asked.id, start: NOON + 599_999, end: NOON + 600 * SECOND }]);
    expect(discardedMs(record)).toBe(100_001);
    expect(await ledger.readQuestions()).toEqual([]);
    await misfit(write(monthly({ kind: 'time.answered', span: asked.id, answer: 'discard', kept: [] }, ada)));
  });

  it('is not answered by entries that nobody recorded', async () => {
    const asked = span({ patient: ada, staff: ground.staff });
    await write(monthly({ kind: 'time.unresolved', span: asked }, ada));
    await misfit(write(monthly({ kind: 'time.answered', span: asked.id, answer: 'keep', kept: [id()] }, ada)));
    await misfit(write(monthly({ kind: 'time.answered', span: id(), answer: 'discard', kept: [] }, ada)));
  });

  it('is conserved: every millisecond of a span is kept or given up, and none twice', () => {
    const piece = fc.tuple(fc.integer({ min: -50, max: 250 }), fc.integer({ min: 0, max: 200 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), fc.integer({ min: 0, max: 200 }), (pieces, length) => {
      const staff = id();
      const asked = span({ patient: ada, staff, start: NOON, end: NOON + length });
      const kept = pieces.map(([start, long]) => entry({ patient: ada, staff, start: NOON + start, end: NOON + start + long }));
      const event = (body: LedgerEvent['body'], seq: number): LedgerEvent => ({ id: id(), device: 'd', seq, at: NOON, author: staff, month: MONTH, patient: ada, body });
      const events = [event({ kind: 'time.unresolved', span: asked }, 1), ...kept.map((made, n) => event({ kind: 'entry.recorded', entry: made }, n + 2)), event({ kind: 'time.answered', span: asked.id, answer: 'split', kept: kept.map((made) => made.id) }, 99)];
      const record = (events.reduce<Block>((block, next) => apply({ month: MONTH, bucket: 1 }, block, next), { patients: {} }) as MonthBlock).patients[ada]!;
      for (let ms = 0; ms < length; ms++) {
        const at = NOON + ms;
        const covered = kept.some((made) => made.start <= at && at < made.end);
        expect(record.discarded.filter((gone) => gone.start <= at && at < gone.end)).toHaveLength(covered ? 0 : 1);
      }
      expect(record.discarded.every((gone) => gone.start >= asked.start && gone.end <= asked.end && gone.start < gone.end)).toBe(true);
    }));
  });
});

describe('a patient', () => {
  const enrolled = (fields: Partial<Enrollment> = {}): Draft => standing({ kind: 'enrollment.recorded', enrollment: { patient: ada, program: 'CCM', status: 'enrolled', since: '2026-01-05', ...fields } }, ada);
  const observed = (observation: Observation): Draft => standing({ kind: 'observation.recorded', observation }, ada);

  it('has one current enrollment a program; those replaced are kept beside it', async () => {
    const { staff, ledger } = ground;
    await write(enrolled(), enrolled({ program: 'RPM', since: '2026-03-01' }), enrolled({ status: 'ended', until: '2026-06-30' }));
    expect(await ledger.readPatient(ada)).toMatchObject({
      patient: { family: 'Birch' },
      enrollments: [{ program: 'RPM' }, { program: 'CCM', status: 'ended', until: '2026-06-30' }],
      earlierEnrollments: [{ program: 'CCM', status: 'enrolled', since: '2026-01-05', by: staff, at: NOON }],
    });
  });

  it('has the newest observation of a kind, program or month; stays in hospital accumulate', async () => {
    const consent = { patient: ada, kind: 'consent' as const, program: 'CCM' as const, date: '2026-01-05', how: 'verbal' as const, documented: true, elements: [] };
    const stay = { patient: ada, kind: 'inpatient', from: '2026-11-01', to: '2026-11-03' } as const;
    const mdm = { patient: ada, kind: 'mdm', month: '2026-10', level: 'moderate' } as const;
    await write(observed(consent), observed({ ...consent, program: 'RPM' }), observed({ ...consent, revoked: '2026-02-01' }), observed(stay), observed({ ...stay, from: '2026-11-08', to: '2026-11-09' }), observed(stay), observed(mdm), observed({ ...mdm, month: MONTH }), observed({ ...mdm, level: 'high' }),
      observed({ patient: ada, kind: 'billed_elsewhere', code: '99490', month: MONTH, practitioner: 'other' }), observed({ patient: ada, kind: 'billed_elsewhere', code: 'G0181', month: MONTH, practitioner: 'other' }));
    const { observations } = (await ground.ledger.readPatient(ada))!;
    expect(observations.filter((one) => one.kind === 'consent')).toEqual([{ ...consent, program: 'RPM' }, { ...consent, revoked: '2026-02-01' }]);
    expect(observations.filter((one) => one.kind === 'inpatient').map((one) => one.from).sort()).toEqual(['2026-11-01', '2026-11-08']);
    expect(observations.filter((one) => one.kind === 'mdm')).toEqual([{ ...mdm, month: MONTH }, { ...mdm, level: 'high' }]);
    expect(observations.filter((one) => one.kind === 'billed_elsewhere').map((one) => one.code)).toEqual(['99490', 'G0181']);
  });

  it('is found by the address ids learned for them, until one is taken back', async () => {
    const { ledger } = ground;
    const [near, far, unknown] = [keyOf(1, 77), keyOf(200, 77), keyOf(200, 78)];
    await write(standing({ kind: 'patient.recorded', patient: patient(ada, { aliases: [near, far] }) }, ada));
    expect(await Promise.all([near, far, unknown].map((alias) => ledger.ownerOf(alias)))).toEqual([ada, ada, null]);
    expect(Object.keys((await ledger.readPatients(200, 200)).get(200)!.patients)).toEqual([]);
    await write(standing({ kind: 'patient.recorded', patient: patient(ada, { aliases: [near] }) }, ada));
    expect(await Promise.all([near, far].map((alias) => ledger.ownerOf(alias)))).toEqual([ada, null]);
  });

  it('must be recorded before anything is said of them', async () => {
    const nobody = keyOf(1, 5);
    await misfit(write(standing({ kind: 'observation.recorded', observation: { patient: nobody, kind: 'care_plan', date: '2026-01-05', copyGiven: true } }, nobody)));
    expect(await ground.ledger.readPatient(nobody)).toBeNull();
    await write(standing({ kind: 'patient.recorded', patient: patient(nobody) }, nobody));
    expect(Object.keys((await ground.ledger.readPatients(0, 255)).get(1)!.patients)).toEqual([ada, nobody]);
  });
});

describe('the practice', () => {
  it('has one running timer a person, whichever tab started it', async () => {
    const { ledger, staff } = ground;
    const mine = timer({ patient: ada, staff });
    const theirs = timer({ patient: keyOf(2), staff: id() });
    await write(standing({ kind: 'timer.started', timer: mine }, ada), standing({ kind: 'timer.started', timer: theirs }));
    await misfit(write(standing({ kind: 'timer.started', timer: timer({ patient: keyOf(3), staff }) })));
    await write(standing({ kind: 'timer.changed', timer: { ...mine, activity: 'care_plan_review', note: 'n' }, reason: '' }));
    expect((await ledger.readPractice()).running).toEqual({ [staff]: { ...mine, activity: 'care_plan_review', note: 'n' }, [theirs.staff]: theirs });
    await misfit(write(standing({ kind: 'timer.changed', timer: { ...mine, id: id() }, reason: '' })));
    await misfit(write(standing({ kind: 'timer.ended', timer: theirs.id, staff, end: NOON })));
    await write(standing({ kind: 'timer.ended', timer: mine.id, staff, end: NOON }));
    await misfit(write(standing({ kind: 'timer.ended', timer: mine.id, staff, end: NOON })));
    expect((await ledger.readPractice()).running).toEqual({ [theirs.staff]: theirs });
  });

  it('knows its people, when they opened the vault, and what was exported', async () => {
    const { ledger, staff } = ground;
    const second = person({ name: 'Sam Dogwood', role: 'biller' });
    await write(standing({ kind: 'staff.recorded', staff: second }), standing({ kind: 'vault.opened', staff }), standing({ kind: 'staff.recorded', staff: { ...second, active: false } }));
    expect((await ledger.readPractice()).staff).toMatchObject([{ id: staff }, { id: second.id, active: false }]);
    expect((await ledger.readPractice()).opened).toEqual({ [staff]: NOON });
    const sha256 = 'a'.repeat(64);
    const other = keyOf(200);
    const lines = [{ id: 'l1', patient: ada, supports: '99490×1' }, { id: 'l2', patient: other, supports: '' }, { id: 'l3', patient: ada, supports: '99490×1' }, { id: 'l4', patient: keyOf(1, 9), supports: '' }];
    await write(monthly({ kind: 'month.exported', month: MONTH, format: 'csv', lines, notReady: false, sha256 }, null));
    expect((await ledger.readPractice()).exports).toMatchObject([{ month: MONTH, format: 'csv', lines: 4, sha256, by: staff, at: NOON }]);
    expect((await ledger.readMonth(MONTH, ada)).exported).toMatchObject([{ lines: ['l1', 'l3'], supports: '99490×1', format: 'csv', sha256 }]);
    expect((await ledger.readMonth(MONTH, other)).exported).toMatchObject([{ lines: ['l2'] }]);
    expect((await ledger.readMonth(MONTH, keyOf(1, 9))).exported).toMatchObject([{ lines: ['l4'] }]);
    expect(await ledger.readMonth(MONTH, keyOf(9))).toEqual(emptyMonth());
    expect(await ledger.monthsKept()).toEqual([MONTH]);
  });
});

describe('a desk', () => {
  it('shows what a person did last, as it now stands', async () => {
    const { ledger, staff } = ground;
    const days = Array.from({ length: 70 }, (_, n) => entry({ patient: keyOf(n % 3, n % 2), staff, start: NOON + n * 60_000, end: NOON + n * 60_000 + 30_000, month: n < 68 ? MONTH : '2026-12' }));
    for (let n = 0; n < days.length; n += 10) await write(...days.slice(n, n + 10).map(recorded));
    await write(recorded(entry({ patient: ada, staff: id() })));
    const last = days[69]!;
    await write(monthly({ kind: 'entry.voided', entry: last.id, reason: 'test' }, last.patient, '2026-12'));
    const { entries } = await ledger.readDesk(staff);
    expect(entries.map((made) => made.id)).toEqual(days.slice(10).reverse().map((made) => made.id));
    expect(entries[0]?.voided?.reason).toBe('test');
    expect((await ledger.readDesk(staff, NOON + 67 * 60_000)).entries.map((made) => made.id)).toEqual(days.slice(67).reverse().map((made) => made.id));
    // The newest is always there: the next entry may not start before it ends.
    expect((await ledger.readDesk(staff, Infinity)).entries.map((made) => made.id)).toEqual([last.id]);
    expect(await ledger.readDesk(id())).toEqual({ activities: [], entries: [] });
  });

  it('remembers activities, newest first, each once', async () => {
    const { ledger, staff } = ground;
    const running = timer({ patient: ada, staff, activity: 'chart_review' });
    await write(standing({ kind: 'timer.started', timer: running }));
    for (const activity of ['medication_review', null, 'chart_review']) await write(standing({ kind: 'timer.changed', timer: { ...running, activity }, reason: '' }));
    expect((await ledger.readDesk(staff)).activities).toEqual(['chart_review', 'medication_review']);
  });
});
