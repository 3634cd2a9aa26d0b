/** The golden scenarios: a patient's month, and what it supports. */
import { readFileSync } from 'node:fs';
import type { Finding } from '../../lib/rules/finding.ts';
import type { PatientMonth } from '../../lib/rules/contract.ts';

export interface Scenario extends PatientMonth {
  expected: { code: string; units: number }[];
  expectedOneOf?: { code: string; units: number }[][];
  expectedBlocked: { code: string; reason: string }[];
  flags: string[];
  why: string;
  source: string;
  verified: boolean;
  policy: boolean;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Scenario[];

/** The golden sample, as it was given; our own are beside it and never in it. */
export const golden = read('scenarios');
export const own = read('own');
export const scenarios: readonly Scenario[] = [...golden, ...own];

const set = (lines: readonly { code: string; units: number }[]) => lines.map(({ code, units }) => `${code}×${units}`).sort().join(' ');

/** What of a scenario the finding does not fulfil; empty = it passes. */
export function unfulfilled(scenario: Scenario, finding: Finding): string[] {
  const wanted = (scenario.expectedOneOf ?? [scenario.expected]).map(set);
  const had = set(finding.lines);
  const missing: string[] = [];
  if (!wanted.includes(had)) missing.push(`lines: wanted ${wanted.map((each) => each || 'nothing').join(' or ')}, had ${had || 'nothing'}`);
  // Blocked codes of the expectation describe the first alternative only.
  if (had === set(scenario.expected)) {
    for (const { code, reason } of scenario.expectedBlocked) {
      if (!finding.blocked.some((each) => each.code === code && each.reason === reason)) missing.push(`blocked: wanted ${code} ${reason}, had ${finding.blocked.filter((each) => each.code === code).map((each) => each.reason).join(', ') || 'nothing'}`);
    }
  }
  for (const flag of scenario.flags) if (!finding.flags.includes(flag)) missing.push(`flag: wanted ${flag}, had ${finding.flags.join(', ') || 'none'}`);
  return missing;
}
