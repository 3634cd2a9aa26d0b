import type { Context } from '../../lib/commands/context.ts';
import { start, stop } from '../../lib/commands/timer.ts';

/** The browser's own shortcut: Stop if a timer runs, Start for a confirmed chart in front; otherwise nothing but the panel says why. */
export async function toggleTimer(context: Context, tab: number | null): Promise<void> {
  const sender = { surface: 'sidepanel' as const, tab, document: null, origin: null, url: null };
  const open = await context.home.openNow();
  const running = open ? (await open.ledger.readPractice()).running[open.staff] : true;
  if (running || !open) await stop.run(context, {}, sender, context.newId());
  else await start.run({ ...context, open }, {}, sender, context.newId()).catch(() => undefined);
  context.ports.changed();
}
