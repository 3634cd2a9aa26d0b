/**
 * The truth about one person's day, written from the acceptance criteria and not from the code: what her time is to be called, in true
 * milliseconds, whatever her computer's clocks say. `told` is the answer; a run of the real thing must agree with it.
 *
 *   true time   ├── worked on the patient ──┬── away, asleep, locked, unseen ──┬── back ──► …
 *   called      │          counted          │              asked               │ counted
 *
 * Where a criterion leaves room, an amount has two ends:
 *   - a doubt that begins inside a stretch in which the clock was set or the computer slept: how that one stretch divides;
 *   - a doubt that reaches back over a change of the clock or a sleep: from the last input on, or from the change on;
 *   - a clock set back while no steady clock lived through it: up to one witness period may be lost (contract of `passed`);
 *   - differences of up to two seconds between wall and steady clock belong to the wall (`SLACK`).
 */
/** Nobody saw the timer for longer: away. Where no steady clock lived through it, sooner. */
export const SILENCE = 90_000;
export const BLIND_SILENCE = 45_000;
export const SLACK = 2_000;

/** An instant of true time with what passed until then: awake, asleep, and by how much the wall's clock was set, ms. */
export interface Mark { at: number; awake: number; slept: number; set: number }

/** What lies between two sightings of the timer. `vouched`: a steady clock lived through it; `said`: the person herself says that she worked. */
export interface Window { from: Mark; to: Mark; vouched: boolean; said?: true }

/** An amount of ms: exact if both ends are one. */
export interface Amount { lo: number; hi: number }
export interface Told { patient: string; counted: Amount; asked: Amount; elsewhere: Amount; all: Amount }

const none = (): Amount => ({ lo: 0, hi: 0 });
export const nothingTold = (patient: string): Told => ({ patient, counted: none(), asked: none(), elsewhere: none(), all: none() });
const exactly = (ms: number): Amount => ({ lo: ms, hi: ms });
const upTo = (ms: number): Amount => ({ lo: 0, hi: ms });
export const plus = (a: Amount, b: Amount): Amount => ({ lo: a.lo + b.lo, hi: a.hi + b.hi });

/** How a window looks to somebody with these clocks. */
export function seenAs({ from, to, vouched, said }: Window) {
  const [awake, jump] = [to.awake - from.awake, to.slept - from.slept + to.set - from.set];
  const wall = awake + jump;
  const changed = wall < 0 || (vouched && Math.abs(jump) > SLACK);
  const certain = changed ? (vouched ? awake : 0) : wall;
  return { awake, wall, changed, lost: changed && !vouched, clean: to.slept === from.slept && to.set === from.set, silent: certain > (vouched ? SILENCE : BLIND_SILENCE) && !said, certain, extra: changed && vouched ? Math.max(0, jump) : 0 };
}

export interface Doubt {
  /** True time from which on nobody can vouch. */
  since: number;
  /** Windows that had been seen by then: a clock may be set in no time at all. */
  after: number;
  /** True time from which on it may be doubted already: the last input lies before a change of the clock that was noticed since. */
  perhaps?: number;
  /** The question about another chart is on screen, and whether that is all that happened. */
  asks: boolean;
  onlyAsks: boolean;
  /** Waits for a key or mouse. */
  idle: boolean;
}

/** What one stretch of a running timer comes to. @param end true time; windows beyond are not told @param elsewhere the doubtful part was not this patient's */
export function toldOf(patient: string, windows: readonly Window[], doubt: Doubt | null, end: number, elsewhere: boolean): Told {
  const sum = nothingTold(patient);
  const add = (name: 'counted' | 'asked' | 'elsewhere', amount: Amount) => { sum[name] = plus(sum[name], amount); };
  const doubtful = elsewhere ? 'elsewhere' : 'asked';
  for (const [n, window] of windows.entries()) {
    const { certain, extra, clean, silent, lost, awake } = seenAs(window);
    if (clean && window.from.at >= end && window.to.at > end) continue;
    const whole = certain + extra;
    const [from, to] = [window.from.at, Math.min(window.to.at, end)];
    if (to === window.to.at && (doubt === null || doubt.since > to || (doubt.since === to && n < doubt.after))) {
      const either = doubt?.perhaps !== undefined && doubt.perhaps < to;
      add(silent ? 'asked' : 'counted', either ? upTo(certain) : exactly(certain));
      if (either) add('asked', upTo(certain));
      add('asked', exactly(extra));
      sum.all = plus(sum.all, exactly(whole));
      continue;
    }
    if (to === window.to.at && doubt !== null && doubt.since <= from) {
      add(doubtful, lost ? upTo(awake) : exactly(whole));
      sum.all = plus(sum.all, lost ? upTo(awake) : exactly(whole));
      continue;
    }
    // Cut by a doubt, or by the end.
    if (!clean) {
      add('counted', upTo(whole));
      add('asked', upTo(whole));
      if (elsewhere) add('elsewhere', upTo(whole));
      sum.all = plus(sum.all, to === window.to.at && !lost ? exactly(whole) : upTo(Math.max(whole, awake)));
      continue;
    }
    const cut = doubt === null ? to : Math.min(to, Math.max(from, doubt.since));
    add(silent ? 'asked' : 'counted', exactly(cut - from));
    add(doubtful, exactly(to - cut));
    sum.all = plus(sum.all, exactly(to - from));
  }
  // A last input, or a Stop tried again, is an instant on the wall's clock: where that was set a little, it lies so much earlier or later.
  const early = (windows.at(-1)?.to.at ?? 0) > end;
  const blurs = windows.map((window): number => {
    const { changed, lost, awake } = seenAs(window);
    return changed ? (lost && early ? awake : 0) : doubt || early ? Math.abs(window.to.set - window.from.set) : 0;
  });
  const blur = blurs.reduce((ms, each) => ms + each, 0);
  for (const name of ['counted', doubtful, ...(early ? (['all'] as const) : [])] as const) sum[name] = { lo: Math.max(0, sum[name].lo - blur), hi: sum[name].hi + blur };
  return sum;
}
