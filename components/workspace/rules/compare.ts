/** What differs between two months of the same rule: codes that begin or end, numbers that differ, needs and exclusions that begin, end or differ. */
import { isReviewed } from '../../../lib/time/dated.ts';
import { addMonths } from '../../../lib/time/month.ts';
import type { Cited, Exclusion, Rule } from '../../../lib/rules/rule.ts';
import { alive, during } from './as-of.ts';
import { citedIn } from './reading.ts';
import { needKey, needWords } from './say-need.ts';
import { codeRanges, listed, sentence } from './say.ts';
import { saidOf, type CodeSaid, type Part, type Statement } from './statements.ts';

export interface Change {
  kind: 'begins' | 'ends' | 'differs';
  /** Codes it speaks of, for reading; empty for what holds for all codes of the rule. */
  codes: string[];
  /** What begins, ends or differs. */
  what: string;
  /** Our label, where it is one code that begins or ends. */
  label?: string;
  was: string | null;
  is: string | null;
  /** What vouches for the later state; for what ends, the earlier one. */
  cited: Cited;
}

/** `same`: what tells whether it is the same, where the words also follow other changes. */
interface Item { words: string; cited: Cited; what: string; same?: string }

/** The differences from one month to another, either way round; null if one of them was never reviewed, for then nothing is compared. */
export function changes(rule: Rule, fromMonth: string, toMonth: string): Change[] | null {
  if (!isReviewed(rule.reviewed, fromMonth) || !isReviewed(rule.reviewed, toMonth)) return null;
  const found = rule.codes.flatMap((code): Change[] => {
    const [was, is] = [saidOf(rule, code, fromMonth), saidOf(rule, code, toMonth)];
    const [before, after] = [was.state === 'in_force', is.state === 'in_force'];
    if (!before && !after) return [];
    const [codes, label] = [[code.code], code.label];
    if (!before) return [{ kind: 'begins', codes, label, what: 'exists', was: null, is: inShort(is), cited: is.span }];
    if (!after) return [{ kind: 'ends', codes, label, what: 'exists', was: inShort(was), is: null, cited: was.span }];
    return compare(items(was), items(is), codes);
  });
  const common = compare(needs(rule, fromMonth), needs(rule, toMonth), []);
  const apart = compare(exclusions(rule, fromMonth), exclusions(rule, toMonth), []);
  return together([...found, ...common, ...apart]);
}

/** Months of the reviewed period in which something is other than in the month before, the latest first. */
export function changePoints(rule: Rule): string[] {
  const edges = citedIn(rule).flatMap(({ from, to }) => [from.slice(0, 7), ...(to ? [addMonths(to.slice(0, 7), 1)] : [])]);
  return [...new Set(edges)].filter((month) => (changes(rule, addMonths(month, -1), month) ?? []).length > 0).sort().reverse();
}

const inShort = ({ line, statements }: CodeSaid) => [line, ...statements.filter(({ part }) => part === 'limit').map(({ words }) => words)].join(', ');

/** The latest to come into force: where a line of several differs, it is the one that made the difference. */
const latest = (list: readonly Statement[], otherwise: Cited) => list.reduce<Cited>((last, { cited }) => (cited.from > last.from ? cited : last), otherwise);

/** What can differ of a code that stands in both months: its numbers as one line, its limits as another, and every other statement by itself. */
function items({ line, statements, span }: CodeSaid): Map<string, Item> {
  const of = (part: Part) => statements.filter((each) => each.part === part);
  const limits = of('limit');
  const rest = [...of('who'), ...of('need')].map(({ key, what, words, cited }): [string, Item] => [key, { what: what.toLowerCase(), words, cited }]);
  return new Map([
    ['numbers', { what: 'numbers', words: line, cited: latest(of('number'), span) }],
    ...(limits.length > 0 ? [['limits', { what: 'limit', words: limits.map(({ words }) => words).join('; '), cited: latest(limits, limits[0]!.cited) }] satisfies [string, Item]] : []),
    ...rest,
  ]);
}

const needs = (rule: Rule, month: string) => new Map(during(rule.needs, month).map((need): [string, Item] => [needKey(need), { what: sentence(need.label), words: needWords(need), cited: need }]));

// That a code begins or ends is said of the code itself, and not again of each exclusion that names it.
const exclusions = (rule: Rule, month: string) => new Map(during(rule.exclusions, month).map((each, index, all): [string, Item] => [`${each.label} ${all.slice(0, index).filter(({ label }) => label === each.label).length}`, { what: `Cannot stand with: ${each.label}`, words: pair(rule, each, month), cited: each, same: JSON.stringify([each.codes, each.and, each.scope]) }]));
const pair = (rule: Rule, { codes, and }: Exclusion, month: string) => [codes, and].map((list) => listed(codeRanges(alive(rule, list, month)))).join(' with ');

function compare(before: Map<string, Item>, after: Map<string, Item>, codes: string[]): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Change[] => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was && is) return (was.same ?? was.words) === (is.same ?? is.words) ? [] : [{ kind: 'differs', codes, what: is.what, was: was.words, is: is.words, cited: is.cited }];
    return is ? [{ kind: 'begins', codes, what: is.what, was: null, is: is.words, cited: is.cited }] : was ? [{ kind: 'ends', codes, what: was.what, was: was.words, is: null, cited: was.cited }] : [];
  });
}

/** The same change of several codes is said once. */
function together(list: Change[]): Change[] {
  const found = new Map<string, Change>();
  for (const each of list) {
    const key = JSON.stringify([each.kind, each.what, each.was, each.is, each.codes.length === 0, each.cited.source.title]);
    const known = found.get(key);
    if (known) Object.assign(known, { codes: [...known.codes, ...each.codes], label: undefined });
    else found.set(key, { ...each });
  }
  return [...found.values()];
}
