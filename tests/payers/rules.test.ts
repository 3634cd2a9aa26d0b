/** What every rule file owes: each number and demand beside its day, its source and the day it was checked. Works on any rule that is added. */
import { describe, expect, it } from 'vitest';
import { activities } from '../../lib/activities/index.ts';
import { countsFor, evaluate, rules } from '../../lib/payers/index.ts';
import { entryRoles } from '../../lib/rules/contract.ts';
import { policies } from '../../lib/rules/policies.ts';
import type { Code } from '../../lib/rules/rule.ts';
import { isDay, isMonth } from '../../lib/time/month.ts';
import { scenarios } from '../scenarios/scenarios.ts';

type Node = Record<string, unknown>;
/** Plain data below a node with its path; sources are leaves. */
function* nodes(value: unknown, path: string): Generator<[string, Node]> {
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* nodes(each, `${path}[${index}]`);
  else if (typeof value === 'object' && value !== null) {
    yield [path, value as Node];
    for (const [key, each] of Object.entries(value)) if (key !== 'source') yield* nodes(each, `${path}.${key}`);
  }
}

/** Policies that a code leans on, with the value that matters. */
function policiesOf({ basis, maxLiftedBy, notCovered, repeat, needs }: Code): { name: string; when?: string }[] {
  const found: { name: string; when?: string }[] = [];
  if (basis.kind === 'minutes' && basis.firstIf) found.push({ name: basis.firstIf.policy, when: basis.firstIf.when });
  if (basis.kind === 'contacts' && basis.longer) found.push({ name: basis.longer.policy, when: basis.longer.when });
  if (basis.kind === 'device_days' || basis.kind === 'setup') found.push({ name: basis.periodPolicy });
  if (maxLiftedBy) found.push({ name: maxLiftedBy.policy, when: maxLiftedBy.when });
  if (notCovered) found.push({ name: notCovered.policy });
  if (repeat) found.push({ name: repeat.policy });
  for (const need of needs ?? []) if (need.need === 'discharge_visit') found.push({ name: need.countPolicy });
  return found;
}

const readings = ['primary', 'quoted', 'secondary', 'derived', 'not_confirmed'];

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  const all = [...nodes(rule, rule.id)];

  it('has a day, a source and a last check beside everything dated', () => {
    const dated = all.filter(([, node]) => 'source' in node || 'need' in node || ('value' in node && typeof [node['value']].flat()[0] !== 'object'));
    expect(dated.length).toBeGreaterThan(10);
    for (const [path, node] of dated) {
      expect(isDay(node['from']), `${path} lacks the day it came into force`).toBe(true);
      expect(isDay(node['checked']), `${path} lacks the day it was last checked`).toBe(true);
      expect(node['checked'] as string >= (node['from'] as string), `${path} was checked before it came into force`).toBe(true);
      const source = node['source'] as Node | undefined;
      expect(source?.['title'] && source['publisher'] && readings.includes(source['readAs'] as string), `${path} lacks its source`).toBeTruthy();
      if (node['to'] !== undefined) expect(isDay(node['to']) && (node['to']) > (node['from'] as string), `${path} ends before it begins`).toBe(true);
    }
  });

  it('has no number that stands alone', () => {
    // Numbers may stand in dated nodes only: `value`, or what a need demands.
    for (const [path, node] of all) for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'number') continue;
      const citedAbove = all.some(([parent, each]) => path.startsWith(parent) && 'source' in each);
      expect(citedAbove, `${path}.${key} is a number without a source`).toBe(true);
    }
  });

  it('has dated values that follow one another without overlap', () => {
    for (const [path, node] of all) for (const [key, value] of Object.entries(node)) {
      if (!Array.isArray(value) || !value.every((each) => typeof each === 'object' && each !== null && 'value' in each)) continue;
      const clash = value.some((each: Node, index) => index > 0 && !((value[index - 1] as Node)['to'] as string < (each['from'] as string)));
      expect(clash, `${path}.${key} overlaps or is not in order`).toBe(false);
    }
  });

  it('names only codes, families, pools, activities and policies that exist', () => {
    const codes = new Set(rule.codes.map(({ code }) => code));
    expect(new Set(rule.codes.map(({ code, family }) => `${code} ${family}`)).size, 'a code stands twice in one family').toBe(rule.codes.length);
    const known = new Set(activities.map(({ id }) => id));
    for (const code of rule.codes) {
      expect(rule.families.some(({ id }) => id === code.family), code.code).toBe(true);
      for (const base of code.addOnTo === undefined ? [] : [code.addOnTo].flat()) {
        expect(codes.has(base), `${code.code} is added to ${base}, which the rule does not have`).toBe(true);
        expect(rule.codes.findIndex((each) => each.code === base), `${code.code} stands before its base`).toBeLessThan(rule.codes.indexOf(code));
      }
      for (const other of code.yieldsTo?.codes ?? []) expect(codes.has(other), `${code.code} gives way to ${other}`).toBe(true);
      const { basis } = code;
      if (basis.kind === 'minutes') expect(rule.pools.some(({ id }) => id === basis.pool), code.code).toBe(true);
      if (basis.kind === 'contacts') expect(basis.activities.filter((each) => !known.has(each)), code.code).toEqual([]);
      for (const policy of policiesOf(code)) expect(policies[policy.name], `${code.code} names the policy ${policy.name}`).toBeDefined();
      for (const { name, when } of policiesOf(code)) if (when !== undefined && policies[name]?.values !== 'codes') expect(policies[name]?.values, name).toContain(when);
    }
    for (const { roles, also, training } of rule.pools) {
      for (const { value } of roles) expect(value.filter((role) => !entryRoles.has(role))).toEqual([]);
      if (also) expect(policies[also.policy]?.values).toContain(also.when);
      if (training) expect(policies[training.windowPolicy]).toBeDefined();
    }
    for (const { value } of rule.counting.activities) expect(value.filter((each) => !known.has(each))).toEqual([]);
    for (const { activities: asked, policy, when } of rule.counting.asks) {
      expect(asked.filter((each) => !known.has(each))).toEqual([]);
      expect(policies[policy]?.values).toContain(when);
    }
    for (const name of rule.policies) expect(policies[name], name).toBeDefined();
    if (rule.preference) {
      const { policy, orders } = rule.preference;
      expect(Object.keys(orders).sort()).toEqual([...(policies[policy]?.values ?? [])].sort());
      for (const order of Object.values(orders)) expect([...order].sort()).toEqual(rule.families.map(({ id }) => id).sort());
    }
    for (const { lastIf } of rule.families) if (lastIf) expect(policies[lastIf.policy]?.values).toContain(lastIf.when);
    for (const { liftedBy, scope } of rule.exclusions) {
      if (liftedBy) expect(policies[liftedBy.policy]?.values).toContain(liftedBy.when);
      if (typeof scope !== 'string') expect(policies[scope.policy]?.values).toContain(scope.patientWhen);
    }
    expect(isMonth(rule.reviewed.from) && isMonth(rule.reviewed.to) && isDay(rule.reviewed.checked)).toBe(true);
  });

  it('is tried by at least one scenario', () => {
    const tried = scenarios.some(({ payer, programs }) => payer === rule.payer && programs.includes(rule.program));
    expect(tried, `No scenario tries ${rule.id}. Add a patient's month with payer ${rule.payer} and program ${rule.program}, what it supports and why, to tests/scenarios/own.json`).toBe(true);
  });
});

