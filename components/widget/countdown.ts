/*
 * Five seconds before a timer starts by itself, and only while the frame can be seen.
 *
 *   waiting ──in sight──► counting ──5 s in sight without a break──► start, once
 *      ▲                     │
 *      └── covered, faded, hidden, or nobody looked at the clock for a second ──┘
 *
 *   Not now, or any key ──► over: quiet for this patient until the chart is left
 *
 * What is covered cannot be cancelled, so nothing may start behind a page's own dialog, in a tab at the back or after sleep.
 */
export const COUNT_MS = 5_000;
/** Looked at less often than this, the countdown begins anew: the page was frozen or the computer slept. */
const FROZEN_MS = 1_000;

/** Since when the frame was in sight, and when that was last looked at; on the clock of `performance.now()`, ms. */
export interface Count { since: number | null; at: number }

/** @returns the count after one more look. Pure. */
export function counted(count: Count | null, inSight: boolean, now: number): Count {
  const goesOn = count !== null && count.since !== null && now - count.at <= FROZEN_MS;
  return { since: inSight ? (goesOn ? count.since : now) : null, at: now };
}

/** Whole seconds that are left, 5 to 0. */
export const secondsLeft = ({ since, at }: Count): number => Math.max(0, Math.ceil((COUNT_MS - (since === null ? 0 : at - since)) / 1000));
