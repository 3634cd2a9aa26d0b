import { describe, expect, it } from 'vitest';
import type { Journal } from '../../lib/records/index.ts';
import { passed } from '../../lib/timer/clock.ts';
import { stopNow, verdict } from '../../lib/timer/settle.ts';
import { AWAY_MS, begun, CALL_AWAY_MS, doubted, GAP_MS, limitAt, stoppedAt, touched, unasked, witnessed } from '../../lib/timer/watch.ts';

const NOON = Date.parse('2026-11-17T17:00:00Z');
const CLOCK = '00000000-0000-4000-8000-000000000001';
/** Noon plus `s` seconds on the wall, and on the steady clock, which differ by `step` seconds. */
const at = (s: number, step = 0, clock = CLOCK) => ({ wall: NOON + (s + step) * 1000, ticks: [{ clock, ms: 5_000 + s * 1000 }] });
const row = (): Journal => begun({ id: '00000000-0000-4000-8000-00000000000a', staff: '00000000-0000-4000-8000-00000000000b', start: NOON }, at(0), 'one');
const seconds = (made: ReturnType<typeof verdict>) => made.kind === 'close'
  ? { certain: (made.certainUntil - NOON) / 1000, held: made.held.map((each) => [(each.start - NOON) / 1000, (each.end - NOON) / 1000, each.cause]), goesOn: made.goesOnFrom === null ? null : (made.goesOnFrom - NOON) / 1000 }
  : made.kind;

describe('two clocks', () => {
  it('believe the wall while both agree, and the steady one where they do not', () => {
    const then = { witness: NOON, ticks: at(0).ticks };
    expect(passed(then, at(15))).toEqual({ ms: 15_000, jump: 0 });
    expect(passed(then, at(15, 2))).toEqual({ ms: 17_000, jump: 0 });
    expect(passed(then, at(15, 2.001))).toEqual({ ms: 15_000, jump: 2_001 });
    expect(passed(then, at(15, 3600))).toEqual({ ms: 15_000, jump: 3_600_000 });
    expect(passed(then, at(15, -10_800))).toEqual({ ms: 15_000, jump: -10_800_000 });
    expect(passed(then, at(1, -1.5))).toEqual({ ms: 1_000, jump: -1_500 });
  });

  it('without a common steady clock believe a wall that goes forward, and nothing of one that went back', () => {
    const then = { witness: NOON, ticks: at(0).ticks };
    expect(passed(then, at(15, 0, 'another'))).toEqual({ ms: 15_000, jump: 0, blind: true });
    expect(passed(then, at(15, -3600, 'another'))).toEqual({ ms: 0, jump: -3_585_000, blind: true });
    expect(passed({ witness: NOON }, at(15))).toEqual({ ms: 15_000, jump: 0, blind: true });
  });
});

