/** The list of rules: by payer, and found by code, payer or program. */
import type { Payer } from '../../../lib/rules/contract.ts';
import type { Rule } from '../../../lib/rules/rule.ts';
import { programWords } from '../words.ts';
import { stateOf } from './as-of.ts';
import { codeRanges } from './say.ts';

/** Payers in the order of the list. A payer without a name here does not compile. */
const names: Record<Payer, string> = {
  medicare_ffs: 'Medicare',
  medicare_rhc_fqhc: 'Medicare clinics (RHC, FQHC)',
  bcbsm_pdcm: 'BCBSM',
  priority_health: 'Priority Health',
  mi_medicaid_mhp: 'Michigan Medicaid',
};
/** Other words that find a payer. */
const also: Partial<Record<Payer, string>> = { medicare_rhc_fqhc: 'rural health clinic federally qualified health center', bcbsm_pdcm: 'Blue Cross Blue Shield of Michigan BCN', mi_medicaid_mhp: 'health plan MHP' };

export interface Found {
  rule: Rule;
  /** Its codes for the list: those searched for, else those in force. */
  codes: string[];
}

/** Rules by payer. Every word typed must be found in a code, the payer, the program, the title or a label. @param month codes are listed as of it */
export function grouped(rules: readonly Rule[], typed: string, month: string): { payer: Payer; name: string; rules: Found[] }[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rules.flatMap((rule): Found[] => {
    const about = [rule.id, rule.title, names[rule.payer], also[rule.payer] ?? '', rule.program, programWords(rule.program), ...rule.codes.flatMap(({ code, label }) => [code, label])].join(' ').toLowerCase();
    if (!words.every((word) => about.includes(word))) return [];
    const asked = rule.codes.filter(({ code }) => words.some((word) => /\d/.test(word) && code.toLowerCase().includes(word)));
    const shown = asked.length > 0 ? asked : rule.codes.filter((code) => stateOf(code, month).state === 'in_force');
    return [{ rule, codes: codeRanges(shown.map(({ code }) => code)) }];
  });
  return (Object.keys(names) as Payer[]).map((payer) => ({ payer, name: names[payer], rules: found.filter(({ rule }) => rule.payer === payer) })).filter((group) => group.rules.length > 0);
}

/** The rule of an address, else the first of the list. */
export function chosen(rules: readonly Rule[], id: string | null): Rule | undefined {
  return rules.find((rule) => rule.id === id) ?? rules.find((rule) => rule.payer === 'medicare_ffs') ?? rules[0];
}
