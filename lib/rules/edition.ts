/**
 * A rule as it stands in one month: every dated value looked up once and kept, so that a hundred thousand patients of that month share it.
 */
import { holdsIn, isReviewed, valueIn as valueBetween, type Dated } from '../time/dated.ts';
import { addMonths, lastDay } from '../time/month.ts';
import type { Source } from './finding.ts';
import type { Basis, Cited, Code, Exclusion, IfPolicy, Need, Pool, Rule, RuleSet, Values } from './rule.ts';

type Contacts = Extract<Basis, { kind: 'contacts' }>;

/** What a contact code asks of each contact, in milliseconds. */
export interface ContactNow {
  basis: Contacts;
  roles: ReadonlySet<string>;
  activities: ReadonlySet<string>;
  leastMs: number;
  belowMs: number;
  atMostMs: number;
  longer: (IfPolicy & { firstMs: number; eachMs: number }) | null;
}

export interface CodeNow {
  code: Code;
  state: 'in_force' | 'not_yet' | 'retired';
  /** The span that makes it so. */
  span: Cited;
  family: number;
  /** Indexes of the codes that it may be added to; empty for a base. */
  bases: readonly number[];
  /** Indexes of the codes that go before it. */
  yields: readonly number[];
  /** Index of the pool; -1 for what is not timed by the month. */
  pool: number;
  firstMs: number;
  eachMs: number;
  belowMs: number;
  firstIf: (IfPolicy & { ms: number }) | null;
  contact: ContactNow | null;
  device: { least: number; below: number; days: number; policy: string } | null;
  max: number;
  maxLifted: IfPolicy | null;
  checkAbove: number;
  /** Needs of this code by index into the edition's needs. */
  needs: readonly number[];
  /** Those of them that are the code's own and not its program's. */
  ownNeeds: readonly number[];
  exclusions: readonly Exclusion[];
  /** Dated values that the answer rests on, the number first. */
  basis: readonly Cited[];
  sources: readonly Source[];
  /** The oldest day on which any of it was last checked. */
  checked: string;
  verified: boolean;
  /** US dollars, if a rate of this month is known. */
  rate: number | null;
}

export interface PoolNow { pool: Pool; id: string; who: 'staff' | 'practitioner'; label: string; roles: ReadonlySet<string>; services: ReadonlySet<string>; cited: Cited }

/** A value of an entry's `program` that this rule takes. */
export interface ServiceNow {
  name: string;
  /** True if it feeds a pool; false if each entry is judged by itself. */
  timed: boolean;
  activities: ReadonlySet<string>;
  asks: ReadonlyMap<string, { policy: string; when: string; cited: Cited }>;
  /** False where the rule names no activities for the month: no code counts anything yet. */
  told: boolean;
}

export interface Edition {
  rule: Rule;
  month: string;
  first: string;
  last: string;
  reviewed: boolean;
  codes: readonly CodeNow[];
  needs: readonly Need[];
  /** Index of the need that may say from which day on time counts; -1 without one. */
  visitNeed: number;
  consent: Extract<Need, { need: 'consent' }> | null;
  pools: readonly PoolNow[];
  services: ReadonlyMap<string, ServiceNow>;
  /** Values of an entry's `program` that are the rule's in any month, whether something counts them now or not. */
  takes: ReadonlySet<string>;
  /** Activities that lead an entry of the program to another service. */
  routed: ReadonlySet<string>;
  /** Roles whose time needs a therapy plan. */
  therapists: ReadonlySet<string>;
  /** True if no code sums its minutes by the day (`tidy.ts`). */
  plain: boolean;
  onePractitioner: Rule['onePractitioner'] | null;
  exclusions: readonly Exclusion[];
}

/** Codes are mentioned as retired or not yet in force during the year around their change, when people still ask for them. */
const MENTION_MONTHS = 12;
/** By rule set, month, payer and program: four short look-ups cost less than one long key made for each patient. */
const kept = new WeakMap<RuleSet, Map<string, Map<string, Map<string, Edition | null>>>>();

/** The edition of a payer's rule for a program in a month; null if the set has no such rule. */
export function edition(rules: RuleSet, payer: string, program: string, month: string): Edition | null {
  let months = kept.get(rules);
  if (!months || months.size > 500) kept.set(rules, (months = new Map<string, Map<string, Map<string, Edition | null>>>()));
  let payers = months.get(month);
  if (!payers) months.set(month, (payers = new Map<string, Map<string, Edition | null>>()));
  let programs = payers.get(payer);
  if (!programs) payers.set(payer, (programs = new Map<string, Edition | null>()));
  let found = programs.get(program);
  if (found === undefined) {
    const rule = rules.find((each) => each.payer === payer && each.program === program);
    found = rule ? build(rule, month) : null;
    programs.set(program, found);
  }
  return found;
}

