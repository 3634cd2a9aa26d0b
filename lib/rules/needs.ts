/**
 * The needs of the closed vocabulary, each judged against a patient's facts: met, not met, or unknown because nobody recorded it.
 * A verdict says why in the field's words; `unknown` carries the question to ask.
 */
import { addMonthsToDay, lastDay } from '../time/month.ts';
import { day as sayDay } from '../time/say.ts';
import type { Condition, PatientMonth } from './contract.ts';
import type { Worked } from './entries.ts';
import type { Answer } from './finding.ts';
import type { Chosen } from './policies.ts';
import type { Need, NeedKind, Rule } from './rule.ts';

export interface Verdict {
  answer: Answer;
  /** Block reason, if not met or unknown; without one the need does not stand in the way (a policy made it a warning). */
  reason?: string;
  /** Flags to raise, whatever the answer. */
  flags?: readonly string[];
  /** Flags to raise only if a code that needs this is supported. */
  flagsIfSupported?: readonly string[];
  /** First day on which time counts, where this need brings one. */
  countsFrom?: string;
  wanted: string;
  had: string;
  /** What is wrong, to follow "Blocked: " or "Cannot decide: ". */
  trouble?: string;
  question?: { fact: string; ask: string };
}

export interface Asked { input: PatientMonth; rule: Rule; chosen: Chosen; entries: readonly Worked[] }
type Judge<K extends NeedKind> = (need: Extract<Need, { need: K }>, asked: Asked) => Verdict;

const elementWords: Record<string, string> = {
  availability_cost_share: 'the service and its cost share', one_practitioner: 'one practitioner a month', right_to_stop: 'the right to stop',
  consult_specialists: 'consulting specialists', cost_share: 'cost share',
};
const say = (element: string) => elementWords[element] ?? element;

