/**
 * The decision itself, in numbers and names: what `finding.ts` says in words is built from it (`describe.ts`). One pass over the log for
 * the month, one for each enrolled program, then the choice among what excludes one another.
 */
import type { Interval } from '../time/interval.ts';
import { bars, excludes, isInUse, scopeOf, type Bar } from './billed.ts';
import { permittedSets, type Candidate } from './conflicts.ts';
import type { PatientMonth } from './contract.ts';
import { count, type Clocks } from './count.ts';
import { edition, type CodeNow, type Edition } from './edition.ts';
import { readLog, type Log, type Worked } from './entries.ts';
import { judge, type Verdict } from './needs.ts';
import { choose, type Chosen } from './policies.ts';
import type { RuleSet } from './rule.ts';

export interface CodeDecision {
  now: CodeNow;
  /** Units supported by this family alone; 0 = not supported. */
  units: number;
  /** Units that time alone would give, before the cap. */
  rawUnits: number;
  /** True once the choice among sets is made. */
  proposed: boolean;
  /** Why it is refused, the first to be said first. */
  reasons: string[];
  bars: Bar[];
  /** Entries of work that count for an untimed code, and all that were logged for it. */
  work: Worked[];
  logged: Worked[];
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
  flags: Set<string>;
}

export function decide(input: PatientMonth, rules: RuleSet): Decision {
  const decision: Decision = { input, log: readLog(input), chosen: choose(input.config), programs: [], withoutRule: [], unreviewed: [], candidates: [], sets: [], flags: new Set() };
  const claimed: Interval[] = [];
  for (const program of input.programs) {
    const now = edition(rules, input.payer, program, input.serviceMonth);
    if (!now) decision.withoutRule.push(program);
    else if (!now.reviewed) decision.unreviewed.push(now);
    else decision.programs.push(decideProgram(decision, now, claimed));
  }
  propose(decision);
  collectFlags(decision);
  return decision;
}

function decideProgram(decision: Decision, now: Edition, claimed: Interval[]): ProgramDecision {
  const { input, log, chosen } = decision;
  const asked = { input, rule: now.rule, chosen, entries: log.entries };
  const verdicts = now.needs.map((need) => judge(need, asked));
  const visitDay = verdicts.find((_, index) => now.needs[index]?.need === 'initiating_visit')?.countsFrom ?? null;
  const clocks = count(input, log, now, chosen, visitDay, claimed);
  const practitioner = input.practitionerByProgram?.[now.rule.program] ?? input.billingPractitionerId ?? null;
  const result: ProgramDecision = { now, clocks, verdicts, codes: [], practitioner };
  for (const code of now.codes) {
    const base = code.base >= 0 ? (result.codes[code.base] ?? null) : null;
    const made = decideCode(decision, result, code, base);
    result.codes.push(made);
  }
  return result;
}

function decideCode({ input, chosen, log }: Decision, program: ProgramDecision, now: CodeNow, base: CodeDecision | null): CodeDecision {
  const made: CodeDecision = { now, units: 0, rawUnits: 0, proposed: false, reasons: [], bars: [], work: [], logged: [] };
  if (now.state !== 'in_force') {
    made.reasons.push(now.state === 'not_yet' ? 'CODE_NOT_YET_EFFECTIVE' : 'CODE_RETIRED');
    return made;
  }
  made.bars = bars(program.now, now, input, chosen);
  for (const bar of made.bars) add(made.reasons, bar.reason);
  if (now.base >= 0 && !(base && base.units > 0)) {
    add(made.reasons, 'ADDON_WITHOUT_BASE');
    return made;
  }
  for (const index of now.needs) if (!now.ownNeeds.includes(index)) unmet(made, program.verdicts[index]);
  if (now.pool >= 0) byMinutes(made, program, now);
  else byWork(made, program, now, log);
  for (const index of now.ownNeeds) unmet(made, program.verdicts[index]);
  if (made.reasons.length === 0) made.units = Math.min(made.rawUnits, now.max);
  return made;
}

/** Causes that are named when the time they took would have been enough, the most telling first. */
const lostReasons = ['INVALID_ENTRY', 'OVERLAPPING_TIME', 'DOUBLE_COUNTED', 'WRONG_PERFORMER'] as const;

function unmet({ reasons }: CodeDecision, verdict: Verdict | undefined): void {
  if (verdict?.reason && verdict.answer !== 'met') add(reasons, verdict.reason);
}

function byMinutes(made: CodeDecision, program: ProgramDecision, now: CodeNow): void {
  const pool = program.clocks.pools[now.pool];
  if (!pool) return;
  if (pool.ms >= now.firstMs) {
    made.rawUnits = now.eachMs > 0 ? 1 + Math.floor((pool.ms - now.firstMs) / now.eachMs) : 1;
    return;
  }
  for (const reason of lostReasons) if (pool.lost[reason] > 0 && pool.ms + pool.lost[reason] >= now.firstMs) add(made.reasons, reason);
  add(made.reasons, 'BELOW_THRESHOLD');
}

