import { describe, expect, it } from 'vitest';
import { evaluate, rules } from '../../lib/payers/index.ts';
import { parsePatientMonth } from '../../lib/rules/contract.ts';
import { explain } from '../../lib/rules/explain.ts';
import { scenarios, unfulfilled, type Scenario } from './scenarios.ts';

/** What a scenario needs that does not exist yet, worked out from the rule files that do. */
function waitsFor({ payer, programs }: Scenario): string[] {
  return programs.filter((program) => !rules.some((rule) => rule.payer === payer && rule.program === program)).map((program) => `${payer} ${program}`);
}

const ready = scenarios.filter((scenario) => waitsFor(scenario).length === 0);
const waiting = scenarios.filter((scenario) => waitsFor(scenario).length > 0);

describe('golden scenarios', () => {
  it.each(ready.map((scenario) => [scenario.id, scenario.why, scenario] as const))('%s: %s', (_id, _why, scenario) => {
    const finding = evaluate(parsePatientMonth(scenario));
    const missing = unfulfilled(scenario, finding);
    expect(missing, `\n${missing.join('\n')}\n\n${explain(finding)}`).toEqual([]);
  });

  it('covers every scenario whose rules exist', () => {
    expect(ready.length + waiting.length).toBe(scenarios.length);
    expect(ready.filter(({ payer, programs }) => payer === 'medicare_ffs' && programs.join() === 'CCM').length).toBe(72);
  });
});

describe('scenarios that wait for a rule file', () => {
  const needs = new Map<string, Scenario[]>();
  for (const scenario of waiting) for (const need of waitsFor(scenario)) needs.set(need, [...(needs.get(need) ?? []), scenario]);

  it.each([...needs].map(([need, list]) => [need, list.length, list] as const))('%s is awaited by %i', (_need, _count, list) => {
    for (const scenario of list) {
      const finding = evaluate(parsePatientMonth(scenario));
      expect(finding.flags, scenario.id).toContain('NO_RULE');
      // Nothing is made up for a program without a rule: no line, no refusal.
      const missing = waitsFor(scenario).map((each) => each.split(' ')[1]);
      expect([...finding.lines, ...finding.blocked].filter(({ program }) => missing.includes(program)), scenario.id).toEqual([]);
    }
  });
});
