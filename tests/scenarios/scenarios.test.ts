import { describe, expect, it } from 'vitest';
import { evaluate } from '../../lib/payers/index.ts';
import { parsePatientMonth } from '../../lib/rules/contract.ts';
import { explain } from '../../lib/rules/explain.ts';
import { golden, own, unfulfilled } from './scenarios.ts';

describe.each([['golden scenarios', golden], ['our own scenarios', own]] as const)('%s', (_name, list) => {
  it.each(list.map((scenario) => [scenario.id, scenario.why, scenario] as const))('%s: %s', (_id, _why, scenario) => {
    const finding = evaluate(parsePatientMonth(scenario));
    const missing = unfulfilled(scenario, finding);
    expect(missing, `\n${missing.join('\n')}\n\n${explain(finding)}`).toEqual([]);
  });
});

describe('the scenarios', () => {
  it('are all there, each under a name of its own', () => {
    expect(golden.length).toBe(250);
    expect(new Set([...golden, ...own].map(({ id }) => id)).size).toBe(golden.length + own.length);
  });

  it('leave no program without a rule', () => {
    for (const scenario of [...golden, ...own]) expect(evaluate(parsePatientMonth(scenario)).flags, scenario.id).not.toContain('NO_RULE');
  });
});
