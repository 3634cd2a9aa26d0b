import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInterval } from '../../components/by-hand/interval.ts';
import { cutPart, cutsOf, halves, joinNext, moveCut, stretches } from '../../components/workspace/patient/cuts.ts';
import { amendments, undoOf } from '../../components/workspace/patient/undo.ts';
import type { EntryView } from '../../lib/commands/views-patient.ts';

const zone = 'America/Detroit';
const now = Date.parse('2026-11-17T15:00:00Z'); // 10:00 in Detroit
const read = (day: string, from: string, to: string, minutes = '', tried = false) => readInterval({ day, from, to, minutes }, zone, now, tried);

describe('time typed by hand', () => {
  it('is an interval on the practice’s wall: an end or minutes', () => {
    expect(read('2026-11-17', '9:05', '09:20:30').interval).toEqual({ start: Date.parse('2026-11-17T14:05:00Z'), end: Date.parse('2026-11-17T14:20:30Z') });
    expect(read('2026-11-17', '9:05', '', '15').interval).toEqual({ start: Date.parse('2026-11-17T14:05:00Z'), end: Date.parse('2026-11-17T14:20:00Z') });
    expect(read('2026-11-16', '23:50', '', '20').interval).toEqual({ start: Date.parse('2026-11-17T04:50:00Z'), end: Date.parse('2026-11-17T05:10:00Z') });
  });

  it('is right on the days when the clocks change', () => {
    const fall = read('2026-11-01', '00:30', '03:30').interval!;
    expect(fall.end - fall.start).toBe(4 * 3_600_000);
    const spring = readInterval({ day: '2026-03-08', from: '01:30', to: '03:30', minutes: '' }, zone, now, false).interval!;
    expect(spring.end - spring.start).toBe(3_600_000);
    expect(readInterval({ day: '2026-03-08', from: '02:30', to: '03:30', minutes: '' }, zone, now, false).wrong).toHaveProperty('from');
  });

  it('says what is wrong at its field, and nothing of an empty field before somebody tried', () => {
    expect(read('', '', '').wrong).toEqual({});
    expect(Object.keys(read('', '', '', '', true).wrong)).toEqual(['day', 'from']);
    expect(read('2026-11-17', '9:05', '9:05').wrong).toEqual({ to: 'Not after the start.' });
    expect(read('2026-11-17', '25:00', '').wrong).toHaveProperty('from');
    expect(read('2026-11-17', '9:50', '10:01').wrong).toEqual({ to: 'That is still to come.' });
    expect(read('2026-11-17', '9:50', '10:00').interval).not.toBeNull();
    expect(read('2026-11-17', '9:50', '', '11').wrong).toEqual({ minutes: 'That is still to come.' });
    expect(read('2026-11-18', '9:50', '9:55').wrong).toEqual({ from: 'That is still to come.' });
    expect(read('2026-11-17', '9:50', '', '0').wrong).toHaveProperty('minutes');
  });
});

describe('a gap on a timeline', () => {
  it('is tiled by its parts whatever is cut, moved and joined: nothing left over, nothing twice', () => {
    const act = fc.tuple(fc.constantFrom('cut', 'move', 'join'), fc.nat(20), fc.integer({ min: -5_000, max: 4_000_000 }));
    fc.assert(fc.property(fc.integer({ min: 2_000, max: 3_600_000 }), fc.array(act, { maxLength: 25 }), (length, acts) => {
      const gap = { start: now - length, end: now };
      let parts = halves(gap);
      for (const [what, which, to] of acts) {
        const n = which % parts.length;
        if (what === 'cut') parts = cutPart(gap, parts, n);
        if (what === 'move') parts = moveCut(gap, parts, n, gap.start + to);
        if (what === 'join' && parts.length > 2) parts = joinNext(parts, n);
        const list = stretches(gap, parts);
        expect(list[0]!.start).toBe(gap.start);
        expect(list.at(-1)!.end).toBe(gap.end);
        list.forEach((part, index) => { expect(part.end).toBeGreaterThan(part.start); if (index > 0) expect(part.start).toBe(list[index - 1]!.end); });
        expect(list.reduce((sum, part) => sum + part.end - part.start, 0)).toBe(length);
      }
    }), { numRuns: 500 });
  });

  it('has no answer while a part is undecided, and says what a kept part was', () => {
    const gap = { start: now - 600_000, end: now };
    const [first, second] = halves(gap);
    expect(cutsOf([first!, second!])).toBeNull();
    expect(cutsOf([{ ...first!, keep: true, activity: 'care_plan_update' }, { ...second!, keep: false, activity: 'care_plan_update' }])).toEqual([
      { end: now - 300_000, keep: true, activity: 'care_plan_update' }, { end: now, keep: false }]);
  });
});

describe('taking a change back', () => {
  const history = (at: number, what: string, was: string, is: string) => ({ at, by: 'Dana Whitfield', what, was, is, reason: `at ${at}` });
  const entry = (more: Partial<EntryView>) => ({ id: 'x', start: 10, end: 30, activity: 'patient_call', program: 'CCM', note: '', interactive: false, voided: null, history: [], ...more }) as unknown as EntryView;

  it('gives all old values of one amendment back at once', () => {
    const changed = entry({ history: [history(1, 'start', '5', '10'), history(1, 'activity', '', 'patient_call'), history(1, 'interactive', 'true', 'false'), history(1, 'modality', '', '')] });
    expect(amendments(changed)).toHaveLength(1);
    expect(undoOf(changed, amendments(changed)[0]!)).toEqual({ start: 5, activity: null, interactive: true, modality: null });
  });

  it('offers nothing for what was changed again since, for a voided entry, and for colleagues who were there', () => {
    const twice = entry({ history: [history(1, 'end', '20', '25'), history(2, 'end', '25', '30')] });
    expect(amendments(twice).map((each) => undoOf(twice, each))).toEqual([{ end: 25 }, null]);
    const voided = entry({ history: [history(1, 'end', '20', '30')], voided: { reason: 'wrong', at: 3, by: 'Dana Whitfield' } });
    expect(undoOf(voided, amendments(voided)[0]!)).toBeNull();
    const common = entry({ history: [history(1, 'together', '', 'abc')], together: 'abc' });
    expect(undoOf(common, amendments(common)[0]!)).toBeNull();
  });
});
