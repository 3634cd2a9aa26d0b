/**
 * From time that could count to the clocks of one program: what the program leaves out (before consent, while an inpatient, work that does
 * not count, the wrong person), each moment once in a pool and once over all services and programs.
 *
 *   entry ─► the program's? ─► windows ─► activity ─► not yet taken by an earlier service ─► role: pool ─► each moment once ─► seconds
 *                                                                                      └─► contacts, each judged by itself (contacts.ts)
 */
import { union, type Interval } from '../time/interval.ts';
import { dayBounds, dayIn } from '../time/month.ts';
import { consentOf } from './consent.ts';
import type { PatientMonth } from './contract.ts';
import type { Edition, PoolNow, ServiceNow } from './edition.ts';
import { cut, refuse, type Cause, type Log, type Worked } from './entries.ts';
import { fill, fullest, takesRole, type Counted } from './pool.ts';
import type { Chosen } from './policies.ts';

export interface Clocks {
  pools: Counted[];
  /** Entries that are judged one by one, after all that was taken out. */
  contacts: Worked[];
  /** All entries of such services, refused or not. */
  logged: Worked[];
  causes: Set<Cause>;
  /** Flags beside the causes. */
  flags: Set<string>;
}

/** Moments that earlier services have counted. Filled only where several services have entries: otherwise nobody asks. */
export interface Claimed { needed: boolean; moments: Interval[] }

/**
 * @param visitDay first day on which time counts, where an initiating visit is needed within the month
 * @param claimed moments that earlier programs have counted; this program's are added
 */
export function count(input: PatientMonth, log: Log, now: Edition, chosen: Chosen, visitDay: string | null, claimed: Claimed): Clocks {
  const clocks: Clocks = { pools: [], contacts: [], logged: [], causes: new Set(), flags: new Set() };
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
  clocks.pools = now.pools.map((pool) => (pool.pool.period ? fullest(pool, pooled(pool, timed), input, chosen, clocks, each) : fill(pool, pooled(pool, timed), chosen, clocks, each)));
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
    if (counting.sameDayPolicy && log.visitDays.size > 0 && onVisitDay(entry, log, input)) {
      causes.add('SAME_DAY_VISIT');
      if (chosen.get(counting.sameDayPolicy) === 'exclude_day') leaveVisitDays(entry, log);
    }
    const service = now.services.get(entry.service) as ServiceNow;
    if (entry.activity === '') apply('MISSING_ACTIVITY');
    else if (!counts(entry.activity, service, chosen)) {
      if (service.told) apply('NON_COUNTING_ACTIVITY');
      else refuse(entry, 'NON_COUNTING_ACTIVITY');
    }
  }
}

/** Whether any of an entry's time, counted or taken out, lies on a day with a separately billed visit. */
function onVisitDay({ day, pieces, out }: Worked, { visitDays, zone }: Log, { serviceMonth }: PatientMonth): boolean {
  if (visitDays.has(day)) return true;
  return [...(pieces ?? []), ...out].some(({ start, end }) => end > start && (visitDays.has(dayIn(start, serviceMonth, zone)) || visitDays.has(dayIn(end - 1, serviceMonth, zone))));
}

function leaveVisitDays(entry: Worked, { visitDays, zone }: Log): void {
  if (!entry.pieces) refuse(entry, 'SAME_DAY_VISIT');
  else cut(entry, union([...visitDays].map((day) => dayBounds(day, zone))), 'SAME_DAY_VISIT');
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
