import { Engine, type NestedCondition } from 'json-rules-engine';
import type { PatientMonth } from '../../lib/rules/contract.ts';
import { factAt } from '../../lib/rules/needs-fact.ts';
import type { Plan, Reached, RolledUp } from './r1-rollup.ts';

const factOf = ({ sums }: Plan, sum: number) => `${sums[sum]!.program} ${sums[sum]!.pool}`;

/** A rule for each code of the plan: the threshold of its sum, of an add-on also that of its base. */
function conditionsOf(plan: Plan, { sum, firstMs, belowMs, now, program }: Reached): NestedCondition[] {
  const fact = factOf(plan, sum);
  const base = plan.codes.filter((each) => each.program === program && each.base && [now.code.addOnTo].flat().includes(each.code));
  const { applies } = now.code;
  return [
    { fact, operator: 'greaterThanInclusive', value: firstMs },
    ...(Number.isFinite(belowMs) ? [{ fact, operator: 'lessThan', value: belowMs }] : []),
    ...base.map((each) => ({ fact: factOf(plan, each.sum), operator: 'greaterThanInclusive', value: each.firstMs })),
    ...(applies && 'fact' in applies ? [{ fact: applies.fact, operator: 'in', value: applies.is }] : []),
  ];
}

/** An engine for the codes of these programs, or of all. */
export function engineOf(plan: Plan, programs?: readonly string[]): Engine {
  const codes = plan.codes.flatMap((each, index) => (!programs || programs.includes(each.program) ? [{ each, index }] : []));
  return new Engine(codes.map(({ each, index }) => ({ name: `${each.code} ${index}`, conditions: { all: conditionsOf(plan, each) }, event: { type: String(index) } })), { allowUndefinedFacts: true });
}

/** The facts that such an engine needs of a patient, summed before: its sums, and what says of whom a code speaks. */
export function factsOf(plan: Plan, { sums, width }: RolledUp, month: PatientMonth, index: number): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [sum, { program }] of plan.sums.entries()) if (month.programs.includes(program)) facts[factOf(plan, sum)] = sums[index * width + sum];
  for (const { program, now: { code: { applies } } } of plan.codes) if (applies && 'fact' in applies && month.programs.includes(program)) facts[applies.fact] = factAt(applies.fact, month);
  return facts;
}
