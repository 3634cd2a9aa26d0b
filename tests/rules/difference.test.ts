import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../lib/payers/index.ts';
import type { PatientMonth } from '../../lib/rules/contract.ts';
import { answersOf, correctionSheet, difference, differences } from '../../lib/rules/difference.ts';
import { evaluate } from '../../lib/rules/evaluate.ts';
import type { Code, Rule, RuleSet } from '../../lib/rules/rule.ts';
import { anyMonth, codes, minutes, month } from './months.ts';

const ccm = rules.find(({ payer, program }) => payer === 'medicare_ffs' && program === 'CCM') as Rule;
/** Chronic care management alone, with a code changed or taken out. */
const version = (code: string, change: (old: Code) => Code | null): RuleSet => [{ ...ccm, codes: ccm.codes.flatMap((each) => (each.code === code ? (change(each) ?? []) : [each])) }];
const first = (minute: number) => (code: Code): Code => (code.basis.kind === 'minutes' ? { ...code, basis: { ...code.basis, first: code.basis.first.map((each) => ({ ...each, value: minute })) } } : code);
const published: RuleSet = [ccm];
const at25 = version('99490', first(25));
const short = (list: readonly { code: string; kind: string }[]) => list.map(({ code, kind }) => `${code} ${kind}`);

describe('the difference of two versions of the rules', () => {
  it('is empty for the same version, also where it is another copy', () => {
    fc.assert(fc.property(fc.array(anyMonth, { maxLength: 4 }), fc.boolean(), (months, copy) => {
      expect(difference(months, rules, copy ? structuredClone(rules) : rules)).toEqual([]);
    }), { numRuns: 100 });
  });

  it('names a code that is lost and one that is gained, with the rule, its day and its sources', () => {
    const months = [month([minutes(22)], { id: 'a' }), month([minutes(30)], { id: 'b' })];
    const [addOn, lost, ...none] = difference(months, published, at25);
    expect(none).toEqual([]);
    expect(addOn).toMatchObject({ id: 'a', code: '99439', kind: 'reason', after: { reasons: ['ADDON_WITHOUT_BASE'] } });
    const line = evaluate(months[0] as PatientMonth, published).lines[0]!;
    expect(lost).toEqual({
      id: 'a', month: '2026-10', payer: 'medicare_ffs', code: '99490', label: line.label, kind: 'lost', before: { units: 1, reasons: [] }, after: { units: 0, reasons: ['BELOW_THRESHOLD'] },
      rule: ccm.id, effectiveFrom: line.effectiveFrom, sources: line.sources.map(({ publisher, title }) => `${publisher}: ${title}`),
    });
    expect(lost!.sources.length).toBeGreaterThan(0);
    expect(difference(months, at25, published)).toMatchObject([{ code: '99439', kind: 'reason' }, { id: 'a', code: '99490', kind: 'gained', before: { units: 0 }, after: { units: 1 } }]);
  });

  it('names other units, another reason, and an answer that one version does not give', () => {
    const raised = version('99439', first(50));
    expect(difference([month([minutes(62)])], published, raised)).toMatchObject([{ code: '99439', kind: 'units', before: { units: 2 }, after: { units: 1 } }]);
    const ended = version('99490', (code) => ({ ...code, inForce: code.inForce.map((span) => ({ ...span, to: '2026-06-30' })) }));
    expect(difference([month([minutes(5)])], published, ended)).toContainEqual(expect.objectContaining({ code: '99490', kind: 'reason', before: { units: 0, reasons: ['BELOW_THRESHOLD'] }, after: { units: 0, reasons: ['CODE_RETIRED'] } }));
    const [gone] = difference([month([minutes(5)])], published, []).filter(({ code }) => code === '99490');
    expect(gone).toMatchObject({ kind: 'reason', after: { units: 0, reasons: [] }, rule: ccm.id });
  });

  it('cites the later version where both speak', () => {
    const next: RuleSet = at25.map((rule) => ({ ...rule, id: 'medicare/ccm-next' }));
    expect(difference([month([minutes(22)])], published, next).find(({ code }) => code === '99490')?.rule).toBe('medicare/ccm-next');
  });

  it('is silent about words: the same answer with more seconds missing is no difference', () => {
    expect(difference([month([minutes(10)])], published, at25)).toEqual([]);
  });

  it('reads months one by one, and no further than it is asked', () => {
    let read = 0;
    const months = function* () { for (const id of ['a', 'b', 'c']) { read++; yield month([minutes(22)], { id }); } };
    const walk = differences(months(), published, at25);
    expect(walk.next().value).toMatchObject({ id: 'a' });
    expect(read).toBe(1);
    expect(new Set([...walk].map(({ id }) => id))).toEqual(new Set(['a', 'b', 'c']));
    expect(read).toBe(3);
  });

  it('turned round says the opposite, and together the units add up', () => {
    const opposite: Record<string, string> = { gained: 'lost', lost: 'gained', units: 'units', reason: 'reason' };
    const versions = fc.constantFrom(at25, version('99439', first(45)), version('99490', () => null), version('99491', first(40)));
    fc.assert(fc.property(anyMonth, versions, (input, other) => {
      const there = difference([input], published, other);
      const back = difference([input], other, published);
      expect(short(back)).toEqual(there.map(({ code, kind }) => `${code} ${opposite[kind]}`));
      expect(back.map(({ before, after }) => [after, before])).toEqual(there.map(({ before, after }) => [before, after]));
      const units: Record<string, number> = { ...codes(evaluate(input, published)) };
      for (const { code, before, after } of there) {
        expect(units[code] ?? 0).toBe(before.units);
        units[code] = after.units;
        if (after.units === 0) delete units[code];
      }
      expect(units).toEqual(codes(evaluate(input, other)));
    }), { numRuns: 150 });
  });
});

