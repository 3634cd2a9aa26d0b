import type { Timer } from '../records/index.ts';
import type { Context } from './context.ts';

/** The last switch that nobody pressed: opaque keys and instants, in the browser's memory only. */
export interface Switched { from: string; start: number; call?: Timer['call']; person: string; to: string; at: number; made: number }
export const SWITCHED = 'switched';

/** A switch that nobody pressed can be taken back for this long, ms: longer than a Stop, which somebody pressed. */
export const SWITCH_UNDO_MS = 60_000;

/** The switch that may still be taken back: whose timer it was, when it was, and until when. */
export async function switchedNow(context: Context, running: Timer | null): Promise<{ person: string; at: number; undoUntil: number } | null> {
  const last = running && (await context.ports.memory.get<Switched>(SWITCHED));
  if (!last || last.to !== running.id || context.now() > last.made + SWITCH_UNDO_MS || context.now() < last.made) return null;
  return { person: last.person, at: last.at, undoUntil: last.made + SWITCH_UNDO_MS };
}
