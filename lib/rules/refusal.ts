/** Why a code is refused, in a sentence for a nurse or biller, and what to ask where a fact is missing. */
import { clock } from '../time/say.ts';
import { excludes } from './billed.ts';
import type { CodeDecision, Decision, ProgramDecision } from './decide.ts';
import type { Blocked } from './finding.ts';
import type { Verdict } from './needs.ts';

type Refusal = Pick<Blocked, 'sentence' | 'question' | 'missingSeconds'>;

export function refusal(reason: string, { programs }: Decision, program: ProgramDecision, { now, bars }: CodeDecision): Refusal {
  const pool = program.clocks.pools[now.pool];
  const name = now.code.code;
  const bar = bars.find((each) => each.reason === reason);
  if (bar) return { sentence: `Blocked: ${bar.trouble}.` };
  const verdict = now.needs.map((index) => program.verdicts[index] as Verdict).find((each) => each.reason === reason && each.answer !== 'met');
  if (verdict) {
    if (verdict.answer === 'unknown') return { sentence: `Cannot decide: ${verdict.trouble}.`, ...(verdict.question ? { question: verdict.question } : {}) };
    return { sentence: `Blocked: ${verdict.trouble}.` };
  }
  const missing = pool ? Math.ceil((now.firstMs - pool.ms) / 1000) : 0;
  switch (reason) {
    case 'BELOW_THRESHOLD': return { sentence: `${clock(missing)} to go to ${clock(now.firstMs / 1000)}.`, missingSeconds: missing };
    case 'ADDON_WITHOUT_BASE': return { sentence: `${name} needs ${now.code.addOnTo ?? 'its base'} first.` };
    case 'MAX_UNITS': return { sentence: `At most ${now.max} ${now.max === 1 ? 'unit' : 'units'} a month, however long the time.` };
    case 'MUTUALLY_EXCLUSIVE': {
      const proposed = programs.flatMap(({ codes }) => codes).filter((code) => code.proposed && now.exclusions.some((each) => excludes(each, name, code.now.code.code))).map((code) => code.now.code.code);
      return { sentence: `Not together with ${proposed.join(', ')}; the other choice is shown.` };
    }
    case 'CODE_NOT_YET_EFFECTIVE': return { sentence: `${name} is in force from ${now.span.from}.` };
    case 'CODE_RETIRED': return { sentence: `${name} was in force until ${now.span.to ?? ''}.` };
    case 'WRONG_PERFORMER': return { sentence: pool ? `Enough time, but not of the right person: only ${program.now.pools[now.pool]?.label ?? 'other time'} counts for ${name}.` : `The work for ${name} must be the practitioner's own.` };
    case 'OVERLAPPING_TIME': return { sentence: 'Time overlaps with another patient; neither counts until somebody decides.' };
    case 'DOUBLE_COUNTED': return { sentence: 'The same minutes count for another program already.' };
    case 'INVALID_ENTRY': return { sentence: 'There would be enough time, but an entry cannot be counted: see its note.' };
    case 'NO_SERVICE_IN_MONTH': return { sentence: `No work of this kind is recorded that counts for ${name}.` };
    default: return { sentence: `Blocked: ${reason}.` };
  }
}
