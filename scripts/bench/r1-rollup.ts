import { choose } from '../../lib/rules/policies.ts';
import { counts } from '../../lib/rules/count.ts';
import { edition, type CodeNow } from '../../lib/rules/edition.ts';
import type { PatientMonth, Program } from '../../lib/rules/contract.ts';
import type { RuleSet } from '../../lib/rules/rule.ts';
import { MONTH } from './r1-months.ts';

/**
 * What is left of the rules if time is only summed: whose minutes of which work feed which sum, and from how much on a code is reached.
 * No consent, no overlap, no stay, no need, no choice between codes. Taken from the same rule files that the evaluator reads.
 */
export interface Sum { program: Program; pool: number; roles: ReadonlySet<string>; counted: ReadonlyMap<string, ReadonlySet<string>> }
export interface Reached { code: string; program: Program; sum: number; firstMs: number; belowMs: number; now: CodeNow; base: boolean }
export interface Plan { sums: Sum[]; codes: Reached[] }

/** Pools that are summed by a device's period and not by the month are left out: no sum of the month knows them. */
export function planOf(rules: RuleSet, programs: readonly Program[], activities: readonly string[]): Plan {
  const plan: Plan = { sums: [], codes: [] };
  for (const program of programs) {
    const now = edition(rules, 'medicare_ffs', program, MONTH);
    if (!now?.reviewed) throw new Error(`There is no rule for ${program}.`);
    for (const [pool, { pool: { period }, roles, services }] of now.pools.entries()) {
      if (period) continue;
      const counted = new Map([...services].map((name) => [name, new Set(activities.filter((activity) => counts(activity, now.services.get(name)!, choose(null))))]));
      const sum = plan.sums.push({ program, pool, roles, counted }) - 1;
      for (const each of now.codes) if (each.state === 'in_force' && each.pool === pool) plan.codes.push({ code: each.code.code, program, sum, firstMs: each.firstMs, belowMs: each.belowMs, now: each, base: each.bases.length === 0 });
    }
  }
  return plan;
}

/** The entries of all months, a column for each thing that a sum needs. */
export interface Columns {
  patients: number;
  patient: Int32Array;
  service: Uint8Array;
  role: Uint8Array;
  activity: Uint8Array;
  start: Float64Array;
  end: Float64Array;
  services: string[];
  roles: string[];
  activities: string[];
}

export function columnsOf(months: readonly PatientMonth[]): Columns {
  const rows = months.reduce((sum, { entries }) => sum + entries.length, 0);
  const made: Columns = {
    patients: months.length, patient: new Int32Array(rows), service: new Uint8Array(rows), role: new Uint8Array(rows), activity: new Uint8Array(rows),
    start: new Float64Array(rows), end: new Float64Array(rows), services: [], roles: [], activities: [],
  };
  const numbers = new Map<string, number>();
  const number = (kind: 'services' | 'roles' | 'activities', name: string) => {
    const known = numbers.get(`${kind} ${name}`);
    if (known !== undefined) return known;
    numbers.set(`${kind} ${name}`, made[kind].length);
    return made[kind].push(name) - 1;
  };
  let at = 0;
  for (const [index, { entries }] of months.entries()) for (const entry of entries) {
    made.patient[at] = index;
    made.service[at] = number('services', entry.program ?? '');
    made.role[at] = number('roles', entry.performerRole ?? '');
    made.activity[at] = number('activities', entry.activity ?? '');
    made.start[at] = Number(entry.start);
    made.end[at] = Number(entry.end);
    at++;
  }
  return made;
}

/** Milliseconds by patient and sum, and base codes reached by patient and base. `width` counts one sum more than there is, for what feeds none. */
export interface RolledUp { sums: Int32Array; width: number; reached: Uint8Array }

/** Which sums an entry of a service, role and activity feeds: at most two, as the practitioner's minutes may count as staff minutes too. */
export function feedsOf({ sums }: Plan, { services, roles, activities }: Columns): { first: Uint8Array; second: Uint8Array } {
  const size = services.length * roles.length * activities.length;
  const none = sums.length;
  const first = new Uint8Array(size).fill(none);
  const second = new Uint8Array(size).fill(none);
  for (const [s, service] of services.entries()) for (const [r, role] of roles.entries()) for (const [a, activity] of activities.entries()) {
    const fed = sums.flatMap((sum, index) => (sum.roles.has(role) && sum.counted.get(service)?.has(activity) ? [index] : []));
    const at = (s * roles.length + r) * activities.length + a;
    if (fed.length > 2) throw new Error(`${service}, ${role} and ${activity} feed more than two sums.`);
    first[at] = fed[0] ?? none;
    second[at] = fed[1] ?? none;
  }
  return { first, second };
}

/** One pass over the columns, one over the sums, by hand. */
export function rollUp(columns: Columns, { sums: { length: none }, codes }: Plan, { first, second }: ReturnType<typeof feedsOf>): RolledUp {
  const { patients, patient, service, role, activity, start, end } = columns;
  const roles = columns.roles.length;
  const activities = columns.activities.length;
  const width = none + 1;
  const sums = new Int32Array(patients * width);
  for (let at = 0; at < patient.length; at++) {
    const feed = (service[at]! * roles + role[at]!) * activities + activity[at]!;
    const row = patient[at]! * width;
    const ms = end[at]! - start[at]!;
    sums[row + first[feed]!]! += ms;
    sums[row + second[feed]!]! += ms;
  }
  const bases = codes.filter(({ base }) => base);
  const of = Int32Array.from(bases, ({ sum }) => sum);
  const from = Float64Array.from(bases, ({ firstMs }) => firstMs);
  const below = Float64Array.from(bases, ({ belowMs }) => belowMs);
  const count = bases.length;
  const reached = new Uint8Array(patients * count);
  for (let who = 0; who < patients; who++) for (let code = 0; code < count; code++) {
    const ms = sums[who * width + of[code]!]!;
    reached[who * count + code] = ms >= from[code]! && ms < below[code]! ? 1 : 0;
  }
  return { sums, width, reached };
}
