/** The shape of each patient fact that some rule reads. A fact of another shape stops its month: half a fact is worse than none. */
import { isDay } from '../time/month.ts';

type Raw = Record<string, unknown>;
type Fail = (code: string, message: string) => never;
type Check = (value: unknown) => boolean;

const object = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const none: Check = (value) => value === undefined || value === null;
const maybe = (check: Check): Check => (value) => none(value) || check(value);
const truth: Check = (value) => typeof value === 'boolean';
const text: Check = (value) => typeof value === 'string' && value.length <= 200;
const oneOf = (...words: unknown[]): Check => (value) => words.includes(value);
const listOf = (check: Check, limit: number): Check => (value) => Array.isArray(value) && value.length <= limit && value.every(check);
const shape = (fields: Record<string, Check>): Check => (value) => object(value) && Object.keys(fields).every((key) => (fields[key] as Check)(value[key]));

const consent = shape({ date: maybe(isDay), kind: maybe(oneOf('verbal', 'written')), documented: maybe(truth), elements: maybe(listOf(text, 20)), revokedDate: maybe(isDay), practitionerId: maybe(text) });
const months: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const count: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const visit = shape({ initiatingVisit: maybe(isDay), initiatingVisitType: maybe(text), needsDocumented: maybe(truth), condition: maybe(text), expectedMonths: maybe(months) });

const facts: Record<string, { check: Check; looks: string }> = {
  conditions: { check: listOf(shape({ name: text, expectedMonths: maybe(months), significantRisk: maybe(truth) }), 100), looks: 'a list of { name, expectedMonths, significantRisk }' },
  consent: { check: (value) => object(value) && Object.keys(value).length <= 30 && Object.values(value).every(maybe(consent)), looks: 'an object of { date, kind, documented, elements } by program' },
  carePlan: { check: shape({ date: maybe(isDay), copyGiven: maybe(truth), revisedInMonth: maybe(truth) }), looks: '{ date, copyGiven }' },
  newPatient: { check: truth, looks: 'true or false' },
  lastSeenDate: { check: isDay, looks: 'a day that exists' },
  initiatingVisit: { check: shape({ date: isDay, type: text }), looks: '{ date, type } with a day that exists' },
  ccmStartDate: { check: isDay, looks: 'a day that exists' },
  qmb: { check: truth, looks: 'true or false' },
  mdm: { check: oneOf('low', 'moderate', 'high'), looks: 'low, moderate or high' },
  device: { check: shape({ periodStart: maybe(isDay), daysWithData: maybe(count), fdaDevice: maybe(truth), family: maybe(text), devices: maybe(count), episodeSetupDate: maybe(isDay), firstPeriod: maybe(truth), manualEntry: maybe(truth), planOfCare: maybe(truth) }), looks: '{ periodStart, daysWithData, fdaDevice } with a day that exists and whole numbers' },
  tcm: { check: shape({ dischargeDate: maybe(isDay), from: maybe(text), to: maybe(text), firstContact: maybe(isDay), contactAttempts: maybe(listOf(isDay, 100)), visitDate: maybe(isDay), mdm: maybe(oneOf('low', 'moderate', 'high')), medRecDate: maybe(isDay) }), looks: '{ dischargeDate, from, to, firstContact, visitDate, mdm, medRecDate } with days that exist' },
  cocm: { check: shape({ firstMonth: maybe(truth), registry: maybe(truth), psychConsult: maybe(truth) }), looks: '{ firstMonth, registry, psychConsult } of true or false' },
  chi: { check: visit, looks: '{ initiatingVisit, needsDocumented } with a day that exists' },
  pin: { check: visit, looks: '{ initiatingVisit, condition, expectedMonths } with a day that exists' },
  pdcmParticipatingGroup: { check: truth, looks: 'true or false' },
  riskLevel: { check: text, looks: 'a word' },
  planRulesLoaded: { check: truth, looks: 'true or false' },
  plan: { check: text, looks: 'a word' },
  inpatientStays: { check: listOf((value) => shape({ from: isDay, to: maybe(isDay) })(value) && !(typeof (value as Raw)['to'] === 'string' && ((value as Raw)['to'] as string) < ((value as Raw)['from'] as string)), 200), looks: 'a list of { from, to } with days that exist, in order' },
};

/** @param fail is called with a code and a sentence that names the field and never its value */
export function checkFacts(patient: Raw, fail: Fail): void {
  for (const name of Object.keys(facts)) {
    const { check, looks } = facts[name] as (typeof facts)[string];
    if (!none(patient[name]) && !check(patient[name])) fail('BAD_FACT', `\`patient.${name}\` is not ${looks}.`);
  }
}
