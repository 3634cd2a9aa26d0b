import type { Bound, Interval, TabLog, Truth } from './log.ts';

/**
 * What the worker binds anew may have been true so short ago, ms: a message was on its way. Where the address that was read with it is the same
 * person's, it was read before she was left, and only the next limit holds.
 */
export const IN_FLIGHT_MS = 300;
/** A binding must be gone so soon after another chart opened, ms, from the worker and from sight. */
export const HELD_MS = 1000;

/** One chart that was open. Times in which nobody could see it, and those in which the machine stood still, are not counted. */
export interface Chart {
  who: string;
  /** How long it stood after every part of it had come, ms; null if they never did. */
  stood: number | null;
  /** From then until the worker, and until the widget, had it; 0 if they had it already, null if never. */
  kept: number | null;
  shown: number | null;
}

export interface Finding {
  charts: Chart[];
  /** A sentence for every binding that was of somebody else. */
  wrong: string[];
  /** How long bindings outlived their charts, ms. */
  held: number[];
  /** Bindings of the person who was shown, while the page's address was still somebody else's: it may lag longer behind the banner than anything waits. */
  astray: number;
}

/** Holds what was bound in one tab against what its page truly showed. */
export function check({ truth, kept, shown, stalls }: TabLog): Finding {
  const end = Math.max(...[...truth.map(([at]) => at), ...kept.map(({ at }) => at), ...shown.map(({ at }) => at)]) + 1;
  const unseen = merged([...unseenIn(truth, end), ...stalls]);
  const open = opened(truth, end);
  const seenMs = (from: number, to: number) => to - from - unseen.reduce((sum, each) => sum + Math.max(0, Math.min(to, each.to) - Math.max(from, each.from)), 0);
  const wrong: string[] = [];
  const held: number[] = [];
  for (const [name, list, late] of [['The worker', kept, IN_FLIGHT_MS], ['The widget', shown, HELD_MS]] as const) {
    for (const { from, to, who, said, address } of stretches(list, end)) {
      if (!who) continue;
      if (who.length === 0) {
        wrong.push(`${name} bound ${said}, which is nobody.`);
        continue;
      }
      const right = open.filter((each) => each.who !== null && who.includes(each.who));
      const before = right.filter((each) => each.from <= from).at(-1);
      if (!before || seenMs(Math.min(before.to, from), from) > (address === 'same' ? HELD_MS : late)) wrong.push(`${name} bound ${said} at ${from}, ${before ? `${Math.round(seenMs(before.to, from))} ms after that chart was left` : 'which was never open'}.`);
      // Every time that the chart changed under the binding, and how long it stayed so.
      for (const each of open.filter((one) => one.to > from && one.from < to && !right.includes(one))) {
        if (open[open.indexOf(each) - 1] && !right.includes(open[open.indexOf(each) - 1]!)) continue;
        const next = right.find((one) => one.from >= each.from)?.from ?? Infinity;
        const over = seenMs(Math.max(from, each.from), Math.min(to, next));
        held.push(over);
        if (over > HELD_MS) wrong.push(`${name} held ${said} for ${Math.round(over)} ms after the chart was left at ${each.from}.`);
      }
    }
  }
  const charts = open.filter((each) => each.who !== null).map(({ from, to, who }): Chart => {
    const whole = truth.find(([at, kind, of]) => kind === 'whole' && of === who && at >= from && at <= to)?.[0] ?? null;
    const latency = (list: readonly Bound[]) => {
      const bound = stretches(list, end).find((each) => each.who?.includes(who!) && each.to > from && each.from < to + IN_FLIGHT_MS);
      return !bound || whole === null ? null : bound.from <= whole ? 0 : seenMs(whole, bound.from);
    };
    return { who: who!, stood: whole === null ? null : seenMs(whole, to), kept: latency(kept), shown: latency(shown) };
  });
  return { charts, wrong, held, astray: stretches(kept, end).filter((each) => each.address === 'other').length };
}

/** Whose chart was open from when to when. */
function opened(truth: readonly Truth[], end: number): (Interval & { who: string | null })[] {
  const turns = truth.filter(([, kind], n) => kind === 'open' && truth.slice(0, n).findLast(([, before]) => before === 'open')?.[2] !== truth[n]![2]);
  return turns.map(([from, , who], n) => ({ from, to: turns[n + 1]?.[0] ?? end, who }));
}

function unseenIn(truth: readonly Truth[], end: number): Interval[] {
  const found: Interval[] = [];
  for (const [gone, back] of [['hidden', 'seen'], ['blocked', 'free']] as const) {
    truth.forEach(([from, kind], n) => { if (kind === gone) found.push({ from, to: truth.slice(n + 1).find(([, later]) => later === back)?.[0] ?? end }); });
  }
  return found;
}

/** Overlapping ones as one, so that no time is counted twice. */
function merged(intervals: readonly Interval[]): Interval[] {
  return intervals.toSorted((a, b) => a.from - b.from).reduce<Interval[]>((all, each) => {
    const last = all.at(-1);
    return last && each.from <= last.to ? [...all.slice(0, -1), { from: last.from, to: Math.max(last.to, each.to) }] : [...all, each];
  }, []);
}

function stretches(list: readonly Bound[], end: number): (Bound & Interval)[] {
  const turns = list.filter((each, n) => n === 0 || list[n - 1]!.said !== each.said || String(list[n - 1]!.who) !== String(each.who));
  return turns.map((each, n) => ({ ...each, from: each.at, to: turns[n + 1]?.at ?? end }));
}
