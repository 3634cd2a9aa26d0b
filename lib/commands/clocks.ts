import type { Tick } from '../records/index.ts';
import type { Reading } from '../timer/clock.ts';

/** Pages whose steady clocks are remembered. */
const PAGES = 4;

/**
 * All the clocks that can be asked: the wall's, the worker's own steady one, and those of pages, which outlive the worker. A page's clock is
 * heard with each of its messages and carried on by the worker's until it is heard again.
 */
export class Clocks {
  readonly now: () => number;
  readonly #steady: () => number;
  readonly #own: string;
  readonly #pages = new Map<string, { ms: number; heard: number }>();

  /** @param now UTC epoch ms; @param steady ms since an instant of its own, never set back; @param own random name of this worker's clock */
  constructor(now: () => number, steady: () => number, own: string) {
    this.now = now;
    this.#steady = steady;
    this.#own = own;
  }

  hear({ clock, ms }: Tick): void {
    this.#pages.delete(clock);
    this.#pages.set(clock, { ms, heard: this.#steady() });
    if (this.#pages.size > PAGES) this.#pages.delete(this.#pages.keys().next().value!);
  }

  reading(): Reading {
    const here = this.#steady();
    const pages = [...this.#pages].map(([clock, { ms, heard }]) => ({ clock, ms: ms + here - heard }));
    return { wall: this.now(), ticks: [{ clock: this.#own, ms: here }, ...pages] };
  }
}
