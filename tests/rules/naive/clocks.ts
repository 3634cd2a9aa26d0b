/** The plain reading of one program's time: what the rule leaves out, whose time feeds which pool, and each moment once. */
import type { PatientMonth } from '../../../lib/rules/contract.ts';
import type { Code, Need, Pool, Rule, Values } from '../../../lib/rules/rule.ts';
import { addDays, addMonths, addMonthsToDay, isDay } from '../../../lib/time/month.ts';
import { drop, inOrder, take, type Diary, type Item } from './diary.ts';

export type Get = (policy: string) => string;
/** A stretch of counted time and the entries that tell of it. */
export interface Bit { day: string; ms: number; slice: number | null; items: Item[] }
/** `lost`: time that would be counted besides, were it not for a cause. */
export interface Clock { pool: Pool; bits: Bit[]; ms: number; lost: Map<string, Bit[]> }
export interface Clocks { pools: Clock[]; logged: Item[]; flags: Set<string> }
export interface Span { from: string; to?: string | undefined }

/** In force on some day of the month. */
export const during = ({ from, to }: Span, { first, last }: Pick<Diary, 'first' | 'last'>): boolean => from <= last && (to === undefined || to >= first);
/** The value in force on the month's first day, or else the first to begin in it. */
export const dated = <T>(values: Values<T> | undefined, diary: Pick<Diary, 'first' | 'last'>) => values?.find((each) => during(each, diary));

export type State = 'in_force' | 'not_yet' | 'retired';
/** In force in the month, or within a year of it; a code further away is not spoken of. */
export function stateOf(code: Code, diary: Pick<Diary, 'first' | 'last'>): State | null {
  if (code.inForce.some((span) => during(span, diary))) return 'in_force';
  const month = diary.first.slice(0, 7);
  if (code.inForce.some(({ from }) => from > diary.last && from.slice(0, 7) <= addMonths(month, 12))) return 'not_yet';
  return code.inForce.some(({ to }) => to !== undefined && to < diary.first && to.slice(0, 7) >= addMonths(month, -12)) ? 'retired' : null;
}

export const contactsOf = (code: Code) => (code.basis.kind === 'contacts' ? code.basis : null);
const poolServices = (rule: Rule, pool: Pool) => pool.services ?? rule.counting.services;
/** Values of an entry's program that a rule takes, in the order in which they claim a moment. */
export const servicesOf = (rule: Rule): string[] => [...new Set([...rule.pools.flatMap((pool) => poolServices(rule, pool)), ...rule.codes.flatMap((code) => contactsOf(code)?.service ?? [])])];

export type ConsentNeed = Extract<Need, { need: 'consent' }>;
/** The first recorded consent of those that will do. */
export const consentFor = (need: ConsentNeed, { patient }: PatientMonth) => need.programs.map((program) => patient.consent?.[program]).find((each) => each?.date) ?? null;

/** Whether a role's time feeds a pool, by the rule or by the practice's choice. */
export function takesRole(pool: Pool, role: string, diary: Diary, get: Get): boolean {
  const also = pool.also;
  return (dated(pool.roles, diary)?.value ?? []).includes(role) || (also !== undefined && get(also.policy) === also.when && also.roles.includes(role));
}

function countsActivity(rule: Rule, service: string, activity: string, diary: Diary, get: Get): boolean {
  const pool = rule.pools.find((each) => poolServices(rule, each).includes(service));
  if (!pool) return rule.codes.some((code) => contactsOf(code)?.service === service && contactsOf(code)?.activities.includes(activity));
  if ((dated(pool.activities ?? rule.counting.activities, diary)?.value ?? []).includes(activity)) return true;
  return !pool.activities && rule.counting.asks.some((ask) => during(ask, diary) && ask.activities.includes(activity) && get(ask.policy) === ask.when);
}

export function clocksOf(rule: Rule, input: PatientMonth, diary: Diary, get: Get, countsFrom: string | null, claimed: Set<number>): Clocks {
  const clocks: Clocks = { pools: [], logged: [], flags: new Set() };
  const services = servicesOf(rule);
  // A contact of which no code is spoken yet is said nothing of.
  const spoken = (service: string) => rule.pools.some((pool) => poolServices(rule, pool).includes(service)) || rule.codes.some((code) => contactsOf(code)?.service === service && stateOf(code, diary) !== null);
  const mine = diary.items.filter(({ service }) => services.includes(service) && spoken(service));
  leaveOut(rule, mine, input, diary, get, countsFrom, clocks.flags);
  for (const service of services) {
    const own = mine.filter((item) => item.service === service);
    for (const item of own) if (take(item, diary, (_, index) => claimed.has(index), 'OVERLAP_PROGRAMS')) clocks.flags.add('OVERLAP_PROGRAMS');
    const pools = rule.pools.filter((pool) => poolServices(rule, pool).includes(service));
    if (pools.length === 0) clocks.logged.push(...own);
    for (const item of own) if (!item.gone && (pools.length === 0 || pools.some((pool) => takesRole(pool, item.role, diary, get)))) for (const index of item.left) claimed.add(index);
  }
  clocks.pools = rule.pools.filter((pool) => dated(pool.roles, diary)).map((pool) => fill(pool, mine.filter(({ service }) => poolServices(rule, pool).includes(service)), input, diary, get, clocks.flags));
  return clocks;
}

