import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, rules } from '../../lib/payers/index.ts';
import { ContractError, type EntryInput } from '../../lib/rules/contract.ts';
import type { Finding } from '../../lib/rules/finding.ts';
import { ChangeError, changed, smallestStep, whatIf, type Change } from '../../lib/rules/what-if.ts';
import { anyMonth, codes, from, minutes, month, ready } from './months.ts';

const more = (count: number, change: Partial<Change & { kind: 'add_minutes' }> = {}): Change => ({ kind: 'add_minutes', role: 'clinical_staff', activity: 'patient_call', program: 'CCM', minutes: count, day: '2026-10-20', ...change });
const told = ({ changes }: ReturnType<typeof whatIf>) => changes.map(({ code, kind, before, after }) => `${kind} ${code} ${before} ${after}`);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(Object.freeze(value))) frozen(each);
  return value;
}
function refusal(changes: readonly Change[], input = month([minutes(10)])): ContractError {
  try { changed(input, changes); } catch (error) { if (error instanceof ContractError) return error; }
  throw new Error('The change was taken.');
}

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 90 }), role: fc.constantFrom('clinical_staff', 'qhp') }).map(({ count, role }) => more(count, { role })),
  fc.constantFrom<Change>(
    { kind: 'change_payer', payer: 'bcbsm_pdcm' }, { kind: 'change_payer', payer: 'bcbsm_pdcm', as: { programs: ['PDCM'], services: { CCM: 'PDCM_COORD' } } },
    { kind: 'set_fact', path: 'consent.CCM.date', value: null }, { kind: 'set_fact', path: 'mdm', value: 'high' },
  ),
);

