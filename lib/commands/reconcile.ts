import type { Journal, Unresolved } from '../records/index.ts';

/**
 * What became of a running timer while nobody looked. Pure: the row, the clock and the browser session decide.
 *
 *                    witness (every 15 s with a page, 30 s without)
 *                      ┌────┐
 *                      ▼    │
 *   start ──────────► running ──── stop ──────────────────────────► ended
 *                      │  │  │
 *       lock, at the   │  │  └─ gap > 90 s between witnesses ─► close at the last witness,
 *       last input     │  │                                      unresolved until now, GOES ON from now
 *                      ▼  │
 *              uncertain  └─ another browser session ──────────► close at the last witness,
 *                      │                                          unresolved until the browser woke, ENDS
 *                      ├─ unlocked ─► close where it became uncertain, unresolved until now, GOES ON
 *                      ├─ stopped while locked ─► close there, unresolved until the stop, ENDS
 *                      └─ another patient's chart: the clock stands and the person is asked; back on the own chart it is
 *                         closed where it stood, unresolved until now, GOES ON
 *
 * Nothing is counted past the last certain instant, and nothing is thrown away: what is not counted is unresolved until a person answers.
 */
export type Verdict =
  | { kind: 'runs' }
  | { kind: 'close'; certainUntil: number; unresolvedUntil: number; cause: Unresolved['cause']; goesOn: boolean };

/** Longest silence between two witnesses that still counts as one stretch of time, ms. */
export const GAP_MS = 90_000;

/**
 * @param row the journal row of the running timer
 * @param now UTC epoch ms
 * @param session random name of the browser session that is running now
 * @param answered false while the question about another patient's chart is still on screen: nothing happens by waiting
 */
export function reconcile(row: Journal, now: number, session: string, answered = false): Verdict {
  const end = row.stopped ?? now;
  if (row.uncertainCause === 'other_chart' && row.stopped === undefined && row.session === session && !answered) return { kind: 'runs' };
  if (row.uncertainFrom !== undefined) {
    return close(row, row.uncertainFrom, end, row.uncertainCause ?? 'locked', row.stopped === undefined && row.session === session);
  }
  if (row.session !== session) return close(row, row.witness, end, 'browser_closed', false);
  if (row.stopped !== undefined) {
    return end - row.witness > GAP_MS ? close(row, row.witness, end, 'gap', false) : close(row, end, end, 'locked', false);
  }
  if (now - row.witness > GAP_MS) return close(row, row.witness, now, 'gap', true);
  return { kind: 'runs' };
}

function close(row: Journal, certainUntil: number, unresolvedUntil: number, cause: Unresolved['cause'], goesOn: boolean): Verdict {
  const certain = Math.max(row.start, certainUntil);
  return { kind: 'close', certainUntil: certain, unresolvedUntil: Math.max(certain, unresolvedUntil), cause, goesOn };
}