describe('a running timer', () => {
  it('is certain as long as it is seen at least every 90 seconds', () => {
    const seen = witnessed(row(), at(90), 'one');
    expect(seen).toMatchObject({ witness: NOON + 90_000 });
    expect(seen.open).toBeUndefined();
    expect(verdict(seen, at(180), 'one', false)).toEqual({ kind: 'runs' });
  });

  it('has a gap after 90 seconds of silence: certain up to the last witness, and it goes on from now', () => {
    expect(GAP_MS).toBe(90_000);
    expect(seconds(verdict(row(), at(90.001), 'one', false))).toEqual({ certain: 0, held: [[0, 90.001, 'gap']], goesOn: 90.001 });
    const silent = witnessed(witnessed(row(), at(60), 'one'), at(500), 'one');
    expect(seconds(verdict(silent, at(510), 'one', false))).toEqual({ certain: 60, held: [[60, 510, 'gap']], goesOn: 510 });
  });

  it('has one after 45 seconds where no steady clock lived through it: a minute that the clock was set forward is no work', () => {
    expect(seconds(verdict(row(), at(45, 0, 'another'), 'one', false))).toBe('runs');
    expect(seconds(verdict(row(), at(45.001, 0, 'another'), 'one', false))).toEqual({ certain: 0, held: [[0, 45.001, 'gap']], goesOn: 45.001 });
    expect(seconds(verdict(row(), at(10, 60, 'another'), 'one', false))).toEqual({ certain: 0, held: [[0, 70, 'gap']], goesOn: 70 });
  });

  it('moves a witness neither for another browser session nor after Stop', () => {
    expect(witnessed(row(), at(15), 'two')).toEqual(row());
    const stopped = stoppedAt(row(), at(60), 'one');
    expect(stoppedAt(stopped, at(70), 'one')).toEqual(stopped);
    expect(witnessed(stopped, at(80), 'one')).toEqual(stopped);
    expect(seconds(verdict(stopped, at(500), 'one', true))).toEqual({ certain: 60, held: [], goesOn: null });
  });

  it('left by a closed browser is certain up to the last witness, asked for up to the return, and over', () => {
    const seen = witnessed(row(), at(45), 'one');
    expect(seconds(verdict({ ...seen, stopped: NOON + 900_000 }, at(2000), 'two', true))).toEqual({ certain: 45, held: [[45, 900, 'browser_closed']], goesOn: null });
  });
});

describe('away', () => {
  it('begins at the last input, not at its detection, and stands until somebody is back', () => {
    const away = doubted(witnessed(row(), at(60), 'one'), NOON + 20_000, 'idle', at(80), 'one');
    expect(away.open).toEqual({ from: NOON + 20_000, cause: 'idle' });
    expect(verdict(away, at(130), 'one', false)).toEqual({ kind: 'stands' });
    expect(seconds(verdict(away, at(130), 'one', true))).toEqual({ certain: 20, held: [[20, 130, 'idle']], goesOn: 130 });
    expect(seconds(stopNow(away, at(130), 'one'))).toEqual({ certain: 20, held: [[20, 130, 'idle']], goesOn: null });
  });

  it('never begins before the start, and the earliest doubt stands', () => {
    expect(doubted(row(), NOON - 60_000, 'idle', at(10), 'one').open?.from).toBe(NOON);
    const twice = doubted(doubted(row(), NOON + 20_000, 'locked', at(20), 'one'), NOON + 10_000, 'idle', at(30), 'one');
    expect(twice.open).toEqual({ from: NOON + 10_000, cause: 'locked' });
    expect(twice.certainUntil).toBe(NOON + 10_000);
    expect(doubted(twice, NOON + 40_000, 'locked', at(50), 'one').open?.from).toBe(NOON + 10_000);
  });

  it('has its own limit on a call, for as long as the call is not in question', () => {
    expect(limitAt(row(), NOON)).toBe(AWAY_MS);
    const call = { ...row(), awayAfter: 240_000, callAfter: CALL_AWAY_MS, callUntil: NOON + 3_600_000 };
    expect(limitAt(call, NOON + 3_599_999)).toBe(CALL_AWAY_MS);
    expect(limitAt(call, NOON + 3_600_000)).toBe(240_000);
    expect(limitAt({ ...call, awayAfter: 45 * 60_000 }, NOON)).toBe(45 * 60_000);
  });
});

