/** What was shown and what was bound, as it is written down. Times are those of the computer's clock, ms. */

/** A person who does not exist, as the pages know her. */
export interface Person { id: string; given: string; family: string; born: string; number: string }

/**
 * What a page showed, written by its own script: `open` whose chart it is from now on (null: nobody's), `whole` when every part of it says
 * so, and the stretches in which nobody can see the tab (`hidden` to `seen`) or no script can run in it (`blocked` to `free`).
 */
export type Truth = [at: number, kind: 'open' | 'whole' | 'hidden' | 'seen' | 'blocked' | 'free', who: string | null];

/** Who was bound from this instant on: everybody whom it may mean (the widget shows names only), nobody (null), or what is no one person's (empty). */
export interface Bound {
  at: number;
  who: readonly string[] | null;
  said: string;
  /** Whose the address was when it was read, where addresses name people. */
  address?: 'same' | 'other';
}

export interface Interval { from: number; to: number }

/** One tab. `kept`: what the worker kept of it; `shown`: what stood in its widget; `stalls`: when the machine was too busy to run page or extension. */
export interface TabLog { truth: Truth[]; kept: Bound[]; shown: Bound[]; stalls: Interval[] }
