/**
 * The evaluator: a patient's month and a set of rules in, a finding out. Pure: no clock, no chance, no memory of the patient.
 * Read on in `decide.ts` (what is decided, and in which order) and `describe.ts` (how it is said).
 */
import type { PatientMonth } from './contract.ts';
import { decide } from './decide.ts';
import { describe } from './describe.ts';
import type { Finding } from './finding.ts';
import type { RuleSet } from './rule.ts';

/** @param input checked by `parsePatientMonth` if it comes from outside */
export function evaluate(input: PatientMonth, rules: RuleSet): Finding {
  return describe(decide(input, rules));
}
