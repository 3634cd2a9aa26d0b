import type { Journal, Stretch, Timer, UnresolvedCause } from '../records/index.ts';
import { passed, type Reading } from './clock.ts';

/*
 * What becomes of a running timer's row while time passes. Pure: the row, the clocks and the browser session decide. Start here, then
 * `settle.ts` (what is made of it) and `ending.ts` (what is written).
 *
 *            witness (every 12 s with a page, 30 s without)
 *              ┌────┐
 *              ▼    │
 *   begun ─► certain ──────────────────────────────────────────────────────────────► stopped
 *              │  ▲
 *              │  └── settled: what was certain becomes an entry, what was not is asked for, the timer goes on from now
 *              ▼  │
 *            open since t, because of
 *              idle          no key or mouse beyond the limit: t is the last input. Stands until somebody is back
 *              locked        the screen was locked: at once. Stands until unlocked
 *              gap           nobody saw the timer for more than 90 s (sleep, a stopped process): t is the last witness
 *              clock         the computer's clock was changed, or it slept: t is the last instant the steady clock vouches for
 *              other_chart   the chart shows somebody else: the question is on screen and nothing happens by waiting
 *
 * Nothing is counted past the last certain instant, and nothing is thrown away. The earliest uncertain instant stands.
 */

/** Longest silence between two witnesses that still counts as one stretch of time, ms. */
export const GAP_MS = 90_000;
/**
 * The same where no steady clock lived through it (the worker died, no page of ours was open), ms: the alarm comes every 30 seconds, and a
 * clock set forward meanwhile must not count as work.
 */
export const BLIND_GAP_MS = 45_000;
/** Without input for longer: away. The usual limit, and the one on a call, ms. */
export const AWAY_MS = 5 * 60_000;
export const CALL_AWAY_MS = 30 * 60_000;

/** Limits for being away, ms, and until when a call lasts (UTC epoch ms). */
export interface Limits { awayAfter?: number; callAfter?: number; callUntil?: number }

/** The row of a timer that begins. @param session random name of the browser session */
export const begun = (timer: Pick<Timer, 'id' | 'staff' | 'start'>, at: Reading, session: string, limits: Limits = {}): Journal =>
  ({ timer: timer.id, staff: timer.staff, start: timer.start, witness: at.wall, ticks: [...at.ticks], session, ...limits });

/** How long somebody may be without input at `wall` before the time is asked for, ms. */
export const limitAt = (row: Pick<Journal, 'awayAfter' | 'callAfter' | 'callUntil'>, wall: number): number =>
  row.callUntil !== undefined && wall < row.callUntil ? Math.max(row.callAfter ?? CALL_AWAY_MS, row.awayAfter ?? AWAY_MS) : row.awayAfter ?? AWAY_MS;

/** "Still here": the timer was seen alive. A witness never bridges a silence, a changed clock or a closed browser. */
export function witnessed(row: Journal, at: Reading, session: string): Journal {
  if (row.session !== session || row.stopped !== undefined) return row;
  const { ms, jump, blind } = passed(row, at);
  const gap = ms > (blind ? BLIND_GAP_MS : GAP_MS);
  // Somebody else, who read the clock a moment later, was here first.
  if (jump === 0 && at.wall < row.witness) return row;
  const here: Journal = { ...row, witness: at.wall, ticks: [...at.ticks], ...(jump === 0 ? {} : { clockBy: (row.clockBy ?? 0) + jump }) };
  const seen = row.witness + ms;
  if (row.open) {
    if (jump === 0) return gap && row.open.cause === 'other_chart' ? { ...here, open: { ...row.open, cause: 'gap' } } : here;
    // A changed clock ends the stretch on the old one; it goes on on the new one.
    return { ...here, held: joined(row.held, { start: row.open.from, end: seen, cause: row.open.cause }, { start: seen, end: at.wall, cause: 'clock' }), open: { ...row.open, from: at.wall, cause: row.open.cause === 'other_chart' ? 'clock' : row.open.cause } };
  }
  // An absence that nobody watched begins at the last input that is known, as one that was watched does.
  const from = Math.max(row.start, Math.min(row.witness, row.lastInput ?? row.witness));
  if (jump === 0) return gap ? { ...here, certainUntil: from, open: { from, cause: 'gap' } } : here;
  const certainUntil = gap || (jump > GAP_MS && row.lastInput !== undefined) ? from : seen;
  return { ...here, certainUntil, held: joined(row.held, { start: certainUntil, end: seen, cause: 'gap' }, { start: seen, end: at.wall, cause: 'clock' }), open: { from: at.wall, cause: 'clock' } };
}

