/**
 * Every number and day of the rules, changed by one: by a minute, a unit, a day, a month. Each such mutant must make a scenario or a
 * boundary fail, or the number is one that nobody would miss. Run by `mutants.test.ts`, and shown by `npm run mutate`.
 */
import { evaluate, rules } from '../../lib/payers/index.ts';
import type { Rule } from '../../lib/rules/rule.ts';
import { addDays } from '../../lib/time/month.ts';
import { scenarios, unfulfilled } from '../scenarios/scenarios.ts';
import { boundaries } from './boundaries/index.ts';
import { misses, monthOf } from './boundary.ts';

type Node = Record<string, unknown>;

export interface Mutant {
  rule: Rule;
  /** Where in the rule, e.g. `codes[3].basis.first[0].value`. */
  path: string;
  before: number | string;
  after: number | string;
  mutated: Rule;
}

/** Numbers that are asked for by name; `value` stands for every dated number. */
const numbers = new Set(['value', 'atLeast', 'months', 'seenWithinMonths', 'days', 'businessDays', 'attempts', 'renewMonths', 'least', 'warnMonths']);
/** What cannot be noticed, and why: no behaviour hangs on it. */
function passedOver(rule: Rule, path: string): boolean {
  // Amounts of money decide nothing by default, and a test of their own.
  if (path.includes('.rate[')) return true;
  const code = rule.codes[Number(/^\.codes\[(\d+)\]/.exec(path)?.[1] ?? Number.NaN)];
  if (!code) return false;
  const { basis } = code;
  // A limit of one where nothing gives a second unit is said for the reader.
  if (path.includes('.max[') && ((basis.kind === 'minutes' && !basis.each && !basis.per) || basis.kind === 'needs' || basis.kind === 'device_days' || basis.kind === 'setup')) return true;
  // "On record, and however many" has no number that could be wrong.
  return /\.needs\[\d+\]\.(months|atLeast)$/.test(path) && code.needs?.some((need) => need.need === 'conditions' && need.atLeast === 0) === true;
}

/** All mutants of a rule. */
export function* mutantsOf(rule: Rule): Generator<Mutant> {
  for (const [path, node, key] of leaves(rule, '')) {
    const value = node[key];
    if (passedOver(rule, path)) continue;
    const replaced = (after: number | string): Mutant => ({ rule, path, before: value as number | string, after, mutated: replace(rule, path, after) });
    if (typeof value === 'number' && numbers.has(key)) {
      yield replaced(value + 1);
      if (value > 0) yield replaced(value - 1);
    }
  }
  // A code's first and last days stand in several places: they move together. A day later than the first is still the same month.
  for (const [index, code] of rule.codes.entries()) {
    // An add-on comes and goes with its base, which is moved by itself.
    if (code.addOnTo !== undefined && code.basis.kind === 'minutes') continue;
    for (const { from, to } of code.inForce) {
      if (from.slice(0, 7) > rule.reviewed.from) yield { rule, path: `.codes[${index}] (${code.code}) from`, before: from, after: addDays(from, -1), mutated: moved(rule, index, 'from', from, addDays(from, -1)) };
      if (to && to.slice(0, 7) >= rule.reviewed.from && to.slice(0, 7) < rule.reviewed.to) yield { rule, path: `.codes[${index}] (${code.code}) to`, before: to, after: addDays(to, 1), mutated: moved(rule, index, 'to', to, addDays(to, 1)) };
    }
  }
}

/** Every equal day within one code, moved. */
function moved(rule: Rule, index: number, key: 'from' | 'to', before: string, after: string): Rule {
  const copy = structuredClone(rule);
  const move = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, each] of Object.entries(node)) {
      if (name === key && each === before) (node as Node)[name] = after;
      else if (name !== 'source') move(each);
    }
  };
  move(copy.codes[index]);
  return copy;
}

function* leaves(value: unknown, path: string): Generator<[string, Node, string]> {
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* leaves(each, `${path}[${index}]`);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (key === 'source') continue;
      if (typeof each === 'object') yield* leaves(each, `${path}.${key}`);
      else yield [`${path}.${key}`, value as Node, key];
    }
  }
}

function replace(rule: Rule, path: string, after: number | string): Rule {
  const copy = structuredClone(rule);
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  let node = copy as unknown as Node;
  for (const key of keys.slice(0, -1)) node = node[key] as Node;
  node[keys.at(-1) as string] = after;
  return copy;
}

/** The first scenario or boundary that notices a mutant, by name; null if it survives. */
export function killer({ rule, mutated }: Mutant): string | null {
  const set = rules.map((each) => (each === rule ? mutated : each));
  for (const row of boundaries) {
    if (row.payer !== rule.payer || (row.program !== rule.program && !row.change?.programs?.includes(rule.program))) continue;
    const input = monthOf(row);
    if (misses(row, evaluate(input, set))) return input.id;
  }
  for (const scenario of scenarios) {
    if (scenario.payer === rule.payer && scenario.programs.includes(rule.program) && unfulfilled(scenario, evaluate(scenario, set)).length > 0) return scenario.id;
  }
  return null;
}
