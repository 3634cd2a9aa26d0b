/** How far a pool's time has come: the steps that the measure draws. */
import { unitsOf, type CodeDecision, type ProgramDecision } from './decision.ts';
import type { Edition } from './edition.ts';
import type { Ladder } from './finding.ts';
import type { Verdict } from './needs.ts';

/** Open-ended add-ons show one step more than is reached, and at least this many. */
const SHOWN_UNITS = 2;

/**
 * A ladder for each pool. Where a second family of the same pool starts higher and its needs are met (complex), its steps take the place
 * of the first one's from there on; once it is reached, only its own steps are shown.
 */
export function ladders({ now, clocks, codes, verdicts }: ProgramDecision): Ladder[] {
  return clocks.pools.flatMap((pool, index) => {
    const mine = codes.filter((code) => !code.silent && code.now.pool === index && code.now.state === 'in_force' && !code.reasons.includes('NOT_COVERED_BY_PAYER') && !perDay(code));
    const bases = mine.filter((code) => code.now.bases.length === 0).sort((a, b) => a.firstMs - b.firstMs);
    const open = bases.filter((base, place) => place === 0 || supports(base, now, verdicts));
    const reached = open.findLast((base, place) => place > 0 && pool.ms >= base.firstMs);
    const shown = reached ? [reached] : open;
    const steps = shown.flatMap((base, place) => {
      const until = shown[place + 1]?.firstMs ?? Number.POSITIVE_INFINITY;
      const family = mine.filter((code) => code === base || code.now.bases.some((index) => codes[index] === base));
      return family.flatMap((code) => stepsOf(code, pool.ms).filter((ms) => ms < until).map((ms) => ({ seconds: ms / 1000, code: code.now.code.code, reached: pool.ms >= ms })));
    });
    if (steps.length === 0) return [];
    const next = steps.find((step) => !step.reached);
    const seconds = Math.floor(pool.ms / 1000);
    return [{ program: now.rule.program, who: pool.pool.who, seconds, steps, next: next ? { seconds: next.seconds, code: next.code, missing: Math.ceil((next.seconds * 1000 - pool.ms) / 1000) } : null }];
  });
}

const perDay = ({ now }: CodeDecision) => now.code.basis.kind === 'minutes' && now.code.basis.per === 'day';

function stepsOf(code: CodeDecision, ms: number): number[] {
  const { now, firstMs } = code;
  const reached = now.eachMs > 0 ? unitsOf(ms, code) : 0;
  const units = now.eachMs > 0 ? Math.min(now.max, Math.max(SHOWN_UNITS, reached + 1)) : 1;
  return Array.from({ length: units }, (_, unit) => firstMs + unit * now.eachMs);
}

/** Only a code's own needs decide whether its steps are shown, and of them only those that more time cannot bring about. */
const supports = ({ now }: CodeDecision, edition: Edition, verdicts: readonly Verdict[]) => now.ownNeeds.every((index) => edition.needs[index]?.need === 'live_contact' || verdicts[index]?.answer === 'met' || !verdicts[index]?.reason);