describe('a changed clock', () => {
  it('set forward: what the steady clock vouches for counts, the excess is asked for', () => {
    const jumped = witnessed(witnessed(row(), at(30), 'one'), at(45, 3600), 'one');
    expect(seconds(verdict(jumped, at(45, 3600), 'one', false))).toEqual({ certain: 45, held: [[45, 3645, 'clock']], goesOn: 3645 });
    expect(jumped.clockBy).toBe(3_600_000);
  });

  it('set back: what the steady clock vouches for counts, and it goes on from the new time', () => {
    const jumped = witnessed(witnessed(row(), at(30), 'one'), at(45, -10_800), 'one');
    expect(seconds(verdict(jumped, at(45, -10_800), 'one', false))).toEqual({ certain: 45, held: [], goesOn: -10_755 });
  });

  it('set back while away: no second of the absence is lost', () => {
    const away = doubted(witnessed(row(), at(60), 'one'), NOON + 20_000, 'idle', at(80), 'one');
    const made = verdict(witnessed(away, at(100, -3600), 'one'), at(160, -3600), 'one', true);
    expect(seconds(made)).toEqual({ certain: 20, held: [[20, 100, 'idle'], [-3500, -3440, 'idle']], goesOn: -3440 });
  });

  it('after a silence nobody can say what of it was work', () => {
    expect(seconds(verdict(row(), at(200, 3600), 'one', false))).toEqual({ certain: 0, held: [[0, 200, 'gap'], [200, 3800, 'clock']], goesOn: 3800 });
  });

  it('set back while the worker was dead and no page was open: nothing is invented', () => {
    expect(seconds(verdict(witnessed(row(), at(30), 'one'), at(45, -3600, 'another'), 'one', false))).toEqual({ certain: 30, held: [], goesOn: -3555 });
  });
});

describe('another chart', () => {
  const looked = () => doubted(witnessed(row(), at(30), 'one'), NOON + 30_000, 'other_chart', at(30), 'one');
  it('stands until answered; go on counts it, stop ends there', () => {
    expect(verdict(looked(), at(40), 'one', false)).toEqual({ kind: 'stands' });
    expect(verdict(unasked(looked())!, at(40), 'one', false)).toEqual({ kind: 'runs' });
    expect(seconds(stopNow(looked(), at(40), 'one'))).toEqual({ certain: 30, held: [], goesOn: null });
    expect(seconds(verdict(looked(), at(40), 'one', true))).toEqual({ certain: 30, held: [[30, 40, 'other_chart']], goesOn: 40 });
  });

  it('cannot be counted any more once the computer slept, was locked or nobody was there', () => {
    for (const later of [witnessed(looked(), at(200), 'one'), doubted(looked(), NOON + 35_000, 'locked', at(36), 'one'), doubted(looked(), NOON + 35_000, 'idle', at(36), 'one'), witnessed(looked(), at(40, 3600), 'one')]) {
      expect(unasked(later)).toBeNull();
      expect(verdict(later, at(220), 'one', false)).toEqual({ kind: 'stands' });
    }
  });
});

describe('a Stop that had to be tried again', () => {
  it('ends when the key was pressed', () => {
    const seen = witnessed(row(), at(60), 'one');
    expect(seconds(stopNow(seen, at(68), 'one', 8_000))).toEqual({ certain: 60, held: [], goesOn: null });
    const away = doubted(seen, NOON + 20_000, 'idle', at(61), 'one');
    expect(seconds(stopNow(away, at(68), 'one', 8_000))).toEqual({ certain: 20, held: [[20, 60, 'idle']], goesOn: null });
  });
});

describe('an absence that nobody watched', () => {
  const typed = (s: number) => touched(witnessed(row(), at(s), 'one'), NOON + s * 1000);
  it('begins at the last input that is known, whether the steady clock slept or not', () => {
    expect(seconds(verdict(witnessed(typed(30), at(45), 'one'), at(4000), 'one', false))).toEqual({ certain: 30, held: [[30, 4000, 'gap']], goesOn: 4000 });
    expect(seconds(verdict(witnessed(typed(30), at(45), 'one'), at(50, 3600), 'one', false))).toEqual({ certain: 30, held: [[30, 50, 'gap'], [50, 3650, 'clock']], goesOn: 3650 });
  });
  it('is none while somebody is seen often enough, however quiet', () => {
    expect(verdict(witnessed(typed(30), at(100), 'one'), at(180), 'one', false)).toEqual({ kind: 'runs' });
    expect(touched(typed(30), NOON).lastInput).toBe(NOON + 30_000);
  });
});
