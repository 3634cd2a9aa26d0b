/** What is decided, in numbers and names: filled in by `decide.ts` and `codes.ts`, chosen from by `propose.ts`, said by `describe.ts`. */
import type { Bar } from './billed.ts';
import type { Candidate } from './conflicts.ts';
import type { Contacts } from './contacts.ts';
import type { PatientMonth } from './contract.ts';
import type { Clocks } from './count.ts';
import type { CodeNow, Edition } from './edition.ts';
import type { Log } from './entries.ts';
import type { Verdict } from './needs.ts';
import type { PeriodDecision } from './periods.ts';
import type { Chosen } from './policies.ts';
import type { Exclusion } from './rule.ts';

export interface CodeDecision {
  now: CodeNow;
  /** True if the code does not speak of this patient: nothing is said of it. */
  silent: boolean;
  /** Units supported by this family alone; 0 = not supported. */
  units: number;
  /** Units that time alone would give, before the cap. */
  rawUnits: number;
  /** True once the choice among sets is made. */
  proposed: boolean;
  /** Why it is refused, the first to be said first. */
  reasons: string[];
  bars: Bar[];
  contacts: Contacts | null;
  period: PeriodDecision | null;
  /** Units by day, for codes that count days. */
  days: { day: string; units: number }[] | null;
  /** The first threshold in force, where a policy chooses between two. */
  firstMs: number;
  /** A fact without which nobody knows whether the code speaks of this patient. */
  question: { fact: string; ask: string } | null;
}

export interface ProgramDecision { now: Edition; clocks: Clocks; verdicts: Verdict[]; codes: CodeDecision[]; practitioner: string | null }

export interface Decision {
  input: PatientMonth;
  log: Log;
  chosen: Chosen;
  programs: ProgramDecision[];
  /** Programs for which no rule exists yet, and those whose rules are not reviewed for the month. */
  withoutRule: string[];
  unreviewed: Edition[];
  candidates: Candidate[];
  sets: number[][];
  /** Codes of programs that the patient is not enrolled in, for which time was logged and which a proposed code excludes. */
  shadows: Shadow[];
  flags: Set<string>;
}

/** A code that nobody is enrolled for, and the proposed code that excludes it. */
export interface Shadow { now: Edition; code: CodeNow; proposed: string; exclusion: Exclusion }

/** Units that so much time gives: none below the first threshold, then one more with each full step. */
export function unitsOf(ms: number, { now, firstMs }: Pick<CodeDecision, 'now' | 'firstMs'>): number {
  return ms < firstMs ? 0 : now.eachMs > 0 ? 1 + Math.floor((ms - firstMs) / now.eachMs) : 1;
}

/** True if some enrolled program takes entries of this service. */
export function takes({ programs, unreviewed, withoutRule }: Decision, service: string): boolean {
  return withoutRule.includes(service) || unreviewed.some((now) => now.takes.has(service)) || programs.some(({ now }) => now.takes.has(service));
}
