/** What holds for every payer and program: order, splitting, more time, exclusions, add-ons, caps, clocks that change, sources, dates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, rules } from '../../lib/payers/index.ts';
import type { EntryInput, PatientMonth } from '../../lib/rules/contract.ts';
import type { Finding } from '../../lib/rules/finding.ts';
import { policies } from '../../lib/rules/policies.ts';
import { addMonths, isDay, lastDay } from '../../lib/time/month.ts';
import { anyMonth } from './any-month.ts';
import { instantOf } from './naive/diary.ts';
import { basesOf, firstOf, monthFor, work, workday } from './one-code.ts';

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 400) };
const outcome = ({ lines, blocked, flags, ladders }: Finding) => ({
  lines: lines.map(({ code, units, seconds }) => ({ code, units, seconds })), blocked: blocked.map(({ code, reason }) => `${code} ${reason}`).sort(), flags, ladders,
});
const units = (input: PatientMonth, code: string) => evaluate(input).lines.filter((line) => line.code === code).reduce((sum, line) => sum + line.units, 0);
const chosen = ({ config }: PatientMonth, name: string) => { const value = String(config?.[name]); const values = policies[name]?.values ?? []; return config && name in config && (values === 'codes' || values.includes(value)) ? value : (policies[name]?.default ?? ''); };
const meets = ({ from, to }: { from: string; to?: string | undefined }, month: string) => from <= lastDay(month) && (!to || to >= `${month}-01`);
const ruleOf = (input: PatientMonth, id: string) => rules.find((rule) => rule.id === id && rule.payer === input.payer);

describe('any month of any payer', () => {
  it('is the same whatever the order of its entries', () => {
    fc.assert(fc.property(anyMonth.chain((input) => fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.entries], { minLength: input.entries.length }))), ([input, shuffled]) => {
      expect(outcome(evaluate({ ...input, entries: shuffled }))).toEqual(outcome(evaluate(input)));
    }), runs);
  });

  it('has the same lines if an entry is split into two that touch', () => {
    // Not of services whose contacts are judged one by one: two short calls are not one long call. Nor of time that is summed by the
    // device's period, since the second part may begin in another one.
    const alone = new Set([...rules.flatMap((rule) => rule.codes.flatMap(({ basis }) => (basis.kind === 'contacts' ? [basis.service] : []))), 'RPM_99091']);
    const routed = (input: PatientMonth, entry: EntryInput) => rules.some((rule) => rule.payer === input.payer && rule.program === entry.program && rule.counting.routes?.some(({ activities }) => activities.includes(entry.activity ?? '')));
    const once = ({ sourceId: _s, id: _i, ...rest }: EntryInput): EntryInput => rest;
    fc.assert(fc.property(anyMonth, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (month, where) => {
      const input = { ...month, entries: month.entries.map(once) };
      const at = input.entries.findIndex((entry) => instantOf(entry.end) - instantOf(entry.start) > 2 && instantOf(entry.end) - instantOf(entry.start) <= 86_400_000 && !('minutes' in entry) && !alone.has(entry.program ?? '') && !routed(input, entry));
      fc.pre(at >= 0);
      const whole = input.entries[at] as EntryInput;
      const [start, end] = [instantOf(whole.start), instantOf(whole.end)];
      const middle = Math.min(end - 1, Math.max(start + 1, Math.floor(start + (end - start) * where)));
      const entries = input.entries.flatMap((entry, index) => (index === at ? [{ ...entry, end: middle }, { ...entry, start: middle }] : [entry]));
      expect(outcome(evaluate({ ...input, entries })).lines).toEqual(outcome(evaluate(input)).lines);
    }), runs);
  });

  it('holds nothing that excludes one another, no add-on without its base, nothing above its limit', () => {
    fc.assert(fc.property(anyMonth, (input) => {
      const { lines } = evaluate(input);
      const biller = (program: string) => input.practitionerByProgram?.[program] ?? input.billingPractitionerId ?? null;
      for (const line of lines) {
        const rule = ruleOf(input, line.rule);
        const codes = rule?.codes.filter(({ code }) => code === line.code) ?? [];
        expect(codes.length, line.code).toBeGreaterThan(0);
        expect(lines.filter(({ code }) => code === line.code).length, line.code).toBe(1);
        expect(Number.isInteger(line.units) && line.units > 0).toBe(true);
        expect(codes.some((code) => code.inForce.some((span) => meets(span, input.serviceMonth))), `${line.code} in force`).toBe(true);
        if (codes.every((code) => basesOf(code).length > 0)) expect(lines.some(({ code, rule: id }) => id === line.rule && codes.some((each) => basesOf(each).includes(code))), `${line.code} with its base`).toBe(true);
        const caps = codes.map((code) => (code.maxLiftedBy && chosen(input, code.maxLiftedBy.policy) === code.maxLiftedBy.when ? Infinity : (code.max?.find((each) => meets(each, input.serviceMonth))?.value ?? Infinity)));
        expect(line.units, `${line.code} below its limit`).toBeLessThanOrEqual(Math.max(...caps));
        for (const each of rule?.exclusions ?? []) {
          if (each.onlyFlag || !meets(each, input.serviceMonth) || (each.liftedBy && chosen(input, each.liftedBy.policy) === each.liftedBy.when)) continue;
          const everybody = typeof each.scope === 'string' ? each.scope === 'patient' : chosen(input, each.scope.policy) === each.scope.patientWhen;
          for (const other of lines) {
            if (other === line || (!everybody && other.program !== line.program && biller(other.program) !== biller(line.program))) continue;
            expect((each.codes.includes(line.code) && each.and.includes(other.code)) || (each.codes.includes(other.code) && each.and.includes(line.code)), `${line.code} beside ${other.code}`).toBe(false);
          }
        }
      }
    }), runs);
  });

  it('gives a source, a day and a last check for every line and every refusal', () => {
    fc.assert(fc.property(anyMonth, (input) => {
      const { lines, blocked } = evaluate(input);
      for (const each of [...lines, ...blocked]) {
        expect(each.sources.length, each.code).toBeGreaterThan(0);
        expect(each.sources.every(({ title, publisher, readAs }) => title !== '' && publisher !== '' && readAs !== undefined), each.code).toBe(true);
        expect(isDay(each.effectiveFrom) && isDay(each.checked), each.code).toBe(true);
      }
    }), runs);
  });
});

const timed = rules.flatMap((rule) => rule.codes.filter(({ basis, inForce }) => basis.kind === 'minutes' && inForce.some(({ to }) => to === undefined)).map((code) => [`${rule.id} ${code.code} ${code.family}`, rule, code] as const));
const month = '2026-10';
const firstAndBases = (rule: (typeof rules)[number], minutes: readonly EntryInput[], code: (typeof timed)[number][2]) => monthFor(rule, code, month, minutes);

describe.each(timed)('%s', (_name, rule, code) => {
  const perDay = code.basis.kind === 'minutes' && code.basis.per === 'day';
  const ms = firstOf(code, workday(month)) * 60_000;
  const three = (total: number) => [0, 1, 2].map((part): EntryInput => {
    const start = Date.parse(`${month}-12T1${part * 3}:00:00-04:00`);
    const { minutes: _minutes, date: _date, ...entry } = work(rule, code, 1, workday(month));
    return { ...entry, start, end: start + Math.floor(total / 3) + (part < total % 3 ? 1 : 0) };
  });

  it('is never rounded up: three entries that lack a millisecond are not enough', () => {
    expect(units(firstAndBases(rule, three(ms - 1), code), code.code)).toBe(0);
    expect(units(firstAndBases(rule, three(ms), code), code.code)).toBe(1);
    // Three entries of 6:39 are 19:57.
    if (ms === 1_200_000) expect(units(firstAndBases(rule, three(3 * 399_000), code), code.code)).toBe(0);
  });

  it('never loses units to more time, unless the time then belongs to another code', () => {
    const rival = rule.codes.find(({ code: name }) => code.yieldsTo?.codes.includes(name) || (code.basis.kind === 'minutes' && code.basis.below));
    const had = [0, 0.5, 0.99, 1, 1.3, 1.7, 2, 2.6, 4].map((times) => units(monthFor(rule, code, month, [work(rule, code, Math.min(1440, (ms * times) / 60_000 || 0.1), workday(month)), work(rule, code, 0.2, `${month}-13`)]), code.code));
    if (!rival) expect(had).toEqual([...had].sort((a, b) => a - b));
    else expect(Math.max(...had)).toBe(1);
  });

  it('counts days of 23 and 25 hours exactly', () => {
    for (const [when, day, hours, offsets] of [['2026-03', '2026-03-08', 23, ['05', '04']], ['2026-11', '2026-11-01', 25, ['04', '05']]] as const) {
      const { minutes: _minutes, date: _date, ...entry } = work(rule, code, 1, workday(when));
      const noon = `${day}T12:00:00-${offsets[1]}:00`;
      const next = `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;
      const finding = evaluate(monthFor(rule, code, when, [{ ...entry, start: `${day}T00:00:00-${offsets[0]}:00`, end: noon }, { ...entry, start: noon, end: `${next}T00:00:00-${offsets[1]}:00` }]));
      const line = [...finding.lines, ...finding.blocked].find((each) => each.code === code.code);
      expect(line?.counted.reduce((sum, { seconds }) => sum + seconds, 0), when).toBe(hours * 3600);
      if (perDay) expect(finding.lines.find((each) => each.code === code.code)?.days?.map((each) => each.day)).toEqual([day]);
    }
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  const entries = (code: (typeof rule.codes)[number], day: string) => [work(rule, code, Math.min(1440, firstOf(code, day) + (basesOf(code).length > 0 ? 0 : 0.5)), day)];

  it.each([addMonths(rule.reviewed.from, -1), addMonths(rule.reviewed.to, 1)])('says nothing of %s, which nobody reviewed', (outside) => {
    for (const code of rule.codes) {
      const finding = evaluate({ ...monthFor(rule, code, outside, entries(code, workday(outside))), programs: [rule.program] });
      expect(finding.lines).toEqual([]);
      expect(finding.flags).toContain('RULES_UNREVIEWED');
      expect(finding.blocked.filter(({ reason }) => reason !== 'RULES_UNREVIEWED')).toEqual([]);
    }
  });

  const inside = (when: string) => when >= rule.reviewed.from && when <= rule.reviewed.to;
  const spans = rule.codes.flatMap((code) => code.inForce.map((span) => [`${code.code} ${code.family} ${span.from}${span.to ? ` to ${span.to}` : ''}`, code, span] as const));
  it.each(spans)('has %s from its first day to its last', (_span, code, span) => {
    const at = (day: string) => {
      const finding = evaluate(monthFor(rule, code, day.slice(0, 7), entries(code, day), day));
      return { units: finding.lines.find((line) => line.code === code.code)?.units ?? 0, reasons: finding.blocked.filter((each) => each.code === code.code).map(({ reason }) => reason) };
    };
    const shift = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
    const [before, after] = [shift(span.from, -1), span.to ? shift(span.to, 1) : null];
    // A code that stood under the same number before, or after, is no new one.
    const other = (day: string) => rule.codes.some((each) => each.code === code.code && each.inForce.some(({ from, to }) => from <= day && (!to || to >= day)));
    if (inside(before.slice(0, 7)) && !other(before)) expect(at(before)).toEqual({ units: 0, reasons: expect.arrayContaining(['CODE_NOT_YET_EFFECTIVE']) as string[] });
    if (inside(span.from.slice(0, 7))) expect(at(span.from).reasons).not.toContain('CODE_NOT_YET_EFFECTIVE');
    if (inside(span.from.slice(0, 7)) && code.basis.kind !== 'needs') expect(at(span.from).units, JSON.stringify(at(span.from))).toBeGreaterThan(0);
    if (span.to && inside(span.to.slice(0, 7))) expect(at(span.to).reasons).not.toContain('CODE_RETIRED');
    if (after && inside(after.slice(0, 7)) && !other(after)) expect(at(after)).toEqual({ units: 0, reasons: expect.arrayContaining(['CODE_RETIRED']) as string[] });
  });

  it('has the old number on the day before a change and the new one on the day', () => {
    for (const code of rule.codes) for (const [name, values] of Object.entries({ ...code.basis, max: code.max ?? [] })) {
      if (!Array.isArray(values) || values.length < 2 || typeof (values[0] as { value?: unknown }).value !== 'number') continue;
      const [old, now] = values as unknown as { from: string; to?: string; value: number }[];
      if (!old || !now || !old.to) throw new Error(`${code.code} ${name} has numbers that do not follow one another`);
      for (const [when, number] of [[old.to.slice(0, 7), old.value], [now.from.slice(0, 7), now.value]] as const) {
        if (!inside(when)) continue;
        const days = (count: number) => { const made = monthFor(rule, code, when, entries(code, workday(when))); return units({ ...made, patient: { ...made.patient, device: { ...made.patient.device, daysWithData: count } } }, code.code); };
        const times = (count: number) => units(monthFor(rule, code, when, Array.from({ length: count }, (_, index) => work(rule, code, firstOf(code, workday(when)) + 1, `${when}-${String(index + 3).padStart(2, '0')}`))), code.code);
        if (name === 'least' && (code.basis.kind === 'setup' || code.basis.kind === 'device_days')) expect([days(number - 1), days(number)], `${code.code} ${when}`).toEqual([0, 1]);
        else if (name === 'max') expect([times(number), times(number + 1)], `${code.code} ${when}`).toEqual([number, number]);
        else throw new Error(`${code.code}: no check for a change of ${name}`);
      }
    }
  });
});
