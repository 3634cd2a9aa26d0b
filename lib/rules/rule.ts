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
/** In use only while the practice's policy has this value. */
export interface IfPolicy { policy: string; when: string }

/** Whose time feeds a clock. `roles` may include more than the name says: the practitioner's own minutes may count as staff minutes. */
export interface Pool {
  id: string;
  who: 'staff' | 'practitioner';
  label: string;
  roles: Values<readonly string[]>;
  /** Values of an entry's `program` that feed it; absent = the rule's own services. */
  services?: readonly string[];
  /** Activities that count for it; absent = those of the rule. */
  activities?: Values<readonly string[]>;
  /** Roles that count besides, by the practice's choice; their time raises the flag. */
  also?: Cited & IfPolicy & { roles: readonly string[]; flag: string };
  /** Time is summed in each 30-day period of the device, not in the calendar month; the fullest period counts. */
  period?: Cited & { days: number };
  /** Time counts only of people trained for it. `scope`: roles that also need a scope-of-service document. */
  training?: Cited & { scope: readonly string[]; warnMonths: number; windowPolicy: string };
}

/** What a code counts. */
export type Basis =
  /**
   * Minutes of a pool in the calendar month (or of each day, `per: 'day'`): the first unit at `first`, each further one `each` later.
   * From `below` on the time belongs to another code. `firstIf`: another first threshold by the practice's choice.
   */
  | { kind: 'minutes'; pool: string; first: Values<number>; each?: Values<number>; below?: Values<number>; per?: 'day'; firstIf?: IfPolicy & { value: Values<number> } }
  /** Contacts or pieces of work, each judged by itself and logged as a service of its own. */
  | {
    kind: 'contacts';
    service: string;
    activities: readonly string[];
    roles: Values<readonly string[]>;
    /** How often it counts: each contact, once a day, or once a month at all. */
    per: 'contact' | 'day' | 'month';
    /** Minutes of one contact: at least this many; from `below` on it belongs to another code; more than `atMost` is not covered. */
    least?: Values<number>;
    below?: Values<number>;
    atMost?: Values<number>;
    /** Ways of contact that are allowed. `phoneIfVideoDeclined`: also by phone if the patient declined video. */
    modalities?: Cited & { allowed: readonly string[]; phoneIfVideoDeclined?: boolean };
    /** The patient takes part: in person (`patientPresent`), or in a live conversation (`interactive`). */
    present?: Cited;
    live?: Cited;
    /** Longer contacts give more units, by the practice's choice; otherwise one unit, marked as not confirmed above `first`. */
    longer?: IfPolicy & { first: Values<number>; each: Values<number> };
  }
  /** Days of device data in a 30-day period that is reported in the month: at least `least`, from `below` on it is another code's. */
  | { kind: 'device_days'; least: Values<number>; below?: Values<number>; periodDays: Values<number>; periodPolicy: string }
  /** Setting up a device and teaching its use, once an episode, with enough days of data in the first period. */
  | { kind: 'setup'; least: Values<number>; periodDays: Values<number>; periodPolicy: string }
  /** Nothing is counted: a month or an event whose needs are all met gives one unit. `on`: the fact that holds its day; `pending`: raised while that day lies ahead. */
  | { kind: 'needs'; on?: string; pending?: string };

/** A plain fact of the patient or the month, by its path in the contract. */
export interface FactNeed {
  need: 'fact';
  /** e.g. `device.fdaDevice`, `qmb`, `riskLevel`; a path that begins with `/` starts at the patient-month itself. */
  fact: string;
  /** Values that meet it; or the least number. */
  is?: readonly (string | number | boolean)[];
  least?: number;
  /** What it means that nobody recorded it. `met` = the practice attests it by enrolling the patient. */
  absent: 'unknown' | 'met';
  reason: string;
  wanted: string;
  ask: string;
  /** Raised if it is not met; `flagIfUnknown` also if nobody knows. */
  flag?: string;
}

