import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, rules } from '../../lib/payers/index.ts';
import { checkOverride, finalLines, LEAST_REASON, overridden, OverrideError, type Override } from '../../lib/rules/overrides.ts';
import { anyMonth, minutes, month } from './months.ts';

const choice = (change: Partial<Override> = {}): Override => ({ code: '99490', action: 'block', month: '2026-10', reason: 'Billed by the cardiologist this month', by: 'biller-1', on: '2026-11-02', ...change });
const force = (code: string, change: Partial<Override> = {}) => choice({ code, action: 'force', reason: 'The payer agreed by telephone', ...change });
const finding = evaluate(month([minutes(45)]));
const nothing = evaluate(month([minutes(5)]));
const short = (lines: ReturnType<typeof finalLines>) => lines.map(({ code, units, decidedBy }) => `${code} ${units} ${decidedBy}`);
const codeOf = (override: Override) => { try { checkOverride(override); } catch (error) { if (error instanceof OverrideError) return error.code; } return null; };

describe('overrides beside the finding', () => {
  it('block a code and leave what the rules say to be read', () => {
    const [one] = overridden(finding, [choice()]);
    expect(one).toMatchObject({ engine: { units: 1, reasons: [] }, units: 0, agrees: false, known: true });
    // The add-on has no base any more, unless somebody puts it in by name.
    expect(short(finalLines(finding, [one!]))).toEqual([]);
    expect(short(finalLines(finding, overridden(finding, [choice(), force('99439', { units: 2 })])))).toEqual(['99439 2 practice']);
  });

  it('force a code with the units given, else with those of the rules, else with one', () => {
    const units = (override: Override, of = finding) => overridden(of, [override])[0]!.units;
    expect(units(force('99490'), nothing)).toBe(1);
    expect(units(force('99439', { units: 2 }))).toBe(2);
    expect(units(force('99439'), evaluate(month([minutes(60)])))).toBe(2);
    const [one] = overridden(nothing, [force('99490')]);
    expect(one).toMatchObject({ engine: { units: 0, reasons: ['BELOW_THRESHOLD'] }, agrees: false, known: true });
    expect(finalLines(nothing, [one!])).toMatchObject([{ code: '99490', program: 'CCM', label: 'CCM, staff', units: 1, decidedBy: 'practice', override: { by: 'biller-1' } }]);
    expect(finalLines(nothing, [one!])[0]).not.toHaveProperty('line');
  });

  it('say where rules and practice agree; then the rules have decided', () => {
    const [forced] = overridden(finding, [force('99490')]);
    expect(forced).toMatchObject({ agrees: true, units: 1 });
    expect(finalLines(finding, [forced!])[0]).toMatchObject({ code: '99490', decidedBy: 'rules', override: { action: 'force' } });
    expect(overridden(nothing, [choice()])).toMatchObject([{ agrees: true, units: 0 }]);
    expect(finalLines(nothing, overridden(nothing, [choice()]))).toEqual([]);
  });

  it('keep the line of the rules beside other units', () => {
    const lines = finalLines(finding, overridden(finding, [force('99439', { units: 2 })]));
    expect(short(lines)).toEqual(['99490 1 rules', '99439 2 practice']);
    expect(lines[1]!.line).toBe(finding.lines[1]);
    expect(lines[1]!.line?.units).toBe(1);
  });

  it('say if the payer has no such code', () => {
    const known = (code: string, set?: typeof rules) => overridden(finding, [force(code)], set)[0]!.known;
    expect([known('99499'), known('99499', rules)]).toEqual([false, false]);
    expect([known('G0506'), known('G0506', rules)]).toEqual([false, true]);
    expect(overridden({ ...finding, payer: 'nobody' }, [force('G0506')], rules)[0]!.known).toBe(false);
    expect(short(finalLines(finding, overridden(finding, [force('99499')])))).toEqual(['99490 1 rules', '99439 1 rules', '99499 1 practice']);
  });

  it('hold for their month or for every month; the month\'s own wins, then the newest, then the last', () => {
    const winner = (...list: Override[]) => overridden(finding, list).map(({ override }) => override);
    const standing = choice({ month: 'standing', on: '2026-11-20' });
    const own = choice({ action: 'force', on: '2026-11-01' });
    expect(winner(choice({ month: '2026-09' }))).toEqual([]);
    expect(winner(standing)).toEqual([standing]);
    for (const list of [[standing, own], [own, standing]]) expect(winner(...list)).toEqual([own]);
    const newer = choice({ on: '2026-11-02T09:00:00-05:00' });
    const older = choice({ on: '2026-11-02T13:59:59.500Z', action: 'force' });
    for (const list of [[newer, older], [older, newer]]) expect(winner(...list)).toEqual([newer]);
    const [one, other] = [choice(), choice({ action: 'force' })];
    expect([winner(one, other), winner(other, one)]).toEqual([[other], [one]]);
    expect(winner(choice({ code: '99491' }), choice({ code: '99439' })).map(({ code }) => code)).toEqual(['99439', '99491']);
  });

  it('are refused without a reason that can be understood, an author, a month, a day or units that are some', () => {
    expect(codeOf(choice())).toBeNull();
    expect(codeOf(choice({ reason: '' }))).toBe('NO_REASON');
    expect(codeOf(choice({ reason: ' '.repeat(20) }))).toBe('NO_REASON');
    expect(codeOf(choice({ reason: 'x'.repeat(LEAST_REASON - 1) }))).toBe('NO_REASON');
    expect(codeOf(choice({ reason: 'x'.repeat(LEAST_REASON) }))).toBeNull();
    expect(codeOf(choice({ by: ' ' }))).toBe('NO_AUTHOR');
    expect(codeOf(choice({ month: '2026-13' }))).toBe('BAD_MONTH');
    for (const on of ['yesterday', '2026-02-30', '2026-02-30T10:00:00Z', '']) expect(codeOf(choice({ on }))).toBe('BAD_DAY');
    expect(codeOf(choice({ code: '' }))).toBe('BAD_CODE');
    for (const units of [0, -1, 1.5]) expect(codeOf(force('99490', { units }))).toBe('BAD_UNITS');
    expect(codeOf(choice({ units: 1 }))).toBe('BAD_UNITS');
    expect(() => overridden(finding, [choice({ month: '2026-09', reason: '' })])).toThrow(OverrideError);
  });
});