describe('what is emitted', () => {
  const findings = scenarios.filter(({ payer, programs }) => programs.some((program) => rules.some((rule) => rule.payer === payer && rule.program === program))).map((scenario) => evaluate(scenario));

  it('carries a source, a day and a last check: every line and every refusal', () => {
    const said = findings.flatMap(({ lines, blocked }) => [...lines, ...blocked]);
    expect(said.length).toBeGreaterThan(300);
    for (const each of said) {
      expect(each.sources.length, each.code).toBeGreaterThan(0);
      expect(each.sources.every(({ title, publisher }) => title !== '' && publisher !== '')).toBe(true);
      expect(isDay(each.effectiveFrom) && isDay(each.checked), each.code).toBe(true);
      for (const need of each.needs) expect(need.source.title !== '' && isDay(need.effectiveFrom) && isDay(need.checked), `${each.code} ${need.need}`).toBe(true);
    }
  });

  it('has a sentence for every refusal and every flag, without loud words', () => {
    for (const { blocked, notes, flags } of findings) {
      expect(notes.map(({ flag }) => flag).sort()).toEqual([...flags].sort());
      for (const sentence of [...blocked.map((each) => each.sentence), ...notes.map((each) => each.sentence)]) {
        expect(sentence).toMatch(/^[A-Z0-9].*[.]$/);
        expect(sentence).not.toMatch(/[A-Z]{2,}_|undefined|NaN|Infinity|[!]/);
      }
    }
  });

  it('survives being sent and stored', () => {
    for (const finding of findings) expect(JSON.parse(JSON.stringify(finding))).toEqual(structuredClone(finding));
  });
});

describe('activities', () => {
  it('have names that fit the records and labels of their own', () => {
    for (const { id, label } of activities) {
      expect(id).toMatch(/^[a-z][a-z_]{1,39}$/);
      expect(label).toMatch(/^[A-Z]/);
    }
    expect(new Set(activities.map(({ id }) => id)).size).toBe(activities.length);
    expect(new Set(activities.map(({ label }) => label)).size).toBe(activities.length);
  });

  it('cover every activity of the scenarios', () => {
    const used = new Set(scenarios.flatMap(({ entries }) => entries.map(({ activity }) => activity)));
    expect([...used].filter((each) => !activities.some(({ id }) => id === each))).toEqual([]);
  });

  it('tell the picker what the payer makes of them', () => {
    expect(countsFor('medicare_ffs', 'CCM', 'patient_call')).toBe('counts');
    expect(countsFor('medicare_ffs', 'CCM', 'prior_authorization')).toBe('asks');
    expect(countsFor('medicare_ffs', 'CCM', 'office_visit')).toBe('not');
    expect(countsFor('medicare_ffs', 'CCM', 'never_heard_of')).toBe('not');
    expect(countsFor('mi_medicaid_mhp', 'CTS', 'patient_call')).toBe('not');
  });
});