const names = new WeakMap<RuleSet, ReadonlySet<string>>();

const allServices = (rule: Rule) => [rule.program, ...rule.counting.services, ...rule.pools.flatMap(({ services }) => services ?? []), ...rule.codes.flatMap(({ basis }) => (basis.kind === 'contacts' ? [basis.service] : []))];

/** Everything that an entry's `program` may say under a set of rules, enrolled or not. */
export function servicesKnown(rules: RuleSet): ReadonlySet<string> {
  let known = names.get(rules);
  if (!known) {
    known = new Set(rules.flatMap(allServices));
    names.set(rules, known);
  }
  return known;
}

interface Month { first: string; last: string }
const overlaps = (span: { from: string; to?: string | undefined }, { first, last }: Month) => holdsIn(span, first, last);
const inForce = <T extends Cited>(list: readonly T[], month: Month) => list.filter((each) => overlaps(each, month));
/** The value on the first day of the month, or the first one that begins in it. */
const valueIn = <T>(list: Values<T> | undefined, { first, last }: Month): Dated<T, Source> | undefined => valueBetween(list, first, last);

function build(rule: Rule, name: string): Edition {
  const reviewed = isReviewed(rule.reviewed, name);
  // Outside the reviewed period nothing is looked up but names: those of the codes in force at its nearest edge.
  const nearest = reviewed ? name : name < rule.reviewed.from ? rule.reviewed.from : rule.reviewed.to;
  const month = { first: `${nearest}-01`, last: lastDay(nearest) };
  const pools = rule.pools.flatMap((pool): PoolNow[] => {
    const roles = valueIn(pool.roles, month);
    return roles ? [{ pool, id: pool.id, who: pool.who, label: pool.label, roles: new Set(roles.value), services: new Set(pool.services ?? rule.counting.services), cited: roles }] : [];
  });
  const needs = [...new Set([...inForce(rule.needs, month), ...rule.codes.flatMap((code) => inForce(code.needs ?? [], month))])];
  const exclusions = inForce(rule.exclusions, month);
  const chosen = rule.codes.flatMap((code) => { const state = stateOf(code, month); return state ? [{ code, ...state }] : []; });
  const names = chosen.map(({ code }) => code.code);
  const places = (codes: readonly string[]) => names.flatMap((each, index) => (codes.includes(each) ? [index] : []));
  const codes = chosen.map(({ code, state, span }): CodeNow => {
    const { basis } = code;
    const values: (Dated<unknown, Source> | undefined)[] = [];
    const number = (list: Values<number> | undefined, otherwise: number) => {
      const value = valueIn(list, month);
      values.push(value);
      return value ? value.value : otherwise;
    };
    const never = Number.POSITIVE_INFINITY;
    const minutes = basis.kind === 'minutes' ? basis : null;
    const firstMs = minutes ? number(minutes.first, never) * 60_000 : 0;
    const eachMs = minutes ? number(minutes.each, 0) * 60_000 : 0;
    const belowMs = minutes ? number(minutes.below, never) * 60_000 : never;
    const firstIf = minutes?.firstIf ? { policy: minutes.firstIf.policy, when: minutes.firstIf.when, ms: (valueIn(minutes.firstIf.value, month)?.value ?? never) * 60_000 } : null;
    const contact = basis.kind === 'contacts' ? contactOf(basis, month, number) : null;
    const device = basis.kind === 'device_days' || basis.kind === 'setup'
      ? { least: number(basis.least, never), below: basis.kind === 'device_days' ? number(basis.below, never) : never, days: number(basis.periodDays, 30), policy: basis.periodPolicy } : null;
    const max = number(code.max, never);
    const checkAbove = number(code.checkAbove, never);
    const pool = minutes ? pools.findIndex(({ id }) => id === minutes.pool) : -1;
    const roles = minutes ? pools[pool]?.cited : basis.kind === 'contacts' ? valueIn(basis.roles, month) : undefined;
    const own = needs.filter((need) => (rule.needs.includes(need) ? !code.needs?.some((other) => replaces(other, need)) : code.needs?.includes(need)));
    const cited = [...values, span, roles, ...own, ...(code.limitUnknown && overlaps(code.limitUnknown, month) ? [code.limitUnknown] : [])].filter((each): each is Cited & Dated<unknown, Source> => each !== undefined);
    return {
      code, state, span, firstMs, eachMs, belowMs, firstIf, contact, device, max, checkAbove, pool,
      maxLifted: code.maxLiftedBy ?? null,
      family: rule.families.findIndex(({ id }) => id === code.family),
      bases: code.addOnTo === undefined ? [] : places(typeof code.addOnTo === 'string' ? [code.addOnTo] : code.addOnTo),
      yields: code.yieldsTo && overlaps(code.yieldsTo, month) ? places(code.yieldsTo.codes) : [],
      needs: own.map((need) => needs.indexOf(need)),
      ownNeeds: own.filter((need) => code.needs?.includes(need)).map((need) => needs.indexOf(need)),
      exclusions: exclusions.filter((each) => each.codes.includes(code.code) || each.and.includes(code.code)),
      basis: cited, sources: [...new Set(cited.map(({ source }) => source))],
      checked: cited.reduce((oldest, each) => (each.checked < oldest ? each.checked : oldest), '9999-12-31'),
      verified: cited.every(({ source, confirmedFrom }) => source.readAs !== 'not_confirmed' && source.readAs !== 'derived' && (!confirmedFrom || confirmedFrom <= month.first)),
      rate: valueIn(code.rate, month)?.value ?? null,
    };
  });
  return {
    rule, month: name, first: month.first, last: month.last, reviewed, codes, needs, pools, exclusions,
    visitNeed: needs.findIndex(({ need }) => need === 'initiating_visit' || need === 'first_visit'),
    consent: needs.find((need): need is Extract<Need, { need: 'consent' }> => need.need === 'consent' && rule.needs.includes(need)) ?? null,
    services: servicesOf(rule, codes, pools, month),
    takes: new Set(allServices(rule)),
    routed: new Set((rule.counting.routes ?? []).filter(({ service }) => service !== rule.counting.services[0]).flatMap(({ activities }) => activities)),
    therapists: new Set(needs.flatMap((need) => (need.need === 'therapy_plan' ? need.roles : []))),
    plain: codes.every(({ code }) => code.basis.kind !== 'minutes' || !code.basis.per),
    onePractitioner: rule.onePractitioner && overlaps(rule.onePractitioner, month) ? rule.onePractitioner : null,
  };
}

