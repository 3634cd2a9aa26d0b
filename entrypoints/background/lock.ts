import { browser } from 'wxt/browser';
import type { Context } from '../../lib/commands/context.ts';
import { detectionSeconds, present } from '../../lib/commands/presence.ts';

/** Name of the one alarm: a witness for the running timer, a look at who is there, a fresh badge. */
export const TICK = 'tick';
/** Shortest and longest question that is asked, seconds. */
const SHORTEST = 15;
const LONGEST = 12 * 3600;
/** What the browser takes for idle until it is told otherwise, seconds. */
const BROWSERS_OWN = 60;
/** The interval that this worker gave the browser, seconds; 0 = none yet. */
let told = 0;

/** Asks who is there, and hands it on. @param state what the browser just said, if it did */
export async function lookAround(context: Context, state?: string): Promise<void> {
  const seen = state ?? (await browser.idle.queryState(SHORTEST));
  if (seen === 'locked') return present(context, { state: 'locked', idleMs: 0 });
  if (seen === 'active') return present(context, { state: 'active', idleMs: 0 });
  // Whoever is called idle by the browser has been so for the interval that it was given, whatever happened since.
  const least = state === undefined ? 0 : told || BROWSERS_OWN;
  return present(context, { state: 'idle', idleMs: Math.max(least, await idleSeconds()) * 1000 });
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

/** Has the browser tell of idleness by the limit of the person at the desk; the alarm finds every other limit. */
export async function followLimit(context: Context): Promise<void> {
  const seconds = await detectionSeconds(context);
  if (seconds === told) return;
  told = seconds;
  browser.idle.setDetectionInterval(Math.max(SHORTEST, seconds));
}
