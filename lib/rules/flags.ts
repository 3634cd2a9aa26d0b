/** What is to be looked at, whatever is supported: collected from the log, the needs, the codes and the choice. */
import { excludes, inMonth, isInUse, repeated, scopeOf } from './billed.ts';
import { takes, type Decision } from './decision.ts';
import type { Verdict } from './needs.ts';
import { factAt } from './needs-fact.ts';

/** Causes that are told as flags; the others are ordinary and said beside the entry only. */
const quiet = new Set(['OUTSIDE_MONTH', 'WRONG_PERFORMER', 'TRAINING_MISSING', 'OTHER_PERIOD']);

export function collectFlags(decision: Decision): void {
  const { flags, log, programs, input, chosen } = decision;
  for (const cause of log.causes) if (!quiet.has(cause)) flags.add(cause);
  if (decision.unreviewed.length > 0) flags.add('RULES_UNREVIEWED');
  if (decision.withoutRule.length > 0) flags.add('NO_RULE');
  if (chosen.unknown.length > 0) flags.add('UNKNOWN_POLICY');
  for (const { clocks, verdicts, codes, now } of programs) {
    for (const cause of clocks.causes) if (!quiet.has(cause)) flags.add(cause);
    for (const flag of clocks.flags) flags.add(flag);
    for (const [index, verdict] of verdicts.entries()) {
      if (!verdict.flags) continue;
      const need = now.needs[index];
      // A code's own need speaks only where the code does.
      if (need && !now.rule.needs.includes(need) && codes.every((code) => code.silent || code.now.state !== 'in_force' || !code.now.needs.includes(index))) continue;
      for (const flag of verdict.flags) flags.add(flag);
    }
    for (const code of codes) {
      if (code.silent) continue;
      const { now: each, rawUnits, proposed, units } = code;
      if (proposed && (!each.verified || code.contacts?.unsure)) flags.add('UNVERIFIED_RULE');
      if (proposed && units > each.checkAbove) flags.add('MUE_CHECK');
      const { limitUnknown, repeat, basis } = each.code;
      if (limitUnknown && limitUnknown.from <= now.last && (!limitUnknown.to || limitUnknown.to >= now.first) && (rawUnits > 0 || code.contacts)) flags.add('LIMIT_UNKNOWN');
      if (proposed && repeat && chosen.get(repeat.policy) !== 'off' && repeated(repeat.months, each.code.code, input)) flags.add(repeat.flag);
      if (basis.kind === 'needs' && basis.on && basis.pending && each.state === 'in_force') {
        const day = factAt(basis.on, input);
        if (typeof day === 'string' && day > now.last) flags.add(basis.pending);
      }
      for (const index of each.needs) {
        const verdict = verdicts[index] as Verdict;
        if (verdict.flagsIfSupported && (proposed || (verdict.answer === 'unknown' && verdict.reason && rawUnits > 0))) for (const flag of verdict.flagsIfSupported) flags.add(flag);
      }
    }
  }
  together(decision);
  byTwo(decision);
  askFirst(decision);
  for (const entry of log.entries) {
    if (entry.refused) continue;
    if (entry.service === '') flags.add('MISSING_PROGRAM');
    else if (!takes(decision, entry.service)) flags.add('NOT_ENROLLED');
  }
}

/** Pairs that are allowed and yet deserve a look. */
function together({ programs, chosen, flags }: Decision): void {
  if (programs.length < 2) return;
  const proposed = programs.flatMap(({ codes }) => codes.filter((code) => code.proposed));
  if (proposed.length < 2) return;
  for (const one of proposed) for (const exclusion of one.now.exclusions) {
    if (exclusion.onlyFlag && isInUse(exclusion, chosen) && proposed.some((other) => excludes(exclusion, one.now.code.code, other.now.code.code))) flags.add(exclusion.onlyFlag);
  }
}

/** What only one practitioner may bill, billed by two: allowed, and worth a question. */
function byTwo({ programs, chosen, flags, input }: Decision): void {
  if (programs.length < 2 && (input.otherBilled ?? []).length === 0) return;
  const proposed = programs.flatMap((program) => program.codes.filter((code) => code.proposed).map((code) => ({ program, code })));
  const exclusions = programs.flatMap(({ now }) => now.exclusions);
  for (const { program, code } of proposed) for (const exclusion of exclusions) {
    if (exclusion.onlyFlag || !isInUse(exclusion, chosen) || scopeOf(exclusion, chosen) === 'patient') continue;
    const name = code.now.code.code;
    const here = proposed.some((other) => other.program !== program && excludes(exclusion, name, other.code.now.code.code));
    const elsewhere = (input.otherBilled ?? []).some((billed) => (billed.practitioner ?? 'self') !== 'self' && excludes(exclusion, name, billed.code) && inMonth(billed, input.serviceMonth));
    if (here || elsewhere) flags.add('ASK_BILLER');
  }
}

/** A choice that the practice has left to be asked each time. */
function askFirst({ programs, candidates, sets, chosen, flags }: Decision): void {
  if (sets.length < 2) return;
  for (const { now } of programs) for (const { id, lastIf } of now.rule.families) {
    if (lastIf && chosen.get(lastIf.policy) === 'ask' && candidates.some(({ program, family }) => program === now.rule.program && family === id)) flags.add('ASK_BILLER');
  }
}