const judges: { [K in NeedKind]: Judge<K> } = {
  conditions(need, { input }) {
    const list = input.patient.conditions;
    const wanted = `${need.atLeast} conditions, ${need.months} months or more, significant risk`;
    const ask = { fact: 'conditions', ask: 'Which conditions, expected to last how long, and with significant risk?' };
    if (!list) return { answer: 'unknown', reason: 'CONDITIONS_TOO_FEW', wanted, had: 'not recorded', trouble: 'conditions not recorded', question: ask };
    const sure = list.filter((each) => fits(each, need.months) === 'met').length;
    const open = list.filter((each) => fits(each, need.months) === 'unknown').length;
    const had = `${sure} of ${list.length}${open > 0 ? `, ${open} not complete` : ''}`;
    if (sure >= need.atLeast) return { answer: 'met', wanted, had };
    const flags = need.suggest && list.some((each) => fits(each, need.suggest?.months ?? 0) === 'met') ? [need.suggest.flag] : [];
    if (sure + open >= need.atLeast) return { answer: 'unknown', reason: 'CONDITIONS_TOO_FEW', wanted, had, trouble: 'duration or risk of a condition missing', question: ask };
    return { answer: 'not_met', reason: 'CONDITIONS_TOO_FEW', flags, wanted, had, trouble: `${sure} of ${need.atLeast} conditions that last ${need.months} months or more with significant risk` };
  },

  consent(need, { input, chosen }) {
    const consent = input.patient.consent?.[need.program];
    const wanted = `given by ${sayDay(lastDay(input.serviceMonth))}, documented, with ${need.elements.map(say).join(', ')}`;
    const unknown = (reason: string, trouble: string, ask: string): Verdict => ({ answer: 'unknown', reason, wanted, had: 'not recorded', trouble, question: { fact: 'consent', ask }, ...(reason === 'CONSENT_INCOMPLETE' ? { flags: [reason] } : {}) });
    if (!consent?.date) return unknown('NO_CONSENT', 'consent date missing', 'When was consent given?');
    const had = `${consent.kind ?? 'given'} ${sayDay(consent.date)}`;
    const not = (reason: string, trouble: string): Verdict => ({ answer: 'not_met', reason, wanted, had, trouble, ...(reason === 'CONSENT_INCOMPLETE' ? { flags: [reason] } : {}) });
    if (consent.date > lastDay(input.serviceMonth)) return not('NO_CONSENT', `consent was given later, on ${sayDay(consent.date)}`);
    const billing = input.practitionerByProgram?.[need.program] ?? input.billingPractitionerId;
    if (consent.practitionerId && billing && consent.practitionerId !== billing) return not('NO_CONSENT', 'consent was given to another billing practitioner');
    // Stopping takes effect at the end of its calendar month; a consent given after it stands.
    if (consent.revokedDate && consent.revokedDate >= consent.date && consent.revokedDate.slice(0, 7) < input.serviceMonth) return not('CONSENT_REVOKED', `the patient stopped on ${sayDay(consent.revokedDate)}`);
    if (consent.documented === false) return not('CONSENT_INCOMPLETE', 'consent is not documented in the chart');
    if (consent.documented === undefined || consent.documented === null) return unknown('CONSENT_INCOMPLETE', 'whether consent is documented', 'Is consent documented in the chart?');
    if (!consent.elements) return unknown('CONSENT_INCOMPLETE', 'what the patient was told', 'What was the patient told when consenting?');
    const missing = need.elements.filter((element) => !consent.elements?.includes(element));
    if (missing.length > 0) return not('CONSENT_INCOMPLETE', `consent does not show ${missing.map(say).join(', ')}`);
    const months = chosen.get('consent.reminder');
    const old = months !== 'off' && addMonthsToDay(consent.date, Number(months)) <= lastDay(input.serviceMonth);
    return { answer: 'met', wanted, had, ...(old ? { flags: ['REMIND_CONSENT_RENEWAL'] } : {}) };
  },

  care_plan(need, { input, chosen }) {
    const plan = input.patient.carePlan;
    const wanted = `by ${sayDay(lastDay(input.serviceMonth))}, copy given`;
    const base = { reason: 'NO_CARE_PLAN', wanted };
    if (!plan?.date) return { ...base, answer: 'unknown', had: 'not recorded', trouble: 'care plan date missing', question: { fact: 'care_plan', ask: 'When was the care plan made?' } };
    const had = `${sayDay(plan.date)}, ${plan.copyGiven ? 'copy given' : plan.copyGiven === false ? 'copy not given' : 'copy not recorded'}`;
    if (plan.date > lastDay(input.serviceMonth)) return { ...base, answer: 'not_met', had, trouble: `the care plan was made later, on ${sayDay(plan.date)}` };
    if (plan.copyGiven === true) return { answer: 'met', wanted, had };
    if (chosen.get(need.copyPolicy) === 'warn') return { answer: plan.copyGiven === false ? 'not_met' : 'unknown', wanted, had, flags: ['WARN_PLAN_COPY'] };
    if (plan.copyGiven === false) return { ...base, answer: 'not_met', had, trouble: 'the patient has no copy of the care plan' };
    return { ...base, answer: 'unknown', had, trouble: 'whether the patient has a copy of the care plan', question: { fact: 'care_plan', ask: 'Was a copy of the care plan given to the patient or caregiver?' } };
  },

  initiating_visit(need, { input }) {
    const { newPatient, lastSeenDate, initiatingVisit: visit } = input.patient;
    const start = input.patient.ccmStartDate ?? `${input.serviceMonth}-01`;
    const since = addMonthsToDay(start, -need.seenWithinMonths);
    const wanted = `a visit (${need.types.join(', ')}) if new or not seen since ${sayDay(since)}`;
    const had = visit ? `${visit.type} ${sayDay(visit.date)}` : lastSeenDate ? `last seen ${sayDay(lastSeenDate)}` : 'not recorded';
    const base = { reason: 'NO_INITIATING_VISIT', wanted, had };
    const fits = visit && need.types.includes(visit.type) && visit.date >= since && visit.date <= lastDay(input.serviceMonth) ? visit : null;
    const seen = newPatient !== true && lastSeenDate && lastSeenDate >= since && lastSeenDate <= start;
    if (seen) return { answer: 'met', wanted, had: `last seen ${sayDay(lastSeenDate)}` };
    if (fits && fits.date <= start) return { answer: 'met', wanted, had };
    const seenLater = newPatient !== true && lastSeenDate && lastSeenDate > start;
    // Seen in the month evaluated, after its first day, says nothing about the year before: only a fitting visit does.
    if (fits) return { answer: 'met', wanted, had, countsFrom: fits.date };
    if (newPatient === true || (lastSeenDate && lastSeenDate < since)) {
      const trouble = visit ? (need.types.includes(visit.type) ? `the visit of ${sayDay(visit.date)} is not in time` : `a visit of type ${visit.type} does not start care management`) : 'no initiating visit';
      return { ...base, answer: 'not_met', trouble };
    }
    const ask = seenLater ? `Was the patient seen between ${sayDay(since)} and ${sayDay(start)}?` : 'When was the patient last seen before care management began?';
    return { ...base, answer: 'unknown', trouble: 'when the patient was last seen', question: { fact: 'seen', ask } };
  },

  visit_same_day(need, { input, entries }) {
    const visit = input.patient.initiatingVisit;
    const wanted = `on the day of a visit (${need.types.join(', ')})`;
    const had = visit ? `${visit.type} ${sayDay(visit.date)}` : 'not recorded';
    if (!visit) return { answer: 'unknown', reason: 'NO_INITIATING_VISIT', wanted, had, trouble: 'initiating visit missing', question: { fact: 'initiating_visit', ask: 'When was the initiating visit, and of which type?' } };
    if (need.types.includes(visit.type) && entries.some((entry) => entry.service === need.service && entry.day === visit.date)) return { answer: 'met', wanted, had };
    return { answer: 'not_met', reason: 'NO_INITIATING_VISIT', wanted, had, trouble: 'the work is not on the day of the initiating visit' };
  },

  mdm(need, { input }) {
    const level = input.patient.mdm;
    const wanted = need.levels.join(' or ');
    if (!level) return { answer: 'unknown', reason: 'MDM_NOT_MET', wanted, had: 'not recorded', trouble: 'decision making not recorded', flagsIfSupported: ['ASK_MDM'], question: { fact: 'mdm', ask: 'Which level of medical decision making did the practitioner document this month?' } };
    if (need.levels.includes(level)) return { answer: 'met', wanted, had: level };
    return { answer: 'not_met', reason: 'MDM_NOT_MET', wanted, had: level, trouble: `decision making is ${level}` };
  },

  plan_revised(need, { input, chosen }) {
    const plan = input.patient.carePlan;
    const policy = chosen.get(need.policy);
    const wanted = 'care plan made or revised this month';
    const made = plan?.date?.slice(0, 7) === input.serviceMonth;
    const had = made ? 'made this month' : plan?.revisedInMonth ? 'revised this month' : plan?.revisedInMonth === false ? 'not revised this month' : 'not recorded';
    if (made || plan?.revisedInMonth) return { answer: 'met', wanted, had };
    const answer = plan?.revisedInMonth === false ? 'not_met' : 'unknown';
    if (policy === 'off') return { answer, wanted, had };
    if (policy === 'warn') return { answer, wanted, had, flagsIfSupported: ['WARN_PLAN_NOT_REVISED'] };
    if (plan?.revisedInMonth === false) return { answer: 'not_met', reason: 'NO_CARE_PLAN', wanted, had, trouble: 'the care plan was not revised this month' };
    return { answer: 'unknown', reason: 'NO_CARE_PLAN', wanted, had, trouble: 'whether the care plan was revised this month', question: { fact: 'care_plan', ask: 'Was the care plan revised this month?' } };
  },
};

/** Whether one condition lasts long enough and puts the patient at significant risk. */
function fits({ expectedMonths, significantRisk }: Condition, months: number): Answer {
  if ((typeof expectedMonths === 'number' && expectedMonths < months) || significantRisk === false) return 'not_met';
  return typeof expectedMonths === 'number' && significantRisk === true ? 'met' : 'unknown';
}

/** Judges a need. Pure: facts in, verdict out. */
export function judge(need: Need, asked: Asked): Verdict {
  return (judges[need.need] as Judge<NeedKind>)(need, asked);
}
