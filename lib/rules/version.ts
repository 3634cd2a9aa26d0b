/** The name of a version of the rules: kept with a closed month, so that a later answer by other rules is known as that. */
import { policies as open, type Policy } from './policies.ts';
import type { RuleSet } from './rule.ts';

/**
 * `2026-11-22.5d1c0c1f9a2b3e44`: the newest day on which anything in the rules was checked, and a digest of all their data and of the open
 * points' usual values. Any number, date, list or word changed gives another name; how the data is evaluated is not in it.
 */
export async function versionOf(rules: RuleSet, policies: Readonly<Record<string, Policy>> = open): Promise<string> {
  const text = JSON.stringify([rules, policies]);
  const days = [...text.matchAll(/"checked":"(\d{4}-\d\d-\d\d)"/g)].map((match) => match[1] as string).sort();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `${days.at(-1) ?? 'unchecked'}.${[...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
