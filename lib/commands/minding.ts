import { personOf } from '../ledger/person.ts';
import { passed, type Reading } from '../timer/clock.ts';
import { besideNow, isBeside } from './beside.ts';
import type { Sender } from './command.ts';
import type { Context } from './context.ts';
import { offerAgain } from './offer.ts';
import { switchBySelf } from './switching.ts';
import type { ChartView } from './views.ts';

/*
 * The running timer's patient against the chart in front: the active tab of the window that has, or last had, the focus.
 *
 *                     ┌── nobody, reading, uncertain: amber where the widget stands; never a reason to stop or to switch ──┐
 *                     ▼                                                                                                   │
 *   the same ──another, confirmed──► what the person chose  ──ask────► the clock stands since the page changed, and asks ─┤
 *      ▲                              │  │                                 ▲ not enrolled, not now, not written            │
 *      │                              │  └──switch──► the other one's timer runs since the page changed ──undo──► kept    │
 *      │                              │                 └ away: nothing yet; when somebody is back, from then on           │
 *      │                              └──keep──► goes on, amber, both are named; nothing is held                           │
 *      └──────────────── back: the clock goes on; what stood is asked for ◄────────────────────────────────────────────────┘
 *
 * "When the page changed" is when it was first seen in motion before it stood still as somebody; where the tab came to the front later, that.
 */

/** Since when a tab's page is in motion, and what the clocks said then. */
const turningIn = (tab: number) => `turning:${tab}`;
/** The tab in front, and since when. */
const FRONT = 'front';
/** Another chart came up while nobody was there. */
const MEANWHILE = 'meanwhile';
/** A page that is in motion for longer says nothing of when it changed, ms. */
const LONGEST_TURN_MS = 15_000;

const senderOf = (tab: number): Sender => ({ surface: 'chart', tab, document: null, origin: null, url: null });

/**
 * Holds the chart of a tab against the running timer. Called for whatever the page says, and when the tab comes to the front.
 * @param at when that was, UTC epoch ms
 * @returns whether a timer runs: then more than this tab may show something else now
 */
export async function mind(context: Context, tab: number, at: number): Promise<boolean> {
  const open = await context.home.openNow();
  if (!open) return false;
  const { memory } = context.ports;
  const chart = await context.charts.look(senderOf(tab), open);
  const turned = await turn(context, tab, chart.status, at);
  if ((await context.ports.activeTab()) !== tab) return false;
  await offerAgain(context, tab, chart);
  const other = chart.status === 'confirmed' ? chart.patient?.key : undefined;
  if (other || chart.status === 'none') await besideNow(context, other ?? null);
  const { running, block, preferences } = await open.desk();
  if (!running || !other) return running !== null;
  await memory.remove(MEANWHILE);
  const person = personOf(block, running.patient);
  if (person === other) {
    if ((await open.row())?.open?.asks) await open.settle(context.newId(), true);
    return true;
  }
  if (preferences.otherChart === 'keep' || (await isBeside(context, person, other))) return true;
  const front = await memory.get<{ tab: number; at: number }>(FRONT);
  const since = Math.max(running.start, turned, front?.tab === tab ? Math.min(front.at, at) : 0);
  const came = preferences.otherChart === 'switch' ? await switchBySelf({ ...context, open }, senderOf(tab), { running, other, since }).catch(() => 'asks' as const) : 'asks';
  if (came === 'waits') await memory.set(MEANWHILE, other);
  if (came === 'asks') await context.home.timers.hold(running.id, other, since);
  return true;
}

/** Another tab or window is in front now. @param at since when, UTC epoch ms */
export async function cameToFront(context: Context, at: number): Promise<void> {
  const { memory } = context.ports;
  const tab = await context.ports.activeTab();
  if (tab === null || (await memory.get<{ tab: number }>(FRONT))?.tab === tab) return;
  await memory.set(FRONT, { tab, at });
  await mind(context, tab, at);
}

/** Somebody is back: a chart that came up while nobody was there is minded now. */
export async function mindWhatCame(context: Context): Promise<void> {
  const { memory } = context.ports;
  const other = await memory.get<string>(MEANWHILE);
  const tab = await context.ports.activeTab();
  if (other === undefined || tab === null) return;
  await memory.set(FRONT, { tab, at: context.now() });
  await mind(context, tab, context.now());
}

interface Turning { witness: number; ticks: Reading['ticks'] }

/** When the page of a tab became what it is now. A clock that was set meanwhile can say nothing of it. @returns UTC epoch ms */
async function turn(context: Context, tab: number, status: ChartView['status'], at: number): Promise<number> {
  const { memory } = context.ports;
  const before = await memory.get<Turning>(turningIn(tab));
  if (status === 'reading') {
    if (!before) await memory.set(turningIn(tab), { witness: at, ticks: context.clocks.reading().ticks } satisfies Turning);
    return at;
  }
  if (!before) return at;
  await memory.remove(turningIn(tab));
  const { ms, jump } = passed(before, { ...context.clocks.reading(), wall: at });
  return jump === 0 && ms <= LONGEST_TURN_MS ? Math.min(at, before.witness) : at;
}
