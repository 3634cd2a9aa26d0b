/**
 * The decision itself, in numbers and names: what `finding.ts` says in words is built from it (`describe.ts`). One pass over the log for
 * the month; for each enrolled program its clocks, then its needs and codes; then the choice among what excludes one another.
 *
 *   log ─► clocks of every program ─► needs ─► bases ─► which gives way to which ─► add-ons ─► permitted sets ─► one is proposed (propose.ts)
 */
import { programs as allPrograms } from '../records/enrollment.ts';
import { decideProgram } from './codes.ts';
import type { PatientMonth } from './contract.ts';
import { count, route, type Claimed, type Clocks } from './count.ts';
import type { Decision } from './decision.ts';
import { edition, servicesKnown, type Edition } from './edition.ts';
import { emptyLog, readLog, refuse, type Log } from './entries.ts';
import { collectFlags } from './flags.ts';
import { judge } from './needs.ts';
import { choose } from './policies.ts';
import { propose } from './propose.ts';
import type { RuleSet } from './rule.ts';
import { tidyClocks } from './tidy.ts';

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
  const takers = (service: string) => editions.find((now) => now.takes.has(service))?.rule.program ?? service;
  const log = readLog(input, (service) => input.practitionerByProgram?.[takers(service)] ?? input.billingPractitionerId ?? null);
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
