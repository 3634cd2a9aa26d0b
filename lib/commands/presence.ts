import { doubted } from '../timer/watch.ts';
import type { Context, OpenContext } from './context.ts';
import { mindWhatCame } from './minding.ts';
import { lockAfter } from './organization-limits.ts';

/** What the browser says of key and mouse: `idleMs` since the last input (0 = just now); `locked` = the screen is locked. */
export interface Presence { state: 'active' | 'idle' | 'locked'; idleMs: number }

/** Whoever was active so short ago and finds the screen locked locked it by hand, ms: no system locks sooner by itself. */
const BY_HAND_MS = 60_000;

/**
 * Somebody is there, or not. The screen's lock locks at once; ten idle minutes, or fewer by the organization's policy, lock what can be read;
 * being away beyond a timer's limit makes its time uncertain from the last input on. Time is held back as unresolved, never billed and never lost.
 */
export async function present(context: Context, { state, idleMs }: Presence): Promise<void> {
  const now = context.now();
  const { memory, managed } = context.ports;
  if (state === 'locked') {
    const last = Math.min(now, (await memory.get<number>('lastInput')) ?? now);
    await context.home.lock('os', now - last <= BY_HAND_MS ? now : last);
  } else {
    await memory.set('lastInput', now - idleMs);
    await context.home.followPolicy();
    await context.home.away(now - idleMs);
    if (idleMs >= (await lockAfter(managed))) await context.home.lock('idle', now - idleMs);
    else {
      // Where it locks after a minute, the input between two looks counts too.
      await context.home.input(now - idleMs);
      if (idleMs < 15_000 && (await context.home.back())) await mindWhatCame(context);
    }
  }
  await context.home.witness();
}

/** "Still working?" found no answer: the timer's time is in question from the last input on, whatever its own limit. Nothing is thrown away. */
export async function awayFrom(context: OpenContext, timer: string, lastInput: number): Promise<void> {
  const at = context.clocks.reading();
  await context.open.write(context.newId(), async () => ({ drafts: [], journal: { change: { timer, to: (row) => doubted(row, lastInput, 'idle', at, context.home.session) } } }));
}

/** The browser's usual word for idle comes after this long, seconds. */
const USUAL_SECONDS = 300;

/**
 * After how long the browser itself tells that nobody is there, whole seconds: the limit of the person at the desk, but never later than the
 * vault's lock, so that her return is noticed too. Every other limit is found by the half-minute alarm.
 */
export async function detectionSeconds(context: Context): Promise<number> {
  const open = await context.home.openNow();
  if (!open) return USUAL_SECONDS;
  const { preferences } = await open.desk();
  return Math.min(preferences.awayMinutes * 60, (await lockAfter(context.ports.managed)) / 1000);
}
