/**
 * From time that could count to the clocks of one program: what the program leaves out (before consent, while an inpatient, work that does
 * not count, the wrong person), each moment once in a pool and once over all programs.
 *
 *   entry ─► the program's? ─► windows ─► activity ─► not yet taken by an earlier program ─► role: pool ─► each moment once ─► seconds
 */
import { union, type Interval } from '../time/interval.ts';
import { dayBounds } from '../time/month.ts';
import type { PatientMonth } from './contract.ts';
import type { Edition, PoolNow } from './edition.ts';
import { cut, inOrder, refuse, type Cause, type Log, type Worked } from './entries.ts';
import type { Chosen } from './policies.ts';

/** What one entry gives to a pool. */
export interface Use { entry: Worked; ms: number; start: number | null; end: number | null }
/** What of an entry a pool leaves out. */
export interface Left { entry: Worked; ms: number; start: number | null; end: number | null; cause: Cause }

export interface Counted {
  pool: PoolNow;
  /** Exact milliseconds, each moment once. */
  ms: number;
  uses: Use[];
  left: Left[];
  /** Milliseconds left out, by the reason that a refused code would name. */
  lost: { WRONG_PERFORMER: number; OVERLAPPING_TIME: number; INVALID_ENTRY: number; DOUBLE_COUNTED: number };
}

export interface Clocks {
  pools: Counted[];
  /** Entries logged as work of its own, that may count for it. */
  work: Worked[];
  /** The program's entries, after all that was taken out. */
  own: Worked[];
  causes: Set<Cause>;
}

const nonClinical = new Set(['clerical', 'biller']);
const lostBy: Partial<Record<Cause, keyof Counted['lost']>> = {
  WRONG_PERFORMER: 'WRONG_PERFORMER', NON_CLINICAL_STAFF: 'WRONG_PERFORMER', OVERLAP_OTHER_PATIENT: 'OVERLAPPING_TIME',
  FUTURE_ENTRY: 'INVALID_ENTRY', MISSING_PERFORMER: 'INVALID_ENTRY', INVALID_ENTRY: 'INVALID_ENTRY', OVERLAP_PROGRAMS: 'DOUBLE_COUNTED',
};

/**
 * @param visitDay first day on which time counts, where an initiating visit is needed within the month
 * @param claimed moments that earlier programs have counted; this program's are added
 */
export function count(input: PatientMonth, log: Log, now: Edition, chosen: Chosen, visitDay: string | null, claimed: Interval[]): Clocks {
  const { counting } = now.rule;
  const causes = new Set<Cause>();
  const own = log.entries.filter(({ service }) => now.services.has(service) || now.work.has(service));
  const consentDay = counting.consentPolicy && chosen.get(counting.consentPolicy) === 'date' ? (input.patient.consent?.[now.rule.program]?.date ?? null) : null;
  const stays = counting.withoutInpatientDays ? (input.patient.inpatientStays ?? []).map(({ from, to }) => ({ from, to: to ?? '9999-12-31' })) : [];
  const stayTimes = union(stays.flatMap(({ from, to }) => clip(from, to, log, input)));
  for (const entry of own) {
    if (entry.refused) continue;
    const apply = (cause: Cause) => { refuse(entry, cause); causes.add(cause); };
    if (consentDay && before(entry, consentDay, 'TIME_BEFORE_CONSENT', log, input)) causes.add('TIME_BEFORE_CONSENT');
    if (visitDay && before(entry, visitDay, 'TIME_BEFORE_VISIT', log, input)) causes.add('TIME_BEFORE_VISIT');
    if (stays.length > 0) {
      if (!entry.pieces && stays.some(({ from, to }) => from <= entry.day && entry.day <= to)) apply('TIME_WHILE_INPATIENT');
      else if (cut(entry, stayTimes, 'TIME_WHILE_INPATIENT')) causes.add('TIME_WHILE_INPATIENT');
    }
    if (counting.sameDayPolicy && log.visitDays.has(entry.day)) {
      if (chosen.get(counting.sameDayPolicy) === 'exclude_day') apply('SAME_DAY_VISIT');
      else causes.add('SAME_DAY_VISIT');
    }
    if (now.work.has(entry.service)) continue;
    if (entry.activity === '') apply('MISSING_ACTIVITY');
    else if (!counts(entry.activity, now, chosen)) apply('NON_COUNTING_ACTIVITY');
    else if (claimed.length > 0 && cut(entry, claimed, 'OVERLAP_PROGRAMS')) causes.add('OVERLAP_PROGRAMS');
  }
  const timed = own.filter(({ service }) => now.services.has(service));
  const each = chosen.get('time.concurrentStaff') === 'each';
  const pools = now.pools.map((pool) => fill(pool, timed, causes, each));
  const work = own.filter(({ service, refused }) => now.work.has(service) && !refused);
  for (const entry of work) if (claimed.length > 0 && cut(entry, claimed, 'OVERLAP_PROGRAMS')) causes.add('OVERLAP_PROGRAMS');
  claimed.push(...union([...claimed.splice(0), ...pools.flatMap(({ uses }) => uses.flatMap(({ entry }) => entry.pieces ?? [])), ...work.flatMap(({ pieces }) => pieces ?? [])]));
  return { pools, work: work.filter(({ pieces, lump }) => lump > 0 || (pieces ?? []).length > 0), own, causes };
}

