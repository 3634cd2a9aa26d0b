/**
 * Which families of codes can stand together. Every largest permitted set is worked out, the practice's order of preference decides which
 * one is proposed, and the others are shown.
 */

/** A family that the month supports by itself: a base and its add-ons, of one program. */
export interface Candidate {
  program: string;
  family: string;
  who: string;
  lines: { code: string; units: number }[];
  /** Milliseconds that its units account for. */
  accountedMs: number;
}

/** A bound on what is listed, not on what is proposed: the proposal is always the first. */
const MOST_SETS = 32;

/**
 * All largest sets of candidates without a clash, as indexes.
 * @param candidates in order of preference: the first set keeps every candidate that those before it leave room for
 */
export function permittedSets(candidates: readonly Candidate[], clash: (a: Candidate, b: Candidate) => boolean): number[][] {
  const count = candidates.length;
  const foes = candidates.map((one, at) => candidates.map((other, index) => index !== at && clash(one, other)));
  const sets: number[][] = [];
  const grow = (at: number, picked: number[]) => {
    if (sets.length >= MOST_SETS) return;
    if (at === count) {
      const complete = candidates.every((_, index) => picked.includes(index) || picked.some((one) => foes[index]?.[one]));
      if (complete) sets.push([...picked]);
      return;
    }
    const free = !picked.some((one) => foes[at]?.[one]);
    if (free) grow(at + 1, [...picked, at]);
    if (!free || foes[at]?.some(Boolean)) grow(at + 1, picked);
  };
  grow(0, []);
  return sets;
}
