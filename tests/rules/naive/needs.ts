/** The plain reading of what must be true of the patient or the month. */
import type { PatientMonth } from '../../../lib/rules/contract.ts';
import type { Need, Rule } from '../../../lib/rules/rule.ts';
import { addDays, addMonthsToDay, isBusinessDay } from '../../../lib/time/month.ts';
import { consentFor, type Clock, type Clocks, type Get } from './clocks.ts';
import type { Diary } from './diary.ts';

/** `flags` are raised whatever becomes of the code, `asks` only if the code is proposed, or unknown is all that stands in its way. */
export interface Verdict { met: boolean; unknown?: boolean; reason?: string; flags?: string[]; asks?: string[]; from?: string }
export interface Case { input: PatientMonth; rule: Rule; diary: Diary; get: Get; clocks: Clocks | null; pool: Clock | null; clocksOf: (program: string) => Clocks | null }

const met: Verdict = { met: true };
const no = (reason: string, flags?: string[]): Verdict => ({ met: false, reason, ...(flags ? { flags } : {}) });
const unknown = (reason: string, flags?: string[]): Verdict => ({ met: false, unknown: true, reason, ...(flags ? { flags } : {}) });

export const billing = ({ practitionerByProgram, billingPractitionerId }: PatientMonth, program: string): string | null => practitionerByProgram?.[program] ?? billingPractitionerId ?? null;

