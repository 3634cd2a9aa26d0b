import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersect, subtract, total, union, type Interval } from '../../lib/time/interval.ts';

const interval = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 })).map(([start, size]): Interval => ({ start, end: start + size }));
const intervals = fc.array(interval, { maxLength: 8 });
/** The slow and certain way: every millisecond by itself. */
const moments = (list: readonly Interval[]) => new Set(list.flatMap(({ start, end }) => Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at)));
const sorted = (set: Set<number>) => [...set].sort((a, b) => a - b);

describe('intervals', () => {
  it('agree with counting every millisecond', () => {
    fc.assert(fc.property(intervals, intervals, (a, b) => {
      const left = moments(a);
      const right = moments(b);
      expect(sorted(moments(union(a)))).toEqual(sorted(left));
      expect(sorted(moments(intersect(a, b)))).toEqual(sorted(left).filter((at) => right.has(at)));
      expect(sorted(moments(subtract(a, b)))).toEqual(sorted(left).filter((at) => !right.has(at)));
      expect(total(a)).toBe(left.size);
    }), { numRuns: 500 });
  });

  it('are conserved: what is kept and what is taken out add up', () => {
    fc.assert(fc.property(intervals, intervals, (a, b) => total(subtract(a, b)) + total(intersect(a, b)) === total(a)));
  });

  it('leave their arguments as they were', () => {
    const list = [{ start: 5, end: 9 }, { start: 0, end: 6 }];
    union(list);
    subtract(list, list);
    expect(list).toEqual([{ start: 5, end: 9 }, { start: 0, end: 6 }]);
  });
});
