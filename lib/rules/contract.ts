/**
 * The patient-month: what the evaluator takes, in the browser, in tests and from the command line. What is not recorded is absent or null,
 * and is never taken for "no". Days and months are strings in the practice's zone.
 */
import { payers } from '../records/patient.ts';
import { programs } from '../records/enrollment.ts';
import { isDay, isMonth } from '../time/month.ts';
import { isZone } from '../time/zone.ts';
import { checkFacts } from './facts.ts';

export type Payer = (typeof payers)[number];
export type Program = (typeof programs)[number];

export interface Condition { name: string; expectedMonths: number | null; significantRisk: boolean | null }
export interface Consent {
  date?: string | null;
  kind?: 'verbal' | 'written' | null;
  documented?: boolean | null;
  elements?: readonly string[] | null;
  revokedDate?: string | null;
  practitionerId?: string | null;
}
export interface CarePlan { date?: string | null; copyGiven?: boolean | null; revisedInMonth?: boolean | null }
export interface Visit { date: string; type: string }
export interface Stay { from: string; to?: string | null }

/** A device and the 30-day period of its data. `family`: `RTM_RESP`, `RTM_MSK`, `RTM_CBT`; absent = physiologic. */
export interface Device {
  periodStart?: string | null;
  daysWithData?: number | null;
  fdaDevice?: boolean | null;
  family?: string | null;
  devices?: number | null;
  episodeSetupDate?: string | null;
  firstPeriod?: boolean | null;
  manualEntry?: boolean | null;
  planOfCare?: boolean | null;
}
/** A discharge and what followed. */
export interface Discharge {
  dischargeDate?: string | null;
  from?: string | null;
  to?: string | null;
  firstContact?: string | null;
  contactAttempts?: readonly string[] | null;
  visitDate?: string | null;
  mdm?: 'low' | 'moderate' | 'high' | null;
  medRecDate?: string | null;
}
export interface CollaborativeCare { firstMonth?: boolean | null; registry?: boolean | null; psychConsult?: boolean | null }
export interface FirstVisit { initiatingVisit?: string | null; initiatingVisitType?: string | null; needsDocumented?: boolean | null; condition?: string | null; expectedMonths?: number | null }
export interface Training { introTeamBasedCare?: string | null; scopeOfServiceDoc?: boolean | null }

/** Facts about the patient. Programs that need more facts add them here; the reader of a fact is its need (`needs.ts`). */
export interface Facts {
  conditions?: readonly Condition[] | null;
  consent?: Readonly<Record<string, Consent | null | undefined>> | null;
  carePlan?: CarePlan | null;
  newPatient?: boolean | null;
  lastSeenDate?: string | null;
  initiatingVisit?: Visit | null;
  /** The day CCM began, where it is not the month evaluated. */
  ccmStartDate?: string | null;
  qmb?: boolean | null;
  mdm?: 'low' | 'moderate' | 'high' | null;
  inpatientStays?: readonly Stay[] | null;
  device?: Device | null;
  tcm?: Discharge | null;
  cocm?: CollaborativeCare | null;
  chi?: FirstVisit | null;
  pin?: FirstVisit | null;
  /** Michigan: the patient's group takes part, the plan's risk level, its own rules are entered, its kind. */
  pdcmParticipatingGroup?: boolean | null;
  riskLevel?: string | null;
  planRulesLoaded?: boolean | null;
  plan?: string | null;
  readonly [other: string]: unknown;
}

/** One stretch of work: `start` and `end` (ISO 8601 with offset, or UTC epoch ms), or `minutes` on a `date`. Judged one by one, never trusted. */
export interface EntryInput {
  /** The entry's own id, echoed in the finding. */
  id?: string | null;
  performerRole?: string | null;
  performerId?: string | null;
  start?: string | number | null;
  end?: string | number | null;
  minutes?: number | null;
  date?: string | null;
  activity?: string | null;
  program?: string | null;
  interactive?: boolean | null;
  separatelyBilled?: boolean | null;
  sourceId?: string | null;
  modality?: string | null;
  videoDeclined?: boolean | null;
  patientPresent?: boolean | null;
  training?: Training | null;
  diagnosis?: string | null;
  /** First day of the 30-day period that the work belongs to. */
  periodStart?: string | null;
  readonly [other: string]: unknown;
}

export interface OtherBilled { code: string; practitioner?: string | null; date?: string | null; serviceMonth?: string | null; periodStart?: string | null; dischargeDate?: string | null; diagnosis?: string | null; readonly [other: string]: unknown }
export interface OtherPatientEntry { patientId?: string | null; performerId?: string | null; start?: string | number | null; end?: string | number | null }

export interface PatientMonth {
  id: string;
  payer: Payer;
  serviceMonth: string;
  timeZone: string;
  patient: Facts;
  /** In the practice's order of preference. */
  programs: readonly Program[];
  entries: readonly EntryInput[];
  otherBilled?: readonly OtherBilled[] | null;
  otherPatientEntries?: readonly OtherPatientEntry[] | null;
  billingPractitionerId?: string | null;
  /** False: the billing practitioner is not the one responsible for all primary care. */
  practitionerIsPrimaryCareFocalPoint?: boolean | null;
  practitionerByProgram?: Readonly<Record<string, string>> | null;
  /** The practice's day of evaluation; entries after it lie in the future. Absent: no entry does. */
  evaluationDate?: string | null;
  /** Policies that are not the default (`policies.ts`). */
  config?: Readonly<Record<string, unknown>> | null;
  readonly [other: string]: unknown;
}

