/** The choice: every family that the month supports is a candidate; of those that exclude one another the practice's order picks one set. */
import { excludes, isInUse, scopeOf } from './billed.ts';
import { permittedSets, type Candidate } from './conflicts.ts';
import type { CodeDecision, Decision, ProgramDecision } from './decision.ts';
import { edition } from './edition.ts';
import type { Chosen } from './policies.ts';
import type { RuleSet } from './rule.ts';

interface Owner { program: ProgramDecision; codes: CodeDecision[]; last: boolean }

export function propose(decision: Decision, rules: RuleSet): void {
  const { chosen } = decision;
  const found: { owner: Owner; candidate: Candidate }[] = [];
  for (const program of decision.programs) for (const each of familiesOf(program, chosen)) found.push(each);
  if (found.length === 0) return;
  // A stable sort: families that a policy sends to the end follow all others, in the order of their programs.
  if (found.some(({ owner }) => owner.last)) found.sort((a, b) => Number(a.owner.last) - Number(b.owner.last));
  const owners = found.map(({ owner }) => owner);
  const candidates = found.map(({ candidate }) => candidate);
  decision.candidates = candidates;
  const foes = owners.length < 2 ? [] : owners.map((a) => owners.map((b) => a !== b && clash(a, b, chosen)));
  for (const [at, row] of foes.entries()) for (const [index, foe] of row.entries()) {
    const [one, other] = [candidates[at], candidates[index]];
    if (foe && one && other && one.program === other.program && one.who !== other.who && one.who !== 'work' && other.who !== 'work') decision.flags.add('CHOOSE_BASE');
  }
  const needs = owners.map((owner) => baseOf(owner, owners));
  decision.sets = permittedSets(candidates.length, foes, needs);
  if (decision.sets.length > 1 && chosen.get('money.decides') === 'true') byRate(decision, owners);
  for (const index of decision.sets[0] ?? []) for (const code of owners[index]?.codes ?? []) code.proposed = true;
  for (const { program, codes } of owners) {
    for (const code of codes) {
      if (code.proposed) continue;
      add(code.reasons, 'MUTUALLY_EXCLUSIVE');
      if (code.now.bases.length > 0 && !code.now.bases.some((index) => program.codes[index]?.proposed)) add(code.reasons, 'ADDON_WITHOUT_BASE');
    }
  }
  shadows(decision, rules);
}

function familiesOf(program: ProgramDecision, chosen: Chosen): { owner: Owner; candidate: Candidate }[] {
  const { rule } = program.now;
  const found: { owner: Owner; candidate: Candidate; place: number }[] = [];
  const order = rule.preference ? (rule.preference.orders[chosen.get(rule.preference.policy)] ?? []) : [];
  for (const [index, family] of rule.families.entries()) {
    const codes = program.codes.filter(({ now, units }) => units > 0 && now.family === index);
    const base = codes[0];
    if (!base) continue;
    const who = base.now.pool >= 0 ? (program.clocks.pools[base.now.pool]?.pool.who ?? 'work') : 'work';
    const accountedMs = codes.reduce((most, { now, units, firstMs }) => Math.max(most, now.pool >= 0 ? firstMs + (units - 1) * now.eachMs : 0), 0);
    const at = order.indexOf(family.id);
    found.push({
      owner: { program, codes, last: family.lastIf !== undefined && chosen.get(family.lastIf.policy) === family.lastIf.when },
      candidate: { program: rule.program, family: family.id, label: family.label, who, lines: codes.map(({ now, units }) => ({ code: now.code.code, units })), accountedMs },
      place: at < 0 ? order.length + index : at,
    });
  }
  if (found.length < 2) return found;
  const mostTime = rule.preference !== undefined && chosen.get(rule.preference.policy) === 'most_time';
  return found.sort((a, b) => (mostTime ? b.candidate.accountedMs - a.candidate.accountedMs : 0) || a.place - b.place);
}

/** The candidate without which this one cannot stand: an add-on's base of another family; -1 if there is none. */
function baseOf({ program, codes }: Owner, owners: readonly Owner[]): number {
  const first = codes[0];
  if (!first || first.now.bases.length === 0) return -1;
  return owners.findIndex((other) => other.program === program && other.codes.some((code) => first.now.bases.includes(program.codes.indexOf(code))));
}

function clash(a: Owner, b: Owner, chosen: Chosen): boolean {
  const samePractitioner = a.program === b.program || a.program.practitioner === b.program.practitioner;
  return a.codes.some((one) => b.codes.some((other) => [...one.now.exclusions, ...other.now.exclusions].some((exclusion) =>
    excludes(exclusion, one.now.code.code, other.now.code.code) && !exclusion.onlyFlag && isInUse(exclusion, chosen) && (samePractitioner || scopeOf(exclusion, chosen) === 'patient'))));
}

/** The set with the highest published rates first, where every code of every set has one. */
function byRate(decision: Decision, owners: readonly Owner[]): void {
  const worth = (set: readonly number[]) => set.flatMap((index) => owners[index]?.codes ?? []).reduce((sum, { now, units }) => sum + (now.rate ?? Number.NaN) * units, 0);
  const sets = decision.sets.map((set) => ({ set, worth: worth(set) }));
  if (sets.some((each) => Number.isNaN(each.worth))) return;
  decision.sets = sets.sort((a, b) => b.worth - a.worth).map(({ set }) => set);
}

/** Time logged for a program in which the patient is not enrolled, and whose codes a proposed one bars. */
function shadows(decision: Decision, rules: RuleSet): void {
  const { input, log, programs, chosen } = decision;
  if (log.entries.every(({ service }) => service === '' || programs.some(({ now }) => now.services.has(service)))) return;
  const proposed = programs.flatMap(({ codes }) => codes.filter((code) => code.proposed));
  if (proposed.length === 0) return;
  const taken = new Set(input.programs as readonly string[]);
  for (const service of new Set(log.entries.map((entry) => entry.service))) {
    if (service === '' || taken.has(service) || programs.some(({ now }) => now.services.has(service))) continue;
    const rule = rules.find((each) => each.payer === input.payer && each.program === service);
    const now = rule ? edition(rules, input.payer, rule.program, input.serviceMonth) : null;
    if (!now?.reviewed) continue;
    for (const code of now.codes) {
      if (code.state !== 'in_force' || code.bases.length > 0) continue;
      for (const other of proposed) {
        const exclusion = [...code.exclusions, ...other.now.exclusions].find((each) => excludes(each, code.code.code, other.now.code.code) && !each.onlyFlag && isInUse(each, chosen));
        if (!exclusion) continue;
        decision.shadows.push({ now, code, proposed: other.now.code.code, exclusion });
        break;
      }
    }
  }
}

function add(reasons: string[], reason: string): void {
  if (!reasons.includes(reason)) reasons.push(reason);
}
