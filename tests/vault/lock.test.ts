import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterInput, afterWrongTry, isLocked, noTries, notLater, openedNow, waitFor } from '../../lib/vault/lock.ts';

const MINUTE = 60_000;
const T = Date.UTC(2026, 10, 3, 17);

describe('the lock', () => {
  it('comes ten minutes after the last input, to the millisecond', () => {
    const state = afterInput(openedNow(T), T + 3 * MINUTE);
    expect(isLocked(state, T + 13 * MINUTE - 1)).toBe(false);
    expect(isLocked(state, T + 13 * MINUTE)).toBe(true);
  });

  it('comes after twelve hours, however busy', () => {
    let state = openedNow(T);
    for (let now = T; now < T + 12 * 60 * MINUTE; now += 5 * MINUTE) state = afterInput(state, now);
    expect(isLocked(state, T + 12 * 60 * MINUTE - 1)).toBe(false);
    expect(isLocked(state, T + 12 * 60 * MINUTE)).toBe(true);
  });

  it('comes sooner where a shorter time is set, and never later than ten minutes', () => {
    expect(openedNow(T, 3 * MINUTE).lockAt).toBe(T + 3 * MINUTE);
    expect(openedNow(T, 60 * MINUTE).lockAt).toBe(T + 10 * MINUTE);
    expect(afterInput(openedNow(T, 3 * MINUTE), T + MINUTE, 3 * MINUTE).lockAt).toBe(T + 4 * MINUTE);
    expect(afterInput(openedNow(T), T + MINUTE, 60 * MINUTE).lockAt).toBe(T + 11 * MINUTE);
  });

  it('comes nearer by a time that is set meanwhile, and does not move away by one', () => {
    const state = afterInput(openedNow(T), T + MINUTE);
    expect(notLater(state, 2 * MINUTE).lockAt).toBe(T + 3 * MINUTE);
    const near = notLater(state, 2 * MINUTE);
    expect(notLater(near, 10 * MINUTE)).toEqual(near);
  });

  it('counts from an input that was a while ago, and never from one that lies further back than the last', () => {
    const state = afterInput(openedNow(T), T + 2 * MINUTE, 10 * MINUTE, T + MINUTE);
    expect(state.lockAt).toBe(T + 11 * MINUTE);
    expect(afterInput(state, T + 3 * MINUTE, 10 * MINUTE, T - MINUTE).lockAt).toBe(T + 11 * MINUTE);
  });

  it('is not lifted by input that comes too late', () => {
    const state = openedNow(T);
    expect(afterInput(state, state.lockAt)).toBe(state);
  });

  it('does not move away when the clock is set back', () => {
    const state = afterInput(openedNow(T), T + MINUTE);
    expect(isLocked(state, T + MINUTE - 3 * MINUTE)).toBe(true);
    expect(isLocked(state, T + MINUTE - 1000)).toBe(false);
  });

  it('never lies more than ten minutes after an input or twelve hours after opening', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -5 * MINUTE, max: 12 * MINUTE })), (steps) => {
      let now = T;
      let state = openedNow(T);
      for (const step of steps) {
        now += step;
        const before = state;
        state = afterInput(state, now);
        if (isLocked(before, now)) expect(state).toBe(before);
        expect(state.lockAt - state.lastInput).toBeLessThanOrEqual(10 * MINUTE);
        expect(state.lockAt - T).toBeLessThanOrEqual(12 * 60 * MINUTE);
      }
    }));
  });
});

describe('wrong passphrases', () => {
  it('cost nothing four times, then twice as long each time, up to fifteen minutes', () => {
    let tries = noTries;
    const waits = Array.from({ length: 16 }, () => {
      tries = afterWrongTry(tries, T);
      return waitFor(tries, T) / 1000;
    });
    expect(waits).toEqual([0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    expect(waitFor(tries, T + 15 * MINUTE)).toBe(0);
  });

  it('do not keep a person out for longer because the clock was set back', () => {
    let tries = noTries;
    for (let n = 0; n < 6; n++) tries = afterWrongTry(tries, T);
    expect(waitFor(tries, T - 1_000_000_000)).toBe(15 * MINUTE);
  });
});
