/**
 * The decision itself, in numbers and names: what `finding.ts` says in words is built from it (`describe.ts`). One pass over the log for
 * the month; for each enrolled program its clocks, then its needs and codes; then the choice among what excludes one another.
 *
 *   log ─► clocks of every program ─► needs ─► bases ─► which gives way to which ─► add-ons ─► permitted sets ─► one is proposed (propose.ts)
 */
import { bars, type Bar } from './billed.ts';
import type { Candidate } from './conflicts.ts';
import { judgeContacts, type Contacts } from './contacts.ts';
import type { PatientMonth } from './contract.ts';
import { count, route, type Claimed, type Clocks } from './count.ts';
import { programs as allPrograms } from '../records/enrollment.ts';
import { edition, servicesKnown, type CodeNow, type Edition } from './edition.ts';
import { emptyLog, readLog, refuse, type Log } from './entries.ts';
import { collectFlags } from './flags.ts';
import { judge, type Verdict } from './needs.ts';
import { factAt } from './needs-fact.ts';
import { judgePeriod, type PeriodDecision } from './periods.ts';
import { choose, type Chosen } from './policies.ts';
import { tidyClocks } from './tidy.ts';
import { propose, type Shadow } from './propose.ts';
import type { Need, RuleSet } from './rule.ts';

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

/** @param words false where nobody will ask which entries were used: an ordinary month is then summed in one pass, and its log stays empty */
export function decide(input: PatientMonth, rules: RuleSet, words = true): Decision {
  const decision: Decision = { input, log: emptyLog(input.timeZone), chosen: choose(input.config), programs: [], withoutRule: [], unreviewed: [], candidates: [], sets: [], shadows: [], flags: new Set() };
  const { programs } = decision;
  const editions: Edition[] = [];
  for (const program of input.programs) {
    const now = edition(rules, input.payer, program, input.serviceMonth);
    if (!now) decision.withoutRule.push(program);
    else if (!now.reviewed) decision.unreviewed.push(now);
    else editions.push(now);
  }
  const tidy = words || decision.withoutRule.length + decision.unreviewed.length > 0 ? null : tidyClocks(input, editions, decision.chosen, decision.log);
  if (tidy && editions.every((now) => visitDay(decision, now) === null)) {
    for (const [index, now] of editions.entries()) programs.push({ now, clocks: tidy[index] as Clocks, verdicts: [], codes: [], practitioner: practitionerOf(now, input) });
  } else clockAll(decision, editions, rules);
  const clocksOf = (program: string) => programs.find(({ now }) => now.rule.program === program)?.clocks ?? null;
  for (const program of programs) decideProgram(decision, program, clocksOf);
  propose(decision, rules);
  collectFlags(decision);
  return decision;
}

/** Entries whose program no rule and no enrollment knows are refused by themselves. */
function unknownPrograms(log: Log, rules: RuleSet, { programs }: PatientMonth): void {
  const known = servicesKnown(rules);
  for (const entry of log.entries) {
    if (entry.service === '' || entry.refused || known.has(entry.service) || (allPrograms as readonly string[]).includes(entry.service) || (programs as readonly string[]).includes(entry.service)) continue;
    refuse(entry, 'UNKNOWN_PROGRAM');
    log.causes.add('UNKNOWN_PROGRAM');
  }
}

/** The long way: every entry read, cut and given to the service that it belongs to. */
function clockAll(decision: Decision, editions: readonly Edition[], rules: RuleSet): void {
  const { input, chosen } = decision;
  const log = readLog(input);
  decision.log = log;
  unknownPrograms(log, rules, input);
  for (const now of editions) route(log, now);
  const service = log.entries[0]?.service;
  const claimed: Claimed = { needed: log.entries.some((entry) => entry.service !== service), moments: [] };
  for (const now of editions) decision.programs.push({ now, clocks: count(input, log, now, chosen, visitDay(decision, now), claimed), verdicts: [], codes: [], practitioner: practitionerOf(now, input) });
}

const practitionerOf = ({ rule }: Edition, input: PatientMonth) => input.practitionerByProgram?.[rule.program] ?? input.billingPractitionerId ?? null;

