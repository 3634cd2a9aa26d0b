/**
 * From time that could count to the clocks of one program: what the program leaves out (before consent, while an inpatient, work that does
 * not count, the wrong person), each moment once in a pool and once over all services and programs.
 *
 *   entry ─► the program's? ─► windows ─► activity ─► not yet taken by an earlier service ─► role: pool ─► each moment once ─► seconds
 *                                                                                      └─► contacts, each judged by itself (contacts.ts)
 */
import { union, type Interval } from '../time/interval.ts';
import { addDays, addMonthsToDay, dayBounds, isDay } from '../time/month.ts';
import { consentOf } from './consent.ts';
import type { PatientMonth } from './contract.ts';
import type { Edition, PoolNow, ServiceNow } from './edition.ts';
import type { Answer } from './finding.ts';
import { cut, inOrder, refuse, type Cause, type Log, type Worked } from './entries.ts';
import type { Chosen } from './policies.ts';

/** What one entry gives to a pool. */
export interface Use { entry: Worked; ms: number; start: number | null; end: number | null }
/** What of an entry a pool leaves out. */
export interface Left { entry: Worked; ms: number; start: number | null; end: number | null; cause: Cause }

export type LostReason = 'WRONG_PERFORMER' | 'OVERLAPPING_TIME' | 'INVALID_ENTRY' | 'DOUBLE_COUNTED' | 'TRAINING_MISSING';

export interface Counted {
  pool: PoolNow;
  /** Exact milliseconds, each moment once. */
  ms: number;
  uses: Use[];
  left: Left[];
  /** Milliseconds left out, by the reason that a refused code would name. */
  lost: Record<LostReason, number>;
}

export interface Clocks {
  pools: Counted[];
  /** Entries that are judged one by one, after all that was taken out. */
  contacts: Worked[];
  /** All entries of such services, refused or not. */
  logged: Worked[];
  causes: Set<Cause>;
  /** Flags beside the causes. */
  flags: Set<string>;
  /** Whether a live, two-way conversation is among the counted time. */
  live: Answer;
}

const nonClinical = new Set(['clerical', 'biller']);
export const isNonClinical = (role: string) => nonClinical.has(role);
/** A message that nobody answers at once is no conversation, whatever its entry says. */
export const isOneWay = (activity: string) => activity === 'voicemail' || activity === 'email';

function liveOf(pools: readonly Counted[]): Answer {
  let live: Answer = 'not_met';
  for (const { uses } of pools) for (const { entry } of uses) {
    if (isOneWay(entry.activity)) continue;
    if (entry.input.interactive === true) return 'met';
    if ((entry.input.interactive ?? null) === null) live = 'unknown';
  }
  return live;
}

const lostBy: Partial<Record<Cause, LostReason>> = {
  WRONG_PERFORMER: 'WRONG_PERFORMER', NON_CLINICAL_STAFF: 'WRONG_PERFORMER', OVERLAP_OTHER_PATIENT: 'OVERLAPPING_TIME', TRAINING_MISSING: 'TRAINING_MISSING',
  FUTURE_ENTRY: 'INVALID_ENTRY', MISSING_PERFORMER: 'INVALID_ENTRY', INVALID_ENTRY: 'INVALID_ENTRY', UNKNOWN_ROLE: 'INVALID_ENTRY', UNKNOWN_ACTIVITY: 'INVALID_ENTRY',
  OVERLAP_PROGRAMS: 'DOUBLE_COUNTED',
};

/** Moments that earlier services have counted. Filled only where several services have entries: otherwise nobody asks. */
export interface Claimed { needed: boolean; moments: Interval[] }

/**
 * @param visitDay first day on which time counts, where an initiating visit is needed within the month
 * @param claimed moments that earlier programs have counted; this program's are added
 */
export function count(input: PatientMonth, log: Log, now: Edition, chosen: Chosen, visitDay: string | null, claimed: Claimed): Clocks {
  const clocks: Clocks = { pools: [], contacts: [], logged: [], causes: new Set(), flags: new Set(), live: 'not_met' };
  const own = log.entries.filter(({ service }) => now.services.has(service));
  if (own.length > 0) leaveOut(own, input, log, now, chosen, visitDay, clocks);
  const each = chosen.get('time.concurrentStaff') === 'each';
  const timed = new Map<string, Worked[]>();
  for (const service of now.services.values()) {
    const mine = now.services.size === 1 ? own : own.filter((entry) => entry.service === service.name);
    if (mine.length === 0) continue;
    if (claimed.moments.length > 0) for (const entry of mine) if (cut(entry, claimed.moments, 'OVERLAP_PROGRAMS')) clocks.causes.add('OVERLAP_PROGRAMS');
    if (service.timed) timed.set(service.name, mine);
    else {
      clocks.logged.push(...mine);
      clocks.contacts.push(...mine.filter(({ refused, pieces, lump }) => !refused && (lump > 0 || (pieces !== null && pieces.length > 0))));
    }
    if (claimed.needed) claim(claimed, mine, service, now, chosen);
  }
  clocks.pools = now.pools.map((pool) => fill(pool, pooled(pool, timed), input, chosen, clocks, each));
  clocks.live = liveOf(clocks.pools);
  return clocks;
}

