/**
 * All that a rule says of a code in a month, statement by statement, each with its days, its source and the day it was checked. The table,
 * the comparison of months and the marks of how a code was read are all made from this list. Amounts of money are no part of it.
 */
import type { Code, Rule } from '../../../lib/rules/rule.ts';
import { dayWords } from '../../ui/said.ts';
import { modalityWords, plain, programWords } from '../words.ts';
import { during, stateOf, valueIn } from './as-of.ts';
import type { CodeState } from './as-of.ts';
import { ifWords } from './open-points.ts';
import { numbersOf, poolOf, whoOf } from './say-basis.ts';
import type { Of, Said } from './say-basis.ts';
import { needKey, needWords } from './say-need.ts';
import { codeRanges, factWords, listed, rolesWords, sentence, valueWords, workWords } from './say.ts';

export type Part = 'force' | 'who' | 'number' | 'limit' | 'need';
export interface Statement extends Said { part: Part }

export interface CodeSaid extends CodeState {
  code: Code;
  /** The numbers in one line. */
  line: string;
  statements: Statement[];
}

/** What a rule says of a code in a month; of a code not in force then, what it said or will say in its nearest month. */
export function saidOf(rule: Rule, code: Code, month: string): CodeSaid {
  const state = stateOf(code, month);
  const of: Of = { rule, month: state.month, span: state.span };
  const { line, numbers } = numbersOf(code, of);
  const who = whoOf(code, of);
  const as = (part: Part, list: readonly Said[]) => list.map((each): Statement => ({ part, ...each }));
  const force: Said = { key: 'force', what: 'In force', words: 'in the code set and payable', cited: state.span };
  return { ...state, code, line, statements: [...as('force', [force]), ...as('number', numbers), ...as('limit', limits(code, of)), ...as('who', who ? [who, ...besides(code, of)] : []), ...as('need', terms(code, of))] };
}

/** `Jan 1, 2026 on`, `Jan 1, 2020 to Dec 31, 2020`. */
export const spanWords = ({ from, to }: { from: string; to?: string | undefined }) => `${dayWords(from)} ${to ? `to ${dayWords(to)}` : 'on'}`;

/** A single thing that may be said or not, as a list: empty if it does not hold in the month. */
const holdsThen = (month: string) => <T extends { from: string; to?: string | undefined }>(value: T | undefined): T[] => during(value ? [value] : [], month);

/** How often at most. */
function limits(code: Code, { month }: Of): Said[] {
  const [max, above, lifted] = [valueIn(code.max, month), valueIn(code.checkAbove, month), code.maxLiftedBy];
  const held = holdsThen(month);
  return [
    ...(max ? [{ key: 'max', what: 'Limit', words: `at most ${max.value} a month${lifted ? `; lifted ${ifWords(lifted)}` : ''}`, cited: max }] : []),
    ...held(code.onceEver).map((cited) => ({ key: 'onceEver', what: 'Limit', words: 'once only for a patient and practitioner', cited })),
    ...held(code.oncePer).map((cited) => ({ key: 'oncePer', what: 'Limit', words: `once in ${cited.months} months${cited.diagnosis ? ' for the same diagnosis' : ''}`, cited })),
    ...held(code.repeat).map((cited) => ({ key: 'repeat', what: 'Limit', words: `a second one within ${cited.months} months is marked for a look (${cited.policy})`, cited })),
    ...(above ? [{ key: 'checkAbove', what: 'Limit', words: `above ${above.value} a month, check the payer’s limit`, cited: above }] : []),
    ...held(code.limitUnknown).map((cited) => ({ key: 'limitUnknown', what: 'Limit', words: 'no limit was found in a source', cited })),
  ];
}

/** Whose time counts besides, and what they must be trained for. */
function besides(code: Code, { rule, month }: Of): Said[] {
  const pool = code.basis.kind === 'minutes' ? poolOf(rule, code.basis) : undefined;
  const held = holdsThen(month);
  return [
    ...held(pool?.also).map((cited) => ({ key: 'also', what: 'Who, by choice', words: `${rolesWords(cited.roles)}, ${ifWords(cited)}`, cited })),
    ...held(pool?.training).map((cited) => ({ key: 'training', what: 'Who', words: `trained for it${cited.scope.length > 0 ? `; ${rolesWords(cited.scope)} also with a scope-of-service document` : ''}`, cited })),
  ];
}

/** `where no device family is recorded`, `where CoCM first month is yes`. */
function whereWords(fact: string, is: readonly (string | boolean | null)[]): string {
  const values = is.filter((value) => value !== null);
  if (values.length === 0) return `where no ${factWords(fact)} is recorded`;
  return `where ${factWords(fact)} is ${listed(values.map(valueWords), 'or')}${values.length < is.length ? ', or not recorded' : ''}`;
}

/** What must go with the code itself. Terms without a source of their own stand on that of the code. */
function terms(code: Code, { month, span: cited }: Of): Said[] {
  const { basis, applies } = code;
  const contacts = basis.kind === 'contacts' ? basis : null;
  const held = holdsThen(month);
  return [
    ...(code.addOnTo ? [{ key: 'addOnTo', what: 'Goes with', words: `added to ${listed(codeRanges([code.addOnTo].flat()), 'or')}`, cited }] : []),
    ...(applies ? [{ key: 'applies', what: 'For whom', words: 'enrolled' in applies ? `patients enrolled in ${programWords(applies.enrolled)}` : whereWords(applies.fact, applies.is), cited }] : []),
    ...(contacts ? [{ key: 'work', what: 'Work', words: workWords(contacts.activities), cited }] : []),
    ...held(contacts?.modalities).map((each) => ({ key: 'modalities', what: 'Way of contact', words: `${listed(each.allowed.map((way) => modalityWords[way] ?? plain(way)), 'or')}${each.phoneIfVideoDeclined ? '; by phone too if the patient declined video' : ''}`, cited: each })),
    ...held(contacts?.present).map((each) => ({ key: 'present', what: 'Patient', words: 'the patient is there in person', cited: each })),
    ...held(contacts?.live).map((each) => ({ key: 'live', what: 'Patient', words: 'a live, two-way conversation', cited: each })),
    ...during(code.needs, month).map((need) => ({ key: `need ${needKey(need)}`, what: sentence(need.label), words: needWords(need), cited: need })),
    ...held(code.yieldsTo).map((each) => ({ key: 'yieldsTo', what: 'Gives way', words: `not in a month that supports ${listed(codeRanges(each.codes), 'or')}`, cited: each })),
    ...held(code.notCovered).map((each) => ({ key: 'notCovered', what: 'Not on the payer’s list', words: `not on the payer’s list; only if ${each.policy} names it`, cited: each })),
  ];
}
