/**
 * The needs of the closed vocabulary, each judged against a patient's facts and counted time: met, not met, or unknown because nobody
 * recorded it. A verdict says why in the field's words only when asked (`words`); `unknown` carries the question to ask.
 */
import { addMonthsToDay, lastDay } from '../time/month.ts';
import { day as sayDay } from '../time/say.ts';
import { consentOf } from './consent.ts';
import type { Condition, PatientMonth } from './contract.ts';
import type { Clocks } from './count.ts';
import type { Edition } from './edition.ts';
import type { Answer } from './finding.ts';
import { discharge } from './needs-discharge.ts';
import { fact } from './needs-fact.ts';
import { firstVisit, initiatingVisit } from './needs-visit.ts';
import type { Chosen } from './policies.ts';
import type { Need, NeedKind } from './rule.ts';

export interface Words {
  wanted: string;
  had: string;
  /** What is wrong, to follow "Blocked: " or "Cannot decide: ". */
  trouble?: string;
  question?: { fact: string; ask: string };
}

export interface Verdict {
  answer: Answer;
  /** Block reason, if not met or unknown; without one the need does not stand in the way (a policy made it a warning). */
  reason?: string;
  /** Flags to raise, whatever the answer. */
  flags?: readonly string[];
  /** Flags to raise only if a code that needs this is supported, or would be if the answer were known. */
  flagsIfSupported?: readonly string[];
  /** First day on which time counts, where this need brings one. */
  countsFrom?: string;
  words: () => Words;
}

export interface Asked {
  input: PatientMonth;
  now: Edition;
  chosen: Chosen;
  /** The program's own counted time; absent while only the visit is judged, before anything is counted. */
  clocks: Clocks | null;
  /** Counted time of any enrolled program, by name. */
  clocksOf: (program: string) => Clocks | null;
}
export type Judge<K extends NeedKind> = (need: Extract<Need, { need: K }>, asked: Asked) => Verdict;

const elementWords: Record<string, string> = {
  availability_cost_share: 'the service and its cost share', one_practitioner: 'one practitioner a month', right_to_stop: 'the right to stop',
  consult_specialists: 'consulting specialists', cost_share: 'cost share',
};
const say = (element: string) => elementWords[element] ?? element;

type Conditions = Extract<Need, { need: 'conditions' }>;
const limitsOf = ({ months, anyRisk }: Conditions) => `${months > 0 ? `, ${months} months or more` : ''}${anyRisk ? '' : ', significant risk'}`;
const conditionsWanted = (need: Conditions) => (need.atLeast === 0 ? 'on record' : `${need.atLeast} ${need.atLeast === 1 ? 'condition' : 'conditions'}${limitsOf(need)}`);
const askConditions = { fact: 'conditions', ask: 'Which conditions, expected to last how long, and with significant risk?' };

/** A moment that several tell of is everybody's who was there, whoever's entry holds it. */
const together: ReadonlySet<string> = new Set(['CONCURRENT_STAFF', 'OVERLAP_SAME_PERSON', 'DUPLICATE_ENTRY']);

