import type { Reader } from '../chart/watch.ts';

/*
 * When the page is read.
 *
 *   look   a query and a step of `settle`: on a beat when the address changed, after a mutation, when a frame is left or has loaded, when `settle`
 *          asks, and at least every 600 ms
 *          (values of form fields and styles of ancestors change without a mutation)
 *
 * The observer is taken down by its first record and put up again by the next look, so that a page which changes 10,000 times a second
 * costs no more than one that changes 10 times. Looks keep a distance of many times their own cost, but never a longer one than that: what
 * a look may cost is bounded (`lib/ehrs/effort.ts`), and another patient must be noticed within a second on a busy computer too.
 *
 * Where there is no banner at all, nobody can be mistaken: looks come further and further apart, up to a second and a half, until the address
 * changes or a frame loads.
 */

/** With the way to the worker and back to the widget, a change that no observer sees is told within a second. */
const LOOK_MS = 600;
/** For so long after a change of address, looks come closer. */
const MOVING_MS = 3000;

/** Right after a change of address a look comes so often where nothing would be seen to change, ms: there is no banner yet, or it stands in form fields. */
const UNSEEN_MS = 200;
/** Longest distance of looks where there is no banner, and by how much each is longer than the last, ms. */
const NOBODY_MS = 1500;
const FURTHER = 1.5;

/**
 * What a look found: documents, shadow roots and banner to watch until the next one, when to look again though nothing changes, whether nobody can be
 * there, and whether values of form fields were read.
 */
export interface Looked { documents: readonly Document[]; shadows?: readonly ShadowRoot[]; root: Element | null; again: number | null; nobody: boolean; values?: boolean }

/**
 * @param look reads the page, once; `prompt`: in the very step in which the page changed
 * @param sooner asks for a beat at an instant; @param alone nothing but the banner names anybody: it is read promptly, if a look is due
 * All in ms, as `performance.now()`.
 */
export function paced(look: (now: number, href: string, prompt: boolean) => Looked, sooner: (at: number) => void, alone = false): Reader {
  let href = '';
  let movedAt = 0;
  let lookedAt = 0;
  let lookAt = 0;
  /** When the page was last seen to change. */
  let changedAt = -LOOK_MS;
  /** The shadow roots in which the banner stands, or stood. */
  let deep: readonly ShadowRoot[] = [];
  let gap = 0;
  let distance = LOOK_MS;

  const observer = new MutationObserver(() => {
    observer.disconnect();
    const now = performance.now();
    // Looks that were due anyway do not count: one of them may have come just before.
    if (alone && now - changedAt >= gap) {
      try {
        lookNow(now, true);
      } catch { /* The next beat tries again. */ }
    }
    else want(lookedAt + gap);
    changedAt = performance.now();
    sooner(lookAt);
  });
  const want = (at: number) => {
    lookAt = Math.min(lookAt, at);
    sooner(at);
  };
  const addressed = () => { distance = LOOK_MS; want(lookedAt + Math.min(gap, LOOK_MS) / 4); };
  // What was observed in a frame goes with its document, and says nothing of it.
  const loaded = ({ target }: Event) => { if (/^i?frame$/.test((target as Element).localName)) addressed(); };
  const lookNow = (now: number, prompt: boolean) => {
    // Where this is missing, a beat notices.
    (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', addressed);
    href = location.href;
    observer.disconnect();
    lookAt = now + LOOK_MS;
    const { documents, shadows, root, again, nobody, values } = look(now, href, prompt);
    // A banner that is gone for a moment comes back where it was.
    deep = shadows?.length ? shadows : deep.filter((each) => each.isConnected);
    const tree = { childList: true, subtree: true };
    const moving = now - movedAt < MOVING_MS;
    for (const each of documents) {
      // Panels that are shown and put aside: right after a change of address, and where a prompt look must have missed nothing.
      observer.observe(each, alone || moving ? { ...tree, attributeFilter: ['class', 'style', 'hidden'] } : tree);
      each.addEventListener('load', loaded, true);
      if (each !== document) each.defaultView?.addEventListener('pagehide', addressed);
    }
    for (const each of root ? [root, ...deep] : deep) observer.observe(each, { ...tree, characterData: true, attributes: true });
    lookedAt = performance.now();
    distance = nobody && !moving ? Math.min(NOBODY_MS, distance * FURTHER) : LOOK_MS;
    gap = nobody && !moving ? distance : Math.min(LOOK_MS, Math.max(moving ? 40 : 100, (moving ? 10 : 150) * (lookedAt - now)));
    lookAt = Math.min(now + (moving && (values || !root) ? Math.max(gap, UNSEEN_MS) : distance), again ?? Infinity);
  };

  return {
    look: (now) => {
      if (location.href !== href) movedAt = lookAt = now;
      if (now >= lookAt) lookNow(now, false);
      return lookAt;
    },
    rest: () => observer.disconnect(),
  };
}
