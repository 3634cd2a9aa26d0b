/** What of a rule is in force in a month. Months are `YYYY-MM`; a value that holds on any day of the month holds in it, as the evaluator has it. */
import { holdsIn, valueIn as valueBetween, type Dated } from '../../../lib/time/dated.ts';
import { lastDay } from '../../../lib/time/month.ts';
import type { Source } from '../../../lib/rules/finding.ts';
import type { Cited, Code, Rule, Values } from '../../../lib/rules/rule.ts';

interface Span { from: string; to?: string | undefined }

/** True if the span holds on some day of the month. */
export function holds(span: Span, month: string): boolean {
  return holdsIn(span, `${month}-01`, lastDay(month));
}

/** Those of a list that hold in the month. */
export function during<T extends Span>(list: readonly T[] | undefined, month: string): T[] {
  return (list ?? []).filter((each) => holds(each, month));
}

/** The value on the first day of the month, or the first that begins in it; undefined if none is known. Never the nearest one. */
export function valueIn<T>(values: Values<T> | undefined, month: string): Dated<T, Source> | undefined {
  return valueBetween(values, `${month}-01`, lastDay(month));
}

export interface CodeState {
  state: 'in_force' | 'not_yet' | 'ended';
  /** The span that makes it so. */
  span: Cited;
  /** The month whose numbers tell what the code is: the one asked for, else its first or its last. */
  month: string;
}

/** Whether a code is in force in a month, will be, or was. */
export function stateOf(code: Code, month: string): CodeState {
  const now = during(code.inForce, month)[0];
  if (now) return { state: 'in_force', span: now, month };
  const next = code.inForce.find(({ from }) => from > lastDay(month));
  if (next) return { state: 'not_yet', span: next, month: next.from.slice(0, 7) };
  const past = code.inForce.at(-1);
  if (!past) throw new Error(`${code.code} has no day on which it came into force.`);
  return { state: 'ended', span: past, month: (past.to ?? past.from).slice(0, 7) };
}

/** Codes without those of the rule that are not in force in the month; of other rules' codes nothing is known here, and they stay. */
export function alive(rule: Rule, codes: readonly string[], month: string): string[] {
  return codes.filter((name) => {
    const own = rule.codes.filter(({ code }) => code === name);
    return own.length === 0 || own.some((code) => stateOf(code, month).state === 'in_force');
  });
}
