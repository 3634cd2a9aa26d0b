import type { Preferences } from '../records/index.ts';
import { addDays, dayOf } from '../time/month.ts';
import { clockTime } from '../time/say.ts';
import { offsetAt } from '../time/zone.ts';

/*
 * When somebody is reminded, and of what. Pure: what is true now and what was said before decide. One reminder lives like this:
 *
 *   (not true) ──comes true──► waits for its hour ──within the hours, not quiet──► told ──dismissed, off, or the clock went away──► silent
 *       ▲                                                                           │ ▲                                              │
 *       │                                                                           │ └── 15 minutes later, if it still is true      │
 *       │                                                                  snooze ──┴──► quiet                                       │
 *       └──────────────────────── not true any more: forgotten, and it may come again ◄──────────────────────────────────────────────┘
 *
 * "For today" makes a kind quiet until the practice's next day. Nothing here stops a timer or throws time away.
 */

/** In order of importance. */
export const remindKinds = ['end_of_day', 'call', 'long', 'no_timer', 'unresolved'] as const;
export type RemindKind = (typeof remindKinds)[number];
export const remindAnswers = ['snooze', 'today', 'off', 'dismiss'] as const;
export type RemindAnswer = (typeof remindAnswers)[number];

/** What is true now. Instants are UTC epoch ms. */
export interface Situation {
  at: number;
  /** The practice's zone: hours and days are its own. */
  zone: string;
  preferences: Preferences;
  /** The running timer. `call`: until when the call lasts. `stands`: its time is in question already, so nobody needs to be asked about it. */
  timer: { id: string; start: number; call: number | null; stands: boolean } | null;
  /** Charts without a timer, and whether each is in front of somebody at this moment. */
  charts: readonly { id: string; since: number; front: boolean }[];
  /** Stretches that wait for an answer. */
  waiting: number;
  lastInput: number;
}

/** Something to be reminded of. `id` is the same as long as it is the same thing; `may`: it can come now. */
export interface Matter { kind: RemindKind; id: string; since: number; may: boolean }

/** What was said before. Kept in the browser's memory; holds no patient data. */
export interface Told {
  /** By the matter's id: when it was said, and whether that is done with. */
  told: Record<string, { at: number; done: boolean }>;
  /** Kinds that are quiet until an instant. */
  snoozed: Partial<Record<RemindKind, number>>;
  /** Kinds that are quiet for a day, `YYYY-MM-DD`. */
  silent: Partial<Record<RemindKind, string>>;
}
export const nothingTold: Told = { told: {}, snoozed: {}, silent: {} };

export const SNOOZE_MS = 15 * 60_000;
/** "Still working?" waits this long for an answer, ms. */
const ANSWER_MS = 5 * 60_000;
/** Whoever touched key or mouse so recently is there, whatever was answered, ms. */
const PRESENT_MS = 60_000;
const MINUTE = 60_000;

/** Whether reminders may come at this instant. Hours over midnight belong to the day on which they begin; equal ones are the whole day. */
export function inHours({ from, to, days }: Preferences['hours'], at: number, zone: string): boolean {
  const day = dayOf(at, zone);
  const time = clockTime(at, zone).slice(0, 5);
  const on = (each: string) => days.includes(new Date(`${each}T00:00:00Z`).getUTCDay());
  if (from < to) return on(day) && from <= time && time < to;
  if (from === to) return on(day);
  return (time >= from && on(day)) || (time < to && on(addDays(day, -1)));
}

/** The instant at which the practice's clock shows `HH:MM` on a day. */
function instantOf(day: string, time: string, zone: string): number {
  const read = Date.parse(`${day}T${time}:00Z`);
  return read - offsetAt(read - offsetAt(read, zone), zone);
}