describe('what if', () => {
  it('adds minutes: the code that would be reached, and nothing is saved', () => {
    const result = whatIf(month([minutes(15)]), [more(5)], rules);
    expect(told(result)).toEqual(['gained 99490 0 1']);
    expect(result.saved).toBe(false);
    expect(codes(result.before)).toEqual({});
    expect(codes(result.after)).toEqual({ 99490: 1 });
    expect(told(whatIf(month([minutes(15)]), [more(4)], rules))).toEqual([]);
    expect(told(whatIf(month([minutes(40)]), [more(20)], rules))).toEqual(['more 99439 1 2']);
  });

  it('drops an entry by its id or by its place, and places do not move', () => {
    const input = month([minutes(20, '2026-10-06', { id: 'a' }), minutes(20, '2026-10-07', { id: 'b' }), minutes(20, '2026-10-08', { id: 'c' })]);
    expect(told(whatIf(input, [{ kind: 'drop_entry', entry: { id: 'b' } }], rules))).toEqual(['fewer 99439 2 1']);
    const both = changed(input, [{ kind: 'drop_entry', entry: { index: 0 } }, { kind: 'drop_entry', entry: { index: 1 } }]);
    expect(both.entries.map(({ id }) => id)).toEqual(['c']);
    const { changes } = whatIf(input, [{ kind: 'drop_entry', entry: { index: 0 } }, { kind: 'drop_entry', entry: { index: 2 } }, { kind: 'drop_entry', entry: { id: 'b' } }], rules);
    expect(changes.map(({ code, kind, reasons }) => [code, kind, reasons[0]])).toEqual([['99439', 'lost', 'ADDON_WITHOUT_BASE'], ['99490', 'lost', 'BELOW_THRESHOLD']]);
  });

  it('lets an added entry be changed and dropped by the place after the last one', () => {
    const input = month([minutes(15)]);
    expect(told(whatIf(input, [more(5), { kind: 'drop_entry', entry: { index: 1 } }], rules))).toEqual([]);
    expect(told(whatIf(input, [more(5), { kind: 'change_entry', entry: { index: 1 }, activity: 'office_visit' }], rules))).toEqual([]);
  });

  it('changes who did it, for which program and what it was', () => {
    const input = month([from('2026-10-06T10:00:00-04:00', '2026-10-06T10:30:00-04:00', { id: 'a', performerId: 'rn-1' })], { billingPractitionerId: 'md-1' });
    const by = (change: Omit<Change & { kind: 'change_entry' }, 'kind' | 'entry'>) => told(whatIf(input, [{ kind: 'change_entry', entry: { id: 'a' }, ...change }], rules));
    expect(by({ role: 'qhp', performer: 'md-1' })).toContain('gained 99491 0 1');
    expect(by({ role: 'qhp' }).join()).not.toContain('99491');
    expect(by({ role: 'clerical' })).toEqual(['lost 99490 1 0']);
    expect(by({ program: 'RPM' })).toEqual(['lost 99490 1 0']);
    expect(by({ activity: 'office_visit' })).toEqual(['lost 99490 1 0']);
    expect(changed(input, [{ kind: 'change_entry', entry: { id: 'a' }, role: 'qhp' }]).entries[0]).toMatchObject({ performerId: 'rn-1', activity: 'patient_call', performerRole: 'qhp' });
  });

  it('changes the payer, with its names for programs and services where they are given', () => {
    const input = month([minutes(30)]);
    expect(told(whatIf(input, [{ kind: 'change_payer', payer: 'bcbsm_pdcm' }], rules))).toEqual(['lost 99490 1 0']);
    const other = changed(input, [more(5), { kind: 'change_payer', payer: 'bcbsm_pdcm', as: { programs: ['PDCM'], services: { CCM: 'PDCM_COORD' } } }, more(7, { program: 'CCM' })]);
    expect([other.payer, other.programs, other.entries.map(({ program }) => program)]).toEqual(['bcbsm_pdcm', ['PDCM'], ['PDCM_COORD', 'PDCM_COORD', 'CCM']]);
  });

  it('adds and removes programs', () => {
    expect(told(whatIf(month([minutes(20)]), [{ kind: 'remove_program', program: 'CCM' }], rules))).toEqual(['lost 99490 1 0']);
    expect(told(whatIf(month([minutes(20)], { programs: [] }), [{ kind: 'add_program', program: 'CCM' }], rules))).toEqual(['gained 99490 0 1']);
    expect(changed(month([], { programs: ['CCM'] }), [{ kind: 'add_program', program: 'BHI' }]).programs).toEqual(['CCM', 'BHI']);
  });

  it('sets a fact, also one whose parent is not recorded yet, and takes it away', () => {
    const input = month([minutes(20)], { patient: { ...ready, carePlan: null } });
    const plan: Change[] = [{ kind: 'set_fact', path: 'carePlan.date', value: '2026-01-05' }, { kind: 'set_fact', path: 'carePlan.copyGiven', value: true }];
    expect(told(whatIf(input, plan, rules))).toEqual(['gained 99490 0 1']);
    const { changes } = whatIf(month([minutes(20)]), [{ kind: 'set_fact', path: 'consent.CCM.date', value: null }], rules);
    expect(changes).toMatchObject([{ code: '99490', kind: 'lost' }]);
    expect(changes[0]?.reasons.length).toBeGreaterThan(0);
    expect(changed(month([]), [{ kind: 'set_fact', path: 'consent.CCM.date', value: null }]).patient.consent?.['CCM']).toEqual({ ...ready.consent?.['CCM'], date: null });
  });

  it('says in plain words which change does not fit, and nothing of the patient', () => {
    const twins = month([minutes(5, '2026-10-06', { id: 'twin' }), minutes(6, '2026-10-07', { id: 'twin' })]);
    const cases: [readonly Change[], string, typeof twins?][] = [
      [[{ kind: 'drop_entry', entry: { id: 'nobody' } }], 'NO_SUCH_ENTRY'],
      [[{ kind: 'drop_entry', entry: { index: 1 } }], 'NO_SUCH_ENTRY'],
      [[{ kind: 'drop_entry', entry: { index: -1 } }], 'NO_SUCH_ENTRY'],
      [[{ kind: 'drop_entry', entry: { index: 0 } }, { kind: 'change_entry', entry: { index: 0 }, role: 'qhp' }], 'NO_SUCH_ENTRY'],
      [[{ kind: 'drop_entry', entry: { id: 'twin' } }], 'ENTRY_NOT_UNIQUE', twins],
      [[more(0)], 'BAD_MINUTES'], [[more(Number.NaN)], 'BAD_MINUTES'], [[more(1441)], 'BAD_MINUTES'],
      [[more(5, { day: '2026-11-01' })], 'BAD_DAY'], [[more(5, { day: '2026-10-32' })], 'BAD_DAY'],
      [[{ kind: 'add_program', program: 'CCM' }], 'PROGRAM_TWICE'], [[{ kind: 'remove_program', program: 'BHI' }], 'NO_SUCH_PROGRAM'],
      [[{ kind: 'set_fact', path: '__proto__.date', value: 1 }], 'BAD_PATH'], [[{ kind: 'set_fact', path: 'a.b.c.d', value: 1 }], 'BAD_PATH'], [[{ kind: 'set_fact', path: 'lastSeenDate.year', value: 1 }], 'BAD_PATH'],
      [[{ kind: 'set_fact', path: 'carePlan.copyGiven', value: 'yes' }], 'BAD_FACT'],
    ];
    for (const [changes, code, input] of cases) {
      const error = refusal(changes, input);
      expect(error).toBeInstanceOf(ChangeError);
      expect(error.code).toBe(code);
      expect(error.message).toMatch(new RegExp(`^Change ${changes.length}: [a-z\`].*\\.$`));
      expect(error.message).not.toMatch(/nobody|twin|__proto__|yes/);
    }
    expect(refusal([{ kind: 'change_payer', payer: 'nobody' as never }]).code).toBe('UNKNOWN_PAYER');
  });

  it('with no change changes nothing', () => {
    fc.assert(fc.property(anyMonth, (input) => {
      const { before, after, changes } = whatIf(input, [], rules);
      expect(after).toEqual(before);
      expect(changes).toEqual([]);
    }), { numRuns: 100 });
  });

  it('never touches its input, agrees with evaluating the changed month, and counts every code that differs once', () => {
    fc.assert(fc.property(anyMonth, fc.array(anyChange, { maxLength: 4 }), (input, changes) => {
      const safe = frozen(structuredClone(input));
      const result = whatIf(safe, frozen(structuredClone(changes)), rules);
      expect(safe).toEqual(input);
      expect(result.before).toEqual(evaluate(input));
      expect(result.after).toEqual(evaluate(changed(input, changes)));
      const [was, is] = [codes(result.before), codes(result.after)];
      const differ = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((code) => was[code] !== is[code]).sort();
      expect(result.changes.map(({ code }) => code)).toEqual(differ);
      for (const { code, before, after, kind } of result.changes) expect([before, after, kind]).toEqual([was[code] ?? 0, is[code] ?? 0, !was[code] ? 'gained' : !is[code] ? 'lost' : after > before ? 'more' : 'fewer']);
    }), { numRuns: 200 });
  });

  it('dropping what was added gives the month as it was', () => {
    fc.assert(fc.property(anyMonth, fc.integer({ min: 1, max: 60 }), (input, count) => {
      expect(changed(input, [more(count), { kind: 'drop_entry', entry: { index: input.entries.length } }])).toEqual(input);
    }), { numRuns: 100 });
  });
});

