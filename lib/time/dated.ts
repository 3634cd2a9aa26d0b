/**
 * A value as the law has it: in force from a day, up to a day if it has ended, with the source it was read in and the day somebody last
 * checked that it still holds. Kept side by side, so that "why this number, on that day?" has one answer.
 */
export interface Dated<T, S = unknown> {
  /** First day in force. */
  from: string;
  /** Last day in force, if it has ended. */
  to?: string;
  value: T;
  source: S;
  /** Day on which somebody last checked it. */
  checked: string;
}

/** The period, in months, that somebody has read the rules for. Nothing is inferred outside of it. */
export interface Reviewed {
  from: string;
  to: string;
  checked: string;
}

/** True if a span holds on some day from `first` to `last`. */
export function holdsIn({ from, to }: { from: string; to?: string | undefined }, first: string, last: string): boolean {
  return from <= last && (to === undefined || first <= to);
}

/** The value in force on the first day, or the first that begins by the last one, with its source; undefined if none is known. Never the nearest one. */
export function valueIn<T, S>(values: readonly Dated<T, S>[] | undefined, first: string, last: string): Dated<T, S> | undefined {
  return values?.find((each) => holdsIn(each, first, last));
}

/** True if the month lies in the reviewed period. */
export function isReviewed(reviewed: Reviewed, month: string): boolean {
  return reviewed.from <= month && month <= reviewed.to;
}
