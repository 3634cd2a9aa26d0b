import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { COUNT_MS, counted, secondsLeft } from '../../components/widget/countdown.ts';
import type { Count } from '../../components/widget/countdown.ts';

/** Looks at the clock at the given instants; sight may change between them. */
function look(looks: readonly { at: number; inSight: boolean }[]): Count {
  return looks.reduce<Count | null>((count, { at, inSight }) => counted(count, inSight, at), null)!;
}
const every100 = (from: number, to: number, inSight = true) => Array.from({ length: (to - from) / 100 + 1 }, (_, n) => ({ at: from + n * 100, inSight }));

describe('the countdown', () => {
  it('takes five seconds in sight, and says 5, 4, 3, 2, 1', () => {
    expect([0, 900, 1000, 1100, 4000, 4900].map((ms) => secondsLeft(look(every100(7000, 7000 + ms))))).toEqual([5, 5, 4, 4, 1, 1]);
    expect(secondsLeft(look(every100(0, COUNT_MS)))).toBe(0);
  });

  it('begins anew after a moment out of sight', () => {
    expect(secondsLeft(look([...every100(0, 4900), { at: 5000, inSight: false }, ...every100(5100, 9900)]))).toBe(1);
    expect(secondsLeft(look(every100(0, 60_000, false)))).toBe(5);
  });

  it('begins anew after a freeze or a sleep, in which nobody could have pressed a key', () => {
    expect(secondsLeft(look([...every100(0, 2000), { at: 3_600_000, inSight: true }]))).toBe(5);
    expect(secondsLeft(look([...every100(0, 2000), { at: 3001, inSight: true }]))).toBe(5);
    expect(secondsLeft(look([...every100(0, 2000), { at: 3000, inSight: true }]))).toBe(2);
  });

  it('never ends unless the last five seconds were in sight at every look', () => {
    fc.assert(fc.property(fc.array(fc.record({ wait: fc.integer({ min: 1, max: 2000 }), inSight: fc.boolean() }), { minLength: 1, maxLength: 80 }), (steps) => {
      let at = 0;
      const looks = steps.map(({ wait, inSight }) => ({ at: (at += wait), inSight }));
      if (secondsLeft(look(looks)) > 0) return;
      const recent = looks.filter((each) => each.at > at - COUNT_MS);
      expect(recent.every((each) => each.inSight)).toBe(true);
      expect(looks.some((each) => each.at <= at - COUNT_MS && each.inSight)).toBe(true);
    }));
  });
});