describe('the smallest step', () => {
  const step = (entries: readonly EntryInput[], change = {}) => smallestStep(evaluate(month(entries, change)));

  it('is the time still missing to the next code, in seconds', () => {
    expect(step([minutes(18.5)])).toEqual({ program: 'CCM', code: '99490', missingSeconds: 90, waitsFor: [] });
    expect(step([minutes(25)])).toMatchObject({ code: '99439', missingSeconds: 900 });
    expect(step([minutes(5), minutes(28, '2026-10-07', { performerRole: 'qhp' })])).toMatchObject({ code: '99491', missingSeconds: 120 });
  });

  it('says what else it waits for, and comes after a step that time alone is missing for', () => {
    expect(step([minutes(19)], { patient: { ...ready, consent: null } })?.waitsFor).toEqual(['Consent']);
    const finding = { ladders: [{ program: 'CCM', who: 'staff', seconds: 0, steps: [], next: { seconds: 60, code: 'A0001', missing: 60 } }, { program: 'BHI', who: 'staff', seconds: 0, steps: [], next: { seconds: 900, code: 'B0001', missing: 900 } }], blocked: [{ code: 'A0001', program: 'CCM', needs: [{ need: 'consent', answer: 'unknown', label: 'Consent', reason: 'NO_CONSENT' }] }] } as unknown as Finding;
    expect(smallestStep(finding)).toMatchObject({ code: 'B0001' });
    expect(smallestStep({ ...finding, blocked: [] })).toMatchObject({ code: 'A0001' });
  });

  it('is nothing where no step is left, and leads to the code when it is taken', () => {
    expect(step([], { programs: [] })).toBeNull();
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400 }).map((tenths) => minutes(tenths / 10)), { maxLength: 4 }), (list) => {
      const input = month(list);
      const next = smallestStep(evaluate(input));
      fc.pre(next !== null && next.code !== '99491');
      const after = (seconds: number) => whatIf(input, [more(seconds / 60)], rules);
      expect(after(next!.missingSeconds).changes.map(({ code, kind }) => [code, ['gained', 'more'].includes(kind)])).toContainEqual([next!.code, true]);
      if (next!.missingSeconds > 1) expect(after(next!.missingSeconds - 1).changes).toEqual([]);
    }), { numRuns: 100 });
  });
});