/** Work logged as a service of its own. Where none is logged, nobody asks for the code and nothing is said of it. */
function byWork(made: CodeDecision, program: ProgramDecision, now: CodeNow, log: Log): void {
  const { basis } = now.code;
  const service = basis.kind === 'work' ? basis.service : '';
  const logged = log.entries.filter((entry) => entry.service === service);
  made.logged = logged;
  const fitting = program.clocks.work.filter((entry) => entry.service === service && now.activities.has(entry.activity));
  made.work = fitting.filter((entry) => now.roles.has(entry.role));
  if (made.work.length > 0) made.rawUnits = 1;
  else if (logged.length === 0) add(made.reasons, 'NO_SERVICE_IN_MONTH');
  else if (fitting.length > 0) add(made.reasons, 'WRONG_PERFORMER');
  else add(made.reasons, logged.some((entry) => entry.out.some(({ cause }) => cause === 'OVERLAP_PROGRAMS')) ? 'DOUBLE_COUNTED' : 'NO_SERVICE_IN_MONTH');
}

function propose(decision: Decision): void {
  const owners: { program: ProgramDecision; codes: CodeDecision[] }[] = [];
  for (const program of decision.programs) {
    const { rule } = program.now;
    const found = rule.families.flatMap((family) => {
      const codes = program.codes.filter(({ now, units }) => now.code.family === family.id && units > 0);
      const base = codes[0];
      if (!base) return [];
      const who = program.clocks.pools[base.now.pool]?.pool.who ?? 'work';
      const accountedMs = codes.reduce((most, { now, units }) => Math.max(most, now.firstMs + (units - 1) * now.eachMs), 0);
      return [{ owner: { program, codes }, candidate: { program: rule.program, family: family.id, who, lines: codes.map(({ now, units }) => ({ code: now.code.code, units })), accountedMs } }];
    });
    const order = preferred(rule.preference, decision.chosen);
    const place = (family: string) => { const at = order.indexOf(family); return at < 0 ? order.length : at; };
    found.sort((a, b) => (decision.chosen.get(rule.preference.policy) === 'most_time' ? b.candidate.accountedMs - a.candidate.accountedMs : 0) || place(a.candidate.family) - place(b.candidate.family));
    for (const { owner, candidate } of found) {
      owners.push(owner);
      decision.candidates.push(candidate);
    }
  }
  const { candidates } = decision;
  decision.sets = permittedSets(candidates, (a, b) => clash(decision, owners, candidates.indexOf(a), candidates.indexOf(b)));
  for (const index of decision.sets[0] ?? []) for (const code of owners[index]?.codes ?? []) code.proposed = true;
  for (const { codes } of owners) for (const code of codes) if (!code.proposed) add(code.reasons, 'MUTUALLY_EXCLUSIVE');
}

const preferred = ({ policy, orders }: ProgramDecision['now']['rule']['preference'], chosen: Chosen) => orders[chosen.get(policy)] ?? Object.values(orders)[0] ?? [];

function clash({ chosen }: Decision, owners: readonly { program: ProgramDecision; codes: CodeDecision[] }[], left: number, right: number): boolean {
  const a = owners[left];
  const b = owners[right];
  if (!a || !b) return false;
  const samePractitioner = a.program === b.program || a.program.practitioner === b.program.practitioner;
  return a.codes.some((one) => b.codes.some((other) => [...one.now.exclusions, ...other.now.exclusions].some((exclusion) =>
    excludes(exclusion, one.now.code.code, other.now.code.code) && isInUse(exclusion, chosen) && (samePractitioner || scopeOf(exclusion, chosen) === 'patient'))));
}

/** Causes that are told as flags; the others are ordinary and said beside the entry only. */
const quiet = new Set(['OUTSIDE_MONTH', 'WRONG_PERFORMER']);

function collectFlags(decision: Decision): void {
  const { flags, log, programs, input } = decision;
  for (const cause of log.causes) if (!quiet.has(cause)) flags.add(cause);
  if (decision.unreviewed.length > 0) flags.add('RULES_UNREVIEWED');
  if (decision.withoutRule.length > 0) flags.add('NO_RULE');
  if (decision.chosen.unknown.length > 0) flags.add('UNKNOWN_POLICY');
  for (const { clocks, verdicts, codes, now } of programs) {
    for (const cause of clocks.causes) if (!quiet.has(cause)) flags.add(cause);
    for (const verdict of verdicts) for (const flag of verdict.flags ?? []) flags.add(flag);
    for (const { now: code, rawUnits, proposed, units } of codes) {
      if (proposed && !code.verified) flags.add('UNVERIFIED_RULE');
      if (proposed && units > code.checkAbove) flags.add('MUE_CHECK');
      for (const index of code.needs) {
        const verdict = verdicts[index] as Verdict;
        if (verdict.flagsIfSupported && (proposed || (verdict.answer === 'unknown' && verdict.reason && rawUnits > 0))) for (const flag of verdict.flagsIfSupported) flags.add(flag);
      }
    }
    const bases = decision.candidates.filter(({ program, who }) => program === now.rule.program && who !== 'work');
    if (new Set(bases.map(({ who }) => who)).size > 1) flags.add('CHOOSE_BASE');
  }
  for (const { refused, service } of log.entries) {
    if (refused) continue;
    if (service === '') flags.add('MISSING_PROGRAM');
    else if (!takes(decision, service)) flags.add('NOT_ENROLLED');
  }
  if (input.programs.length === 0) flags.add('NOT_ENROLLED');
}

/** True if some enrolled program takes entries of this service. */
export function takes({ programs, unreviewed, withoutRule }: Decision, service: string): boolean {
  return withoutRule.includes(service) || unreviewed.some((now) => now.services.has(service) || now.work.has(service)) || programs.some(({ now }) => now.services.has(service) || now.work.has(service));
}

function add(reasons: string[], reason: string): void {
  if (!reasons.includes(reason)) reasons.push(reason);
}
