import { personOf } from '../ledger/person.ts';
import type { Sender } from './command.ts';
import type { Context, OpenContext } from './context.ts';
import { call, resume } from './running.ts';
import { start, stop } from './timer.ts';

/** Pressed again so soon after a stop, it was meant once, ms. */
const TWICE_MS = 2_000;
const TOGGLED = 'toggled';

let turn: Promise<void> = Promise.resolve();

/**
 * The browser's own shortcut: Stop if a timer runs, Start for the confirmed chart in front, Resume if it was paused. One press after the
 * other: twice within two seconds leaves one stopped entry. While locked it stops.
 */
export function toggleTimer(context: Context): Promise<void> {
  turn = turn.catch(() => undefined).then(() => toggled(context));
  return turn;
}

const sender: Sender = { surface: 'sidepanel', tab: null, document: null, origin: null, url: null };

async function toggled(context: Context): Promise<void> {
  const { memory } = context.ports;
  const open = await context.home.openNow();
  const desk = open && (await open.desk());
  const now = context.now();
  if (!open || desk?.running) {
    await stop.run(context, {}, sender, context.newId());
    if (open) await memory.set(TOGGLED, now);
  } else {
    const since = now - ((await memory.get<number>(TOGGLED)) ?? -Infinity);
    if (since >= 0 && since < TWICE_MS) return;
    await begin({ ...context, open }, desk?.paused ? personOf(desk.block, desk.paused.patient) : null);
  }
  context.ports.changed();
}

/** A paused timer goes on, unless the chart in front is somebody else's. Where nothing may start, nothing does; the panel says why. */
async function begin(context: OpenContext, paused: string | null): Promise<void> {
  const chart = await context.charts.look(sender, context.open);
  const another = chart.status === 'confirmed' && chart.patient?.key !== paused;
  const done = paused !== null && !another ? resume.run(context, {}, sender, context.newId()) : start.run(context, {}, sender, context.newId());
  await done.catch(() => undefined);
}

/** The shortcut for call mode: on, or over. Nothing without a running timer. */
export async function toggleCall(context: Context): Promise<void> {
  const open = await context.home.openNow();
  const running = open && (await open.desk()).running;
  if (!open || !running) return;
  await call.run({ ...context, open }, { on: !running.call }, sender, context.newId());
  context.ports.changed();
}
