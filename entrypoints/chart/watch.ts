/*
 * The page script's pulse: a beat every 250 ms while the tab is visible, and whenever the reader asks for one. A hidden tab has no timer at
 * all. Reading itself is the reader's (`entrypoints/reader`), which comes only where a recipe is known.
 */

const BEAT_MS = 250;

/** What reads the chart. Looks if it is time to, and says when it wants to look next (ms, as `performance.now()`). */
export interface Reader {
  look(now: number): number;
  /** Takes down what watches the page until the next look. */
  rest(): void;
}

/** Where the reader's script leaves the way to make one; in our own world, not in the page's. */
export const READER = Symbol.for('reader');

export interface Watch {
  /** Reads with this from now on. */
  follow(reader: Reader | null): void;
  /** Wants a beat at this instant at the latest, ms. */
  sooner(at: number): void;
  stop(): void;
}

/** Runs something later, ms. A page can clear any timer by counting through their numbers, but not a task of the scheduler. */
export function later(ms: number, run: () => void): void {
  const { scheduler } = globalThis as { scheduler?: { postTask?(run: () => void, how: { delay: number }): Promise<void> } };
  if (scheduler?.postTask) void scheduler.postTask(run, { delay: ms });
  else setTimeout(run, ms);
}

/** Begins with the first `follow`. @param beat called on every beat */
export function watchPage(beat: (now: number) => void): Watch {
  let over = false;
  let reader: Reader | null = null;
  let turn = 0;
  let wakeAt = Infinity;

  const rest = () => {
    turn++;
    wakeAt = Infinity;
    reader?.rest();
  };
  const wake = (at: number) => {
    const mine = ++turn;
    wakeAt = at;
    later(Math.max(0, at - performance.now()), () => { if (mine === turn) run(); });
  };
  const run = () => {
    if (over) return;
    const now = performance.now();
    if (document.hidden) {
      rest();
      // A page may swallow the event that says a tab is seen again; frames are drawn only then.
      requestAnimationFrame(run);
      return;
    }
    let next = Infinity;
    try {
      // A document that is written anew loses its listeners; adding one that is there changes nothing.
      for (const event of ['visibilitychange', 'resize']) addEventListener(event, run);
      beat(now);
      next = reader?.look(now) ?? next;
    } catch { /* A document that is being replaced, or a recipe with a selector that is none: the next beat tries again. */ }
    wake(Math.min(next, now + BEAT_MS));
  };

  return {
    follow: (next) => {
      reader?.rest();
      reader = next;
      run();
    },
    sooner: (at) => { if (at < wakeAt && !over && !document.hidden) wake(at); },
    stop: () => {
      over = true;
      rest();
    },
  };
}