/** Key or mouse were touched at `when`. */
export const touched = (row: Journal, when: number): Journal => (row.stopped === undefined && when > (row.lastInput ?? 0) ? { ...row, lastInput: when } : row);

/** Time is not certain from `from` on (never before the start, nor before what is held already). */
export function doubted(row: Journal, from: number, cause: UnresolvedCause, at: Reading, session: string): Journal {
  const seen = witnessed(row, at, session);
  if (seen.session !== session || seen.stopped !== undefined) return seen;
  const earliest = Math.max(seen.start, Math.min(from, at.wall));
  const asks = cause === 'other_chart' ? ({ asks: true } as const) : {};
  if (!seen.open) return { ...seen, certainUntil: seen.certainUntil ?? earliest, open: { from: earliest, cause, ...asks } };
  // Once the clock was set, nothing since is certain anyhow, and what was lies on the old clock: an instant on the new one says nothing of it.
  const since = seen.certainUntil === seen.open.from ? Math.min(seen.open.from, earliest) : null;
  const open = { ...seen.open, ...(since === null ? {} : { from: since }), ...asks };
  // A look at another chart that nobody came back from is no longer one that "go on" may count.
  if (open.cause === 'other_chart' && cause !== 'other_chart') open.cause = cause;
  return { ...seen, open, ...(since === null ? {} : { certainUntil: since }) };
}

/**
 * Stop was pressed `ago` ms before `at`, perhaps while locked. The first Stop stands. Once the clock was set, instants on the two sides of it
 * cannot be compared, and the press counts as now: what is not certain is asked for anyhow.
 */
export function stoppedAt(row: Journal, at: Reading, session: string, ago = 0): Journal {
  if (row.stopped !== undefined) return row;
  const seen = witnessed(row, at, session);
  if (seen.clockBy !== undefined) return { ...seen, stopped: at.wall };
  const stopped = Math.max(seen.start, at.wall - ago);
  return { ...seen, stopped, ...(seen.open && stopped < seen.open.from ? { certainUntil: Math.min(seen.certainUntil ?? stopped, stopped), open: { ...seen.open, from: stopped } } : {}) };
}

/** "Go on": the look at another chart is counted as if the clock had never stood. Only if nothing else happened meanwhile. */
export function unasked(row: Journal): Journal | null {
  if (row.open?.cause !== 'other_chart' || row.held?.length) return null;
  const { open: _open, certainUntil: _until, ...rest } = row;
  return rest;
}

/** Stretches in order, without empty ones; touching ones of one cause become one, and a long list stays short. */
export function joined(held: readonly Stretch[] = [], ...more: Stretch[]): Stretch[] {
  const list = [...held];
  for (const each of more) {
    if (each.end <= each.start) continue;
    const last = list.at(-1);
    if (last && each.start >= last.start && (list.length >= LONGEST_LIST || (last.cause === each.cause && last.end === each.start))) list[list.length - 1] = { ...last, end: Math.max(last.end, each.end) };
    else list.push(each);
  }
  return list;
}

/** More changes of the clock than this during one lock become one stretch. */
const LONGEST_LIST = 50;
