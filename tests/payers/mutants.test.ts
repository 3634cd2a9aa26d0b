import { describe, expect, it } from 'vitest';
import { rules } from '../../lib/payers/index.ts';
import { killer, mutantsOf } from './mutants.ts';

describe('a number or day of a rule that is changed by one', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s is noticed', (_id, rule) => {
    const survivors = [...mutantsOf(rule)].filter((mutant) => killer(mutant) === null).map(({ path, before, after }) => `${rule.id}${path}: ${before} → ${after} is noticed by no scenario and no boundary; add a row to tests/payers/boundaries`);
    expect(survivors).toEqual([]);
  });
});
