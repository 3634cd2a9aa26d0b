/**
 * A pool's sum: whose time feeds it, each moment once, and what would have counted were it not for a cause.
 */
import { union, type Interval } from '../time/interval.ts';
import { addDays, addMonthsToDay, isDay } from '../time/month.ts';
import type { PatientMonth } from './contract.ts';
import type { PoolNow } from './edition.ts';
import { inOrder, instant, type Cause, type Worked } from './entries.ts';
import type { Answer } from './finding.ts';
import type { Chosen } from './policies.ts';

/** What one entry gives to a pool. */
export interface Use { entry: Worked; ms: number; start: number | null; end: number | null }
/** What of an entry a pool leaves out. */
export interface Left {
  entry: Worked;
  ms: number;
  start: number | null;
  end: number | null;
  cause: Cause;
  /** The reason that a refused code would name, if the time would count were it not for the cause. */
  lost: LostReason | null;
}

export type LostReason = 'WRONG_PERFORMER' | 'OVERLAPPING_TIME' | 'INVALID_ENTRY' | 'DOUBLE_COUNTED' | 'TRAINING_MISSING';

export interface Counted {
  pool: PoolNow;
  /** Exact milliseconds, each moment once. */
  ms: number;
  uses: Use[];
  left: Left[];
  /** Milliseconds left out, by the reason that a refused code would name; where entries overlap, more than would be gained (`withLost`). */
  lost: Record<LostReason, number>;
  /** Whether a live, two-way conversation is among its time. */
  live: Answer;
}

/** What summing tells besides. */
export interface Told { causes: Set<Cause>; flags: Set<string> }

const nonClinical = new Set(['clerical', 'biller']);
export const isNonClinical = (role: string) => nonClinical.has(role);
/** A message that nobody answers at once is no conversation, whatever its entry says. */
const isOneWay = (activity: string) => activity === 'voicemail' || activity === 'email';

const lostBy: Partial<Record<Cause, LostReason>> = {
  WRONG_PERFORMER: 'WRONG_PERFORMER', NON_CLINICAL_STAFF: 'WRONG_PERFORMER', OVERLAP_OTHER_PATIENT: 'OVERLAPPING_TIME', TRAINING_MISSING: 'TRAINING_MISSING',
  FUTURE_ENTRY: 'INVALID_ENTRY', MISSING_PERFORMER: 'INVALID_ENTRY', INVALID_ENTRY: 'INVALID_ENTRY', UNKNOWN_ROLE: 'INVALID_ENTRY', UNKNOWN_ACTIVITY: 'INVALID_ENTRY',
  OVERLAP_PROGRAMS: 'DOUBLE_COUNTED',
};

interface Piece extends Interval { entry: Worked }

/** Sums a pool: each moment once, given to the entry that comes first in a fixed order. */
export function fill(pool: PoolNow, entries: readonly Worked[], chosen: Chosen, { causes, flags }: Told, each: boolean): Counted {
  const result: Counted = { pool, ms: 0, uses: [], left: [], lost: { WRONG_PERFORMER: 0, OVERLAPPING_TIME: 0, INVALID_ENTRY: 0, DOUBLE_COUNTED: 0, TRAINING_MISSING: 0 }, live: 'not_met' };
  const pieces: Piece[] = [];
  for (const entry of entries) {
    const cause = entry.role === '' ? null : unfit(entry, pool, chosen, entry.refused ? null : flags);
    const fits = cause === null || entry.refused === 'UNKNOWN_ROLE';
    for (const part of entry.out) {
      const [ms, start, end] = part.end > part.start ? [part.end - part.start, part.start, part.end] : [entry.size, null, null];
      leave(result, entry, part.cause, ms, start, end, fits && (entry.refused === null || entry.refused === part.cause));
    }
    if (entry.refused) {
      if (entry.out.length === 0) leave(result, entry, entry.refused, 0, null, null, false);
    } else if (cause) {
      if (cause !== 'WRONG_PERFORMER') causes.add(cause);
      if (entry.lump > 0) leave(result, entry, cause, entry.lump, null, null, true);
      for (const { start, end } of entry.pieces ?? []) leave(result, entry, cause, end - start, start, end, true);
    } else {
      if (entry.lump > 0 || (entry.pieces?.length ?? 0) > 0) hear(result, entry.activity, entry.input.interactive ?? null);
      if (entry.pieces) for (const { start, end } of entry.pieces) pieces.push({ start, end, entry });
      else if (entry.lump > 0) {
        result.uses.push({ entry, ms: entry.lump, start: null, end: null });
        result.ms += entry.lump;
      }
    }
  }
  if (pieces.length > 1) pieces.sort((a, b) => a.start - b.start || a.end - b.end || inOrder(a.entry, b.entry));
  if (each) {
    const people = new Map<string, Piece[]>();
    for (const piece of pieces) people.set(piece.entry.performer, [...(people.get(piece.entry.performer) ?? []), piece]);
    for (const own of people.values()) sweep(own, result, causes);
    if (people.size > 1 && concurrent(pieces)) causes.add('CONCURRENT_STAFF');
  } else sweep(pieces, result, causes);
  return result;
}