const anyOverride = fc.record({
  code: fc.constantFrom('99490', '99439', '99491', '99499'), action: fc.constantFrom<'force' | 'block'>('force', 'block'), month: fc.constantFrom('2026-10', '2026-09', 'standing'), day: fc.integer({ min: 1, max: 28 }), units: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
}).map(({ day, units, ...rest }): Override => ({ ...choice(rest), on: `2026-11-${String(day).padStart(2, '0')}`, ...(rest.action === 'force' && units ? { units } : {}) }));

describe('properties of overrides', () => {
  it('the finding is never changed, and without overrides the lines are those of the rules', () => {
    fc.assert(fc.property(anyMonth, fc.array(anyOverride, { maxLength: 6 }), (input, list) => {
      const found = evaluate(input);
      const copy = structuredClone(found);
      finalLines(found, overridden(found, list, rules));
      expect(found).toEqual(copy);
      expect(finalLines(found, overridden(found, [])).map(({ line, decidedBy }) => [line, decidedBy])).toEqual(found.lines.map((line) => [line, 'rules']));
    }), { numRuns: 100 });
  });

  it('each code has one decision, and the final units are the practice\'s where it decided and the rules\' elsewhere', () => {
    fc.assert(fc.property(anyMonth, fc.array(anyOverride, { maxLength: 6 }), (input, list) => {
      const found = evaluate(input);
      const decided = overridden(found, list, rules);
      expect(new Set(decided.map(({ override }) => override.code)).size).toBe(decided.length);
      expect(new Set(decided.map(({ override }) => override.code))).toEqual(new Set(list.filter((each) => each.month !== '2026-09').map(({ code }) => code)));
      const wanted = new Map(found.lines.map(({ code, units }) => [code, units]));
      for (const { override, units } of decided) wanted.set(override.code, units);
      // An add-on that only the rules support goes with a base that the practice holds.
      const held = (code: string) => decided.some(({ override, agrees }) => override.code === code && !agrees);
      for (const [addOn, base] of [['99439', '99490'], ['99489', '99487'], ['99437', '99491']] as const) if (!held(addOn) && !wanted.get(base) && wanted.has(addOn)) wanted.set(addOn, 0);
      const final = new Map(finalLines(found, decided).map(({ code, units }) => [code, units]));
      for (const [code, units] of wanted) expect(final.get(code) ?? 0).toBe(units);
      expect([...final.keys()].every((code) => wanted.has(code))).toBe(true);
      for (const { code, decidedBy, units } of finalLines(found, decided)) expect(decidedBy === 'rules').toBe((found.lines.find((line) => line.code === code)?.units ?? 0) === units);
    }), { numRuns: 150 });
  });
});
