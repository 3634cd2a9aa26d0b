/**
 * The fast evaluator against the plain one (`naive.ts`), on random months of every payer and program. `ORACLE_RUNS` sets how many months,
 * `ORACLE_SEED` repeats a run, `ORACLE_SHRINK` makes a failing month as small as it can. A month on which they differ is printed with both answers.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, rules } from '../../lib/payers/index.ts';
import { parsePatientMonth, type PatientMonth } from '../../lib/rules/contract.ts';
import { outcome } from '../../lib/rules/outcome.ts';
import { explain } from '../../lib/rules/explain.ts';
import type { Finding } from '../../lib/rules/finding.ts';
import { scenarios, unfulfilled } from '../scenarios/scenarios.ts';
import { anyMonth } from './any-month.ts';
import { naive, type Answer } from './naive.ts';

const runs = Number(process.env['ORACLE_RUNS'] ?? 3000);
/** The ordinary run is the same everywhere; a long one takes a seed of its own and says which. A failing month is not made smaller unless asked: that can take minutes. */
const long = process.env['ORACLE_RUNS'] !== undefined;
const seed = process.env['ORACLE_SEED'] !== undefined ? { seed: Number(process.env['ORACLE_SEED']) } : long ? {} : { seed: 20261122 };
const endOnFailure = process.env['ORACLE_SHRINK'] === undefined;

const plain = ({ lines, blocked, flags }: Pick<Answer, 'lines' | 'blocked' | 'flags'>) => ({
  lines: lines.map(({ code, units }) => `${code} x ${units}`).sort(), blocked: [...new Set(blocked.map(({ code, reason }) => `${code} ${reason}`))].sort(), flags: [...new Set(flags)].sort(),
});
const differences = (input: PatientMonth): string => {
  const fast = evaluate(input);
  const [had, wanted] = [plain(fast), plain(naive(input, rules))];
  const apart = (['lines', 'blocked', 'flags'] as const).flatMap((part) => [
    ...wanted[part].filter((each) => !had[part].includes(each)).map((each) => `${part}: only the plain one says ${each}`), ...had[part].filter((each) => !wanted[part].includes(each)).map((each) => `${part}: only the fast one says ${each}`),
  ]);
  // The numbers without words are worked out on a shorter way: it must not differ either.
  const short = outcome(input, rules);
  if (JSON.stringify(plain({ ...short, flags: [...short.flags] })) !== JSON.stringify(had)) apart.push(`the short way: ${JSON.stringify(plain({ ...short, flags: [...short.flags] }))}`);
  return apart.length === 0 ? '' : `${apart.join('\n')}\n\n${explain(fast)}\n\n${JSON.stringify(input)}`;
};

describe('the fast evaluator and the plain one', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('the plain one passes %s', (_id, scenario) => {
    expect(unfulfilled(scenario, naive(parsePatientMonth(scenario), rules) as unknown as Finding)).toEqual([]);
    expect(differences(scenario)).toBe('');
  });

  it(`agree on ${runs} months`, () => {
    fc.assert(fc.property(anyMonth, (input) => {
      parsePatientMonth(input);
      expect(differences(input)).toBe('');
    }), { numRuns: runs, endOnFailure, ...seed });
  }, 600_000);
});
