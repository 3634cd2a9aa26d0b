import type { Observation } from '../records/index.ts';
import type { Facts } from '../rules/contract.ts';
import { addDays, lastDay } from '../time/month.ts';

type Of<K extends Observation['kind']> = Extract<Observation, { kind: K }>;

/**
 * What is recorded of a patient, in the rules' own names. Nothing is judged here: what is not recorded stays absent, so that the rules can
 * say "cannot decide". Facts of a month, a period or an event are those that bear on this month.
 * @param days to which month a device's 30-day period belongs that crosses two: the month in which it ends or starts
 */
export function factsOf(list: readonly Observation[], month: string, days: 'end' | 'start' = 'end'): Facts {
  const newest = <K extends Observation['kind']>(kind: K, where: (fact: Of<K>) => boolean = () => true) => list.findLast((fact): fact is Of<K> => fact.kind === kind && where(fact as Of<K>));
  const all = <K extends Observation['kind']>(kind: K) => list.filter((fact): fact is Of<K> => fact.kind === kind);
  const conditions = newest('conditions');
  const plan = newest('care_plan');
  const visit = newest('initiating_visit');
  const seen = newest('seen');
  const stays = all('inpatient');
  const device = deviceOf(all('device'), month, days);
  const discharge = dischargeOf(all('discharge'), month);
  const cocm = latest(all('cocm').filter((fact) => fact.firstMonth <= month), (fact) => fact.firstMonth);
  const chi = newest('chi');
  const pin = newest('pin');
  const qmb = latest(all('qmb').filter((fact) => fact.since <= lastDay(month)), (fact) => fact.since);
  const member = newest('plan');
  return {
    ...(conditions ? { conditions: conditions.list.map(({ name, expectedMonths, significantRisk }) => ({ name, expectedMonths, significantRisk })) } : {}),
    consent: Object.fromEntries(all('consent').map((fact) => [fact.program, {
      date: fact.date, kind: fact.how, documented: fact.documented, elements: fact.elements,
      ...(fact.revoked ? { revokedDate: fact.revoked } : {}), ...(fact.practitioner ? { practitionerId: fact.practitioner } : {}),
    }])),
    ...(plan ? { carePlan: { date: plan.date, copyGiven: plan.copyGiven, ...(plan.revised ? { revisedInMonth: plan.revised.slice(0, 7) === month } : {}) } } : {}),
    ...(visit ? { initiatingVisit: { date: visit.date, type: visit.type } } : {}),
    ...(seen ? { newPatient: seen.newPatient, lastSeenDate: seen.lastSeen } : {}),
    mdm: newest('mdm', (fact) => fact.month === month)?.level ?? null,
    ...(stays.length ? { inpatientStays: stays.map(({ from, to }) => ({ from, to })) } : {}),
    ...(device ? { device } : {}),
    ...(discharge ? { tcm: discharge } : {}),
    ...(cocm ? { cocm: { firstMonth: cocm.firstMonth === month, registry: cocm.registry, psychConsult: cocm.psychConsult } } : {}),
    ...(chi ? { chi: { initiatingVisit: chi.date ?? null, initiatingVisitType: chi.type ?? null, needsDocumented: chi.needsDocumented } } : {}),
    ...(pin ? { pin: { initiatingVisit: pin.date ?? null, initiatingVisitType: pin.type ?? null, condition: pin.condition || null, expectedMonths: pin.expectedMonths } } : {}),
    ...(qmb ? { qmb: qmb.qmb } : {}),
    ...(member ? { pdcmParticipatingGroup: member.participatingGroup, riskLevel: member.riskLevel, planRulesLoaded: member.rulesLoaded, planCoordinationMinutes: member.coordinationMinutes, plan: member.plan } : {}),
  };
}

const latest = <T>(list: readonly T[], when: (item: T) => string): T | undefined => list.reduce<T | undefined>((best, item) => (best && when(best) > when(item) ? best : item), undefined);

/** The period that belongs to the month; else one that touches it; else only what holds for the device itself, without days of another month. */
function deviceOf(list: readonly Of<'device'>[], month: string, days: 'end' | 'start'): Facts['device'] {
  const ofMonth = (fact: Of<'device'>) => (days === 'start' ? fact.periodStart : addDays(fact.periodStart, 29)).slice(0, 7) === month;
  const touches = (fact: Of<'device'>) => fact.periodStart <= lastDay(month) && addDays(fact.periodStart, 29) >= `${month}-01`;
  const when = (fact: Of<'device'>) => fact.periodStart;
  const own = latest(list.filter(ofMonth), when) ?? latest(list.filter(touches), when);
  const fact = own ?? latest(list.filter((each) => each.periodStart < `${month}-01`), when);
  if (!fact) return undefined;
  const { family, fdaDevice, devices, setupDate, planOfCare } = fact;
  const device = { fdaDevice, planOfCare, ...(family ? { family } : {}), ...(devices ? { devices } : {}), ...(setupDate ? { episodeSetupDate: setupDate } : {}) };
  return own ? { ...device, periodStart: own.periodStart, daysWithData: own.daysWithData, firstPeriod: own.firstPeriod, manualEntry: own.manualEntry } : device;
}

/** The discharge whose visit lies in the month; else the newest whose thirty days touch it. */
function dischargeOf(list: readonly Of<'discharge'>[], month: string): Facts['tcm'] {
  const touching = list.filter((fact) => fact.date <= lastDay(month) && addDays(fact.date, 29) >= `${month}-01`);
  const fact = touching.find((each) => each.visit?.slice(0, 7) === month) ?? latest(touching, (each) => each.date);
  if (!fact) return undefined;
  // An empty list of attempts beside no contact means that nobody wrote anything down, not that nobody called.
  const contact = fact.firstContact || fact.attempts.length ? { firstContact: fact.firstContact ?? null, contactAttempts: fact.attempts } : {};
  return { dischargeDate: fact.date, from: fact.from, to: fact.to, ...contact, visitDate: fact.visit ?? null, mdm: fact.mdm, medRecDate: fact.medicinesReviewed ?? null };
}