/** The value at a path; null if nobody recorded it. */
export function factOf(path: string, input: PatientMonth): unknown {
  let value: unknown = path.startsWith('/') ? input : input.patient;
  for (const key of path.replace(/^\//, '').split('.')) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return value ?? null;
}

export function judge(need: Need, given: Case): Verdict {
  const { input, rule, diary, get, clocks, pool, clocksOf } = given;
  const { patient } = input;
  const { first, last } = diary;
  switch (need.need) {
    case 'conditions': {
      if (!patient.conditions) return unknown('CONDITIONS_TOO_FEW');
      const answers = (months: number, anyRisk: boolean) => (patient.conditions ?? []).map(({ expectedMonths, significantRisk }) => {
        const lasts = months === 0 ? true : (expectedMonths ?? null) === null ? null : (expectedMonths as number) >= months;
        const risk = anyRisk ? true : (significantRisk ?? null);
        return lasts === false || risk === false ? 'no' : lasts && risk ? 'yes' : 'open';
      });
      const had = answers(need.months, need.anyRisk === true);
      const yes = had.filter((each) => each === 'yes').length;
      if (yes >= need.atLeast) return met;
      if (yes + had.filter((each) => each === 'open').length >= need.atLeast) return unknown('CONDITIONS_TOO_FEW');
      return no('CONDITIONS_TOO_FEW', need.suggest && answers(need.suggest.months, false).includes('yes') ? [need.suggest.flag] : []);
    }
    case 'consent': {
      const consent = consentFor(need, input);
      if (!consent?.date) return unknown('NO_CONSENT');
      if (consent.date > last) return no('NO_CONSENT');
      const biller = billing(input, rule.program);
      if (consent.practitionerId && biller && consent.practitionerId !== biller) return no('NO_CONSENT');
      // The right to stop takes effect at the end of the calendar month; a later consent stands.
      if (consent.revokedDate && consent.revokedDate >= consent.date && consent.revokedDate < first) return no('CONSENT_REVOKED');
      if (need.renewMonths !== undefined && addMonthsToDay(consent.date, need.renewMonths) <= last) return no('NO_CONSENT', ['REMIND_CONSENT_RENEWAL']);
      const complete = consent.documented === true && (need.elements.length === 0 || need.elements.every((element) => consent.elements?.includes(element)));
      if (!complete) return no('CONSENT_INCOMPLETE', ['CONSENT_INCOMPLETE']);
      const months = get('consent.reminder');
      return { met: true, flags: months !== 'off' && addMonthsToDay(consent.date, Number(months)) <= last ? ['REMIND_CONSENT_RENEWAL'] : [] };
    }
    case 'care_plan': {
      const plan = patient.carePlan;
      if (!plan?.date) return unknown('NO_CARE_PLAN');
      if (plan.date > last) return no('NO_CARE_PLAN');
      if (need.copyPolicy === undefined || plan.copyGiven === true) return met;
      return get(need.copyPolicy) === 'warn' ? { met: true, flags: ['WARN_PLAN_COPY'] } : no('NO_CARE_PLAN');
    }
    case 'initiating_visit': {
      const start = patient.ccmStartDate ?? first;
      const since = addMonthsToDay(start, -need.seenWithinMonths);
      const { newPatient, lastSeenDate, initiatingVisit: visit } = patient;
      if (newPatient !== true && lastSeenDate && lastSeenDate >= since && lastSeenDate <= start) return met;
      if (visit && need.types.includes(visit.type) && visit.date >= since && visit.date <= last) return visit.date > start ? { met: true, from: visit.date } : met;
      return newPatient === true || (lastSeenDate && lastSeenDate < since) ? no('NO_INITIATING_VISIT') : unknown('NO_INITIATING_VISIT');
    }
    case 'first_visit': {
      const had = patient[need.fact];
      if (!had?.initiatingVisit) return unknown('NO_INITIATING_VISIT');
      if (had.initiatingVisitType && need.notTypes.includes(had.initiatingVisitType)) return no('NO_INITIATING_VISIT');
      if (had.initiatingVisit > last) return no('NO_INITIATING_VISIT');
      return { met: true, ...(had.initiatingVisit > first ? { from: had.initiatingVisit } : {}) };
    }
    case 'established': {
      const { newPatient, lastSeenDate, initiatingVisit: visit } = patient;
      if (newPatient === false || (lastSeenDate && lastSeenDate <= last) || (visit && visit.date <= last && !['99211', 'ED'].includes(visit.type))) return met;
      return newPatient === true ? no('NO_INITIATING_VISIT') : unknown('NO_INITIATING_VISIT');
    }
    case 'visit_same_day': {
      const visit = patient.initiatingVisit;
      if (!visit) return unknown('NO_INITIATING_VISIT');
      return need.types.includes(visit.type) && (clocks?.logged ?? []).some((item) => item.service === need.service && item.day === visit.date) ? met : no('NO_INITIATING_VISIT');
    }
    case 'mdm': return level(need.levels, patient.mdm);
    case 'discharge_mdm': return level(need.levels, patient.tcm?.mdm);
    case 'plan_revised': {
      const policy = get(need.policy);
      if (patient.carePlan?.revisedInMonth || (patient.carePlan?.date && patient.carePlan.date >= first && patient.carePlan.date <= last) || policy === 'off') return met;
      return policy === 'warn' ? { met: true, asks: ['WARN_PLAN_NOT_REVISED'] } : no('NO_CARE_PLAN');
    }
    case 'live_contact': {
      // A counted moment is live if any of the entries that tell of it is.
      const live = (pool?.bits ?? []).some(({ items }) => items.some(({ said, activity }) => said.interactive === true && activity !== 'voicemail' && activity !== 'email'));
      return live ? met : no('NO_INTERACTIVE_COMMUNICATION');
    }
    case 'service': {
      const had = clocksOf(need.program);
      if (had && (had.pools.some(({ ms }) => ms > 0) || had.logged.some((item) => !item.gone && (item.lump > 0 || item.left.size > 0)))) return met;
      if (need.waivedBy && get(need.waivedBy.policy) === need.waivedBy.when) return met;
      return no('NO_SERVICE_IN_MONTH', need.flag ? [need.flag] : []);
    }
    case 'same_practitioner': return billing(input, rule.program) === billing(input, need.program) ? met : no('DIFFERENT_PRACTITIONER');
    case 'therapy_plan': {
      // A counted moment that a therapist tells of, whoever else does.
      const used = (clocks?.pools ?? []).some(({ bits }) => bits.some(({ items }) => items.some(({ role }) => need.roles.includes(role))));
      if (!used) return met;
      const plan = patient.device?.planOfCare ?? null;
      return plan === true ? { met: true, flags: [need.flag] } : no('NO_CARE_PLAN', [need.flag]);
    }
    case 'discharge': {
      const tcm = patient.tcm;
      if (!tcm?.dischargeDate || !tcm.from || !tcm.to) return unknown('TCM_NOT_COMMUNITY');
      return need.destinations.includes(tcm.to) && need.settings.includes(tcm.from) ? met : no('TCM_NOT_COMMUNITY');
    }
    case 'discharge_contact': {
      const tcm = patient.tcm;
      if (!tcm?.dischargeDate) return unknown('TCM_NO_CONTACT');
      let until = tcm.dischargeDate;
      for (let left = need.businessDays; left > 0;) if (isBusinessDay((until = addDays(until, 1)))) left--;
      const timely = [...(tcm.contactAttempts ?? [])].filter((day) => day >= (tcm.dischargeDate ?? '') && day <= until).length;
      return (tcm.firstContact && tcm.firstContact >= tcm.dischargeDate && tcm.firstContact <= until) || timely >= need.attempts ? met : no('TCM_NO_CONTACT');
    }
    case 'discharge_visit': {
      const tcm = patient.tcm;
      if (!tcm?.dischargeDate) return unknown('TCM_VISIT_LATE');
      if (!tcm.visitDate) return unknown('TCM_VISIT_LATE', ['TCM_PENDING']);
      const until = addDays(tcm.dischargeDate, get(need.countPolicy) === 'discharge_is_one' ? need.days - 1 : need.days);
      if (tcm.visitDate < tcm.dischargeDate || tcm.visitDate > until) return no('TCM_VISIT_LATE');
      return { met: true, asks: tcm.visitDate === until ? ['TCM_LAST_DAY'] : [] };
    }
    case 'discharge_medicines': {
      const { medRecDate = null, visitDate = null } = patient.tcm ?? {};
      if (medRecDate === null) return unknown('TCM_NO_MEDICINES');
      return visitDate !== null && medRecDate > visitDate ? no('TCM_NO_MEDICINES') : met;
    }
    case 'fact': {
      const value = factOf(need.fact, input);
      if (value === null) return need.absent === 'met' ? met : unknown(need.reason);
      const fits = need.least === undefined ? (need.is ?? []).some((each) => each === value) : typeof value === 'number' && value >= need.least;
      return fits ? met : no(need.reason, need.flag ? [need.flag] : []);
    }
  }
}

function level(levels: readonly string[], had: string | null | undefined): Verdict {
  if (!had) return { ...unknown('MDM_NOT_MET'), asks: ['ASK_MDM'] };
  return levels.includes(had) ? met : no('MDM_NOT_MET');
}