/** What does not count for the program, whoever did it. */
function leaveOut(rule: Rule, mine: readonly Item[], input: PatientMonth, diary: Diary, get: Get, countsFrom: string | null, flags: Set<string>): void {
  const { counting } = rule;
  const need = rule.needs.find((each): each is ConsentNeed => each.need === 'consent' && during(each, diary));
  const consented = counting.consentPolicy && need && get(counting.consentPolicy) === 'date' ? consentFor(need, input)?.date : null;
  const stays = counting.withoutInpatientDays ? (input.patient.inpatientStays ?? []) : [];
  const without = (item: Item, bad: (day: string) => boolean, cause: string) => {
    if (!item.clock && bad(item.day)) drop(item, cause);
    else if (!item.clock || !take(item, diary, ({ day }) => bad(day), cause)) return;
    flags.add(cause);
  };
  for (const item of mine) {
    if (item.gone) continue;
    if (consented) without(item, (day) => day < consented, 'TIME_BEFORE_CONSENT');
    if (consented && consented > diary.last) drop(item, 'TIME_BEFORE_CONSENT');
    if (countsFrom && !item.gone) without(item, (day) => day < countsFrom, 'TIME_BEFORE_VISIT');
    without(item, (day) => stays.some(({ from, to }) => from <= day && (!to || day <= to)), 'TIME_WHILE_INPATIENT');
    const days = item.clock ? [...item.left, ...item.taken.keys()].map((index) => diary.slices[index]?.day ?? '') : [item.day];
    if (counting.sameDayPolicy && days.some((day) => diary.visitDays.has(day))) {
      flags.add('SAME_DAY_VISIT');
      if (get(counting.sameDayPolicy) === 'exclude_day') without(item, (day) => diary.visitDays.has(day), 'SAME_DAY_VISIT');
    }
    // Where the rule names no activities for the month, no code counts anything yet.
    const told = rule.pools.every((pool) => !poolServices(rule, pool).includes(item.service) || dated(pool.activities ?? counting.activities, diary));
    const cause = item.activity === '' ? 'MISSING_ACTIVITY' : countsActivity(rule, item.service, item.activity, diary, get) ? null : 'NON_COUNTING_ACTIVITY';
    if (!cause) continue;
    drop(item, cause);
    if (told) flags.add(cause);
  }
}

/** Why a person's time does not feed the pool. */
function unfit(pool: Pool, item: Item, diary: Diary, get: Get, flags: Set<string>): string | null {
  if (!takesRole(pool, item.role, diary, get)) return ['clerical', 'biller'].includes(item.role) ? 'NON_CLINICAL_STAFF' : 'WRONG_PERFORMER';
  if (pool.also && !dated(pool.roles, diary)?.value.includes(item.role)) flags.add(pool.also.flag);
  const { training } = pool;
  if (!training) return null;
  const intro = item.said.training?.introTeamBasedCare;
  const unscoped = training.scope.includes(item.role) && item.said.training?.scopeOfServiceDoc !== true;
  if (unscoped) flags.add('SCOPE_DOC_MISSING');
  if (unscoped || !isDay(intro)) return 'TRAINING_MISSING';
  if (get(training.windowPolicy) === 'warn' && (item.day > addMonthsToDay(intro, training.warnMonths) || item.day < addMonthsToDay(intro, -training.warnMonths))) flags.add('TRAINING_WINDOW');
  return null;
}

const lostBy: Record<string, string> = {
  WRONG_PERFORMER: 'WRONG_PERFORMER', NON_CLINICAL_STAFF: 'WRONG_PERFORMER', TRAINING_MISSING: 'TRAINING_MISSING', OVERLAP_OTHER_PATIENT: 'OVERLAPPING_TIME', OVERLAP_PROGRAMS: 'DOUBLE_COUNTED',
  FUTURE_ENTRY: 'INVALID_ENTRY', MISSING_PERFORMER: 'INVALID_ENTRY', UNKNOWN_ROLE: 'INVALID_ENTRY', UNKNOWN_ACTIVITY: 'INVALID_ENTRY', INVALID_ENTRY: 'INVALID_ENTRY',
};

