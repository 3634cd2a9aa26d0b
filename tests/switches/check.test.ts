import { describe, expect, it } from 'vitest';
import { check } from '../../scripts/switches/check.ts';
import type { Bound, TabLog, Truth } from '../../scripts/switches/log.ts';

/** Chart 1 from 0 on, whole at 100; chart 2 from 5000 on, whole at 5200. */
const truth: Truth[] = [[0, 'open', '1'], [100, 'whole', '1'], [5000, 'open', '2'], [5200, 'whole', '2'], [9000, 'open', null]];
const bound = (at: number, ...who: string[]): Bound => ({ at, who, said: who.join() });
const nobody = (at: number): Bound => ({ at, who: null, said: 'nobody' });
const log = (kept: Bound[], more: Partial<TabLog> = {}): TabLog => ({ truth, kept, shown: [], stalls: [], ...more });
const right = [bound(400, '1'), nobody(5020), bound(5480, '2'), nobody(9020)];

describe('what was bound against what was shown', () => {
  it('finds nothing where each chart was bound after it was whole and let go when it was left', () => {
    const { charts, wrong, held } = check(log(right));
    expect(wrong).toEqual([]);
    expect(charts).toEqual([{ who: '1', stood: 4900, kept: 300, shown: null }, { who: '2', stood: 3800, kept: 280, shown: null }]);
    expect(held).toEqual([20, 20]);
    expect(check(log(right)).astray).toBe(0);
    expect(check(log(right.map((each) => ({ ...each, ...(each.who ? { address: 'other' as const } : {}) })))).astray).toBe(2);
  });

  it('finds a person who was never open, and one who is nobody', () => {
    expect(check(log([bound(400, '3'), nobody(600)])).wrong).toEqual(['The worker bound 3 at 400, which was never open.']);
    expect(check(log([{ at: 400, who: [], said: 'half of each' }, nobody(600)])).wrong).toEqual(['The worker bound half of each, which is nobody.']);
  });

  it('finds the last patient bound anew under the next chart, in the worker and in the widget', () => {
    const late = (at: number) => [nobody(4000), bound(at, '1'), nobody(at + 100)];
    expect(check(log(late(5600))).wrong).toEqual(['The worker bound 1 at 5600, 600 ms after that chart was left.']);
    // Read with the address of the same person, it was read before she was left.
    expect(check(log(late(5600).map((each) => ({ ...each, address: 'same' as const })))).wrong).toEqual([]);
    // What stands in the widget was asked for, worked out and drawn meanwhile.
    expect(check(log([], { shown: late(5600) })).wrong).toEqual([]);
    expect(check(log([], { shown: late(6600) })).wrong).toContain('The widget bound 1 at 6600, 1600 ms after that chart was left.');
    // Just on its way when the chart was left.
    expect(check(log([bound(5200, '1'), nobody(5300)])).wrong).toEqual([]);
  });

  it('finds the next patient bound too early', () => {
    expect(check(log([bound(4000, '2'), nobody(4100)])).wrong).toEqual(['The worker bound 2 at 4000, which was never open.']);
  });

  it('finds a binding that outlives its chart, but counts no time that nobody could see or the machine stood still', () => {
    const held = [bound(400, '1'), nobody(6300)];
    expect(check(log(held)).wrong).toEqual(['The worker held 1 for 1300 ms after the chart was left at 5000.']);
    expect(check(log(held, { stalls: [{ from: 5100, to: 5600 }] })).wrong).toEqual([]);
    expect(check(log(held, { truth: [...truth.slice(0, 3), [5100, 'hidden', null], [5600, 'seen', null], ...truth.slice(3)] })).wrong).toEqual([]);
    expect(check(log(held, { stalls: [{ from: 5100, to: 5300 }, { from: 5150, to: 5250 }] })).wrong).toHaveLength(1);
  });

  it('counts a hold once for each time the chart was left, also where it came back', () => {
    const back: Truth[] = [[0, 'open', '1'], [100, 'whole', '1'], [2000, 'open', '2'], [2600, 'open', '3'], [3400, 'open', '1'], [3500, 'whole', '1'], [6000, 'open', null]];
    const { wrong, held, charts } = check(log([bound(400, '1'), nobody(6100)], { truth: back }));
    expect(held).toEqual([1400, 100]);
    expect(wrong).toHaveLength(1);
    expect(charts.map(({ kept }) => kept)).toEqual([300, null, null, 0]);
  });
});