/** A moment is live if anybody who was there tells of a conversation. */
export function hear(result: Counted, activity: string, interactive: boolean | null): void {
  if (result.live === 'met' || isOneWay(activity)) return;
  if (interactive === true) result.live = 'met';
  else if (interactive === null) result.live = 'unknown';
}

/** What a pool would have if time lost for a reason counted: each moment still once, or once for each person. */
export function withLost({ uses, left }: Counted, reason: LostReason, each: boolean): { timed: Interval[]; lumps: { day: string; ms: number }[] } {
  const missed = left.filter((one) => one.lost === reason);
  const timed = [...uses.flatMap(({ entry }) => (entry.pieces ?? []).map((piece) => ({ ...piece, performer: entry.performer }))), ...missed.flatMap(({ entry, start, end }) => (start !== null && end !== null ? [{ start, end, performer: entry.performer }] : []))];
  const lumps = [...uses, ...missed].filter(({ start }) => start === null).map(({ entry, ms }) => ({ day: entry.day, ms }));
  return { lumps, timed: each ? [...new Set(timed.map(({ performer }) => performer))].flatMap((who) => union(timed.filter(({ performer }) => performer === who))) : union(timed) };
}

/** Whether a role's time feeds a pool, by the rule or by the practice's choice. */
export function takesRole({ roles, pool }: PoolNow, role: string, chosen: Chosen): boolean {
  return roles.has(role) || (pool.also !== undefined && chosen.get(pool.also.policy) === pool.also.when && pool.also.roles.includes(role));
}

/** Why a person's time does not feed a pool; null if it does. */
function unfit(entry: Worked, pool: PoolNow, chosen: Chosen, flags: Set<string> | null): Cause | null {
  if (!takesRole(pool, entry.role, chosen)) return nonClinical.has(entry.role) ? 'NON_CLINICAL_STAFF' : 'WRONG_PERFORMER';
  if (pool.pool.also && !pool.roles.has(entry.role)) flags?.add(pool.pool.also.flag);
  const { training } = pool.pool;
  if (!training) return null;
  const had = entry.input.training;
  const unscoped = training.scope.includes(entry.role) && had?.scopeOfServiceDoc !== true;
  if (unscoped) flags?.add('SCOPE_DOC_MISSING');
  if (unscoped || !isDay(had?.introTeamBasedCare)) return 'TRAINING_MISSING';
  const far = entry.day > addMonthsToDay(had.introTeamBasedCare, training.warnMonths) || entry.day < addMonthsToDay(had.introTeamBasedCare, -training.warnMonths);
  if (far && chosen.get(training.windowPolicy) === 'warn') flags?.add('TRAINING_WINDOW');
  return null;
}