function fill(pool: Pool, all: readonly Item[], input: PatientMonth, diary: Diary, get: Get, flags: Set<string>): Clock {
  const groups = pool.period ? byPeriod(pool, all, input) : [all];
  let best: { clock: Clock; told: Set<string> } | null = null;
  for (const group of groups) {
    const told = new Set<string>();
    const clock = sum(pool, group, diary, get, told);
    if (!best || clock.ms > best.clock.ms) best = { clock, told };
  }
  for (const flag of best?.told ?? []) flags.add(flag);
  return best?.clock ?? { pool, bits: [], ms: 0, lost: new Map() };
}

/** Entries by the device's period they belong to: the one they name, else by their day from a known start, else all together. */
function byPeriod(pool: Pool, all: readonly Item[], input: PatientMonth): Item[][] {
  const days = pool.period?.days ?? 30;
  const anchor = input.patient.device?.periodStart;
  const groups = new Map<string, Item[]>();
  for (const item of all) {
    if (item.day === '' || item.gone === 'OUTSIDE_MONTH') continue;
    const named = item.said.periodStart;
    const start = isDay(named) ? named : anchor && item.day ? addDays(anchor, Math.floor((Date.parse(item.day) - Date.parse(anchor)) / 86_400_000 / days) * days) : '';
    groups.set(start, [...(groups.get(start) ?? []), item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function sum(pool: Pool, items: readonly Item[], diary: Diary, get: Get, flags: Set<string>): Clock {
  const each = get('time.concurrentStaff') === 'each';
  const fine = items.filter((item) => {
    if (item.gone) return false;
    const cause = unfit(pool, item, diary, get, flags);
    if (cause && cause !== 'WRONG_PERFORMER' && cause !== 'TRAINING_MISSING') flags.add(cause);
    return cause === null;
  });
  const bits = bitsOf(fine.map((item) => ({ item, left: item.left, lump: item.lump })), diary, each);
  for (const bit of bits) for (const [a, b] of pairs(bit.items)) flags.add(overlap(a, b));
  if (each) for (const [index, slice] of diary.slices.entries()) if (slice && new Set(fine.filter(({ left }) => left.has(index)).map(({ who }) => who)).size > 1) flags.add('CONCURRENT_STAFF');
  const lost = new Map<string, Bit[]>();
  for (const reason of new Set(Object.values(lostBy))) {
    const would = items.flatMap((item) => {
      if (item.gone && lostBy[item.gone] !== reason) return [];
      const cause = item.gone ? null : unfit(pool, item, diary, get, new Set());
      const whole = (cause !== null && lostBy[cause] === reason) || (item.gone !== null);
      if (item.gone && item.role !== '' && item.gone !== 'UNKNOWN_ROLE' && unfit(pool, item, diary, get, new Set()) !== null) return [];
      if (cause !== null && !whole) return [];
      const back = [...item.taken].flatMap(([index, why]) => (lostBy[why] === reason ? [index] : []));
      const left = new Set([...item.left, ...back]);
      const lump = item.lump > 0 ? item.lump : item.gone && !item.clock ? item.size : 0;
      return [{ item, left, lump }];
    });
    const more = bitsOf(would, diary, each);
    if (total(more) > total(bits)) lost.set(reason, more);
  }
  return { pool, bits, ms: total(bits), lost };
}

export const total = (bits: readonly Bit[]): number => bits.reduce((ms, bit) => ms + bit.ms, 0);

/** Each moment once, or by the practice's choice once for each person. */
function bitsOf(parts: readonly { item: Item; left: ReadonlySet<number>; lump: number }[], diary: Diary, each: boolean): Bit[] {
  const bits: Bit[] = parts.filter(({ lump }) => lump > 0).map(({ item, lump }) => ({ day: item.day, ms: lump, slice: null, items: [item] }));
  for (const [index, { start, end, day }] of diary.slices.entries()) {
    const here = parts.filter(({ left }) => left.has(index)).map(({ item }) => item).sort(inOrder);
    const people = each ? [...new Set(here.map(({ who }) => who))].map((who) => here.filter((item) => item.who === who)) : [here];
    for (const items of people) if (items.length > 0) bits.push({ day, ms: end - start, slice: index, items });
  }
  return bits;
}

const pairs = (items: readonly Item[]) => items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const));

/** What it is called that two entries tell of the same moment. */
export function overlap(a: Item, b: Item): string {
  if (a.who !== b.who || a.who === '') return 'CONCURRENT_STAFF';
  return a.from === b.from && a.to === b.to ? 'DUPLICATE_ENTRY' : 'OVERLAP_SAME_PERSON';
}
