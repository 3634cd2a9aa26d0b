import type { Interval } from '../time/interval.ts';
import { union } from '../time/interval.ts';
import type { Sender } from './command.ts';
import type { Context, Ports } from './context.ts';

/** A look at one chart without a timer: whose (its opaque key), since when it is open, and the stretches in which it was in front. */
export interface Look { patient: string; since: number; stretches: Interval[] }

/** Two sightings further apart than this are two stretches, ms. */
const APART_MS = 20_000;
/** Nothing older is remembered, ms. */
const REMEMBERED_MS = 30 * 60_000;
/** Somebody is there if key or mouse were touched this recently, ms. */
const PRESENT_MS = 60_000;

/**
 * Charts in front of somebody while no timer runs: for "you forgot to start". In the browser's memory only, half an hour at most; closing
 * the tab, another chart, a lock or a start forgets it.
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
    return tab === null ? Promise.resolve(undefined) : this.#ports.memory.get<Look>(`look:${tab}`);
  }

  async forget(tab: number): Promise<void> {
    await this.#ports.memory.remove(`look:${tab}`);
  }

  async forgetAll(): Promise<void> {
    for (const key of await this.#ports.memory.keys()) if (key.startsWith('look:')) await this.#ports.memory.remove(key);
  }

  /** The widget over this chart is visible now. */
  async seen(sender: Sender): Promise<void> {
    const { home, charts, now } = this.#context();
    const open = sender.surface === 'widget' && sender.tab !== null ? await home.openNow() : null;
    if (!open || sender.tab === null) return;
    const { running } = await open.desk();
    const chart = running ? null : await charts.look(sender, open);
    if (!chart || chart.status !== 'confirmed' || !chart.enrolled || !chart.patient?.key) return this.forget(sender.tab);
    if ((await this.#ports.activeTab()) !== sender.tab || now() - ((await this.#ports.memory.get<number>('lastInput')) ?? now()) > PRESENT_MS) return;
    const before = await this.of(sender.tab);
    const at = now();
    const same = before?.patient === chart.patient.key ? before : { patient: chart.patient.key, since: at, stretches: [] };
    const last = same.stretches.at(-1);
    const next = last && at >= last.end && at - last.end <= APART_MS ? { start: last.start, end: at } : { start: at, end: at };
    const kept = [...same.stretches.filter((each) => each !== last || next.start !== last.start), next].map((each) => ({ start: Math.max(each.start, at - REMEMBERED_MS), end: each.end })).filter((each) => each.end >= each.start);
    await this.#ports.memory.set(`look:${sender.tab}`, { ...same, stretches: kept });
  }
}

/** Milliseconds looked at. */
export const lookedFor = (look: Look): Interval[] => union(look.stretches);