/** Whether an activity counts under the rule and the practice's policies. */
export function counts(activity: string, now: Edition, chosen: Chosen): boolean {
  if (now.activities.has(activity)) return true;
  const ask = now.asks.get(activity);
  return ask !== undefined && chosen.get(ask.policy) === ask.when;
}

/** Takes out what lies before a day. */
function before(entry: Worked, day: string, cause: Cause, log: Log, input: PatientMonth): boolean {
  if (day.slice(0, 7) < input.serviceMonth || entry.day >= day || entry.refused) return false;
  if (!entry.pieces) refuse(entry, cause);
  else if (day.slice(0, 7) > input.serviceMonth) refuse(entry, cause);
  else return cut(entry, [{ start: log.start, end: dayBounds(day, log.zone).start }], cause);
  return true;
}

function clip(from: string, to: string, log: Log, input: PatientMonth): Interval[] {
  const month = input.serviceMonth;
  if (from.slice(0, 7) > month || to.slice(0, 7) < month) return [];
  return [{ start: from.slice(0, 7) < month ? log.start : dayBounds(from, log.zone).start, end: to.slice(0, 7) > month ? log.end : dayBounds(to, log.zone).end }];
}

interface Piece extends Interval { entry: Worked }

/** Sums a pool: each moment once, given to the entry that comes first in a fixed order. */
function fill(pool: PoolNow, entries: readonly Worked[], causes: Set<Cause>, each: boolean): Counted {
  const result: Counted = { pool, ms: 0, uses: [], left: [], lost: { WRONG_PERFORMER: 0, OVERLAPPING_TIME: 0, INVALID_ENTRY: 0, DOUBLE_COUNTED: 0 } };
  const pieces: Piece[] = [];
  for (const entry of entries) {
    const fits = pool.roles.has(entry.role);
    for (const part of entry.out) {
      const [ms, start, end] = part.end > part.start ? [part.end - part.start, part.start, part.end] : [entry.size, null, null];
      leave(result, entry, part.cause, ms, start, end, fits || entry.role === '');
    }
    if (entry.refused) {
      if (entry.out.length === 0) leave(result, entry, entry.refused, 0, null, null, false);
    } else if (!fits) {
      const cause: Cause = nonClinical.has(entry.role) ? 'NON_CLINICAL_STAFF' : 'WRONG_PERFORMER';
      if (cause === 'NON_CLINICAL_STAFF') causes.add(cause);
      if (entry.lump > 0) leave(result, entry, cause, entry.lump, null, null, true);
      for (const { start, end } of entry.pieces ?? []) leave(result, entry, cause, end - start, start, end, true);
    } else if (entry.pieces) for (const { start, end } of entry.pieces) pieces.push({ start, end, entry });
    else {
      result.uses.push({ entry, ms: entry.lump, start: null, end: null });
      result.ms += entry.lump;
    }
  }
  pieces.sort((a, b) => a.start - b.start || a.end - b.end || inOrder(a.entry, b.entry));
  if (each) {
    const people = new Map<string, Piece[]>();
    for (const piece of pieces) people.set(piece.entry.performer, [...(people.get(piece.entry.performer) ?? []), piece]);
    for (const own of people.values()) sweep(own, result, causes);
    if (people.size > 1 && overlaps(pieces)) causes.add('CONCURRENT_STAFF');
  } else sweep(pieces, result, causes);
  return result;
}

function sweep(pieces: readonly Piece[], result: Counted, causes: Set<Cause>): void {
  const uses = new Map<Worked, Use>();
  let until = Number.NEGATIVE_INFINITY;
  let holder: Worked | null = null;
  for (const { start, end, entry } of pieces) {
    const from = Math.max(start, until);
    if (from > start && holder) {
      const cause = causeOf(holder, entry);
      causes.add(cause);
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

function overlaps(pieces: readonly Piece[]): boolean {
  let until = Number.NEGATIVE_INFINITY;
  for (const { start, end } of pieces) {
    if (start < until) return true;
    until = Math.max(until, end);
  }
  return false;
}

function leave(result: Counted, entry: Worked, cause: Cause, ms: number, start: number | null, end: number | null, missed: boolean): void {
  result.left.push({ entry, ms, start, end, cause });
  const by = lostBy[cause];
  if (by && missed) result.lost[by] += ms;
}

function causeOf(first: Worked, second: Worked): Cause {
  if (first.performer !== second.performer || first.performer === '') return 'CONCURRENT_STAFF';
  return first.input.start === second.input.start && first.input.end === second.input.end ? 'DUPLICATE_ENTRY' : 'OVERLAP_SAME_PERSON';
}