/** Everything that a person would want to hear of, whether or not it was said already. */
export function matters({ at, zone, preferences: { remind }, timer, charts, waiting }: Situation): Matter[] {
  const found: Matter[] = [];
  const day = dayOf(at, zone);
  const evening = remind.endOfDay === null ? null : instantOf(day, remind.endOfDay, zone);
  const asked = timer !== null && !timer.stands;
  // A timer that was started after the hour was started by somebody who knows how late it is.
  if (evening !== null && at >= evening && timer && timer.start < evening) found.push({ kind: 'end_of_day', id: `end_of_day ${day}`, since: evening, may: asked });
  if (timer?.call && at >= timer.call) found.push({ kind: 'call', id: `call ${timer.id} ${timer.call}`, since: timer.call, may: asked });
  if (remind.long !== null && timer && at - timer.start >= remind.long * MINUTE) found.push({ kind: 'long', id: `long ${timer.id}`, since: timer.start, may: asked });
  if (remind.noTimer !== null && !timer) {
    for (const chart of charts) if (at - chart.since >= remind.noTimer * MINUTE) found.push({ kind: 'no_timer', id: `no_timer ${chart.id}`, since: chart.since, may: chart.front });
  }
  if (evening !== null && at >= evening && waiting > 0 && remind.unresolved !== false) found.push({ kind: 'unresolved', id: `unresolved ${day}`, since: evening, may: !timer });
  return found;
}

/** What becomes of the reminders now: what is said for the first time, what still waits, and what to remember. */
export interface Decision {
  comes: Matter[];
  /** Said, true, and not answered. */
  waits: Matter[];
  told: Told;
  /** "Still working?" found no answer and nobody there: the time is away from the last input on. */
  away: boolean;
}

/** Decides at one instant. Called as often as one likes; it says each thing once until that thing is over. */
export function decide(situation: Situation, before: Told): Decision {
  const { at, zone, preferences, lastInput, timer } = situation;
  const found = matters(situation);
  const told: Told['told'] = Object.fromEntries(found.flatMap(({ id }) => (before.told[id] ? [[id, before.told[id]]] : [])));
  const open = inHours(preferences.hours, at, zone);
  const comes: Matter[] = [];
  const waits: Matter[] = [];
  for (const matter of found) {
    if (!open || isQuiet(before, matter.kind, at, zone)) continue;
    const said = told[matter.id];
    if (said ? said.done : !matter.may) continue;
    if (!said) {
      told[matter.id] = { at, done: false };
      comes.push(matter);
    }
    waits.push(matter);
  }
  const question = found.find(({ kind }) => kind === 'end_of_day');
  const asked = question && told[question.id];
  const away = Boolean(asked && !asked.done && timer && !timer.stands && at - asked.at >= ANSWER_MS && at - lastInput >= PRESENT_MS);
  if (away) told[question!.id] = { ...asked!, done: true };
  return { comes, waits: waits.filter(({ id }) => !told[id]!.done), told: { ...before, told }, away };
}

const isQuiet = ({ snoozed, silent }: Told, kind: RemindKind, at: number, zone: string): boolean => at < (snoozed[kind] ?? 0) || silent[kind] === dayOf(at, zone);

/** After a person's answer about one kind. `off` is a change of the preferences besides, which is the caller's. */
export function answered(before: Told, kind: RemindKind, answer: RemindAnswer, at: number, zone: string): Told {
  const mine = (id: string) => id.startsWith(`${kind} `);
  if (answer === 'snooze') return { ...before, told: Object.fromEntries(Object.entries(before.told).filter(([id]) => !mine(id))), snoozed: { ...before.snoozed, [kind]: at + SNOOZE_MS } };
  const told = Object.fromEntries(Object.entries(before.told).map(([id, said]) => [id, mine(id) ? { ...said, done: true } : said]));
  return answer === 'today' ? { ...before, told, silent: { ...before.silent, [kind]: dayOf(at, zone) } } : { ...before, told };
}

/** The preferences with one kind of reminder switched off. */
export function without({ remind, ...rest }: Preferences, kind: RemindKind): Preferences {
  const off = { end_of_day: { endOfDay: null }, long: { long: null }, no_timer: { noTimer: null }, unresolved: { unresolved: false }, call: {} }[kind];
  return { ...rest, remind: { ...remind, ...off } };
}