/** The sum of the device's 30-day period that has most time; entries of other periods are left out. Without a known period, all of the month. */
export function fullest(pool: PoolNow, entries: readonly Worked[], input: PatientMonth, chosen: Chosen, clocks: Told, each: boolean): Counted {
  const days = pool.pool.period?.days ?? 30;
  const anchor = input.patient.device?.periodStart ?? null;
  const groups = new Map<string, Worked[]>();
  for (const entry of entries) {
    if (entry.day === '' || entry.refused === 'OUTSIDE_MONTH') continue;
    const own = entry.input.periodStart;
    const start = isDay(own) ? own : anchor ? periodOf(entry.day, anchor, days) : '';
    groups.set(start, [...(groups.get(start) ?? []), entry]);
  }
  const sums = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => {
    const told = { causes: new Set<Cause>(), flags: new Set<string>() };
    return { group, told, sum: fill(pool, group, chosen, told, each) };
  });
  const best = sums.reduce<(typeof sums)[number] | null>((most, one) => (most && most.sum.ms >= one.sum.ms ? most : one), null);
  if (!best) return fill(pool, [], chosen, clocks, each);
  for (const cause of best.told.causes) clocks.causes.add(cause);
  for (const flag of best.told.flags) clocks.flags.add(flag);
  for (const { group } of sums) if (group !== best.group) for (const entry of group) leave(best.sum, entry, entry.refused ?? 'OTHER_PERIOD', entry.size, entry.pieces?.[0]?.start ?? null, entry.pieces?.at(-1)?.end ?? null, false);
  return best.sum;
}

/** First day of the period in which a day lies, counted on or back from a known one. */
function periodOf(day: string, anchor: string, days: number): string {
  const apart = Math.floor((Date.parse(day) - Date.parse(anchor)) / 86_400_000 / days);
  return addDays(anchor, apart * days);
}

function sweep(pieces: readonly Piece[], result: Counted, causes: Set<Cause>): void {
  const uses = new Map<Worked, Use>();
  let until = Number.NEGATIVE_INFINITY;
  let holder: Worked | null = null;
  let open: Piece[] = [];
  for (const piece of pieces) {
    const { start, end, entry } = piece;
    const from = Math.max(start, until);
    if (start < until) {
      // Told for everybody who was there at that moment, not only for the one whose entry counts.
      open = open.filter((other) => other.end > start);
      for (const other of open) if (other.entry !== entry) causes.add(causeOf(other.entry, entry));
      open.push(piece);
    } else open = [piece];
    if (from > start && holder) {
      const cause = causeOf(holder, entry);
      leave(result, entry, cause, Math.min(from, end) - start, start, Math.min(from, end), false);
    }
    if (end <= from) continue;
    const use = uses.get(entry);
    if (use) {
      use.ms += end - from;
      use.end = end;
    } else {
      const made = { entry, ms: end - from, start: from, end };
      uses.set(entry, made);
      result.uses.push(made);
    }
    result.ms += end - from;
    until = end;
    holder = entry;
  }
}

/** True if two people tell of the same moment. @param pieces sorted */
function concurrent(pieces: readonly Piece[]): boolean {
  let open: Piece[] = [];
  for (const piece of pieces) {
    open = open.filter(({ end }) => end > piece.start);
    if (open.some(({ entry }) => entry.performer !== piece.entry.performer)) return true;
    open.push(piece);
  }
  return false;
}

function leave(result: Counted, entry: Worked, cause: Cause, ms: number, start: number | null, end: number | null, missed: boolean): void {
  const lost = missed ? (lostBy[cause] ?? null) : null;
  result.left.push({ entry, ms, start, end, cause, lost });
  if (lost) result.lost[lost] += ms;
}

/** What it is called that two entries tell of the same moment. */
export function causeOf(first: Worked, second: Worked): Cause {
  if (first.performer !== second.performer || first.performer === '') return 'CONCURRENT_STAFF';
  return instant(first.input.start) === instant(second.input.start) && instant(first.input.end) === instant(second.input.end) ? 'DUPLICATE_ENTRY' : 'OVERLAP_SAME_PERSON';
}
