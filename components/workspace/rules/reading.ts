/** How near to the payer's own text a rule was read, and what of it nobody could confirm. */
import type { Source } from '../../../lib/rules/finding.ts';
import type { Cited, Rule } from '../../../lib/rules/rule.ts';
import { count } from '../../ui/said.ts';
import { during, holds, stateOf } from './as-of.ts';
import { listed } from './say.ts';
import { saidOf } from './statements.ts';

export type ReadAs = Source['readAs'];

/** From the payer's own text to what nobody found, with the word of each. Drawn filled, framed, outlined, dotted and dashed. */
export const readings: Record<ReadAs, { word: string; means: string }> = {
  primary: { word: 'Primary', means: 'Read in the payer’s or a professional body’s own text' },
  quoted: { word: 'Quoted', means: 'Read where somebody reproduces the original word for word' },
  secondary: { word: 'Secondary', means: 'Read where somebody reports on the original' },
  derived: { word: 'Derived', means: 'Worked out from other numbers' },
  not_confirmed: { word: 'Not confirmed', means: 'Found in no source: ask the payer before you rely on it' },
};
const order = Object.keys(readings) as ReadAs[];

/** How a statement was read in a month: a first day that is not beyond doubt yet is not confirmed, whatever the source. */
export function readAs({ source, confirmedFrom }: Cited, month: string): ReadAs {
  return confirmedFrom !== undefined && confirmedFrom > `${month}-01` ? 'not_confirmed' : source.readAs;
}

/** The reading farthest from the original; primary for nothing at all. */
export function weakest(list: readonly Cited[], month: string): ReadAs {
  return order[Math.max(0, ...list.map((each) => order.indexOf(readAs(each, month))))]!;
}

/** Everything in a rule that stands on a source, however deep, except amounts of money. */
export function citedIn(value: unknown): Cited[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(citedIn);
  const own = 'source' in value && 'from' in value && 'checked' in value ? [value as unknown as Cited] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => (key === 'source' || key === 'rate' ? [] : citedIn(inner)))];
}

/** True if something of the rule that holds in the month could not be confirmed. */
export function isUnconfirmed(rule: Rule, month: string): boolean {
  return citedIn(rule).some((each) => holds(each, month) && readAs(each, month) === 'not_confirmed');
}

/** Sources, each once. */
export function sourcesOf(list: readonly Cited[]): Source[] {
  return [...new Map(list.map(({ source }) => [`${source.url} ${source.publisher} ${source.title}`, source])).values()];
}

/** How many codes and common needs of a month were read in which way, each by the weakest of what it stands on. */
export function tally(rule: Rule, month: string): Record<ReadAs, { codes: number; needs: number }> {
  const found = Object.fromEntries(order.map((each) => [each, { codes: 0, needs: 0 }])) as Record<ReadAs, { codes: number; needs: number }>;
  for (const code of rule.codes) if (stateOf(code, month).state === 'in_force') found[weakest(saidOf(rule, code, month).statements.map(({ cited }) => cited), month)].codes++;
  for (const need of during(rule.needs, month)) found[readAs(need, month)].needs++;
  return found;
}

/** What of a rule was not read in the payer's own words, in a sentence; null if all of it was. */
export function doubts(rule: Rule, month: string): string | null {
  const { secondary, derived, not_confirmed: open } = tally(rule, month);
  const many = ({ codes, needs }: { codes: number; needs: number }) => listed([...(codes ? [count(codes, 'code')] : []), ...(needs ? [count(needs, 'need')] : [])]);
  const were = ({ codes, needs }: { codes: number; needs: number }) => (codes + needs === 1 ? 'was' : 'were');
  const parts = [
    ...(secondary.codes + secondary.needs ? [`${many(secondary)} here ${were(secondary)} read in secondary sources, not in the payer’s own text`] : []),
    ...(derived.codes + derived.needs ? [`${many(derived)} ${were(derived)} worked out from other numbers`] : []),
    ...(open.codes + open.needs ? [`${many(open)} could not be confirmed`] : []),
  ];
  return parts.length > 0 ? `${parts.join('; ')}.` : null;
}
