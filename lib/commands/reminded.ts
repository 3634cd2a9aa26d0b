import { matters, decide, nothingTold, type Decision, type Situation, type Told } from '../timer/remind.ts';
import type { Sender } from './command.ts';
import type { Context } from './context.ts';
import { declined } from './offer.ts';
import type { DeskNow, Open } from './open.ts';
import type { WidgetView } from './views.ts';

/** A look that nobody saw for this long is no chart in front of anybody, ms. */
const FRONT_MS = 60_000;

/** What was said before to this person: in the browser's memory, without patient data. */
export const toldBefore = async (context: Context, staff: string): Promise<Told> => (await context.ports.memory.get<Told>(`told:${staff}`)) ?? nothingTold;
export const keepTold = (context: Context, staff: string, told: Told): Promise<void> => context.ports.memory.set(`told:${staff}`, told);

/** The id of a chart without a timer, as reminders know it: a tab, and since when it shows what it shows. */
export const chartId = (tab: number, since: number): string => `${tab}:${since}`;

/** What is true now for the person at the desk. @param waiting stretches that wait for her answer */
export async function situationOf(context: Context, open: Open, { practice, running, preferences }: DeskNow, waiting: number): Promise<Situation> {
  const at = context.now();
  const row = running ? await open.row() : null;
  const front = await context.ports.activeTab();
  const looks = running ? [] : await context.looks.all();
  const charts = [];
  for (const { tab, patient, since, seen } of looks) if (!(await declined(context, patient))) charts.push({ id: chartId(tab, since), since, front: tab === front && at - seen <= FRONT_MS });
  return {
    at, zone: practice.timeZone, preferences, charts, waiting,
    timer: running ? { id: running.id, start: running.start, call: running.call?.until ?? null, stands: row?.open !== undefined } : null,
    lastInput: (await context.ports.memory.get<number>('lastInput')) ?? at,
  };
}

/** Decides anew without saying anything: what waits for the person's answer at this moment. */
export async function waiting(context: Context, open: Open, desk: DeskNow, questions: number): Promise<Decision['waits']> {
  const situation = await situationOf(context, open, desk, questions);
  const before = await toldBefore(context, desk.person.id);
  const said = new Set(Object.keys(before.told));
  // What was not said yet is the alarm's to say; a page only shows what was.
  if (!matters(situation).some(({ id }) => said.has(id))) return [];
  return decide(situation, before).waits.filter(({ id }) => said.has(id));
}

/** The one reminder that the widget or the side panel shows. The question about a long call is the widget's own, so it is not repeated. */
export async function remindedOf(context: Context, sender: Sender, open: Open, desk: DeskNow, questions: number): Promise<WidgetView['remind']> {
  const tab = await context.charts.tabOf(sender);
  for (const { kind, id, since } of await waiting(context, open, desk, questions)) {
    if (kind === 'call' || (kind === 'no_timer' && !id.startsWith(`no_timer ${tab}:`))) continue;
    return { kind, since };
  }
  return null;
}
