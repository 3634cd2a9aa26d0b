import type { PracticeBlock } from '../ledger/blocks.ts';
import { policies } from '../rules/policies.ts';

type Recorded = NonNullable<PracticeBlock['policies']>[number];

/** The last choice of each policy whose value is not the usual one, by name. One that the rules no longer know stays: they say so themselves. */
export function chosenPolicies(block: Pick<PracticeBlock, 'policies'>): Recorded[] {
  const last = new Map((block.policies ?? []).map((choice) => [choice.name, choice]));
  return [...last.values()].filter(({ name, value }) => policies[name]?.default !== value).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A patient-month's `config`; null while every policy has its usual value. */
export function configOf(block: Pick<PracticeBlock, 'policies'>): Record<string, string> | null {
  const chosen = chosenPolicies(block);
  return chosen.length ? Object.fromEntries(chosen.map(({ name, value }) => [name, value])) : null;
}
