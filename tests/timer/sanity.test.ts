import { describe, expect, it } from 'vitest';
import { LONG_DAY_MS, LONG_PATIENT_MS, oddities, type Told } from '../../lib/timer/sanity.ts';

const DAY = { start: Date.parse('2026-11-17T05:00:00Z'), end: Date.parse('2026-11-18T05:00:00Z') };
const HOUR = 3_600_000;
let n = 0;
const entry = (from: number, ms: number, patient = 'a', note = ''): Told => ({ id: `e${n++}`, patient, note, start: DAY.start + from * HOUR, end: DAY.start + from * HOUR + ms });
const none = new Map<string, { month: string; ms: number }[]>();
const kinds = (entries: Told[], months = none) => oddities(DAY, entries, months).map(({ kind }) => kind);

describe('what looks odd in a day', () => {
  it('more than eight hours of patient time, to the millisecond', () => {
    const hours = (ms: number) => Array.from({ length: 8 }, (_, i) => entry(8 + i, i === 7 ? HOUR + ms : HOUR, `p${i}`));
    expect(kinds(hours(0))).toEqual([]);
    expect(kinds(hours(1))).toEqual(['long_day']);
    expect(LONG_DAY_MS).toBe(8 * HOUR);
  });

  it('counts only what lies in the day, and a moment once', () => {
    expect(kinds([entry(-3, 4 * HOUR, 'a')])).toEqual([]);
    expect(kinds([entry(8, 90 * 60_000, 'a'), entry(8, 90 * 60_000, 'a')])).toEqual([]);
    expect(kinds([entry(-30, 9 * HOUR, 'a')])).toEqual([]);
  });

  it('more than two hours on one patient', () => {
    expect(kinds([entry(8, LONG_PATIENT_MS, 'a'), entry(12, HOUR, 'b')])).toEqual([]);
    expect(oddities(DAY, [entry(8, LONG_PATIENT_MS, 'a'), entry(12, 1, 'a')], none)).toEqual([{ kind: 'long_patient', patient: 'a', ms: LONG_PATIENT_MS + 1 }]);
  });

  it('the same whole minutes three months running, this month included or not', () => {
    const months = (...minutes: number[]) => new Map([['a', minutes.map((each, i) => ({ month: `2026-0${i + 1}`, ms: each * 60_000 }))]]);
    const today = [entry(8, 60_000, 'a')];
    expect(oddities(DAY, today, months(7, 20, 20, 20))).toEqual([{ kind: 'same_minutes', patient: 'a', minutes: 20, months: ['2026-02', '2026-03', '2026-04'] }]);
    expect(oddities(DAY, today, months(20, 20.5, 20.9, 3))).toEqual([{ kind: 'same_minutes', patient: 'a', minutes: 20, months: ['2026-01', '2026-02', '2026-03'] }]);
    expect(kinds(today, months(20, 19.99, 20, 20))).toEqual([]);
    expect(kinds(today, months(20, 21, 20, 20))).toEqual([]);
    expect(kinds(today, months(0, 0, 0, 0))).toEqual([]);
  });

  it('a note that was used before: for another patient, or on another day', () => {
    const note = 'Called about the new dose';
    expect(kinds([entry(8, 60_000, 'a', note), entry(9, 60_000, 'b', `  ${note.toUpperCase()} `)])).toEqual(['same_note']);
    expect(kinds([entry(8, 60_000, 'a', note), entry(-40, 60_000, 'a', note)])).toEqual(['same_note']);
    expect(kinds([entry(8, 60_000, 'a', note), entry(9, 60_000, 'a', note)])).toEqual([]);
    expect(kinds([entry(-40, 60_000, 'a', note), entry(-60, 60_000, 'b', note)])).toEqual([]);
    expect(kinds([entry(8, 60_000, 'a', 'left message'), entry(9, 60_000, 'b', 'left message')])).toEqual([]);
  });
});