/** What must be true of the patient or the month. The reader of each is in `needs.ts`. */
export type Need = Cited & { label: string } & (
  | { need: 'conditions'; atLeast: number; months: number; anyRisk?: boolean; suggest?: { program: Program; months: number; flag: string } }
  /** `programs`: recorded consent to any of these will do, the first that is recorded is read. `renewMonths`: it lapses. */
  | { need: 'consent'; programs: readonly Program[]; elements: readonly string[]; renewMonths?: number }
  | { need: 'care_plan'; copyPolicy?: string }
  | { need: 'initiating_visit'; seenWithinMonths: number; types: readonly string[] }
  /** A first visit recorded under a fact of its own (`chi`, `pin`), of none of these types. */
  | { need: 'first_visit'; fact: 'chi' | 'pin'; notTypes: readonly string[] }
  | { need: 'established' }
  | { need: 'visit_same_day'; service: string; types: readonly string[] }
  | { need: 'mdm'; levels: readonly string[] }
  | { need: 'plan_revised'; policy: string }
  /** A live, two-way conversation among the counted time. */
  | { need: 'live_contact' }
  /** Any counted service of the program (or of another enrolled one) in the month; a policy may waive it. */
  | { need: 'service'; program: Program; waivedBy?: IfPolicy; flag?: string }
  | { need: 'same_practitioner'; program: Program }
  /** Time of these roles needs a therapy plan of care, and the claim a modifier. */
  | { need: 'therapy_plan'; roles: readonly string[]; flag: string }
  | { need: 'discharge'; settings: readonly string[]; destinations: readonly string[] }
  | { need: 'discharge_contact'; businessDays: number; attempts: number }
  | { need: 'discharge_visit'; days: number; countPolicy: string }
  | { need: 'discharge_mdm'; levels: readonly string[] }
  | { need: 'discharge_medicines' }
  | FactNeed
);
export type NeedKind = Need['need'];

export interface Code {
  code: string;
  /** Our own plain label; never a descriptor. */
  label: string;
  family: string;
  /** For an add-on: the code, or any of the codes, that it is added to. */
  addOnTo?: string | readonly string[];
  /** When the code is in the code set and payable. */
  inForce: readonly Cited[];
  basis: Basis;
  /** Patients whom the code speaks of: others hear nothing of it. With `ask`, a missing fact is a question. */
  applies?: { fact: string; is: readonly (string | boolean | null)[]; ask?: string } | { enrolled: Program };
  /** Where one of these is supported, it is that code's month and not this one's. */
  yieldsTo?: Cited & { codes: readonly string[] };
  /** The payer does not list it; a practice that has its plan's word may name the code in the policy. */
  notCovered?: Cited & { policy: string };
  /** Most units a month; absent = no limit was found, see `checkAbove`. */
  max?: Values<number>;
  /** The practice may lift that limit. */
  maxLiftedBy?: IfPolicy;
  /** The limit was found in no source: said with every answer (LIMIT_UNKNOWN). */
  limitUnknown?: Cited;
  /** More units than this are flagged for a check against the payer's current limits (MUE_CHECK). */
  checkAbove?: Values<number>;
  /** Once only for a patient and billing practitioner, ever. */
  onceEver?: Cited;
  /** Once in so many months; `diagnosis`: for the same diagnosis. */
  oncePer?: Cited & { months: number; diagnosis?: true };
  /** A second one within so many months is flagged. */
  repeat?: Cited & { months: number; flag: string; policy: string };
  needs?: readonly Need[];
  /** US dollars, national and not by locality. Decides only if the practice's policy says so, and never without a day and a source. */
  rate?: Values<number>;
}

/** Codes that stand or fall together: a base and its add-ons. Only one of two families that exclude one another can be proposed. */
export interface Family {
  id: string;
  label: string;
  /** Comes after every other program's families while the policy has this value. */
  lastIf?: IfPolicy;
}

/** Two groups of codes that do not go together in a month. `patient`: whoever bills. `practitioner`: only if the same one bills both. */
export interface Exclusion extends Cited {
  label: string;
  codes: readonly string[];
  and: readonly string[];
  scope: 'patient' | 'practitioner' | { policy: string; patientWhen: string };
  /** A policy by which a practice may lift it. */
  liftedBy?: IfPolicy;
  /** Not forbidden, but to be looked at: only this flag is raised. */
  onlyFlag?: string;
}

/** How entries of the program become counted time. */
export interface Counting {
  /** Values of an entry's `program` that feed the clocks. */
  services: readonly string[];
  /** Activities that count. All others do not, unless a policy says so. */
  activities: Values<readonly string[]>;
  /** Activities of which the payer says nothing: the practice decides. */
  asks: readonly (Cited & IfPolicy & { activities: readonly string[] })[];
  /** Entries logged to the program itself whose activity says which of its own services they are. */
  routes?: readonly { activities: readonly string[]; service: string; roles?: readonly string[] }[];
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
  /** Which family is proposed when several could be: a policy, and the order for each of its values. Absent = as listed. */
  preference?: { policy: string; orders: Readonly<Record<string, readonly string[]>> };
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
