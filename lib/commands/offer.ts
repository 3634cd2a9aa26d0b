import type { Context, OpenContext } from './context.ts';
import type { DeskNow } from './open.ts';
import type { ChartView, WidgetView } from './views.ts';

/*
 * What a chart offers while nothing of this person runs or is paused:
 *
 *   chart of a confirmed, enrolled patient opens ──► countdown or question ──start──► (the timer)
 *        ▲                                                │
 *        │                                                └─"not now", Stop, Pause──► declined: nothing, while that chart stays open
 *        └───────────────── the tab shows another chart or none, or is closed ◄───────────┘
 *
 * In the browser's memory only: opaque keys of the patients that were declined, and whom each tab shows.
 */
const DECLINED = 'declined';
const shows = (tab: number) => `shows:${tab}`;

const list = async ({ ports: { memory } }: Context): Promise<string[]> => (await memory.get<string[]>(DECLINED)) ?? [];

/** Stopped, paused, or "not now": nothing starts or asks again for this patient while the chart stays open. */
export async function decline(context: Context, patient: string): Promise<void> {
  await context.ports.memory.set(DECLINED, [...(await list(context)).filter((each) => each !== patient), patient]);
}

export const declined = async (context: Context, patient: string): Promise<boolean> => (await list(context)).includes(patient);

/** What a tab shows now. Left for another chart or for none, or opened again: what was declined there is over. A page that is still being read says nothing. */
export async function offerAgain(context: Context, tab: number, { status, patient }: Pick<ChartView, 'status' | 'patient'>): Promise<void> {
  if (status === 'reading' || (status === 'uncertain' && !patient?.key)) return;
  await showsNow(context, tab, patient?.key ?? null);
}

/** The tab was closed. */
export const offerForget = (context: Context, tab: number): Promise<void> => showsNow(context, tab, null);

async function showsNow(context: Context, tab: number, patient: string | null): Promise<void> {
  const { memory } = context.ports;
  const before = (await memory.get<string>(shows(tab))) ?? null;
  if (before === patient) return;
  const kept = (await list(context)).filter((each) => each !== before && each !== patient);
  await memory.set(DECLINED, kept);
  await (patient === null ? memory.remove(shows(tab)) : memory.set(shows(tab), patient));
}

/** What the widget offers over this chart. Never for a patient who is not confirmed or not enrolled, and never to a biller. */
export async function offerFor(context: OpenContext, chart: ChartView, { running, paused, preferences, person }: DeskNow): Promise<WidgetView['offer']> {
  if (running || paused || person.role === 'biller' || preferences.start === 'never') return null;
  if (chart.status !== 'confirmed' || !chart.enrolled || !chart.patient?.key) return null;
  if (await declined(context, chart.patient.key)) return null;
  return { kind: preferences.start === 'immediately' ? 'countdown' : 'ask', patient: chart.patient.key };
}
