/** How far a pool's time has come: the steps that the measure draws. */
import type { CodeDecision, ProgramDecision } from './decide.ts';
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
    const mine = codes.filter((code) => code.now.pool === index && code.now.state === 'in_force');
    const bases = mine.filter((code) => code.now.base < 0).sort((a, b) => a.now.firstMs - b.now.firstMs);
    const open = bases.filter((base, place) => place === 0 || supports(base, verdicts));
    const reached = open.findLast((base, place) => place > 0 && pool.ms >= base.now.firstMs);
    const shown = reached ? [reached] : open;
    const steps = shown.flatMap((base, place) => {
      const until = shown[place + 1]?.now.firstMs ?? Number.POSITIVE_INFINITY;
      const family = mine.filter((code) => code === base || codes[code.now.base] === base);
      return family.flatMap((code) => stepsOf(code, pool.ms).filter((ms) => ms < until).map((ms) => ({ seconds: ms / 1000, code: code.now.code.code, reached: pool.ms >= ms })));
    });
    if (steps.length === 0) return [];
    const next = steps.find((step) => !step.reached);
    const seconds = Math.floor(pool.ms / 1000);
    return [{ program: now.rule.program, who: pool.pool.who, seconds, steps, next: next ? { seconds: next.seconds, code: next.code, missing: Math.ceil((next.seconds * 1000 - pool.ms) / 1000) } : null }];
  });
}

function stepsOf({ now }: CodeDecision, ms: number): number[] {
  const reached = now.eachMs > 0 && ms >= now.firstMs ? 1 + Math.floor((ms - now.firstMs) / now.eachMs) : 0;
  const units = now.eachMs > 0 ? Math.min(now.max, Math.max(SHOWN_UNITS, reached + 1)) : 1;
  return Array.from({ length: units }, (_, unit) => now.firstMs + unit * now.eachMs);
}

/** Only a code's own needs decide whether its steps are shown; needs common to the program are in the way of all codes alike. */
const supports = ({ now }: CodeDecision, verdicts: readonly Verdict[]) => now.ownNeeds.every((index) => verdicts[index]?.answer === 'met' || !verdicts[index]?.reason);
