/** One program's codes: what each counts, what stands in its way, and how many units it supports by itself. */
import type { Interval } from '../time/interval.ts';
import { dayBounds, dayIn } from '../time/month.ts';
import { bars, isPerDay } from './billed.ts';
import { judgeContacts, shareMoments } from './contacts.ts';
import type { PatientMonth } from './contract.ts';
import type { Clocks } from './count.ts';
import { withLost, type Counted, type LostReason } from './pool.ts';
import { unitsOf, type CodeDecision, type Decision, type ProgramDecision } from './decision.ts';
import type { CodeNow } from './edition.ts';
import { judge, type Verdict } from './needs.ts';
import { factAt } from './needs-fact.ts';
import { judgePeriod } from './periods.ts';
import type { Need } from './rule.ts';

/** Judges a program's needs and all its codes. @param clocksOf counted time of any enrolled program */
export function decideProgram(decision: Decision, program: ProgramDecision, clocksOf: (program: string) => Clocks | null): void {
  const { input, chosen } = decision;
  const { now, clocks } = program;
  const asked = { input, now, chosen, clocks, clocksOf };
  if (clocks.logged.length > 1) shareMoments(now, clocks, input, chosen);
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
  if (now.pool >= 0) byMinutes(made, program, decision);
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

function byMinutes(made: CodeDecision, program: ProgramDecision, decision: Decision): void {
  const { chosen } = decision;
  const { now } = made;
  const pool = program.clocks.pools[now.pool];
  if (!pool) return;
  if (now.firstIf && chosen.get(now.firstIf.policy) === now.firstIf.when) made.firstMs = now.firstIf.ms;
  const perDay = isPerDay(now);
  if (perDay) byDay(made, pool, decision);
  else made.rawUnits = unitsOf(pool.ms, made);
  if (pool.ms >= now.belowMs) add(made.reasons, 'MUTUALLY_EXCLUSIVE');
  if (made.rawUnits > 0) return;
  for (const reason of lostReasons) if (pool.lost[reason] > 0 && pool.ms + pool.lost[reason] >= made.firstMs && wouldReach(made, pool, reason, perDay, decision)) add(made.reasons, reason);
  add(made.reasons, 'BELOW_THRESHOLD');
}

/** True if the first threshold would be reached with time that was lost for a reason. */
function wouldReach(made: CodeDecision, pool: Counted, reason: LostReason, perDay: boolean, { chosen, input, log }: Decision): boolean {
  // A month in order has nothing that overlaps: the sums are what they seem.
  if (log.tidy && !perDay) return true;
  const { timed, lumps } = withLost(pool, reason, chosen.get('time.concurrentStaff') === 'each');
  if (perDay) return [...daysOf(timed, lumps, input, log.zone).values()].some((ms) => unitsOf(ms, made) > 0);
  return lumps.reduce((sum, { ms }) => sum + ms, 0) + timed.reduce((sum, { start, end }) => sum + end - start, 0) >= made.firstMs;
}

/** Milliseconds of each day, from midnight to midnight. */
function daysOf(timed: readonly Interval[], lumps: readonly { day: string; ms: number }[], { serviceMonth }: PatientMonth, zone: string): Map<string, number> {
  const days = new Map<string, number>();
  const give = (day: string, ms: number) => days.set(day, (days.get(day) ?? 0) + ms);
  for (const { day, ms } of lumps) give(day, ms);
  for (const { start, end } of timed) for (let from = start; from < end;) {
    const day = dayIn(from, serviceMonth, zone);
    const until = Math.min(end, dayBounds(day, zone).end);
    give(day, until - from);
    from = until;
  }
  return days;
}

/** Each day by itself; a day that was billed already gives nothing more. */
function byDay(made: CodeDecision, pool: Counted, { input, log, chosen }: Decision): void {
  const { timed, lumps } = withLost({ ...pool, left: [] }, 'INVALID_ENTRY', chosen.get('time.concurrentStaff') === 'each');
  const days = daysOf(timed, lumps, input, log.zone);
  const billed = (input.otherBilled ?? []).filter(({ code, practitioner }) => code === made.now.code.code && (practitioner ?? 'self') === 'self').map(({ date }) => date);
  const reached = [...days].map(([day, ms]) => ({ day, units: unitsOf(ms, made) })).filter(({ units }) => units > 0).sort((a, b) => (a.day < b.day ? -1 : 1));
  made.days = reached.filter(({ day }) => !billed.includes(day));
  if (reached.length > 0 && made.days.length === 0) add(made.reasons, 'MAX_UNITS');
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

function add(reasons: string[], reason: string): void {
  if (!reasons.includes(reason)) reasons.push(reason);
}
