import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entry, id, keyOf, monthly, NOON, patient, person, recorded, smallLedger, span, standing, timer } from './made-up.ts';
import type { Draft } from '../../lib/records/index.ts';
import { type Block, Ledger } from '../../lib/ledger/index.ts';

const MONTHS = ['2026-10', '2026-11'] as const;
/** Six patients in three buckets, three people. */
const patients = [keyOf(1), keyOf(1, 1), keyOf(2), keyOf(2, 1), keyOf(255), keyOf(255, 1)];
const people = Array.from({ length: 3 }, id);
const activities = [null, 'chart_review', 'care_plan_review'];

const step = fc.record({
  what: fc.constantFrom('patient', 'enroll', 'observe', 'start', 'change', 'end', 'entry', 'entry', 'entry', 'amend', 'void', 'unresolved', 'answer', 'export', 'staff', 'opened', 'policy', 'recipe', 'override', 'override', 'withdraw', 'link', 'unlink'),
  patient: fc.nat(5), person: fc.nat(2), month: fc.nat(1), pick: fc.nat(50), length: fc.nat(5000), together: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a person might do next, given what is recorded. Some of it does not fit, and must then leave no trace. */
async function drafted(ledger: Ledger, { what, pick, length, ...chosen }: Step): Promise<Draft[]> {
  const key = patients[chosen.patient]!;
  const staff = people[chosen.person]!;
  const month = MONTHS[chosen.month]!;
  const record = await ledger.readMonth(month, key);
  const any = <T>(list: readonly T[]) => list[pick % Math.max(1, list.length)];
  const start = NOON + pick * 1000;
  const running = (await ledger.readPractice()).running[staff];
  switch (what) {
    case 'patient': return [standing({ kind: 'patient.recorded', patient: patient(key, { given: `Given ${pick}`, aliases: pick % 3 ? [keyOf(pick, pick), keyOf(2, pick + 9)] : [] }) }, key)];
    case 'enroll': return [standing({ kind: 'enrollment.recorded', enrollment: { patient: key, program: pick % 2 ? 'CCM' : 'RPM', status: 'enrolled', since: '2026-01-05' } }, key)];
    case 'observe': return [standing({ kind: 'observation.recorded', observation: pick % 2 ? { patient: key, kind: 'mdm', month, level: 'low' } : { patient: key, kind: 'inpatient', from: '2026-10-01', to: `2026-10-${10 + (pick % 20)}` } }, key)];
    case 'start': return [standing({ kind: 'timer.started', timer: timer({ patient: key, staff, activity: any(activities) ?? null }) }, pick % 2 ? key : null)];
    case 'change': return [standing({ kind: 'timer.changed', timer: { ...(running ?? timer({ patient: key, staff })), activity: any(activities) ?? null, note: `note ${pick}` }, reason: '' })];
    case 'end': return [standing({ kind: 'timer.ended', timer: running?.id ?? id(), staff, end: start })];
    case 'entry': return [recorded(entry({ patient: key, staff, month, start, end: start + length, note: 'é'.repeat(pick) }))];
    case 'amend': return [monthly({ kind: 'entry.amended', entry: any(record.entries)?.id ?? id(), changes: pick % 2 ? { end: start + length } : { activity: any(activities), program: null }, reason: 'r' }, key, month)];
    case 'void': return [monthly({ kind: 'entry.voided', entry: any(record.entries)?.id ?? id(), reason: 'r' }, key, month)];
    case 'unresolved': return [monthly({ kind: 'time.unresolved', span: span({ patient: key, staff, month, start, end: start + length }) }, key, month)];
    case 'answer': {
      const asked = any(record.unresolved);
      const kept = entry({ patient: key, staff, month, start: asked?.start ?? start, end: (asked?.start ?? start) + Math.floor(length / 2), source: 'kept' });
      return [recorded(kept), monthly({ kind: 'time.answered', span: asked?.id ?? id(), answer: 'first', kept: [kept.id] }, key, month)];
    }
    case 'export': return [monthly({ kind: 'month.exported', month, format: 'csv', lines: patients.slice(0, pick % 7).map((of, n) => ({ id: `l${n}`, patient: of, supports: `99490×${pick}` })), notReady: false, sha256: 'b'.repeat(64) }, null, month)];
    case 'staff': return [standing({ kind: 'staff.recorded', staff: person({ id: staff, name: `Name ${pick}` }) })];
    case 'link': return [standing({ kind: 'patient.linked', patient: key, to: patients[pick % 6]!, reason: 'r' }, key)];
    case 'unlink': return [standing({ kind: 'patient.unlinked', patient: key, from: (await ledger.readPractice()).links?.[key] ?? patients[pick % 6]!, reason: 'r' }, key)];
    case 'opened': return [standing({ kind: 'vault.opened', staff })];
    case 'recipe': return [standing({ kind: 'recipe.recorded', recipe: { act: pick % 2 ? 'taught' : 'removed', recipe: `taught-${pick % 3}`, sites: ['https://ehr.example/*'], version: pick } })];
    case 'policy': return [standing({ kind: 'policy.set', policy: { name: `policy.${pick % 3}`, value: String(length), reason: 'r' } })];
    case 'override': {
      const where = pick % 2 ? month : 'standing';
      return [{ month: where, patient: key, body: { kind: 'override.recorded', override: { id: id(), patient: key, code: pick % 3 ? '99490' : '99491', month: where, action: pick % 5 ? 'force' : 'block', reason: 'as the practice decided' } } }];
    }
    case 'withdraw': {
      const where = pick % 2 ? month : 'standing';
      const known = pick % 2 ? record.overrides : (await ledger.readPatient(key))?.overrides;
      return [{ month: where, patient: key, body: { kind: 'override.withdrawn', override: any(known ?? [])?.id ?? id(), patient: key, month: where, reason: 'r' } }];
    }
  }
}

it('blocks worked out anew from the log equal the blocks that were kept, for any history', async () => {
  let written = 0;
  let refused = 0;
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
    const ground = await smallLedger();
    const { ledger, db, clock } = ground;
    for (const [n, next] of steps.entries()) {
      clock.now += 1000;
      const before = await db.events.count();
      const second = next.together ? steps[(n + 1) % steps.length] : undefined;
      const outcome = await ledger.append(id(), async (now) => [...(await drafted(now, next)), ...(second ? await drafted(now, second) : [])]).catch((error: { code: string }) => error.code);
      if (outcome === 'MISFIT') {
        refused++;
        expect(await db.events.count()).toBe(before);
      } else {
        written++;
        expect(outcome).toBe('written');
      }
    }
    const kept = new Map<string, Block>();
    for (const month of [...MONTHS, 'standing']) for (const bucket of [1, 2, 255]) kept.set(`${month} ${bucket}`, (month === 'standing' ? await ledger.readPatients(bucket, bucket) : await ledger.readBlocks(month, bucket, bucket)).get(bucket) ?? { patients: {} });
    kept.set('practice 0', await ledger.readPractice());

    // A second ledger on the same rows remembers nothing of the first.
    const anew = await new Ledger(ground.parts).fold();
    for (const [name, block] of kept) expect(JSON.parse(JSON.stringify(anew.get(name)?.block ?? { patients: {} })), name).toEqual(block);
    expect((await ledger.rebuild()).wrong).toEqual([]);
    expect(await ledger.verify()).toMatchObject({ ok: true, events: await db.events.count() });
    expect((await ledger.checkHead()).state).toBe('sound');
    db.close();
  }), { numRuns: 30 });
  // The histories must really have held both.
  expect(written).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(20);
}, 120_000);

it('blocks that were lost come back from the log', async () => {
  const { ledger, db, staff } = await smallLedger();
  await ledger.append(id(), [recorded(entry({ patient: keyOf(1), staff }))]);
  const [before, practice] = [await ledger.readMonth('2026-11', keyOf(1)), await ledger.readPractice()];
  await db.blocks.clear();
  expect((await ledger.readMonth('2026-11', keyOf(1))).entries).toEqual([]);
  expect(await ledger.rebuild()).toEqual({ blocks: 4, wrong: [`2026-11 1`, `desk ${parseInt(staff.slice(0, 2), 16)}`, 'practice 0', 'standing 1'].sort() });
  expect(await ledger.readMonth('2026-11', keyOf(1))).toEqual(before);
  expect(await ledger.readPractice()).toEqual(practice);
});
