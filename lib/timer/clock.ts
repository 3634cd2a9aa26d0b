import type { Tick } from '../records/index.ts';

/** What the clocks said at one instant: the wall's (it can be set, and jumps over sleep), and the steady ones that could be asked. */
export interface Reading {
  /** UTC epoch ms. */
  wall: number;
  ticks: readonly Tick[];
}

/** The wall's clock and a steady one may differ by this much before anybody calls it a change, ms. */
export const CLOCK_SLACK_MS = 2_000;

/** Time that passed between two readings. */
export interface Passed {
  /** For certain, ms; never negative. */
  ms: number;
  /** By how much the wall's clock was changed meanwhile, ms; 0 within the slack. Positive also for sleep, in which steady clocks stand. */
  jump: number;
  /** No steady clock lived through it: only the wall's own word stands for how long it was. */
  blind?: true;
}

/**
 * How much time passed since a witness. With a steady clock that lived through it, that clock decides where the two differ. Without one
 * (the worker died, no page was open) only a wall that did not go back is believed.
 */
export function passed(then: { witness: number; ticks?: readonly Tick[] | undefined }, now: Reading): Passed {
  const wall = now.wall - then.witness;
  const steady = steadyBetween(then.ticks ?? [], now.ticks);
  // Two who read the clocks almost at once may write in the other order: that is no clock set back.
  if (steady === null && wall < 0 && wall > -CLOCK_SLACK_MS) return { ms: 0, jump: 0 };
  if (steady === null) return wall >= 0 ? { ms: wall, jump: 0, blind: true } : { ms: 0, jump: wall, blind: true };
  const jump = wall - steady;
  return wall >= 0 && Math.abs(jump) <= CLOCK_SLACK_MS ? { ms: wall, jump: 0 } : { ms: steady, jump };
}

function steadyBetween(then: readonly Tick[], now: readonly Tick[]): number | null {
  for (const { clock, ms } of now) {
    const before = then.find((each) => each.clock === clock);
    // A steady clock does not go back; one that did is no witness.
    if (before && ms >= before.ms) return Math.round(ms - before.ms);
  }
  return null;
}
