import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../lib/payers/index.ts';
import { instant } from '../../lib/rules/entries.ts';
import type { EntryInput } from '../../lib/rules/contract.ts';
import type { Finding } from '../../lib/rules/finding.ts';
import { splitAtMonths, monthBounds } from '../../lib/time/month.ts';
import { anyMonth, entries, from, ladder, mdm, month, monthIn, ready, timed } from './months.ts';

const runs = { numRuns: 300 };
const outcome = ({ lines, blocked, flags, ladders, alternatives }: Finding) => ({
  lines: lines.map(({ code, units, seconds, metAt, metOn }) => ({ code, units, seconds, metAt, metOn })),
  blocked: blocked.map(({ code, reason, sentence }) => ({ code, reason, sentence })), flags, ladders, alternatives,
});

describe('properties of every month', () => {
  it('the order of entries changes nothing', () => {
    fc.assert(fc.property(anyMonth.chain((input) => fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.entries], { minLength: input.entries.length }))), ([input, shuffled]) => {
      expect(outcome(evaluate({ ...input, entries: shuffled }))).toEqual(outcome(evaluate(input)));
    }), runs);
  });

  it('splitting an entry into two that touch changes no line', () => {
    fc.assert(fc.property(entries, timed, fc.double({ min: 0.01, max: 0.99, noNaN: true }), mdm, (list, whole, where, level) => {
      const start = instant(whole.start);
      const end = instant(whole.end);
      fc.pre(end - start > 2);
      const middle = new Date(Math.min(end - 1, Math.max(start + 1, Math.floor(start + (end - start) * where)))).toISOString();
      const patient = { ...ready, mdm: level };
      const one = evaluate(month([...list, whole], { patient }));
      const two = evaluate(month([...list, { ...whole, end: middle }, { ...whole, start: middle }], { patient }));
      expect(outcome(two).lines).toEqual(outcome(one).lines);
      expect(two.ladders).toEqual(one.ladders);
    }), runs);
  });

  it('more counted time never lowers the units of a family', () => {
    const family = ({ lines, alternatives }: Finding, all: readonly string[]) => Math.max(0, ...[lines, ...alternatives.map((each) => each.lines)].map((set) => set.reduce((sum, { code, units }) => sum + (all.includes(code) ? units : 0), 0)));
    fc.assert(fc.property(anyMonth, fc.integer({ min: 1, max: 120 }), fc.constantFrom('clinical_staff', 'qhp'), (input, more, performerRole) => {
      const before = evaluate(input);
      const after = evaluate({ ...input, entries: [...input.entries, { performerRole, activity: 'patient_call', program: 'CCM', minutes: more, date: '2026-10-30' }] });
      for (const all of [['99490', '99439'], ['99487', '99489'], ['99491', '99437']]) expect(family(after, all)).toBeGreaterThanOrEqual(family(before, all));
    }), runs);
  });

  it('exclusive codes never meet, no add-on stands without its base, caps hold', () => {
    fc.assert(fc.property(anyMonth, (input) => {
      const finding = evaluate(input);
      for (const { lines } of [finding, ...finding.alternatives]) {
        const had = new Map(lines.map(({ code, units }) => [code, units]));
        const has = (...some: string[]) => some.some((code) => had.has(code));
        expect([has('99490', '99439'), has('99487', '99489'), has('99491', '99437')].filter(Boolean).length).toBeLessThanOrEqual(1);
        if (has('99439')) expect(had.get('99490')).toBe(1);
        if (has('99489')) expect(had.get('99487')).toBe(1);
        if (has('99437')) expect(had.get('99491')).toBe(1);
        for (const code of ['99490', '99487', '99491']) expect(had.get(code) ?? 1).toBe(1);
        expect(had.get('99439') ?? 0).toBeLessThanOrEqual(2);
        expect(new Set(lines.map(({ code }) => code)).size).toBe(lines.length);
        expect(lines.every(({ units }) => Number.isInteger(units) && units > 0)).toBe(true);
      }
    }), runs);
  });

  it('every code is either supported or refused with a reason, and never both unless capped', () => {
    fc.assert(fc.property(anyMonth, (input) => {
      const { lines, blocked } = evaluate(input);
      for (const code of ['99490', '99439', '99487', '99489', '99491', '99437']) {
        const supported = lines.some((line) => line.code === code);
        const reasons = blocked.filter((each) => each.code === code).map(({ reason }) => reason);
        expect(supported ? reasons.filter((reason) => reason !== 'MAX_UNITS') : reasons.length > 0).toEqual(supported ? [] : true);
      }
    }), runs);
  });

  it('time is conserved: what a clock counts and what it leaves out is what the entries say', () => {
    fc.assert(fc.property(fc.array(timed, { maxLength: 10 }), (list) => {
      const finding = evaluate(month(list));
      const claimed = list.reduce((sum, { start, end }) => sum + instant(end) - instant(start), 0);
      for (const { counted, leftOut } of [...finding.lines, ...finding.blocked]) {
        const told = [...counted, ...leftOut].reduce((sum, { seconds }) => sum + Math.round(seconds * 1000), 0);
        expect(told).toBe(claimed);
      }
    }), runs);
  });

  it('the instant a threshold is met has exactly the threshold before it', () => {
    const staff = timed.map((entry): EntryInput => ({ ...entry, performerRole: 'clinical_staff', performerId: 'rn-1', activity: 'patient_call' }));
    fc.assert(fc.property(fc.array(staff, { maxLength: 10 }), (list) => {
      const line = evaluate(month(list)).lines.find(({ code }) => code === '99490');
      if (!line) return;
      expect(line.metAt).not.toBeNull();
      const earlier = list.map((entry) => ({ ...entry, end: Math.min(instant(entry.end), line.metAt as number) })).filter(({ start, end }) => end > instant(start));
      expect(ladder(evaluate(month(earlier)), 'staff')).toBe(20 * 60);
    }), runs);
  });

  it('entries across the ends of months count in each month exactly, through changes of the clocks', () => {
    const size = fc.integer({ min: 1, max: 23 * 3_600_000 });
    const zone = fc.constantFrom('America/Detroit', 'America/Phoenix', 'Pacific/Honolulu', 'America/St_Johns');
    const when = fc.constantFrom('2026-03', '2026-10', '2026-11', '2025-11', '2026-02');
    fc.assert(fc.property(size, fc.integer({ min: 0, max: 23 * 3_600_000 }), zone, when, (length, ahead, timeZone, first) => {
      const { end } = monthBounds(first, timeZone);
      const span = { start: end - ahead, end: end - ahead + length };
      for (const part of splitAtMonths(span, timeZone)) {
        const finding = evaluate(monthIn(part.month, [from(new Date(span.start).toISOString(), new Date(span.end).toISOString())], { timeZone }));
        expect(ladder(finding, 'staff')).toBe(Math.floor((part.end - part.start) / 1000));
        expect(finding.flags.includes('SPLIT_AT_MONTH_END')).toBe(part.start !== span.start || part.end !== span.end);
      }
    }), runs);
  });
});