function pooled(pool: PoolNow, timed: ReadonlyMap<string, Worked[]>): readonly Worked[] {
  if (pool.services.size === 1) for (const name of pool.services) return timed.get(name) ?? [];
  return [...pool.services].flatMap((name) => timed.get(name) ?? []);
}

/** Entries logged to the program itself are given to the service that their activity belongs to, or to its first one. */
export function route({ entries }: Log, { rule, services }: Edition): void {
  for (const entry of entries) {
    if (entry.service !== rule.program) continue;
    const found = rule.counting.routes?.find(({ activities, roles }) => activities.includes(entry.activity) && (!roles || roles.includes(entry.role)));
    if (found) entry.service = found.service;
    else if (!services.has(entry.service)) entry.service = rule.counting.services[0] ?? entry.service;
  }
}

function claim(claimed: Claimed, mine: readonly Worked[], service: ServiceNow, now: Edition, chosen: Chosen): void {
  const roles = (entry: Worked) => !service.timed || now.pools.some((pool) => pool.services.has(service.name) && takesRole(pool, entry.role, chosen));
  const pieces = mine.flatMap((entry) => (entry.refused || !entry.pieces || !roles(entry) ? [] : entry.pieces));
  if (pieces.length > 0) claimed.moments = union([...claimed.moments, ...pieces]);
}

function leaveOut(own: readonly Worked[], input: PatientMonth, log: Log, now: Edition, chosen: Chosen, visitDay: string | null, { causes }: Clocks): void {
  const { counting } = now.rule;
  const consentDay = counting.consentPolicy && now.consent && chosen.get(counting.consentPolicy) === 'date' ? (consentOf(now.consent, input)?.date ?? null) : null;
  const stays = counting.withoutInpatientDays && input.patient.inpatientStays ? input.patient.inpatientStays.map(({ from, to }) => ({ from, to: to ?? '9999-12-31' })) : [];
  const stayTimes = stays.length > 0 ? union(stays.flatMap(({ from, to }) => clip(from, to, log, input))) : [];
  const consentCuts = consentDay !== null && consentDay.slice(0, 7) >= input.serviceMonth;
  for (const entry of own) {
    if (entry.refused) continue;
    const apply = (cause: Cause) => { refuse(entry, cause); causes.add(cause); };
    if (consentCuts && before(entry, consentDay as string, 'TIME_BEFORE_CONSENT', log, input)) causes.add('TIME_BEFORE_CONSENT');
    if (visitDay && before(entry, visitDay, 'TIME_BEFORE_VISIT', log, input)) causes.add('TIME_BEFORE_VISIT');
    if (stays.length > 0) {
      if (!entry.pieces && stays.some(({ from, to }) => from <= entry.day && entry.day <= to)) apply('TIME_WHILE_INPATIENT');
      else if (cut(entry, stayTimes, 'TIME_WHILE_INPATIENT')) causes.add('TIME_WHILE_INPATIENT');
    }
    if (counting.sameDayPolicy && log.visitDays.has(entry.day)) {
      if (chosen.get(counting.sameDayPolicy) === 'exclude_day') apply('SAME_DAY_VISIT');
      else causes.add('SAME_DAY_VISIT');
    }
    if (entry.activity === '') apply('MISSING_ACTIVITY');
    else if (!counts(entry.activity, now.services.get(entry.service) as ServiceNow, chosen)) apply('NON_COUNTING_ACTIVITY');
  }
}