/** A need of a code stands in the place of its program's of the same kind; of plain facts, only of the same fact. */
const replaces = (own: Need, common: Need) => own.need === common.need && (own.need !== 'fact' || common.need !== 'fact' || own.fact === common.fact);

function contactOf(basis: Contacts, month: Month, number: (list: Values<number> | undefined, otherwise: number) => number): ContactNow {
  const never = Number.POSITIVE_INFINITY;
  return {
    basis, roles: new Set(valueIn(basis.roles, month)?.value ?? []), activities: new Set(basis.activities),
    leastMs: number(basis.least, 0) * 60_000, belowMs: number(basis.below, never) * 60_000, atMostMs: number(basis.atMost, never) * 60_000,
    longer: basis.longer ? { policy: basis.longer.policy, when: basis.longer.when, firstMs: (valueIn(basis.longer.first, month)?.value ?? never) * 60_000, eachMs: (valueIn(basis.longer.each, month)?.value ?? never) * 60_000 } : null,
  };
}

/** Every service that the rule takes, in the order in which it claims a moment. */
function servicesOf(rule: Rule, codes: readonly CodeNow[], pools: readonly PoolNow[], month: Month): Map<string, ServiceNow> {
  const { counting } = rule;
  const services = new Map<string, ServiceNow>();
  const asks = new Map(inForce(counting.asks, month).flatMap((each) => each.activities.map((activity) => [activity, { policy: each.policy, when: each.when, cited: each }] as const)));
  for (const { pool, services: names } of pools) {
    const value = valueIn(pool.activities ?? counting.activities, month);
    for (const name of names) if (!services.has(name)) services.set(name, { name, timed: true, activities: new Set(value?.value ?? []), asks: pool.activities ? new Map() : asks, told: value !== undefined });
  }
  for (const { contact } of codes) {
    if (!contact) continue;
    const known = services.get(contact.basis.service);
    if (known) for (const activity of contact.activities) (known.activities as Set<string>).add(activity);
    else services.set(contact.basis.service, { name: contact.basis.service, timed: false, activities: new Set(contact.activities), asks: new Map(), told: true });
  }
  return services;
}

function stateOf(code: Code, month: Month): Pick<CodeNow, 'state' | 'span'> | null {
  const now = inForce(code.inForce, month)[0];
  if (now) return { state: 'in_force', span: now };
  const soon = addMonths(month.first.slice(0, 7), MENTION_MONTHS);
  const lately = addMonths(month.first.slice(0, 7), -MENTION_MONTHS);
  const next = code.inForce.find(({ from }) => from > month.last && from.slice(0, 7) <= soon);
  if (next) return { state: 'not_yet', span: next };
  const past = code.inForce.findLast(({ to }) => to !== undefined && to < month.first && to.slice(0, 7) >= lately);
  return past ? { state: 'retired', span: past } : null;
}