/** First day on which time counts, where a visit within the month is needed. */
function visitDay({ input, chosen }: Decision, now: Edition): string | null {
  const visit = now.needs[now.visitNeed];
  return (visit ? judge(visit, { input, now, chosen, clocks: null, clocksOf: nobody }).countsFrom : null) ?? null;
}

const nobody = () => null;

function decideProgram(decision: Decision, program: ProgramDecision, clocksOf: (program: string) => Clocks | null): void {
  const { input, chosen } = decision;
  const { now, clocks } = program;
  const asked = { input, now, chosen, clocks, clocksOf };
  program.verdicts = now.needs.map((need: Need) => judge(need, asked));
  program.codes = now.codes.map((code) => begin(code, input));
  for (const code of program.codes) if (code.now.bases.length === 0) decideCode(decision, program, code);
  for (const code of program.codes) {
    if (code.units > 0 && code.now.yields.some((index) => (program.codes[index]?.units ?? 0) > 0)) {
      code.units = 0;
      add(code.reasons, 'MUTUALLY_EXCLUSIVE');
    }
  }
  for (const code of program.codes) if (code.now.bases.length > 0) decideCode(decision, program, code);
}

function begin(now: CodeNow, input: PatientMonth): CodeDecision {
  const made: CodeDecision = { now, silent: false, units: 0, rawUnits: 0, proposed: false, reasons: [], bars: [], contacts: null, period: null, days: null, firstMs: now.firstMs, question: null };
  const { applies } = now.code;
  if (!applies) return made;
  if ('enrolled' in applies) made.silent = !input.programs.includes(applies.enrolled);
  else {
    const value = factAt(applies.fact, input) as string | boolean | null;
    if (applies.is.includes(value)) return made;
    if (value === null && applies.ask) {
      made.reasons.push('FACT_MISSING');
      made.question = { fact: applies.fact.split('.')[0] ?? applies.fact, ask: applies.ask };
    } else made.silent = true;
  }
  return made;
}

function decideCode(decision: Decision, program: ProgramDecision, made: CodeDecision): void {
  const { input, chosen } = decision;
  const { now } = made;
  if (made.silent) return;
  if (now.state !== 'in_force') {
    // Contacts of which none is logged are not spoken of, in force or not.
    if (now.contact && !program.clocks.logged.some((entry) => entry.service === now.contact?.basis.service)) made.silent = true;
    made.reasons.push(now.state === 'not_yet' ? 'CODE_NOT_YET_EFFECTIVE' : 'CODE_RETIRED');
    return;
  }
  made.bars = bars(program.now, now, input, chosen);
  for (const bar of made.bars) add(made.reasons, bar.reason);
  if (now.code.notCovered && !chosen.get(now.code.notCovered.policy).split(/\s*,\s*/).includes(now.code.code)) add(made.reasons, 'NOT_COVERED_BY_PAYER');
  if (now.bases.length > 0 && !now.bases.some((index) => (program.codes[index]?.units ?? 0) > 0)) {
    if (now.bases.every((index) => program.codes[index]?.silent ?? true)) made.silent = true;
    add(made.reasons, 'ADDON_WITHOUT_BASE');
    return;
  }
  for (const index of now.needs) if (!now.ownNeeds.includes(index)) unmet(made, program.verdicts[index]);
  if (now.pool >= 0) byMinutes(made, program, chosen);
  else if (now.contact) byContacts(made, program, decision);
  else if (now.device) byPeriod(made, decision);
  else byNeeds(made, input);
  for (const index of now.ownNeeds) unmet(made, program.verdicts[index]);
  if (made.reasons.length > 0) return;
  const lifted = now.maxLifted !== null && chosen.get(now.maxLifted.policy) === now.maxLifted.when;
  made.units = lifted ? made.rawUnits : Math.min(made.rawUnits, now.max);
}

/** Causes that are named when the time they took would have been enough, the most telling first. */
const lostReasons = ['INVALID_ENTRY', 'OVERLAPPING_TIME', 'DOUBLE_COUNTED', 'WRONG_PERFORMER', 'TRAINING_MISSING'] as const;

