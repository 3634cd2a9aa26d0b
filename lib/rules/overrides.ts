/**
 * The practice's own decisions about codes: force or block one, for a month or standing. They stand beside the finding, which is never
 * changed: what the rules say stays readable next to what the practice decided, by whom and why.
 */
import { isDay, isMonth } from '../time/month.ts';
import { answersOf } from './difference.ts';
import { instant } from './entries.ts';
import type { Finding, Line } from './finding.ts';
import type { RuleSet } from './rule.ts';

export interface Override {
  code: string;
  action: 'force' | 'block';
  /** `YYYY-MM`, or `standing`: every month, earlier ones too; a closed month keeps what it was closed with. */
  month: string;
  reason: string;
  /** Who decided. */
  by: string;
  /** When: an instant (ISO 8601 with offset), or a day, taken as midnight UTC. */
  on: string;
  /** Of a forced code; absent = as many as the rules support, at least one. */
  units?: number;
}

/** An override beside the rules' own answer. */
export interface Overridden {
  override: Override;
  /** What the rules say: units (0 = not supported) and why not, or why not more. */
  engine: { units: number; reasons: readonly string[] };
  /** What the practice decided; 0 = blocked. */
  units: number;
  /** True if rules and practice come to the same units. */
  agrees: boolean;
  /** False: the payer's rules have no such code; nobody can say what it needs. */
  known: boolean;
}

/** A line as the practice decided it. `line`: the rules' own, absent where they do not support the code. */
export interface FinalLine {
  code: string;
  label: string;
  program: string;
  units: number;
  /** `practice` where its decision gives other units than the rules. */
  decidedBy: 'rules' | 'practice';
  line?: Line;
  override?: Override;
}

/** An override that cannot be taken: a code, and a sentence without patient data. */
export class OverrideError extends Error {
  readonly code: 'NO_REASON' | 'NO_AUTHOR' | 'BAD_MONTH' | 'BAD_DAY' | 'BAD_CODE' | 'BAD_UNITS';
  constructor(code: OverrideError['code'], message: string) {
    super(message);
    this.name = 'OverrideError';
    this.code = code;
  }
}

/** Characters of a reason that somebody else can understand a year later. */
export const LEAST_REASON = 10;

/** @throws OverrideError */
export function checkOverride({ code, action, month, reason, by, on, units }: Override): void {
  if (!/^[A-Z0-9]{3,10}$/.test(code)) throw new OverrideError('BAD_CODE', 'An override names one code, for example 99490.');
  if (reason.trim().length < LEAST_REASON) throw new OverrideError('NO_REASON', `An override needs a reason of at least ${LEAST_REASON} characters.`);
  if (by.trim() === '') throw new OverrideError('NO_AUTHOR', 'An override names who decided it.');
  if (month !== 'standing' && !isMonth(month)) throw new OverrideError('BAD_MONTH', 'An override is for a month, for example 2026-10, or standing.');
  if (Number.isNaN(decidedAt(on))) throw new OverrideError('BAD_DAY', 'An override carries the day on which it was decided, for example 2026-11-22.');
  if (units !== undefined && (action === 'block' || !Number.isInteger(units) || units < 1)) throw new OverrideError('BAD_UNITS', 'Only a forced code has units: a whole number, at least 1.');
}

/**
 * The overrides that hold for a finding's month, one a code, in the order of codes: a month's own before a standing one, of equals the
 * newest, of those of one moment the last in the list.
 * @param rules tells which codes the payer has; absent = those that the finding speaks of
 * @throws OverrideError if any of them is not complete, also one of another month
 */
export function overridden(finding: Finding, overrides: readonly Override[], rules?: RuleSet): Overridden[] {
  const holding = new Map<string, Override>();
  for (const each of overrides) {
    checkOverride(each);
    if (each.month !== 'standing' && each.month !== finding.serviceMonth) continue;
    const other = holding.get(each.code);
    if (!other || beats(each, other)) holding.set(each.code, each);
  }
  const answers = answersOf(finding);
  return [...holding.values()].sort((a, b) => (a.code < b.code ? -1 : 1)).map((override) => {
    const answer = answers.get(override.code);
    const engine = { units: answer?.units ?? 0, reasons: answer?.reasons ?? [] };
    const units = override.action === 'block' ? 0 : (override.units ?? Math.max(1, engine.units));
    const known = answer !== undefined || (rules ?? []).some(({ payer, codes }) => payer === finding.payer && codes.some(({ code }) => code === override.code));
    return { override, engine, units, agrees: units === engine.units, known };
  });
}

const decidedAt = (on: string) => (isDay(on) ? Date.parse(`${on}T00:00:00Z`) : instant(on));
const beats = (a: Override, b: Override) => ((a.month === 'standing') === (b.month === 'standing') ? decidedAt(a.on) >= decidedAt(b.on) : b.month === 'standing');

/**
 * The lines as the practice decided: the rules' own in their order, then codes that only the practice supports. Each override is taken at its
 * word, and nothing is added to what is not there: where the practice holds a base, add-ons that only the rules support go with it.
 * Blocked codes have no line; they stand in `decided`.
 * @param decided what `overridden` gave for the same finding
 */
export function finalLines(finding: Finding, decided: readonly Overridden[]): FinalLine[] {
  const byCode = new Map(decided.map((each) => [each.override.code, each]));
  const answers = answersOf(finding);
  const codes = new Set([...finding.lines.map(({ code }) => code), ...byCode.keys()]);
  const lines = [...codes].flatMap((code): FinalLine[] => {
    const own = finding.lines.filter((line) => line.code === code);
    const choice = byCode.get(code);
    if (!choice || choice.agrees) return own.map((line) => ({ code, label: line.label, program: line.program, units: line.units, decidedBy: 'rules', line, ...(choice ? { override: choice.override } : {}) }));
    if (choice.units === 0) return [];
    const answer = answers.get(code);
    return [{ code, label: answer?.label ?? '', program: answer?.program ?? '', units: choice.units, decidedBy: 'practice', ...(own[0] ? { line: own[0] } : {}), override: choice.override }];
  });
  return lines.filter(({ decidedBy, line }) => decidedBy === 'practice' || !line || basesOf(line).every((bases) => lines.some(({ code }) => bases.includes(code))));
}

/** For an add-on, the codes of which it needs one. */
const basesOf = (line: Line): string[][] => line.needs.filter(({ need }) => need === 'base').map(({ wanted }) => wanted.split(' or '));