describe('the answers of a finding by code', () => {
  it('has every line and every refusal, each reason once', () => {
    fc.assert(fc.property(anyMonth, (input) => {
      const finding = evaluate(input, rules);
      const answers = answersOf(finding);
      expect([...answers.keys()].sort()).toEqual([...new Set([...finding.lines, ...finding.blocked].map(({ code }) => code))].sort());
      for (const { code, units, reasons } of answers.values()) {
        expect(units).toBe(codes(finding)[code] ?? 0);
        expect([...reasons].sort()).toEqual([...new Set(finding.blocked.filter((each) => each.code === code).map(({ reason }) => reason))].sort());
      }
    }), { numRuns: 100 });
  });
});

describe('a code that two programs speak of', () => {
  const supported = evaluate(month([minutes(20)]), published);
  const refused = evaluate(month([minutes(5)]), published).blocked.find(({ code }) => code === '99490')!;

  it('is supported where one supports it, and refused for the reasons of both where none does', () => {
    const elsewhere = { ...refused, program: 'PDCM', reason: 'NOT_COVERED_BY_PAYER' };
    expect(answersOf({ ...supported, blocked: [elsewhere] }).get('99490')).toMatchObject({ units: 1, reasons: [], program: 'CCM' });
    expect(answersOf({ ...supported, blocked: [{ ...refused, reason: 'MAX_UNITS' }] }).get('99490')).toMatchObject({ units: 1, reasons: ['MAX_UNITS'] });
    expect(answersOf({ ...supported, lines: [], blocked: [refused, elsewhere] }).get('99490')).toMatchObject({ units: 0, reasons: ['BELOW_THRESHOLD', 'NOT_COVERED_BY_PAYER'], sentences: [refused.sentence] });
  });
});

describe('the correction sheet', () => {
  it('has a head and a row for each difference, all of one width and all text', () => {
    const found = difference([month([minutes(22)], { id: '007' }), month([minutes(62)], { id: 'b' })], published, at25);
    const [head, ...rows] = correctionSheet(found);
    expect(rows).toHaveLength(found.length);
    expect(rows.every((row) => row.length === head!.length && row.every((cell) => typeof cell === 'string'))).toBe(true);
    const named = Object.fromEntries(head!.map((name, at) => [name, rows.find((row) => row.includes('code lost'))![at]]));
    expect(named).toMatchObject({ 'Patient month': '007', Month: '2026-10', Payer: 'medicare_ffs', Code: '99490', 'What changed': 'code lost', 'Units before': '1', 'Units after': '0', 'Reasons before': '', 'Reasons after': 'BELOW_THRESHOLD', Rule: ccm.id });
    expect(correctionSheet([])).toEqual([head]);
  });
});