/** Who may be named as doing the work. */
export const entryRoles: ReadonlySet<string> = new Set([
  'clinical_staff', 'clinical_staff_external', 'clerical', 'biller', 'qhp', 'qhp_other', 'licensed_staff', 'unlicensed_staff', 'bh_care_manager', 'psychiatric_consultant',
  'chw', 'patient_navigator', 'peer_specialist', 'physical_therapist',
]);

/** A patient-month that cannot be taken: a code, and a sentence without patient data. */
export class ContractError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ContractError';
    this.code = code;
  }
}

export const LIMITS = { id: 200, text: 200, programs: 20, entries: 10_000, otherBilled: 1000, otherPatientEntries: 50_000 } as const;

type Raw = Record<string, unknown>;
const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const fail = (code: string, message: string): never => { throw new ContractError(code, message); };

function list(value: unknown, name: string, limit: number, optional: boolean): void {
  if (optional && (value === undefined || value === null)) return;
  if (!Array.isArray(value)) fail('NOT_A_LIST', `\`${name}\` is not a list.`);
  if ((value as unknown[]).length > limit) fail('TOO_MANY', `\`${name}\` has more than ${limit} items.`);
}

/** Checks a value from outside. Entries are only counted here: a bad entry is refused by itself when it is judged, never with its month. @throws ContractError */
export function parsePatientMonth(value: unknown): PatientMonth {
  if (!isObject(value)) return fail('NOT_AN_OBJECT', 'A patient-month is an object.');
  if (typeof value['id'] !== 'string' || value['id'] === '' || value['id'].length > LIMITS.id) fail('BAD_ID', `\`id\` is text of 1 to ${LIMITS.id} characters.`);
  if (!(payers as readonly unknown[]).includes(value['payer'])) fail('UNKNOWN_PAYER', `\`payer\` is none of ${payers.join(', ')}.`);
  if (!isMonth(value['serviceMonth'])) fail('BAD_MONTH', '`serviceMonth` is not a month, for example 2026-10.');
  if (!isZone(value['timeZone'])) fail('UNKNOWN_ZONE', '`timeZone` is not a known zone, for example America/Detroit.');
  list(value['programs'], 'programs', LIMITS.programs, false);
  const chosen = value['programs'] as unknown[];
  if (!chosen.every((each) => (programs as readonly unknown[]).includes(each))) fail('UNKNOWN_PROGRAM', `\`programs\` has a name that is none of ${programs.join(', ')}.`);
  if (new Set(chosen).size !== chosen.length) fail('PROGRAM_TWICE', '`programs` names a program twice.');
  if (!isObject(value['patient'])) fail('NO_PATIENT', '`patient` is not an object of facts.');
  checkFacts(value['patient'] as Raw, fail);
  list(value['entries'], 'entries', LIMITS.entries, false);
  list(value['otherBilled'], 'otherBilled', LIMITS.otherBilled, true);
  for (const each of (value['otherBilled'] ?? []) as unknown[]) checkBilled(each);
  list(value['otherPatientEntries'], 'otherPatientEntries', LIMITS.otherPatientEntries, true);
  if (((value['otherPatientEntries'] ?? []) as unknown[]).some((each) => !isObject(each))) fail('BAD_OTHER_ENTRY', '`otherPatientEntries` has an item that is not an object.');
  if (value['evaluationDate'] !== undefined && value['evaluationDate'] !== null && !isDay(value['evaluationDate'])) fail('BAD_DAY', '`evaluationDate` is not a day, for example 2026-11-22.');
  if (value['config'] !== undefined && value['config'] !== null && !isObject(value['config'])) fail('BAD_CONFIG', '`config` is not an object of policies.');
  const who = value['practitionerByProgram'];
  if (who !== undefined && who !== null && !(isObject(who) && Object.values(who).every((each) => typeof each === 'string'))) fail('BAD_PRACTITIONERS', '`practitionerByProgram` is not an object of practitioner ids.');
  return value as unknown as PatientMonth;
}

function checkBilled(each: unknown): void {
  if (!isObject(each) || typeof each['code'] !== 'string' || !/^[A-Z0-9]{3,10}$/.test(each['code'])) return fail('BAD_OTHER_BILLED', '`otherBilled` has an item without a code.');
  if (each['serviceMonth'] !== undefined && each['serviceMonth'] !== null && !isMonth(each['serviceMonth'])) fail('BAD_OTHER_BILLED', '`otherBilled` has a `serviceMonth` that is not a month.');
  if (each['date'] !== undefined && each['date'] !== null && !isDay(each['date'])) fail('BAD_OTHER_BILLED', '`otherBilled` has a `date` that is not a day.');
}
