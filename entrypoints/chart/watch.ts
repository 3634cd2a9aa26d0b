import { readChart } from '../../lib/ehrs/read.ts';
import type { Reading } from '../../lib/ehrs/reading.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { settler } from '../../lib/ehrs/settle.ts';

/*
 * When the page is looked at.
 *
 *   beat   every 250 ms while the tab is visible: has the address changed, does the frame still stand?
 *   look   a query and a step of `settle`: on a beat when the address changed, after a mutation, when `settle` asks, at least once a second
 *          (values of form fields and styles of ancestors change without a mutation)
 *
 * The observer is taken down by its first record and put up again by the next look, so that a page which changes 10,000 times a second
 * costs no more than one that changes 10 times. Looks keep a distance of many times their own cost. A hidden tab has no timer at all.
 */

const BEAT_MS = 250;
const LOOK_MS = 1000;
/** For so long after a change of address, looks come closer. */
const MOVING_MS = 3000;

export interface Watch {
  /** Follows another recipe, from now on. */
  follow(recipe: Recipe | null): void;
  stop(): void;
}

/** Runs something later, ms. A page can clear any timer by counting through their numbers, but not a task of the scheduler. */
export function later(ms: number, run: () => void): void {
  const { scheduler } = globalThis as { scheduler?: { postTask?(run: () => void, how: { delay: number }): Promise<void> } };
  if (scheduler?.postTask) void scheduler.postTask(run, { delay: ms });
  else setTimeout(run, ms);
}

/** Watches the page from the first `follow` on. @param beat called first on every beat; @param tell called after every look. */
export function watchPage(beat: (now: number) => void, tell: (reading: Reading) => void): Watch {
  let over = false;
  const observer = new MutationObserver(() => {
    observer.disconnect();
    sooner(lookedAt + gap);
  });
  let recipe: Recipe | null = null;
  const settle = settler();
  let href = '';
  let movedAt = 0;
  let lookedAt = 0;
  let lookAt = 0;
  let gap = 0;
  let turn = 0;
  let wakeAt = Infinity;

  const rest = () => {
    turn++;
    wakeAt = Infinity;
    observer.disconnect();
  };
  const wake = (at: number) => {
    const mine = ++turn;
    wakeAt = at;
    later(Math.max(0, at - performance.now()), () => { if (mine === turn) run(); });
  };
  const sooner = (at: number) => {
    lookAt = Math.min(lookAt, at);
    if (at < wakeAt && !document.hidden) wake(at);
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
    try {
      beat(now);
      if (location.href !== href) movedAt = lookAt = now;
      if (now >= lookAt) look(now);
    } catch { /* A document that is being replaced, or a recipe with a selector that is none: the next beat tries again. */ }
    wake(Math.min(lookAt, now + BEAT_MS));
  };
  const look = (now: number) => {
    // A document that is written anew loses its listeners; adding one that is there changes nothing.
    for (const event of ['visibilitychange', 'resize']) addEventListener(event, run);
    // Where this is missing, a beat notices.
    (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', addressed);
    href = location.href;
    lookAt = now + LOOK_MS;
    observer.disconnect();
    if (!recipe) return;
    const tree = { childList: true, subtree: true };
    observer.observe(document, tree);
    const seen = readChart(recipe, document, href);
    if (seen.root) observer.observe(seen.root, { ...tree, characterData: true, attributes: true });
    const { reading, again } = settle({ at: now, ...seen });
    tell(reading);
    lookedAt = performance.now();
    const moving = now - movedAt < MOVING_MS;
    gap = Math.max(moving ? 40 : 100, (moving ? 10 : 150) * (lookedAt - now));
    lookAt = Math.min(now + (moving ? gap : Math.max(LOOK_MS, gap)), again ?? Infinity);
  };
  const addressed = () => sooner(lookedAt + gap / 4);

  return {
    follow: (next) => {
      recipe = next;
      lookAt = 0;
      run();
    },
    stop: () => {
      over = true;
      rest();
    },
  };
}
