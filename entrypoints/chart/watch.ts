import { readChart } from '../../lib/ehrs/read.ts';
import type { Reading } from '../../lib/ehrs/reading.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { settle, unseen } from '../../lib/ehrs/settle.ts';

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

/**
 * Runs something later, ms. A page can clear any timer by counting through their numbers, but not a task of the scheduler.
 */
export function later(ms: number, run: () => void): void {
  const { scheduler } = globalThis as { scheduler?: { postTask?: unknown } };
  if (scheduler && typeof scheduler.postTask === 'function') void (scheduler.postTask as (run: () => void, how: { delay: number }) => Promise<void>).call(scheduler, run, { delay: ms });
  else setTimeout(run, ms);
}

/** Watches the page from the first `follow` on. @param beat called first on every beat; @param tell called after every look. */
export function watchPage(beat: (now: number) => void, tell: (reading: Reading) => void): Watch {
  const over = new AbortController();
  const observer = new MutationObserver(() => {
    observer.disconnect();
    sooner(lastLook + gap);
  });
  let recipe: Recipe | null = null;
  let state = unseen;
  let href = '';
  let movedAt = -MOVING_MS;
  let lastLook = 0;
  let gap = 0;
  let lookAt = 0;
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
    if (document.hidden) return;
    lookAt = Math.min(lookAt, at);
    if (at < wakeAt) wake(at);
  };
  const run = () => {
    if (over.signal.aborted) return;
    if (document.hidden || (document as { prerendering?: boolean }).prerendering) {
      rest();
      // A page may swallow the event that says a tab is seen again; frames are drawn only then.
      requestAnimationFrame(run);
      return;
    }
    const now = performance.now();
    beat(now);
    if (over.signal.aborted) return;
    if (location.href !== href) {
      href = location.href;
      movedAt = lookAt = now;
    }
    if (now >= lookAt) look(now);
    wake(Math.min(lookAt, now + BEAT_MS));
  };
  const look = (now: number) => {
    // A document that is written anew loses its listeners; adding one that is there changes nothing.
    listen();
    observer.disconnect();
    const { urlId, banner, root } = recipe ? readChart(recipe, document, href) : { urlId: null, banner: null, root: null };
    state = settle(state, { at: now, urlId, banner });
    tell(state.reading);
    observer.observe(document, { childList: true, subtree: true });
    if (root) observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
    lastLook = performance.now();
    const cost = lastLook - now;
    const moving = now - movedAt < MOVING_MS;
    gap = moving ? Math.max(40, 10 * cost) : Math.max(100, 150 * cost);
    lookAt = Math.min(now + (moving ? gap : Math.max(LOOK_MS, gap)), state.again ?? Infinity);
  };
  const shown = () => (document.hidden ? rest() : run());
  const addressed = () => sooner(lastLook + gap / 4);
  const listen = () => {
    const { signal } = over;
    document.addEventListener('visibilitychange', shown, { signal });
    for (const event of ['pageshow', 'focus']) addEventListener(event, shown, { signal });
    for (const event of ['popstate', 'hashchange']) addEventListener(event, addressed, { signal });
    (globalThis as { navigation?: EventTarget }).navigation?.addEventListener?.('currententrychange', addressed, { signal });
    addEventListener('resize', shown, { signal });
  };

  listen();
  return {
    follow: (next) => {
      recipe = next;
      lookAt = 0;
      run();
    },
    stop: () => {
      over.abort();
      rest();
    },
  };
}
