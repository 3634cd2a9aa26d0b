/** The catalog of rules: a line for each file `<payer>/<program>.ts`. */
import type { PatientMonth } from '../rules/contract.ts';
import { choose } from '../rules/policies.ts';
import { counts } from '../rules/count.ts';
import { edition } from '../rules/edition.ts';
import { evaluate as evaluateWith } from '../rules/evaluate.ts';
import type { Finding } from '../rules/finding.ts';
import type { RuleSet } from '../rules/rule.ts';
import medicareCcm from './medicare/ccm.ts';

export const rules: RuleSet = [
  medicareCcm,
];

/** The finding for a patient-month under all rules here. Pure; times in the finding are UTC epoch ms and seconds. */
export function evaluate(input: PatientMonth, set: RuleSet = rules): Finding {
  return evaluateWith(input, set);
}

/**
 * Whether a payer counts an activity for a program, for the picker: `asks` where the payer is silent and a policy of the practice decides.
 * @param month in which the work is done; absent = the last month that was reviewed
 */
export function countsFor(payer: string, program: string, activity: string, month?: string): 'counts' | 'not' | 'asks' {
  const rule = rules.find((each) => each.payer === payer && each.program === program);
  const now = rule && edition(rules, payer, program, month ?? rule.reviewed.to);
  if (!now) return 'not';
  if (now.asks.has(activity)) return 'asks';
  return counts(activity, now, choose(null)) ? 'counts' : 'not';
}
