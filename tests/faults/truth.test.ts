import { describe, expect, it, vi } from 'vitest';
import { inText } from '../../scripts/faults/canaries.ts';
import { readOptions, smallRows } from '../../scripts/faults/options.ts';
import { Dice } from '../../scripts/faults/random.ts';
import { matrix } from '../../scripts/faults/rows/index.ts';
import { perhapsWorked, surelyWorked, Truth } from '../../scripts/faults/truth.ts';
import { Points } from '../../entrypoints/background/faults/points.ts';

describe('the ground truth', () => {
  it('holds a start to half a second after it was sent, however late it was answered', () => {
    const truth = new Truth();
    truth.begins('a', 1000, 9000);
    truth.ends(20_000, 20_050);
    expect(surelyWorked(truth.whole())).toEqual([{ start: 1500, end: 20_000 }]);
    expect(perhapsWorked(truth.whole())).toEqual([{ start: 1000, end: 20_050 }]);
  });

  it('ends one patient’s work where another’s begins', () => {
    const truth = new Truth();
    truth.begins('a', 0, 10);
    truth.begins('b', 1000, 1010);
    truth.ends(2000, 2010);
    expect(perhapsWorked(truth.whole(), 'a')).toEqual([{ start: 0, end: 1010 }]);
    expect(perhapsWorked(truth.whole(), 'b')).toEqual([{ start: 1000, end: 2010 }]);
  });

  it('lets work that goes on count until now, and no longer', () => {
    const now = Date.now();
    const truth = new Truth();
    truth.begins('a', now - 5000, now - 4990);
    const [goesOn] = perhapsWorked(truth.whole(), 'a');
    expect(goesOn!.start).toBe(now - 5000);
    expect(goesOn!.end).toBeGreaterThanOrEqual(now);
    expect(goesOn!.end).toBeLessThan(now + 5000);
    expect(surelyWorked(truth.whole())).toEqual([]);
  });

  it('asks for nothing of a start that nobody heard of, and lets it count', () => {
    const truth = new Truth();
    truth.begins('a', 0, null);
    truth.ends(5000, 5000);
    expect(surelyWorked(truth.whole())).toEqual([]);
    expect(perhapsWorked(truth.whole())).toEqual([{ start: 0, end: 5000 }]);
  });

  it('lets nothing count while nobody is there, and still asks for it', () => {
    const truth = new Truth();
    truth.begins('a', 0, 10);
    truth.gone(1000, 2000);
    truth.ends(3000, 3000);
    expect(perhapsWorked(truth.whole())).toEqual([{ start: 0, end: 1000 }, { start: 2000, end: 3000 }]);
    expect(surelyWorked(truth.whole())).toEqual([{ start: 10, end: 3000 }]);
  });

  it('runs ahead of this machine’s clock by what was made to pass', () => {
    vi.useFakeTimers({ now: 1000 });
    const truth = new Truth();
    truth.pass(60_000);
    expect(truth.now()).toBe(61_000);
    vi.useRealTimers();
  });
});

describe('the harness around it', () => {
  it('throws its dice the same way again, and apart for each run', () => {
    const throws = (dice: Dice) => Array.from({ length: 50 }, () => dice.between(1, 6));
    expect(throws(new Dice(7).apart(3, 1))).toEqual(throws(new Dice(7).apart(3, 1)));
    expect(throws(new Dice(7).apart(3, 1))).not.toEqual(throws(new Dice(7).apart(3, 2)));
    expect(new Set(throws(new Dice(7)))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  it('stands still at the point it was armed for, and at no other', () => {
    const points = new Points();
    expect(points.reached('a')).toBe(false);
    points.arm(2);
    expect([points.reached('b'), points.reached('read', false), points.reached('c'), points.reached('d')]).toEqual([false, false, true, false]);
    expect(points.held).toBe('c');
    const every = new Points();
    every.arm(1, true);
    expect(every.reached('read', false)).toBe(true);
  });

  it('finds a planted word in text', () => {
    expect(inText('Page', 'nothing here')).toEqual([]);
    expect(inText('Page', 'x Quimbystone x')).toEqual([{ invariant: 'I8', said: 'Page: Quimbystone.' }]);
  });

  it('has every row of the matrix once, each with a way to run it or a reason why not', () => {
    expect(matrix.map(({ n }) => n)).toEqual([...Array.from({ length: 32 }, (_, n) => n + 1), ...Array.from({ length: 8 }, (_, n) => n + 35)]);
    for (const row of matrix) expect(row.run === undefined, `row ${row.n}`).toBe(Boolean(row.untested));
    for (const n of smallRows) expect(matrix.find((row) => row.n === n)?.run, `row ${n}`).toBeDefined();
  });

  it('reads its options, and refuses what is no number', () => {
    expect(readOptions(['--runs', '5', '--only', '1,4', '--seed', '9'])).toMatchObject({ runs: 5, only: [1, 4], seed: 9, kills: 500, small: false });
    expect(readOptions(['--small'])).toMatchObject({ runs: 1, only: smallRows, small: true });
    expect(() => readOptions(['--runs', 'many'])).toThrow(/whole number/);
  });
});
