import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/*
 * When a press counts. A hostile page can lay things over the frame or fade it, and still let a real click through to it. So an act
 * is accepted only after the browser itself said that the frame was wholly visible and uncovered, for 800 ms without a break.
 *
 *   closed ──seen──► settling ──800 ms──► open
 *     ▲                 │                  │
 *     └──── covered, faded, moved out, page hidden ────┘
 *
 *   panel: this browser cannot tell (no `trackVisibility`), so the frame only shows and its buttons open the side panel.
 *   open for ever: our own side panel, which no page can reach.
 */
export const SETTLE_MS = 800;

export type GateKind = 'watch' | 'panel' | 'own';
export type Verdict = 'act' | 'wait' | 'panel';

/** The instant since which the frame was seen without a break, on the clock of `performance.now()`, ms; null = not seen now. */
export type SeenSince = number | null;

/** What the observer reports about the frame. */
export interface Sighting {
  time: number;
  isIntersecting: boolean;
  intersectionRatio: number;
  /** True only if the browser guarantees that nothing covers or fades it. */
  isVisible?: boolean;
}

/** @returns since when the frame is seen, after one more sighting. Pure. */
export function see(since: SeenSince, sighting: Sighting): SeenSince {
  const clear = sighting.isVisible === true && sighting.isIntersecting && sighting.intersectionRatio >= 0.9;
  return clear ? (since ?? sighting.time) : null;
}

/** @returns whether an act at `now` (`performance.now()`, ms) may be carried out. Pure. */
export function decide(kind: GateKind, since: SeenSince, now: number): Verdict {
  if (kind === 'own') return 'act';
  if (kind === 'panel') return 'panel';
  return since !== null && now - since >= SETTLE_MS ? 'act' : 'wait';
}

/** The kind of gate that this browser allows in a web page. */
export function gateHere(): GateKind {
  return typeof IntersectionObserverEntry === 'function' && 'isVisible' in IntersectionObserverEntry.prototype ? 'watch' : 'panel';
}

/** Watches an element that fills the frame. The returned function answers whether an act may be carried out now. */
export function useGate(kind: GateKind, watched: RefObject<HTMLElement | null>): () => Verdict {
  const since = useRef<SeenSince>(null);
  useEffect(() => {
    const element = watched.current;
    if (kind !== 'watch' || !element) return;
    // `trackVisibility` is not yet in the library's types.
    const options = { threshold: [0, 0.5, 0.9, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit;
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) since.current = see(since.current, entry);
    }, options);
    // A hidden page is not observed at all: forget, and be told afresh.
    const hidden = () => {
      since.current = null;
      observer.unobserve(element);
      if (document.visibilityState === 'visible') observer.observe(element);
    };
    observer.observe(element);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [kind, watched]);
  return () => decide(kind, since.current, performance.now());
}