/** Whether an activity counts for a service under the practice's policies. */
export function counts(activity: string, service: ServiceNow, chosen: Chosen): boolean {
  if (service.activities.has(activity)) return true;
  const ask = service.asks.get(activity);
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
function fill(pool: PoolNow, all: readonly Worked[], input: PatientMonth, chosen: Chosen, clocks: Clocks, each: boolean): Counted {
  const { causes } = clocks;
  const result: Counted = { pool, ms: 0, uses: [], left: [], lost: { WRONG_PERFORMER: 0, OVERLAPPING_TIME: 0, INVALID_ENTRY: 0, DOUBLE_COUNTED: 0, TRAINING_MISSING: 0 } };
  const entries = pool.pool.period ? inFullestPeriod(pool, all, input, result, chosen) : all;
  const pieces: Piece[] = [];
  for (const entry of entries) {
    const cause = entry.role === '' || entry.refused ? null : unfit(entry, pool, chosen, clocks);
    const fits = cause === null && entry.role !== '' && (entry.refused === null || takesRole(pool, entry.role, chosen));
    for (const part of entry.out) {
      const [ms, start, end] = part.end > part.start ? [part.end - part.start, part.start, part.end] : [entry.size, null, null];
      leave(result, entry, part.cause, ms, start, end, fits || entry.role === '' || part.cause === 'UNKNOWN_ROLE');
    }
    if (entry.refused) {
      if (entry.out.length === 0) leave(result, entry, entry.refused, 0, null, null, false);
    } else if (cause) {
      if (cause !== 'WRONG_PERFORMER') causes.add(cause);
      if (entry.lump > 0) leave(result, entry, cause, entry.lump, null, null, true);
      for (const { start, end } of entry.pieces ?? []) leave(result, entry, cause, end - start, start, end, true);
    } else if (entry.pieces) for (const { start, end } of entry.pieces) pieces.push({ start, end, entry });
    else {
      result.uses.push({ entry, ms: entry.lump, start: null, end: null });
      result.ms += entry.lump;
    }
  }
  if (pieces.length > 1) pieces.sort((a, b) => a.start - b.start || a.end - b.end || inOrder(a.entry, b.entry));
  if (each) {
    const people = new Map<string, Piece[]>();
    for (const piece of pieces) people.set(piece.entry.performer, [...(people.get(piece.entry.performer) ?? []), piece]);
    for (const own of people.values()) sweep(own, result, causes);
    if (people.size > 1 && overlaps(pieces)) causes.add('CONCURRENT_STAFF');
  } else sweep(pieces, result, causes);
  return result;
}

function takesRole({ roles, pool }: PoolNow, role: string, chosen: Chosen): boolean {
  return roles.has(role) || (pool.also !== undefined && chosen.get(pool.also.policy) === pool.also.when && pool.also.roles.includes(role));
}

/** Why a person's time does not feed a pool; null if it does. */
function unfit(entry: Worked, pool: PoolNow, chosen: Chosen, { flags }: Clocks): Cause | null {
  if (!takesRole(pool, entry.role, chosen)) return nonClinical.has(entry.role) ? 'NON_CLINICAL_STAFF' : 'WRONG_PERFORMER';
  if (pool.pool.also && !pool.roles.has(entry.role)) flags.add(pool.pool.also.flag);
  const { training } = pool.pool;
  if (!training) return null;
  const had = entry.input.training;
  const unscoped = training.scope.includes(entry.role) && had?.scopeOfServiceDoc !== true;
  if (unscoped) flags.add('SCOPE_DOC_MISSING');
  if (unscoped || !isDay(had?.introTeamBasedCare)) return 'TRAINING_MISSING';
  const far = entry.day > addMonthsToDay(had.introTeamBasedCare, training.warnMonths) || entry.day < addMonthsToDay(had.introTeamBasedCare, -training.warnMonths);
  if (far && chosen.get(training.windowPolicy) === 'warn') flags.add('TRAINING_WINDOW');
  return null;
}

/** Entries of the device's 30-day period that has most time; those of other periods are left out. Without a known period, all of the month. */
function inFullestPeriod(pool: PoolNow, entries: readonly Worked[], input: PatientMonth, result: Counted, chosen: Chosen): readonly Worked[] {
  const days = pool.pool.period?.days ?? 30;
  const anchor = input.patient.device?.periodStart ?? null;
  const groups = new Map<string, Worked[]>();
  for (const entry of entries) {
    const own = entry.input.periodStart;
    const start = isDay(own) ? own : anchor && entry.day ? periodOf(entry.day, anchor, days) : '';
    groups.set(start, [...(groups.get(start) ?? []), entry]);
  }
  const size = (group: readonly Worked[]) => group.reduce((sum, entry) => sum + (entry.refused || !takesRole(pool, entry.role, chosen) ? 0 : entry.lump + (entry.pieces ?? []).reduce((ms, { start, end }) => ms + end - start, 0)), 0);
  const [fullest, ...others] = [...groups].sort((a, b) => size(b[1]) - size(a[1]) || (a[0] < b[0] ? -1 : 1)).map(([, group]) => group);
  for (const entry of others.flat()) leave(result, entry, entry.refused ?? 'OTHER_PERIOD', entry.size, entry.pieces?.[0]?.start ?? null, entry.pieces?.at(-1)?.end ?? null, false);
  return fullest ?? [];
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
