/**
 * Two versions of the rules held against the same months: which codes are gained or lost, with how many units or for which reason. Nothing is
 * written; what a practice does about a difference is its own affair. The same version on both sides gives an empty list.
 */
import type { PatientMonth } from './contract.ts';
import { evaluate } from './evaluate.ts';
import type { Finding, Source } from './finding.ts';
import type { RuleSet } from './rule.ts';

/** All that a finding says of one code, whether it is supported or refused. */
export interface CodeAnswer {
  code: string;
  label: string;
  program: string;
  /** 0 = not supported. */
  units: number;
  /** Why it is refused, and of a supported code why it has no more units; the first to be said first. */
  reasons: string[];
  sentences: string[];
  rule: string;
  effectiveFrom: string;
  sources: readonly Source[];
}

/** Everything that a finding says of codes, by code. Where two programs speak of one code, the refusal of one is silent if the other supports it. */
export function answersOf({ lines, blocked }: Finding): Map<string, CodeAnswer> {
  const answers = new Map<string, CodeAnswer>();
  const of = ({ code, label, program, rule, effectiveFrom, sources }: Finding['lines'][number] | Finding['blocked'][number]) => {
    const made = answers.get(code) ?? { code, label, program, units: 0, reasons: [], sentences: [], rule, effectiveFrom, sources };
    answers.set(code, made);
    return made;
  };
  for (const line of lines) of(line).units += line.units;
  for (const refused of blocked) {
    const supporting = lines.filter(({ code }) => code === refused.code);
    if (supporting.length > 0 && !supporting.some(({ program }) => program === refused.program)) continue;
    const { reasons, sentences } = of(refused);
    if (!reasons.includes(refused.reason)) reasons.push(refused.reason);
    if (!sentences.includes(refused.sentence)) sentences.push(refused.sentence);
  }
  return answers;
}

export interface Side { units: number; reasons: readonly string[] }

export interface Difference {
  /** The patient-month's id, month and payer. */
  id: string;
  month: string;
  payer: string;
  code: string;
  label: string;
  /** `units`: supported on both sides, with other units. `reason`: the same units, refused or capped for other reasons. */
  kind: 'gained' | 'lost' | 'units' | 'reason';
  before: Side;
  after: Side;
  /** The rule that answers now, since when its code is in force, and what it was read in; of the earlier answer where the later version is silent. */
  rule: string;
  effectiveFrom: string;
  sources: readonly string[];
}

/**
 * The differences, month by month as they are read, the codes of a month in alphabetical order. For thousands of months: nothing is kept.
 * What changes only the words (a source, a label, seconds still missing) is no difference.
 */
export function* differences(months: Iterable<PatientMonth>, before: RuleSet, after: RuleSet): Generator<Difference, void> {
  if (before === after) return;
  for (const month of months) yield* ofMonth(evaluate(month, before), evaluate(month, after));
}

/** The same as a list. */
export function difference(months: Iterable<PatientMonth>, before: RuleSet, after: RuleSet): Difference[] {
  return [...differences(months, before, after)];
}

function* ofMonth(earlier: Finding, later: Finding): Generator<Difference, void> {
  const [olds, news] = [answersOf(earlier), answersOf(later)];
  for (const code of [...new Set([...olds.keys(), ...news.keys()])].sort()) {
    const [was, is] = [sideOf(olds.get(code)), sideOf(news.get(code))];
    const kind = kindOf(was, is);
    const told = news.get(code) ?? olds.get(code);
    if (!kind || !told) continue;
    yield {
      id: later.id, month: later.serviceMonth, payer: later.payer, code, label: told.label, kind, before: was, after: is,
      rule: told.rule, effectiveFrom: told.effectiveFrom, sources: told.sources.map(({ publisher, title }) => `${publisher}: ${title}`),
    };
  }
}

const sideOf = (answer: CodeAnswer | undefined): Side => ({ units: answer?.units ?? 0, reasons: answer?.reasons ?? [] });

function kindOf(before: Side, after: Side): Difference['kind'] | null {
  if (before.units !== after.units) return before.units === 0 ? 'gained' : after.units === 0 ? 'lost' : 'units';
  return [...before.reasons].sort().join() === [...after.reasons].sort().join() ? null : 'reason';
}

const words = { gained: 'code gained', lost: 'code lost', units: 'other units', reason: 'other reason' } as const;

/** The differences as a correction sheet: a row of heads and a row each, plain text. Cells are neutralised where the file is written (`lib/exports`). */
export function correctionSheet(found: Iterable<Difference>): string[][] {
  const rows = [['Patient month', 'Month', 'Payer', 'Code', 'Label', 'What changed', 'Units before', 'Units after', 'Reasons before', 'Reasons after', 'Rule', 'In force since', 'Sources']];
  for (const { id, month, payer, code, label, kind, before, after, rule, effectiveFrom, sources } of found) {
    rows.push([id, month, payer, code, label, words[kind], String(before.units), String(after.units), before.reasons.join('; '), after.reasons.join('; '), rule, effectiveFrom, sources.join('; ')]);
  }
  return rows;
}