function unmet({ reasons }: CodeDecision, verdict: Verdict | undefined): void {
  if (verdict?.reason && verdict.answer !== 'met') add(reasons, verdict.reason);
}

function byMinutes(made: CodeDecision, program: ProgramDecision, chosen: Chosen): void {
  const { now } = made;
  const pool = program.clocks.pools[now.pool];
  if (!pool) return;
  if (now.firstIf && chosen.get(now.firstIf.policy) === now.firstIf.when) made.firstMs = now.firstIf.ms;
  if (now.code.basis.kind === 'minutes' && now.code.basis.per === 'day') byDay(made, pool.uses);
  else made.rawUnits = unitsOf(pool.ms, made);
  if (pool.ms >= now.belowMs) add(made.reasons, 'MUTUALLY_EXCLUSIVE');
  if (made.rawUnits > 0) return;
  for (const reason of lostReasons) if (pool.lost[reason] > 0 && pool.ms + pool.lost[reason] >= made.firstMs) add(made.reasons, reason);
  add(made.reasons, 'BELOW_THRESHOLD');
}

/** Units that so much time gives: none below the first threshold, then one more with each full step. */
export function unitsOf(ms: number, { now, firstMs }: Pick<CodeDecision, 'now' | 'firstMs'>): number {
  return ms < firstMs ? 0 : now.eachMs > 0 ? 1 + Math.floor((ms - firstMs) / now.eachMs) : 1;
}

function byDay(made: CodeDecision, uses: Clocks['pools'][number]['uses']): void {
  const days = new Map<string, number>();
  for (const { entry, ms } of uses) days.set(entry.day, (days.get(entry.day) ?? 0) + ms);
  made.days = [...days].map(([day, ms]) => ({ day, units: unitsOf(ms, made) })).filter(({ units }) => units > 0).sort((a, b) => (a.day < b.day ? -1 : 1));
  made.rawUnits = made.days.reduce((sum, { units }) => sum + units, 0);
}

/** Work logged as a service of its own. Where none is logged, nobody asks for the code and nothing is said of it. */
function byContacts(made: CodeDecision, program: ProgramDecision, { input, chosen }: Decision): void {
  const { now } = made;
  if (!now.contact) return;
  const contacts = judgeContacts(program.now, now, now.contact, program.clocks, input, chosen);
  made.contacts = contacts;
  if (!contacts) {
    made.silent = true;
    add(made.reasons, 'NO_SERVICE_IN_MONTH');
    return;
  }
  for (const reason of contacts.reasons) add(made.reasons, reason);
  made.rawUnits = contacts.units;
  made.question = contacts.question;
  made.days = contacts.used.map(({ entry, units }) => ({ day: entry.day, units }));
}

function byPeriod(made: CodeDecision, { input, chosen }: Decision): void {
  const period = judgePeriod(made.now, input, chosen);
  made.period = period;
  made.silent = period.silent;
  if (period.reason) add(made.reasons, period.reason);
  made.question = period.question;
  made.rawUnits = period.answer === 'met' ? 1 : 0;
}

function byNeeds(made: CodeDecision, input: PatientMonth): void {
  const { basis } = made.now.code;
  made.rawUnits = 1;
  if (basis.kind !== 'needs' || basis.on === undefined) return;
  const day = factAt(basis.on, input);
  if (typeof day !== 'string') return;
  if (day.slice(0, 7) === input.serviceMonth) made.days = [{ day, units: 1 }];
  else add(made.reasons, 'NO_SERVICE_IN_MONTH');
}

/** True if some enrolled program takes entries of this service. */
export function takes({ programs, unreviewed, withoutRule }: Decision, service: string): boolean {
  return withoutRule.includes(service) || unreviewed.some((now) => now.services.has(service) || now.rule.program === service) || programs.some(({ now }) => now.services.has(service));
}

function add(reasons: string[], reason: string): void {
  if (!reasons.includes(reason)) reasons.push(reason);
}
