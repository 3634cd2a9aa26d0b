/** What must be true of the patient or the month, in a biller's words. A need without words here does not compile. */
import type { Need, NeedKind } from '../../../lib/rules/rule.ts';
import { count } from '../../ui/said.ts';
import { firstVisitWords, placeWords, plain, policyValueWords, programWords, settingWords, toldWords } from '../words.ts';
import { listed, rolesWords } from './say.ts';

type NeedOf<K extends NeedKind> = Extract<Need, { need: K }>;

const visits = (types: readonly string[]) => listed(types.map((type) => firstVisitWords[type] ?? plain(type)), 'or');
const programs = (names: readonly string[]) => listed(names.map(programWords), 'or');
const levels = (names: readonly string[]) => `decision making: ${listed(names.map(plain), 'or')}`;
/** Places by their names here; a rule may also list other spellings of the same, which would only be noise. */
const places = (names: readonly string[], words: Readonly<Record<string, string>>) => { const known = names.flatMap((name) => words[name] ?? []); return listed(known.length > 0 ? known : names.map(plain), 'or'); };
const told = (element: string) => { const words = toldWords[element] ?? plain(element); return words.charAt(0).toLowerCase() + words.slice(1); };

const said: { [K in NeedKind]: (need: NeedOf<K>) => string } = {
  conditions: ({ atLeast, months, anyRisk }) => (atLeast === 0 ? 'any number of conditions' : `${count(atLeast, 'condition')}${months > 0 ? ` expected to last ${months} months or more` : ''}${anyRisk ? '' : ', with significant risk'}`),
  consent: (need) => [
    `consent to ${programs(need.programs)} on record`,
    ...(need.elements.length > 0 ? [`told: ${need.elements.map(told).join('; ')}`] : []),
    ...(need.renewMonths ? [`given again every ${need.renewMonths} months`] : []),
  ].join('; '),
  care_plan: ({ copyPolicy }) => (copyPolicy ? 'a care plan, a copy given to the patient' : 'a care plan'),
  initiating_visit: ({ seenWithinMonths, types }) => `a first visit (${visits(types)}) if the patient is new or was not seen for ${seenWithinMonths} months`,
  first_visit: ({ fact, notTypes }) => `a first visit for ${fact.toUpperCase()}${notTypes.length > 0 ? `, none of: ${visits(notTypes)}` : ''}`,
  established: () => 'an established patient',
  visit_same_day: ({ types }) => `a visit on the same day (${visits(types)})`,
  mdm: (need) => levels(need.levels),
  plan_revised: () => 'care plan made or revised in the month',
  live_contact: () => 'a live, two-way conversation within the counted time',
  service: ({ program, waivedBy }) => `a counted service of ${programWords(program)} in the month${waivedBy ? `, unless ${waivedBy.policy} is “${policyValueWords(waivedBy.when)}”` : ''}`,
  same_practitioner: ({ program }) => `the practitioner who bills ${programWords(program)}`,
  therapy_plan: ({ roles }) => `a therapy plan of care for time of ${rolesWords(roles)}; the claim carries a modifier`,
  discharge: ({ settings, destinations }) => `discharged from ${places(settings, settingWords)} to ${places(destinations, placeWords)}`,
  discharge_contact: ({ businessDays, attempts }) => `contact within ${businessDays} business days of discharge, or ${attempts} tries`,
  discharge_visit: ({ days }) => `a visit within ${days} days of discharge`,
  discharge_mdm: (need) => levels(need.levels),
  discharge_medicines: () => 'medicines reconciled by the day of the visit',
  fact: ({ wanted }) => wanted,
};

/** What a need asks for. */
export function needWords(need: Need): string {
  return (said[need.need] as (need: Need) => string)(need);
}

/** The same for the same demand in every month: its kind, and what it is about where a rule may have several of a kind. */
export function needKey(need: Need): string {
  const about = need.need === 'fact' ? need.fact : 'program' in need ? need.program : 'service' in need ? need.service : '';
  return `${need.need} ${about}`.trim();
}

/** A need of a code's own stands in the place of the rule's common one of the same kind; of plain facts, only of the same fact. */
export function replaces(own: Need, common: Need): boolean {
  return own.need === common.need && (own.need !== 'fact' || common.need !== 'fact' || own.fact === common.fact);
}
