import { browser } from 'wxt/browser';
import type { Context } from '../../lib/commands/context.ts';

/** Name of the one alarm: a witness for the running timer, a look at the lock, a fresh badge. */
export const TICK = 'tick';
/** The vault locks after this long without input, seconds. */
const IDLE_SECONDS = 600;

/**
 * Locks on the operating system's lock at once and after ten minutes without input; otherwise notes that somebody is here and that the
 * timer is alive. Time from the last input on is held back as unresolved, never billed and never lost.
 */
export async function guardLock(context: Context, state?: string): Promise<void> {
  const now = context.now();
  const seen = state ?? (await browser.idle.queryState(IDLE_SECONDS));
  if (seen === 'locked') await context.home.lock('os', now);
  else if (seen === 'idle') await context.home.lock('idle', now - IDLE_SECONDS * 1000);
  else if (state === 'active' || (await browser.idle.queryState(60)) === 'active') await context.home.input();
  await context.home.witness();
}
