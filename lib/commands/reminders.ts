import * as z from 'zod';
import { answered, decide, matters, remindAnswers, without, type RemindAnswer, type RemindKind } from '../timer/remind.ts';
import { whenOpen, type Context, type OpenContext } from './context.ts';
import { noticeOf, type Notice } from './notices.ts';
import { awayFrom } from './presence.ts';
import { chartId, keepTold, situationOf, toldBefore } from './reminded.ts';
import { call } from './running.ts';
import { start, stop } from './timer.ts';
import { widgetView } from './view.ts';
import type { Sender } from './command.ts';

/** Who a press of a notice is: our own surface, and no tab of its own. */
const byNotice: Sender = { surface: 'sidepanel', tab: null, document: null, origin: null, url: null };

/** What the system's notices should be now: to show for the first time, and which of those that stand are still true (by id). */
export interface Reminded { show: Notice[]; stand: string[] }

/** Looks whether anybody has to be reminded of anything. On the half-minute alarm; while locked nobody is. */
export async function remind(context: Context): Promise<Reminded> {
  const open = await context.home.openNow();
  if (!open) return { show: [], stand: [] };
  const desk = await open.desk();
  const waiting = (await open.ledger.readQuestions(open.staff)).length;
  const situation = await situationOf(context, open, desk, waiting);
  const before = await toldBefore(context, desk.person.id);
  const { comes, waits, told, away } = decide(situation, before);
  if (JSON.stringify(told) !== JSON.stringify(before)) await keepTold(context, desk.person.id, told);
  if (away) await awayFrom({ ...context, open }, situation.timer!.id, situation.lastInput);
  if (away || comes.length > 0) context.ports.changed();
  if (!desk.preferences.notices) return { show: [], stand: [] };
  return { show: comes.map((matter) => noticeOf(matter, situation.at, waiting)), stand: waits.map(({ id }) => id) };
}

/** Keeps a person's answer; `off` also changes her preferences. */
async function take(context: OpenContext, kind: RemindKind, answer: RemindAnswer, id: string): Promise<void> {
  const { person, practice } = await context.open.desk();
  if (answer === 'off') {
    await context.open.write(id, async () => ({ drafts: [{ month: 'standing', patient: null, body: { kind: 'preferences.set', preferences: without((await context.open.desk()).own, kind) } }] }));
  }
  await keepTold(context, person.id, answered(await toldBefore(context, person.id), kind, answer, context.now(), practice.timeZone));
  context.ports.changed();
}

/** An answer to a reminder: later, not today, never again, or done with. "Still working" is `dismiss`. */
export const answerReminder = whenOpen({
  from: ['widget', 'sidepanel'], input: z.strictObject({ kind: z.enum(['end_of_day', 'long', 'no_timer', 'unresolved']), answer: z.enum(remindAnswers) }),
  run: async (context, { kind, answer }, sender, id) => {
    await take(context, kind, answer, id);
    return widgetView(context, sender);
  },
});

/**
 * A button of a notice was pressed, perhaps while the worker was dead. Nothing is done about what is over meanwhile; while locked only
 * Stop is. @param matter the notice's id; @param button 0 or 1
 * @returns `panel` if the rest is for the side panel
 */
export async function pressed(context: Context, matter: string, button: number): Promise<'done' | 'panel'> {
  const kind = matter.slice(0, matter.indexOf(' ')) as RemindKind;
  const stops = (kind === 'long' && button === 0) || (kind === 'end_of_day' && button === 1);
  const open = await context.home.openNow();
  if (!open) {
    if (stops) await stop.run(context, {}, byNotice, context.newId());
    return stops ? 'done' : 'panel';
  }
  const desk = await open.desk();
  const here: OpenContext = { ...context, open };
  const found = matters(await situationOf(context, open, desk, (await open.ledger.readQuestions(open.staff)).length)).some(({ id }) => id === matter);
  if (!found) return 'done';
  if (stops) await stop.run(context, {}, byNotice, context.newId());
  else if (kind === 'end_of_day') await take(here, kind, 'dismiss', context.newId());
  else if (kind === 'call') await call.run(here, { on: button === 0 }, byNotice, context.newId());
  else if (button === 1) await take(here, kind, 'snooze', context.newId());
  else if (kind === 'no_timer') return startFor(here, matter);
  else return 'panel';
  context.ports.changed();
  return 'done';
}

/** Starts for the chart that the notice spoke of, if it still shows the same confirmed patient; otherwise the person looks herself. */
async function startFor(context: OpenContext, matter: string): Promise<'done' | 'panel'> {
  const look = (await context.looks.all()).find(({ tab, since }) => `no_timer ${chartId(tab, since)}` === matter);
  const sender: Sender = { ...byNotice, surface: 'widget', tab: look?.tab ?? null };
  const chart = look ? await context.charts.look(sender, context.open) : null;
  if (!look || chart?.status !== 'confirmed' || chart.patient?.key !== look.patient) return 'panel';
  await start.run(context, {}, sender, context.newId());
  context.ports.changed();
  return 'done';
}
