/** A stretch of time, half-open `[start, end)`, in UTC epoch milliseconds. */
export interface Interval {
  start: number;
  end: number;
}

const byStart = (a: Interval, b: Interval) => a.start - b.start || a.end - b.end;

/** All moments covered by at least one of the intervals, as sorted, separate intervals. Touching ones become one. Empty ones vanish. */
export function union(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  let last: Interval | undefined;
  for (const each of intervals.filter((one) => one.end > one.start).sort(byStart)) {
    if (last && each.start <= last.end) {
      if (each.end > last.end) last.end = each.end;
    } else result.push((last = { start: each.start, end: each.end }));
  }
  return result;
}

/** All moments covered by both sides. */
export function intersect(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const a = union(left);
  const b = union(right);
  const result: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const one = a[i] as Interval;
    const other = b[j] as Interval;
    const start = Math.max(one.start, other.start);
    const end = Math.min(one.end, other.end);
    if (end > start) result.push({ start, end });
    if (one.end < other.end) i++;
    else j++;
  }
  return result;
}

/** All moments covered by the left side and not by the right one. */
export function subtract(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const holes = union(right);
  const result: Interval[] = [];
  let hole = 0;
  for (const each of union(left)) {
    let start = each.start;
    while (hole > 0 && (holes[hole - 1] as Interval).end > start) hole--;
    for (; hole < holes.length && start < each.end; hole++) {
      const { start: from, end: to } = holes[hole] as Interval;
      if (to <= start) continue;
      if (from >= each.end) break;
      if (from > start) result.push({ start, end: from });
      start = to;
    }
    if (start < each.end) result.push({ start, end: each.end });
  }
  return result;
}

/** Milliseconds covered, each moment once. */
export function total(intervals: readonly Interval[]): number {
  return union(intervals).reduce((sum, each) => sum + each.end - each.start, 0);
}