const judges: { [K in NeedKind]: Judge<K> } = {
  conditions(need, { input }) {
    const list = input.patient.conditions;
    if (!list) return { answer: 'unknown', reason: 'CONDITIONS_TOO_FEW', words: () => ({ wanted: conditionsWanted(need), had: 'not recorded', trouble: 'conditions not recorded', question: askConditions }) };
    let sure = 0;
    let open = 0;
    for (const each of list) {
      const answer = fits(each, need.months, need.anyRisk === true);
      if (answer === 'met') sure++;
      else if (answer === 'unknown') open++;
    }
    const had = () => `${sure} of ${list.length}${open > 0 ? `, ${open} not complete` : ''}`;
    if (sure >= need.atLeast) return { answer: 'met', words: () => ({ wanted: conditionsWanted(need), had: had() }) };
    const flags = need.suggest && list.some((each) => fits(each, need.suggest?.months ?? 0, false) === 'met') ? [need.suggest.flag] : [];
    if (sure + open >= need.atLeast) return { answer: 'unknown', reason: 'CONDITIONS_TOO_FEW', words: () => ({ wanted: conditionsWanted(need), had: had(), trouble: 'duration or risk of a condition missing', question: askConditions }) };
    return { answer: 'not_met', reason: 'CONDITIONS_TOO_FEW', flags, words: () => ({ wanted: conditionsWanted(need), had: had(), trouble: `${sure} of ${need.atLeast} conditions${limitsOf(need).replace(', ', ' that last ').replace(', ', ' with ')}` }) };
  },

  consent(need, { input, chosen, now }) {
    const consent = consentOf(need, input);
    const month = input.serviceMonth;
    const wanted = () => `given by ${sayDay(lastDay(month))}, documented${need.elements.length > 0 ? `, with ${need.elements.map(say).join(', ')}` : ''}`;
    const had = () => (consent?.date ? `${consent.kind ?? 'given'} ${sayDay(consent.date)}` : 'not recorded');
    const say_ = (answer: Answer, reason: string, trouble: string | (() => string), ask?: string): Verdict => ({
      answer, reason, ...(reason === 'CONSENT_INCOMPLETE' ? { flags: ['CONSENT_INCOMPLETE'] } : {}),
      words: () => ({ wanted: wanted(), had: had(), trouble: typeof trouble === 'string' ? trouble : trouble(), ...(ask ? { question: { fact: 'consent', ask } } : {}) }),
    });
    if (!consent?.date) return say_('unknown', 'NO_CONSENT', 'consent date missing', 'When was consent given?');
    const { date } = consent;
    if (date > now.last) return say_('not_met', 'NO_CONSENT', () => `consent was given later, on ${sayDay(date)}`);
    const billing = input.practitionerByProgram?.[now.rule.program] ?? input.billingPractitionerId;
    if (consent.practitionerId && billing && consent.practitionerId !== billing) return say_('not_met', 'NO_CONSENT', 'consent was given to another billing practitioner');
    // Stopping takes effect at the end of its calendar month; a consent given after it stands.
    const { revokedDate } = consent;
    if (revokedDate && revokedDate >= date && revokedDate.slice(0, 7) < month) return say_('not_met', 'CONSENT_REVOKED', () => `the patient stopped on ${sayDay(revokedDate)}`);
    if (need.renewMonths !== undefined && addMonthsToDay(date, need.renewMonths) <= now.last) return { ...say_('not_met', 'NO_CONSENT', () => `consent of ${sayDay(date)} is older than ${need.renewMonths} months`), flags: ['REMIND_CONSENT_RENEWAL'] };
    if (consent.documented === false) return say_('not_met', 'CONSENT_INCOMPLETE', 'consent is not documented in the chart');
    if (consent.documented === undefined || consent.documented === null) return say_('unknown', 'CONSENT_INCOMPLETE', 'whether consent is documented', 'Is consent documented in the chart?');
    if (need.elements.length > 0) {
      const { elements } = consent;
      if (!elements) return say_('unknown', 'CONSENT_INCOMPLETE', 'what the patient was told', 'What was the patient told when consenting?');
      if (!need.elements.every((element) => elements.includes(element))) return say_('not_met', 'CONSENT_INCOMPLETE', () => `consent does not show ${need.elements.filter((element) => !elements.includes(element)).map(say).join(', ')}`);
    }
    const months = chosen.get('consent.reminder');
    const old = months !== 'off' && addMonthsToDay(date, Number(months)) <= now.last;
    const words = () => ({ wanted: wanted(), had: had() });
    return old ? { answer: 'met', flags: ['REMIND_CONSENT_RENEWAL'], words } : { answer: 'met', words };
  },

  care_plan(need, { input, chosen, now }) {
    const plan = input.patient.carePlan;
    const copy = need.copyPolicy !== undefined;
    const words = (trouble?: string, ask?: string) => () => ({
      wanted: `by ${sayDay(now.last)}${copy ? ', copy given' : ''}`,
      had: plan?.date ? `${sayDay(plan.date)}${copy ? `, ${plan.copyGiven ? 'copy given' : plan.copyGiven === false ? 'copy not given' : 'copy not recorded'}` : ''}` : 'not recorded',
      ...(trouble ? { trouble } : {}), ...(ask ? { question: { fact: 'care_plan', ask } } : {}),
    });
    const reason = 'NO_CARE_PLAN';
    if (!plan?.date) return { answer: 'unknown', reason, words: words('care plan date missing', 'When was the care plan made?') };
    if (plan.date > now.last) return { answer: 'not_met', reason, words: words(`the care plan was made later, on ${sayDay(plan.date)}`) };
    if (!copy || plan.copyGiven === true) return { answer: 'met', words: words() };
    if (chosen.get(need.copyPolicy ?? '') === 'warn') return { answer: plan.copyGiven === false ? 'not_met' : 'unknown', flags: ['WARN_PLAN_COPY'], words: words() };
    if (plan.copyGiven === false) return { answer: 'not_met', reason, words: words('the patient has no copy of the care plan') };
    return { answer: 'unknown', reason, words: words('whether the patient has a copy of the care plan', 'Was a copy of the care plan given to the patient or caregiver?') };
  },

  initiating_visit: initiatingVisit,
  first_visit: firstVisit,

  established(_need, { input, now }) {
    const { newPatient, lastSeenDate, initiatingVisit: visit } = input.patient;
    const words = (trouble?: string) => () => ({ wanted: 'a patient of the practice', had: newPatient === true ? 'new' : newPatient === false ? 'known' : 'not recorded', ...(trouble ? { trouble } : {}), question: { fact: 'seen', ask: 'Is the patient established with the practice?' } });
    const seen = (lastSeenDate && lastSeenDate <= now.last) || (visit && visit.date <= now.last && visit.type !== '99211' && visit.type !== 'ED');
    if (newPatient === false || seen) return { answer: 'met', words: words() };
    if (newPatient === true) return { answer: 'not_met', reason: 'NO_INITIATING_VISIT', words: words('a new patient must be seen first') };
    return { answer: 'unknown', reason: 'NO_INITIATING_VISIT', words: words('whether the patient is established') };
  },

  visit_same_day(need, { input, clocks }) {
    const visit = input.patient.initiatingVisit;
    const words = (trouble?: string, ask?: string) => () => ({ wanted: `on the day of a visit (${need.types.join(', ')})`, had: visit ? `${visit.type} ${sayDay(visit.date)}` : 'not recorded', ...(trouble ? { trouble } : {}), ...(ask ? { question: { fact: 'initiating_visit', ask } } : {}) });
    if (!visit) return { answer: 'unknown', reason: 'NO_INITIATING_VISIT', words: words('initiating visit missing', 'When was the initiating visit, and of which type?') };
    if (need.types.includes(visit.type) && clocks?.logged.some((entry) => entry.service === need.service && entry.day === visit.date)) return { answer: 'met', words: words() };
    return { answer: 'not_met', reason: 'NO_INITIATING_VISIT', words: words('the work is not on the day of the initiating visit') };
  },

  mdm(need, { input }) {
    return level(need.levels, input.patient.mdm, 'Which level of medical decision making did the practitioner document this month?');
  },

  plan_revised(need, { input, chosen }) {
    const plan = input.patient.carePlan;
    const policy = chosen.get(need.policy);
    const made = plan?.date?.slice(0, 7) === input.serviceMonth;
    const words = (trouble?: string, ask?: string) => () => ({
      wanted: 'care plan made or revised this month', had: made ? 'made this month' : plan?.revisedInMonth ? 'revised this month' : plan?.revisedInMonth === false ? 'not revised this month' : 'not recorded',
      ...(trouble ? { trouble } : {}), ...(ask ? { question: { fact: 'care_plan', ask } } : {}),
    });
    if (made || plan?.revisedInMonth) return { answer: 'met', words: words() };
    const answer = plan?.revisedInMonth === false ? 'not_met' : 'unknown';
    if (policy === 'off') return { answer, words: words() };
    if (policy === 'warn') return { answer, flagsIfSupported: ['WARN_PLAN_NOT_REVISED'], words: words() };
    if (answer === 'not_met') return { answer, reason: 'NO_CARE_PLAN', words: words('the care plan was not revised this month') };
    return { answer, reason: 'NO_CARE_PLAN', words: words('whether the care plan was revised this month', 'Was the care plan revised this month?') };
  },

  live_contact(need, { clocks, now }) {
    // Only time of the clock that the code itself counts: a word with somebody during other work is none of this one.
    const pool = now.codes.find((code) => code.needs.some((index) => now.needs[index] === need))?.pool ?? -1;
    const live = clocks?.pools[pool]?.live ?? 'unknown';
    const words = (had: string, trouble?: string, ask?: string) => () => ({ wanted: 'a live, two-way conversation this month', had, ...(trouble ? { trouble } : {}), ...(ask ? { question: { fact: 'interactive', ask } } : {}) });
    if (live === 'met') return { answer: 'met', words: words('recorded') };
    if (live === 'unknown') return { answer: 'unknown', reason: 'NO_INTERACTIVE_COMMUNICATION', words: words('not recorded', 'whether there was a live conversation', 'Did one of the contacts reach the patient or caregiver live?') };
    return { answer: 'not_met', reason: 'NO_INTERACTIVE_COMMUNICATION', words: words('none', 'no live conversation with the patient or caregiver this month') };
  },

  service(need, { clocksOf, chosen }) {
    const clocks = clocksOf(need.program);
    const done = clocks !== null && (clocks.pools.some(({ ms }) => ms > 0) || clocks.contacts.length > 0);
    const words = (trouble?: string) => () => ({ wanted: 'one documented service this month', had: done ? 'recorded' : 'none', ...(trouble ? { trouble } : {}) });
    if (done) return { answer: 'met', words: words() };
    if (need.waivedBy && chosen.get(need.waivedBy.policy) === need.waivedBy.when) return { answer: 'not_met', words: words() };
    return { answer: 'not_met', reason: 'NO_SERVICE_IN_MONTH', ...(need.flag ? { flags: [need.flag] } : {}), words: words('no service of the program is documented this month') };
  },

  same_practitioner(need, { input, now }) {
    const one = input.practitionerByProgram?.[now.rule.program] ?? input.billingPractitionerId ?? null;
    const other = input.practitionerByProgram?.[need.program] ?? input.billingPractitionerId ?? null;
    const words = (trouble?: string) => () => ({ wanted: 'the same practitioner bills both', had: one === other ? 'the same' : 'two practitioners', ...(trouble ? { trouble } : {}) });
    return one === other ? { answer: 'met', words: words() } : { answer: 'not_met', reason: 'DIFFERENT_PRACTITIONER', words: words('another practitioner bills the other program') };
  },

  therapy_plan(need, { input, clocks }) {
    const used = clocks?.pools.some(({ uses, left }) => uses.some(({ entry }) => need.roles.includes(entry.role)) || left.some(({ entry, cause }) => entry.refused === null && together.has(cause) && need.roles.includes(entry.role))) ?? false;
    const plan = input.patient.device?.planOfCare ?? null;
    const words = (trouble?: string, ask?: string) => () => ({ wanted: 'a therapy plan of care for a therapist\'s time', had: !used ? 'no therapist\'s time' : plan ? 'recorded' : plan === false ? 'none' : 'not recorded', ...(trouble ? { trouble } : {}), ...(ask ? { question: { fact: 'device', ask } } : {}) });
    if (!used) return { answer: 'met', words: words() };
    if (plan === true) return { answer: 'met', flags: [need.flag], words: words() };
    if (plan === false) return { answer: 'not_met', reason: 'NO_CARE_PLAN', flags: [need.flag], words: words('a therapist\'s time needs a therapy plan of care') };
    return { answer: 'unknown', reason: 'NO_CARE_PLAN', flags: [need.flag], words: words('whether there is a therapy plan of care', 'Is there a therapy plan of care?') };
  },

  ...discharge,
  discharge_mdm: (need, { input }) => level(need.levels, input.patient.tcm?.mdm, 'Which level of medical decision making did the visit after discharge have?'),
  fact,
};

function level(levels: readonly string[], had: string | null | undefined, ask: string): Verdict {
  const wanted = levels.join(' or ');
  if (!had) return { answer: 'unknown', reason: 'MDM_NOT_MET', flagsIfSupported: ['ASK_MDM'], words: () => ({ wanted, had: 'not recorded', trouble: 'decision making not recorded', question: { fact: 'mdm', ask } }) };
  if (levels.includes(had)) return { answer: 'met', words: () => ({ wanted, had }) };
  return { answer: 'not_met', reason: 'MDM_NOT_MET', words: () => ({ wanted, had, trouble: `decision making is ${had}` }) };
}

/** Whether one condition lasts long enough and puts the patient at significant risk. */
function fits({ expectedMonths, significantRisk }: Condition, months: number, anyRisk: boolean): Answer {
  if ((typeof expectedMonths === 'number' && expectedMonths < months) || (!anyRisk && significantRisk === false)) return 'not_met';
  return (typeof expectedMonths === 'number' || months === 0) && (anyRisk || significantRisk === true) ? 'met' : 'unknown';
}

/** Judges a need. Pure: facts in, verdict out. */
export function judge(need: Need, asked: Asked): Verdict {
  return (judges[need.need] as Judge<NeedKind>)(need, asked);
}
