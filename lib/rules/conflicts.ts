/**
 * Which families of codes can stand together. Every largest permitted set is worked out, the practice's order of preference decides which
 * one is proposed, and the others are shown.
 */

/** A family that the month supports by itself: a base and its add-ons, of one program. */
export interface Candidate {
  program: string;
  family: string;
  label: string;
  who: string;
  lines: { code: string; units: number }[];
  /** Milliseconds that its units account for. */
  accountedMs: number;
}

/** A bound on what is listed, not on what is proposed: the proposal is always the first. */
const MOST_SETS = 32;

/**
 * All largest sets of candidates without a clash, as indexes. The first set keeps every candidate that those before it leave room for.
 * @param count of candidates, in order of preference
 * @param foes whether two of them exclude one another
 * @param needs for each the one without which it cannot stand, or -1
 */
export function permittedSets(count: number, foes: readonly (readonly boolean[])[], needs: readonly number[]): number[][] {
  if (count === 1 && needs[0] === -1) return [[0]];
  const clashes = (at: number, picked: readonly number[]) => picked.some((one) => foes[at]?.[one]);
  const stands = (at: number, picked: readonly number[]) => { const base = needs[at] ?? -1; return base < 0 || picked.includes(base); };
  const sets: number[][] = [];
  const grow = (at: number, picked: number[]) => {
    if (sets.length >= MOST_SETS) return;
    if (at === count) {
      // Complete: whatever is left out is barred by something in it, or lacks its base.
      for (let index = 0; index < count; index++) if (!picked.includes(index) && !clashes(index, picked) && stands(index, picked)) return;
      sets.push([...picked]);
      return;
    }
    const free = !clashes(at, picked) && stands(at, picked);
    if (free) grow(at + 1, [...picked, at]);
    if (!free || foes[at]?.some(Boolean)) grow(at + 1, picked);
  };
  grow(0, []);
  return sets;
}
