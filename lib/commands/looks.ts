import type { Interval } from '../time/interval.ts';
import { union } from '../time/interval.ts';
import type { Sender } from './command.ts';
import type { Context, Ports } from './context.ts';
import { declined } from './offer.ts';

/**
 * A look at one chart without a timer: whose (its opaque key), since when it is open, when it was seen last, and the stretches in which it
 * was in front of somebody. Stretches are kept only for who wants such offers. Instants are UTC epoch ms.
 */
export interface Look { patient: string; since: number; seen: number; stretches: Interval[] }

/** Two sightings further apart than this are two stretches, ms. */
const APART_MS = 20_000;
/** A chart that nobody saw for this long is opened anew when it is seen again, ms. */
const ANEW_MS = 5 * 60_000;
/** Nothing older is remembered, ms. */
const REMEMBERED_MS = 30 * 60_000;
/** Somebody is there if key or mouse were touched this recently, ms. */
const PRESENT_MS = 60_000;
/** Set in the browser's memory while another program is in front of the browser. */
export const ELSEWHERE = 'elsewhere';
const KEY = 'look:';

/**
 * Charts in front of somebody while no timer runs: for "you forgot to start". In the browser's memory only, half an hour at most; closing
 * the tab, another chart, "not now", a lock or a start forgets it.
 */
export class Looks {
  readonly #context: () => Context;
  constructor(context: () => Context) {
    this.#context = context;
  }

  get #ports(): Ports {
    return this.#context().ports;
  }

  of(tab: number | null): Promise<Look | undefined> {
    return tab === null ? Promise.resolve(undefined) : this.#ports.memory.get<Look>(`${KEY}${tab}`);
  }

  async all(): Promise<(Look & { tab: number })[]> {
    const keys = (await this.#ports.memory.keys()).filter((key) => key.startsWith(KEY));
    const looks = await Promise.all(keys.map(async (key) => ({ tab: Number(key.slice(KEY.length)), ...(await this.#ports.memory.get<Look>(key))! })));
    return looks.sort((a, b) => a.since - b.since);
  }

  async forget(tab: number): Promise<void> {
    await this.#ports.memory.remove(`${KEY}${tab}`);
  }

  async forgetAll(): Promise<void> {
    for (const { tab } of await this.all()) await this.forget(tab);
  }

  /** The widget over this chart is visible now. Counts only the tab in front of the browser in front, with somebody at key or mouse. */
  async seen(sender: Sender): Promise<void> {
    const context = this.#context();
    const { memory } = this.#ports;
    const { tab } = sender;
    const open = sender.surface === 'widget' ? await context.home.openNow() : null;
    if (!open || tab === null) return;
    const { running, paused, person, preferences } = await open.desk();
    const chart = running || paused || person.role === 'biller' ? null : await context.charts.look(sender, open);
    const patient = chart?.status === 'confirmed' && chart.enrolled ? chart.patient?.key : null;
    if (!patient || (await declined(context, patient))) return this.forget(tab);
    const before = await this.of(tab);
    const at = context.now();
    const another = before !== undefined && before.patient !== patient;
    if (another) await this.forget(tab);
    if ((await this.#ports.activeTab()) !== tab || (await memory.get<boolean>(ELSEWHERE)) || at - ((await memory.get<number>('lastInput')) ?? at) > PRESENT_MS) return;
    const known = before && !another ? before : { patient, since: at, seen: at, stretches: [] };
    const since = at < known.seen || at - known.seen > ANEW_MS ? at : known.since;
    await memory.set(`${KEY}${tab}`, { patient, since, seen: at, stretches: preferences.forgot ? extended(known.stretches, at) : [] } satisfies Look);
  }
}

/** The last stretch reaches up to now if it was seen just before; otherwise a new one begins. */
function extended(stretches: readonly Interval[], at: number): Interval[] {
  const last = stretches.at(-1);
  const goesOn = last !== undefined && at >= last.end && at - last.end <= APART_MS;
  const next = goesOn ? [...stretches.slice(0, -1), { start: last.start, end: at }] : [...stretches, { start: at, end: at }];
  return recent(next, at);
}

const recent = (stretches: readonly Interval[], at: number): Interval[] =>
  stretches.map(({ start, end }) => ({ start: Math.max(start, at - REMEMBERED_MS), end: Math.min(end, at) })).filter(({ start, end }) => end >= start);

/** When the chart was looked at, within the last half hour. @param at now, UTC epoch ms */
export const lookedFor = (look: Look, at: number): Interval[] => union(recent(look.stretches, at));
