/** What a code counts, in a biller's words: one line for the table, and each number by itself with its source. A kind without words here does not compile. */
import type { Basis, Cited, Code, Pool, Rule } from '../../../lib/rules/rule.ts';
import { during, valueIn } from './as-of.ts';
import { ifWords } from './open-points.ts';
import { factWords, minutesWords, rolesWords, span } from './say.ts';

/** Something said of a code on the authority of a source. `key` is the same in every month, so that months can be compared. */
export interface Said { key: string; what: string; words: string; cited: Cited }

/** Where a code stands: its rule, the month, and the span in which it is in force, which vouches for what has no source of its own. */
export interface Of { rule: Rule; month: string; span: Cited }

interface Counted { line: string; numbers: Said[] }
type BasisOf<K extends Basis['kind']> = Extract<Basis, { kind: K }>;

const number = (key: string, what: string, value: { value: number } & Cited | undefined, words: (value: number) => string): Said[] => (value ? [{ key, what, words: words(value.value), cited: value }] : []);
const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

const counted: { [K in Basis['kind']]: (basis: BasisOf<K>, of: Of) => Counted } = {
  minutes(basis, { rule, month, span: force }) {
    const [first, each, below] = [valueIn(basis.first, month), valueIn(basis.each, month), valueIn(basis.below, month)];
    const pool = poolOf(rule, basis);
    const [period] = pool?.period ? during([pool.period], month) : [];
    const other = basis.firstIf ? valueIn(basis.firstIf.value, month) : undefined;
    const main = first ? (below ? span(first.value, below.value, undefined) : minutesWords(first.value)) : 'no minutes known for this month';
    const line = [`${main}${basis.per === 'day' ? ' in one day' : ''}${period ? ` in ${days(period.days)}` : ''}`, ...(each ? [`then each further ${minutesWords(each.value)}`] : [])].join(', ');
    return { line, numbers: [
      ...number('first', 'First unit', first, minutesWords),
      ...number('each', 'Each further unit', each, (value) => `${minutesWords(value)} more`),
      ...number('below', 'Up to', below, (value) => `under ${minutesWords(value)}; from there on it is another code’s`),
      ...(basis.firstIf && other ? [{ key: 'firstIf', what: 'First unit by choice', words: `${minutesWords(other.value)}, ${ifWords(basis.firstIf)}`, cited: other }] : []),
      ...(basis.per === 'day' ? [{ key: 'per', what: 'Counted', words: 'each day by itself', cited: force }] : []),
      ...(period ? [{ key: 'period', what: 'Counted', words: `in ${days(period.days)} of the device; the fullest such period counts`, cited: period }] : []),
    ] };
  },

  contacts(basis, { month, span: force }) {
    const [least, below, atMost] = [valueIn(basis.least, month), valueIn(basis.below, month), valueIn(basis.atMost, month)];
    const long = span(least?.value, below?.value, atMost?.value);
    const often = { contact: 'each contact', day: 'once a day', month: 'each contact, to the limit of the month' }[basis.per];
    const { longer } = basis;
    const [first, each] = longer ? [valueIn(longer.first, month), valueIn(longer.each, month)] : [];
    return { line: [often, long].filter(Boolean).join(basis.per === 'contact' ? ' of ' : ', '), numbers: [
      { key: 'per', what: 'Counted', words: often, cited: force },
      ...number('least', 'One contact', least, (value) => `${minutesWords(value)} or more`),
      ...number('below', 'Up to', below, (value) => `under ${minutesWords(value)}; from there on it is another code’s`),
      ...number('atMost', 'At most', atMost, (value) => `${minutesWords(value)}; what is longer is not covered`),
      ...(longer && first && each ? [{ key: 'longer', what: 'Longer contacts by choice', words: `one up to ${minutesWords(first.value)}, then one for each ${minutesWords(each.value)} more, ${ifWords(longer)}`, cited: first }] : []),
    ] };
  },

  device_days(basis, { month }) {
    const [least, below, period] = [valueIn(basis.least, month), valueIn(basis.below, month), valueIn(basis.periodDays, month)];
    const many = !least ? 'days of data, number not known' : below ? `${least.value} to ${days(below.value - 1)} of data` : `${days(least.value)} of data or more`;
    return { line: `${many}${period ? ` in ${days(period.value)}` : ''}`, numbers: [
      ...number('least', 'Days of data', least, (value) => `${days(value)} or more`),
      ...number('below', 'Up to', below, (value) => `fewer than ${days(value)}; from there on it is another code’s`),
      ...number('period', 'Counted in', period, days),
    ] };
  },

  setup(basis, { month }) {
    const [least, period] = [valueIn(basis.least, month), valueIn(basis.periodDays, month)];
    return { line: `set-up, with ${least ? `${days(least.value)} of data` : 'data'}${period ? ` in the first ${days(period.value)}` : ''}`, numbers: [
      ...number('least', 'Days of data', least, (value) => `${days(value)} or more after the set-up`),
      ...number('period', 'Counted in', period, (value) => `the first ${days(value)}`),
    ] };
  },

  needs(basis, { span: force }) {
    return { line: 'one, when every need is met', numbers: [{ key: 'on', what: 'Counted', words: basis.on ? `nothing is timed; its day is that of: ${factWords(basis.on)}` : 'nothing is timed; a month with every need met gives one', cited: force }] };
  },
};

/** The numbers of a code in a month. */
export function numbersOf(code: Code, of: Of): Counted {
  return (counted[code.basis.kind] as (basis: Basis, of: Of) => Counted)(code.basis, of);
}

/** Whose time or work it is; null where nobody's is asked for. */
export function whoOf(code: Code, { rule, month }: Of): Said | null {
  const { basis } = code;
  const roles = basis.kind === 'minutes' ? valueIn(poolOf(rule, basis)?.roles, month) : basis.kind === 'contacts' ? valueIn(basis.roles, month) : undefined;
  return roles ? { key: 'who', what: 'Who', words: rolesWords(roles.value), cited: roles } : null;
}

export const poolOf = (rule: Rule, basis: BasisOf<'minutes'>): Pool | undefined => rule.pools.find(({ id }) => id === basis.pool);
