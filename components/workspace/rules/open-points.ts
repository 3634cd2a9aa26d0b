/** The open points that a rule leans on: named policies, each with a safe default that the practice may change with a reason. */
import type { PoliciesView, PolicyView } from '../../../lib/commands/views-settings.ts';
import { policies, type Policy } from '../../../lib/rules/policies.ts';
import type { IfPolicy, Rule } from '../../../lib/rules/rule.ts';
import { policyValueWords } from '../words.ts';

/** A policy of a rule. While nothing is known of the practice's own choices, `chosen` is null and `value` is the default's. */
export interface Choice { name: string; policy: Policy; value: string; chosen: PolicyView | null }

/** Names of policies anywhere in a rule: its own list first, then those that single codes, needs and exclusions name. */
export function policiesOf(rule: Rule): string[] {
  return [...new Set([...rule.policies, ...named(rule)])].filter((name) => Object.hasOwn(policies, name));
}

function named(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (typeof inner === 'string' ? (key === 'policy' || key.endsWith('Policy') ? [inner] : []) : named(inner)));
}

/** Each with its value in use here. */
export function choicesOf(rule: Rule, view: PoliciesView | null): Choice[] {
  return policiesOf(rule).map((name) => {
    const policy = policies[name]!;
    const chosen = view?.policies.find((each) => each.name === name) ?? null;
    return { name, policy, value: chosen?.value ?? policy.default, chosen };
  });
}

/** `if ccm.esrd is “allow”`. */
export const ifWords = ({ policy, when }: IfPolicy) => `if ${policy} is “${policyValueWords(when)}”`;
