import { readChart } from '../../lib/ehrs/read.ts';
import type { Reading } from '../../lib/ehrs/reading.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { settler } from '../../lib/ehrs/settle.ts';
import type { Reader } from '../chart/watch.ts';

/*
 * When the page is read.
 *
 *   look   a query and a step of `settle`: on a beat when the address changed, after a mutation, when `settle` asks, at least once a second
 *          (values of form fields and styles of ancestors change without a mutation)
 *
 * The observer is taken down by its first record and put up again by the next look, so that a page which changes 10,000 times a second
 * costs no more than one that changes 10 times. Looks keep a distance of many times their own cost; where the banner is not there at
 * all, they come further and further apart.
 */

const LOOK_MS = 1000;
/** For so long after a change of address, looks come closer. */
const MOVING_MS = 3000;

/** @param tell called after every look; @param sooner asks for a beat at an instant */
export function lookWith(recipe: Recipe, tell: (reading: Reading) => void, sooner: (at: number) => void): Reader {
  const settle = settler();
  let href = '';
  let movedAt = 0;
  let lookedAt = 0;
  let lookAt = 0;
  let gap = 0;
  /** The documents that are watched: the page's own, and those of its frames. */
  let documents: readonly Document[] = [document];

  const observer = new MutationObserver(() => {
    observer.disconnect();
    want(lookedAt + gap);
  });
  const want = (at: number) => {
    lookAt = Math.min(lookAt, at);
    sooner(at);
  };
  const addressed = () => want(lookedAt + gap / 4);
  const look = (now: number) => {
    // Where this is missing, a beat notices.
    (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', addressed);
    href = location.href;
    observer.disconnect();
    lookAt = now + LOOK_MS;
    const seen = readChart(recipe, document, href);
    const tree = { childList: true, subtree: true };
    ({ documents } = seen);
    for (const each of documents) observer.observe(each, tree);
    if (seen.root) observer.observe(seen.root, { ...tree, characterData: true, attributes: true });
    const { reading, again } = settle({ at: now, urlId: seen.urlId, banner: seen.banner });
    tell(reading);
    lookedAt = performance.now();
    const moving = now - movedAt < MOVING_MS;
    gap = Math.max(moving ? 40 : 100, (moving ? 10 : 150) * (lookedAt - now));
    lookAt = Math.min(now + (moving ? gap : Math.max(LOOK_MS, gap)), again ?? Infinity);
  };

  return {
    look: (now) => {
      if (location.href !== href) movedAt = lookAt = now;
      if (now >= lookAt) look(now);
      return lookAt;
    },
    rest: () => observer.disconnect(),
  };
}
