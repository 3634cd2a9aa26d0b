/**
 * What a month supports, in codes, reasons and flags, without a word: for a worklist of thousands, for what-if while somebody drags a
 * slider, for a batch that only wants the numbers. The same decision as `evaluate`, which says it in words.
 */
import type { PatientMonth } from './contract.ts';
import { decide } from './decide.ts';
import type { RuleSet } from './rule.ts';

export interface Outcome {
  lines: { code: string; units: number }[];
  blocked: { code: string; reason: string }[];
  flags: ReadonlySet<string>;
}

/** @param input checked by `parsePatientMonth` if it comes from outside */
export function outcome(input: PatientMonth, rules: RuleSet): Outcome {
  const { programs, unreviewed, shadows, flags } = decide(input, rules, false);
  const lines: Outcome['lines'] = [];
  const blocked: Outcome['blocked'] = [];
  for (const { codes } of programs) {
    for (const { now, silent, proposed, units, rawUnits, contacts, reasons } of codes) {
      if (silent) continue;
      const { code } = now.code;
      if (proposed) lines.push({ code, units });
      if (proposed && (rawUnits > units || (contacts !== null && contacts.fitting > contacts.used.length))) blocked.push({ code, reason: 'MAX_UNITS' });
      if (!proposed) for (const reason of reasons) blocked.push({ code, reason });
    }
  }
  for (const { codes } of unreviewed) for (const { code, state } of codes) if (state === 'in_force') blocked.push({ code: code.code, reason: 'RULES_UNREVIEWED' });
  for (const { code } of shadows) blocked.push({ code: code.code.code, reason: 'MUTUALLY_EXCLUSIVE' });
  return { lines, blocked, flags };
}
