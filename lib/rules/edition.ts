/**
 * A rule as it stands in one month: every dated value looked up once and kept, so that a hundred thousand patients of that month share it.
 */
import { isReviewed, valueOn, type Dated } from '../time/dated.ts';
import { addMonths } from '../time/month.ts';
import type { Source } from './finding.ts';
import type { Cited, Code, Exclusion, Need, Rule, RuleSet } from './rule.ts';

export interface CodeNow {
  code: Code;
  state: 'in_force' | 'not_yet' | 'retired';
  /** The span that makes it so. */
  span: Cited;
  family: number;
  /** Index of the base among the edition's codes; -1 for a base. */
  base: number;
  /** Index of the pool; -1 for work that is not timed. */
  pool: number;
  firstMs: number;
  eachMs: number;
  max: number;
  checkAbove: number;
  roles: ReadonlySet<string>;
  activities: ReadonlySet<string>;
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
}

export interface PoolNow { id: string; who: 'staff' | 'practitioner'; label: string; roles: ReadonlySet<string>; cited: Cited }

export interface Edition {
  rule: Rule;
  month: string;
  reviewed: boolean;
  codes: readonly CodeNow[];
  needs: readonly Need[];
  pools: readonly PoolNow[];
  services: ReadonlySet<string>;
  /** Services logged as work of their own, by name. */
  work: ReadonlySet<string>;
  activities: ReadonlySet<string>;
  activitiesCited: Cited | undefined;
  asks: ReadonlyMap<string, { policy: string; when: string; cited: Cited }>;
}

/** Codes are mentioned as retired or not yet in force during the year around their change, when people still ask for them. */
const MENTION_MONTHS = 12;
const kept = new WeakMap<RuleSet, Map<string, Edition | null>>();

/** The edition of a payer's rule for a program in a month; null if the set has no such rule. */
export function edition(rules: RuleSet, payer: string, program: string, month: string): Edition | null {
  const known = kept.get(rules) ?? new Map<string, Edition | null>();
  kept.set(rules, known);
  const key = `${payer} ${program} ${month}`;
  let found = known.get(key);
  if (found === undefined) {
    const rule = rules.find((each) => each.payer === payer && each.program === program);
    found = rule ? build(rule, month) : null;
    if (known.size > 5000) known.clear();
    known.set(key, found);
  }
  return found;
}

const inForce = <T extends Cited>(list: readonly T[], day: string) => list.filter(({ from, to }) => from <= day && (!to || day <= to));

function build(rule: Rule, month: string): Edition {
  const reviewed = isReviewed(rule.reviewed, month);
  // Outside the reviewed period nothing is looked up but names: those of the codes in force at its nearest edge.
  const day = `${reviewed ? month : month < rule.reviewed.from ? rule.reviewed.from : rule.reviewed.to}-01`;
  const pools = rule.pools.flatMap((pool) => { const roles = valueOn(pool.roles, day); return roles ? [{ ...pool, roles: new Set(roles.value), cited: roles }] : []; });
  const needs = [...new Set([...inForce(rule.needs, day), ...rule.codes.flatMap((code) => inForce(code.needs ?? [], day))])];
  const exclusions = inForce(rule.exclusions, day);
  const chosen = rule.codes.flatMap((code) => { const state = stateOf(code, day); return state ? [{ code, ...state }] : []; });
  const codes = chosen.map(({ code, state, span }): CodeNow => {
    const { basis } = code;
    const values: (Dated<unknown, Source> | undefined)[] = [];
    const number = (list: Parameters<typeof valueOn<number, Source>>[0] | undefined, otherwise: number) => {
      const value = list && valueOn(list, day);
      values.push(value);
      return value ? value.value : otherwise;
    };
    const timed = basis.kind === 'minutes';
    const firstMs = timed ? number(basis.first, Number.POSITIVE_INFINITY) * 60_000 : 0;
    const eachMs = timed ? number(basis.each, 0) * 60_000 : 0;
    const max = number(code.max, Number.POSITIVE_INFINITY);
    const checkAbove = number(code.checkAbove, Number.POSITIVE_INFINITY);
    const pool = timed ? pools.findIndex(({ id }) => id === basis.pool) : -1;
    const roles = timed ? pools[pool]?.cited : valueOn(basis.roles, day);
    const own = needs.filter((need) => rule.needs.includes(need) ? !code.needs?.some((other) => other.need === need.need) : code.needs?.includes(need));
    const cited = [...values, span, roles, ...own].filter((each): each is Cited & Dated<unknown, Source> => each !== undefined);
    const sources = [...new Set(cited.map(({ source }) => source))];
    return {
      code, state, span, firstMs, eachMs, max, checkAbove, pool,
      family: rule.families.findIndex(({ id }) => id === code.family),
      base: code.addOnTo ? chosen.findIndex((other) => other.code.code === code.addOnTo) : -1,
      roles: timed ? (pools[pool]?.roles ?? new Set()) : new Set(valueOn(basis.roles, day)?.value ?? []),
      activities: new Set(timed ? [] : basis.activities),
      needs: own.map((need) => needs.indexOf(need)),
      ownNeeds: own.filter((need) => code.needs?.includes(need)).map((need) => needs.indexOf(need)),
      exclusions: exclusions.filter((each) => each.codes.includes(code.code) || each.and.includes(code.code)),
      basis: cited, sources, checked: cited.reduce((oldest, each) => (each.checked < oldest ? each.checked : oldest), '9999-12-31'), verified: cited.every(({ source, confirmedFrom }) => source.readAs !== 'not_confirmed' && (!confirmedFrom || confirmedFrom <= day)),
    };
  });
  const activities = valueOn(rule.counting.activities, day);
  return {
    rule, month, reviewed, codes, needs, pools,
    services: new Set(rule.counting.services),
    work: new Set(rule.codes.flatMap(({ basis }) => (basis.kind === 'work' ? [basis.service] : []))),
    activities: new Set(activities?.value ?? []), activitiesCited: activities,
    asks: new Map(inForce(rule.counting.asks, day).flatMap((each) => each.activities.map((activity) => [activity, { policy: each.policy, when: each.when, cited: each }] as const))),
  };
}

function stateOf(code: Code, day: string): Pick<CodeNow, 'state' | 'span'> | null {
  const now = inForce(code.inForce, day)[0];
  if (now) return { state: 'in_force', span: now };
  const soon = addMonths(day.slice(0, 7), MENTION_MONTHS);
  const lately = addMonths(day.slice(0, 7), -MENTION_MONTHS);
  const next = code.inForce.find(({ from }) => from > day && from.slice(0, 7) <= soon);
  if (next) return { state: 'not_yet', span: next };
  const past = code.inForce.findLast(({ to }) => to !== undefined && to < day && to.slice(0, 7) >= lately);
  return past ? { state: 'retired', span: past } : null;
}
