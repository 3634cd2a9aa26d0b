import { browser } from 'wxt/browser';
import type { Context } from '../../lib/commands/context.ts';
import { present } from '../../lib/commands/presence.ts';

/** Name of the one alarm: a witness for the running timer, a look at who is there, a fresh badge. */
export const TICK = 'tick';
/** The browser tells of idleness by itself after this long, seconds; the alarm finds every other limit. */
export const IDLE_SECONDS = 300;
/** Shortest and longest question that is asked, seconds. */
const SHORTEST = 15;
const LONGEST = 12 * 3600;

/** Asks who is there, and hands it on. @param state what the browser just said, if it did */
export async function lookAround(context: Context, state?: string): Promise<void> {
  const seen = state ?? (await browser.idle.queryState(SHORTEST));
  await present(context, seen === 'locked' ? { state: 'locked', idleMs: 0 } : seen === 'active' ? { state: 'active', idleMs: 0 } : { state: 'idle', idleMs: (await idleSeconds()) * 1000 });
}

/** How long nobody has touched key or mouse, in whole seconds: the browser only answers "longer than n?", so n is halved until it is found. */
async function idleSeconds(): Promise<number> {
  const longerThan = async (seconds: number) => (await browser.idle.queryState(seconds)) !== 'active';
  if (!(await longerThan(SHORTEST))) return 0;
  let [low, high] = [SHORTEST, SHORTEST * 2];
  while (high < LONGEST && (await longerThan(high))) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await longerThan(middle)) low = middle;
    else high = middle;
  }
  return low;
}
