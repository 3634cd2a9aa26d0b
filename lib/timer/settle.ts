import type { Journal, Stretch } from '../records/index.ts';
import type { Reading } from './clock.ts';
import { joined, witnessed } from './watch.ts';

/**
 * What is to be made of a row now.
 *   runs    nothing to settle
 *   stands  time is not certain, and a person has to come back or to answer first
 *   close   certain time up to `certainUntil` becomes an entry; `held` is asked for; the timer goes on from `goesOnFrom`, or is over (null)
 */
export type Verdict =
  | { kind: 'runs' }
  | { kind: 'stands' }
  | { kind: 'close'; certainUntil: number; held: Stretch[]; goesOnFrom: number | null; clockBy: number };

/**
 * @param back somebody is here again or has answered: what stands is closed now
 * @param session random name of the browser session that is running now
 */
export function verdict(row: Journal, at: Reading, session: string, back: boolean): Verdict {
  if (row.session !== session) return elsewhere(row, row.stopped ?? at.wall);
  const seen = witnessed(row, at, session);
  if (seen.stopped !== undefined) return over(seen, seen.stopped);
  if (!seen.open) return { kind: 'runs' };
  if (!back && (seen.open.asks || seen.open.cause === 'idle')) return { kind: 'stands' };
  return closed(seen, at.wall, at.wall);
}

/**
 * Stop. A clock that stands for the question about another chart ends where it stood: the rest was not this patient's.
 * @param ago the key was pressed so many ms before `at`: a write that had to be tried again counts nothing for the wait
 * @param unanswered nobody answered that question: its stretch is asked for
 */
export function stopNow(row: Journal, at: Reading, session: string, ago = 0, unanswered = false): Extract<Verdict, { kind: 'close' }> {
  if (row.session !== session) return elsewhere(row, row.stopped ?? at.wall);
  const seen = witnessed(row, at, session);
  // The question about another chart, and a Stop that stands, have ended it earlier already.
  if (seen.open?.cause === 'other_chart' && !unanswered) return { ...over(seen, seen.open.from), certainUntil: Math.max(row.start, Math.min(seen.open.from, at.wall - ago)) };
  return seen.stopped === undefined ? without(ago, over(seen, at.wall), row.start) : over(seen, seen.stopped);
}

/** Less the last `ago` ms, taken off piece by piece: where the clock was set back, instants cannot be compared. */
function without(ago: number, made: Extract<Verdict, { kind: 'close' }>, start: number): Extract<Verdict, { kind: 'close' }> {
  let left = ago;
  const held = made.held.toReversed().map((each) => {
    const cut = Math.min(left, each.end - each.start);
    left -= cut;
    return { ...each, end: each.end - cut };
  }).toReversed().filter((each) => each.start < each.end);
  return { ...made, held, certainUntil: Math.max(start, made.certainUntil - left) };
}

/** Left by a browser that was closed or killed: certain up to the last witness, asked for until somebody was back. */
function elsewhere(row: Journal, until: number): Extract<Verdict, { kind: 'close' }> {
  const from = row.open?.from ?? row.certainUntil ?? Math.max(row.start, row.witness);
  return { kind: 'close', certainUntil: row.certainUntil ?? Math.max(row.start, row.witness), held: joined(row.held, { start: from, end: Math.max(until, row.witness), cause: 'browser_closed' }), goesOnFrom: null, clockBy: row.clockBy ?? 0 };
}

const over = (row: Journal, end: number): Extract<Verdict, { kind: 'close' }> =>
  row.open ? closed(row, end, null) : { kind: 'close', certainUntil: Math.max(row.start, row.certainUntil ?? end), held: row.held ?? [], goesOnFrom: null, clockBy: row.clockBy ?? 0 };

function closed(row: Journal, end: number, goesOnFrom: number | null): Extract<Verdict, { kind: 'close' }> {
  const open = row.open!;
  return { kind: 'close', certainUntil: Math.max(row.start, row.certainUntil ?? open.from), held: joined(row.held, { start: open.from, end, cause: open.cause }), goesOnFrom, clockBy: row.clockBy ?? 0 };
}
