/**
 * When the vault locks by itself, and how fast passphrases may be tried. Pure: the clock is an argument, the state goes in and comes out.
 *
 *   opened ──input──► lockAt = min(last input + 10 min or less, opened + 12 h) ──lockAt reached──► locked, for good
 *
 * The operating system's lock, a restart and a change of person lock at once; that is the background's to do.
 */
import { VaultError } from './errors.ts';

/** The longest time without input; an organization may set a shorter one. */
export const IDLE_MS = 10 * 60_000;
export const LONGEST_MS = 12 * 3_600_000;
/** A clock set back further than this locks: a deadline must not move away because somebody moved the clock. */
const CLOCK_SLACK_MS = 2 * 60_000;

export interface LockState {
  /** UTC epoch ms. */
  openedAt: number;
  lastInput: number;
  /** The first instant at which nothing may be read any more. */
  lockAt: number;
}

/** @param idle how long it stays open without input, ms; never more than `IDLE_MS` */
export const openedNow = (now: number, idle = IDLE_MS): LockState => ({ openedAt: now, lastInput: now, lockAt: now + Math.min(idle, IDLE_MS) });

/** True from `lockAt` on, and whenever the clock makes no sense. */
export const isLocked = (state: LockState, now: number): boolean => !(now < state.lockAt && now >= state.lastInput - CLOCK_SLACK_MS);

/** After a key or click, at `when` if not now. A vault that is past its deadline stays locked. */
export function afterInput(state: LockState, now: number, idle = IDLE_MS, when = now): LockState {
  if (isLocked(state, now)) return state;
  const lastInput = Math.max(state.lastInput, when);
  return { ...state, lastInput, lockAt: Math.min(lastInput + Math.min(idle, IDLE_MS), state.openedAt + LONGEST_MS) };
}

/** Where a shorter time was set meanwhile: the deadline comes nearer by it, and never moves away. */
export const notLater = (state: LockState, idle: number): LockState => ({ ...state, lockAt: Math.min(state.lockAt, state.lastInput + idle) });

/** The check that a vault makes before every use of a key: `current` is the worker's own copy of the session, null once locked. */
export const gate = (current: () => LockState | null, now: () => number) => (): void => {
  const state = current();
  if (!state || isLocked(state, now())) throw new VaultError('LOCKED');
};

/** Wrong tries in a row, and until when no other is taken. Persisted by the caller: a restart does not forget. */
export interface Tries { wrong: number; waitUntil: number }
export const noTries: Tries = { wrong: 0, waitUntil: 0 };
export const FREE_TRIES = 5;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Milliseconds until the next try is taken; 0 = now. */
export const waitFor = (tries: Tries, now: number): number => Math.min(Math.max(0, tries.waitUntil - now), LONGEST_WAIT_MS);

/** After a wrong passphrase: five are free, then the wait doubles from 2 seconds to 15 minutes. A right one starts again from `noTries`. */
export function afterWrongTry(tries: Tries, now: number): Tries {
  const wrong = tries.wrong + 1;
  const wait = wrong < FREE_TRIES ? 0 : Math.min(1000 * 2 ** (wrong - FREE_TRIES + 1), LONGEST_WAIT_MS);
  return { wrong, waitUntil: now + wait };
}
