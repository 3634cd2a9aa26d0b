/**
 * The shape of a rule file: one payer's rule for one program. Plain data, every number and demand beside the day it came into force, the
 * source it was read in and the day somebody last checked it. The words are a closed vocabulary: the evaluator knows no program by name.
 */
import type { Dated, Reviewed } from '../time/dated.ts';
import type { Payer, Program } from './contract.ts';
import type { Source } from './finding.ts';

/** Something demanded or allowed since a day, on the authority of a source. */
export interface Cited {
  from: string;
  to?: string;
  source: Source;
  checked: string;
  /** Where the first day itself was not found in a source: the day from which it is beyond doubt that it is in force. */
  confirmedFrom?: string;
}
export type Values<T> = readonly Dated<T, Source>[];

/** Whose time feeds a clock. `roles` may include more than the name says: the practitioner's own minutes may count as staff minutes. */
export interface Pool {
  id: string;
  who: 'staff' | 'practitioner';
  label: string;
  roles: Values<readonly string[]>;
}

/** What a code counts. */
export type Basis =
  /** Minutes of a pool in the calendar month: the first unit at `first`, each further one `each` later. */
  | { kind: 'minutes'; pool: string; first: Values<number>; each?: Values<number> }
  /** A recorded piece of work, untimed, logged as a service of its own. */
  | { kind: 'work'; service: string; activities: readonly string[]; roles: Values<readonly string[]> };

/** What must be true of the patient or the month. The reader of each is in `needs.ts`. */
export type Need = Cited & { label: string } & (
  | { need: 'conditions'; atLeast: number; months: number; suggest?: { program: Program; months: number; flag: string } }
  | { need: 'consent'; program: Program; elements: readonly string[] }
  | { need: 'care_plan'; copyPolicy: string }
  | { need: 'initiating_visit'; seenWithinMonths: number; types: readonly string[] }
  | { need: 'visit_same_day'; service: string; types: readonly string[] }
  | { need: 'mdm'; levels: readonly string[] }
  | { need: 'plan_revised'; policy: string }
);
export type NeedKind = Need['need'];

export interface Code {
  code: string;
  /** Our own plain label; never a descriptor. */
  label: string;
  family: string;
  /** For an add-on: the code it is added to. */
  addOnTo?: string;
  /** When the code is in the code set and payable. */
  inForce: readonly Cited[];
  basis: Basis;
  /** Most units a month; absent = no limit was found, see `checkAbove`. */
  max?: Values<number>;
  /** More units than this are flagged for a check against the payer's current limits (MUE_CHECK). */
  checkAbove?: Values<number>;
  /** Once only for a patient and billing practitioner, ever. */
  onceEver?: Cited;
  needs?: readonly Need[];
}

/** Codes that stand or fall together: a base and its add-ons. Only one of two families that exclude one another can be proposed. */
export interface Family {
  id: string;
  label: string;
}

/** Two groups of codes that do not go together in a month. `patient`: whoever bills. `practitioner`: only if the same one bills both. */
export interface Exclusion extends Cited {
  label: string;
  codes: readonly string[];
  and: readonly string[];
  scope: 'patient' | 'practitioner' | { policy: string; patientWhen: string };
  /** A policy by which a practice may lift it. */
  liftedBy?: { policy: string; when: string };
}

/** How entries of the program become counted time. */
export interface Counting {
  /** Values of an entry's `program` that feed the clocks. */
  services: readonly string[];
  /** Activities that count. All others do not, unless a policy says so. */
  activities: Values<readonly string[]>;
  /** Activities of which the payer says nothing: the practice decides. */
  asks: readonly (Cited & { activities: readonly string[]; policy: string; when: string })[];
  /** Time while an inpatient is left out. */
  withoutInpatientDays?: Cited;
  /** Time before the day of consent is left out, if this policy says `date`. */
  consentPolicy?: string;
  /** What a separately billed visit does to other time of its day: `flag`, or `exclude_day`. */
  sameDayPolicy?: string;
}

export interface Rule {
  /** `payer/program`, as the file. */
  id: string;
  payer: Payer;
  program: Program;
  title: string;
  reviewed: Reviewed;
  counting: Counting;
  pools: readonly Pool[];
  needs: readonly Need[];
  families: readonly Family[];
  /** Which family is proposed when several could be: a policy, and the order for each of its values. */
  preference: { policy: string; orders: Readonly<Record<string, readonly string[]>> };
  codes: readonly Code[];
  exclusions: readonly Exclusion[];
  /** Only one practitioner is paid for any of these in a month. */
  onePractitioner?: Cited & { label: string; codes: readonly string[] };
  /** Policies that every answer of this rule leans on. */
  policies: readonly string[];
  /** What the practice itself must have and no record here shows. Said, never assumed. */
  attests: readonly (Cited & { label: string })[];
}

export type RuleSet = readonly Rule[];
