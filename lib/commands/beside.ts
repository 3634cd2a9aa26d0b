import type { Context } from './context.ts';

/*
 * "Go on for this patient": the other chart beside which the timer goes on because a person said so. Asked no more while that chart stays
 * open and the vault too; another chart, none, or a lock forgets it. In the browser's memory only: opaque keys.
 */
interface Beside { person: string; other: string; opened: number }
const BESIDE = 'beside';

/** When the person at the desk opened the vault; what was said before a lock is said no more. */
async function openedAt(context: Context): Promise<number> {
  const open = await context.home.openNow();
  return open ? ((await open.desk()).block.opened[open.staff] ?? 0) : -1;
}

/** @param person of the timer; @param other whom the chart shows */
export async function keepBeside(context: Context, person: string, other: string): Promise<void> {
  await context.ports.memory.set(BESIDE, { person, other, opened: await openedAt(context) } satisfies Beside);
}

/** Whether the timer goes on for its person while this other chart is open. */
export async function isBeside(context: Context, person: string, other: string): Promise<boolean> {
  const said = await context.ports.memory.get<Beside>(BESIDE);
  return said !== undefined && said.person === person && said.other === other && said.opened === (await openedAt(context));
}

/** The chart in front shows this person now, or nobody (null). */
export async function besideNow({ ports: { memory } }: Context, shown: string | null): Promise<void> {
  const said = await memory.get<Beside>(BESIDE);
  if (said && said.other !== shown) await memory.remove(BESIDE);
}
