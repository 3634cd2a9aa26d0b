/** Why a code is refused, in a sentence for a nurse or biller, and what to ask where a fact is missing. */
import { clock, day as sayDay } from '../time/say.ts';
import { excludes } from './billed.ts';
import type { PatientMonth } from './contract.ts';
import type { CodeDecision, Decision, ProgramDecision } from './decision.ts';
import type { Blocked } from './finding.ts';
import type { Verdict } from './needs.ts';
import { factAt } from './needs-fact.ts';

type Refusal = Pick<Blocked, 'sentence' | 'question' | 'missingSeconds'>;

export function refusal(reason: string, { programs, input }: Decision, program: ProgramDecision, code: CodeDecision): Refusal {
  const { now, bars, contacts, period, question } = code;
  const pool = program.clocks.pools[now.pool];
  const name = now.code.code;
  const bar = bars.find((each) => each.reason === reason);
  if (bar) return { sentence: `Blocked: ${bar.trouble}.` };
  const verdict = now.needs.map((index) => program.verdicts[index] as Verdict).find((each) => each.reason === reason && each.answer !== 'met');
  if (verdict) {
    const { trouble, question: asked } = verdict.words();
    if (verdict.answer === 'unknown') return { sentence: `Cannot decide: ${trouble}.`, ...(asked ? { question: asked } : {}) };
    return { sentence: `Blocked: ${trouble}.` };
  }
  const asks = question ? { question } : {};
  if (period && period.reason === reason) return { sentence: `${period.answer === 'unknown' ? 'Cannot decide' : 'Blocked'}: ${period.trouble}.`, ...asks };
  if (contacts) return { sentence: contactSentence(reason, name, code), ...asks };
  const missing = pool ? Math.ceil((code.firstMs - pool.ms) / 1000) : 0;
  switch (reason) {
    case 'BELOW_THRESHOLD': return code.days ? { sentence: `No day reaches ${clock(code.firstMs / 1000)}.` } : { sentence: `${clock(missing)} to go to ${clock(code.firstMs / 1000)}.`, missingSeconds: missing };
    case 'ADDON_WITHOUT_BASE': return { sentence: `${name} needs ${typeof now.code.addOnTo === 'string' ? now.code.addOnTo : (now.code.addOnTo?.join(' or ') ?? 'its base')} first.` };
    case 'MAX_UNITS': return { sentence: `At most ${now.max} ${now.max === 1 ? 'unit' : 'units'} a month, however long the time.` };
    case 'MUTUALLY_EXCLUSIVE': return { sentence: exclusiveSentence(name, code, program, programs) };
    case 'CODE_NOT_YET_EFFECTIVE': return { sentence: `${name} is in force from ${now.span.from}.` };
    case 'CODE_RETIRED': return { sentence: `${name} was in force until ${now.span.to ?? ''}.` };
    case 'WRONG_PERFORMER': return { sentence: `Enough time, but not of the right person: only ${program.now.pools[now.pool]?.label ?? 'other time'} counts for ${name}.` };
    case 'TRAINING_MISSING': return { sentence: 'There would be enough time, but of people whose training is not on record.' };
    case 'NOT_COVERED_BY_PAYER': return { sentence: `${name} is not on the payer's published list. Ask the plan before billing it.` };
    case 'OVERLAPPING_TIME': return { sentence: 'Time overlaps with another patient; neither counts until somebody decides.' };
    case 'DOUBLE_COUNTED': return { sentence: 'The same minutes count for another program already.' };
    case 'INVALID_ENTRY': return { sentence: 'There would be enough time, but an entry cannot be counted: see its note.' };
    case 'FACT_MISSING': return { sentence: 'Cannot decide: a fact is not recorded.', ...asks };
    case 'NO_SERVICE_IN_MONTH': return { sentence: dayOf(code, input) ?? `No work of this kind is recorded that counts for ${name}.` };
    default: return { sentence: `Blocked: ${reason.toLowerCase().replaceAll('_', ' ')}.` };
  }
}

/** Where the event of a code lies in another month. */
function dayOf({ now }: CodeDecision, input: PatientMonth): string | null {
  const { basis } = now.code;
  const day = basis.kind === 'needs' && basis.on ? factAt(basis.on, input) : null;
  return typeof day === 'string' ? `The day of service is ${sayDay(day)}: it belongs to that month.` : null;
}

function exclusiveSentence(name: string, { now, units, firstMs }: CodeDecision, program: ProgramDecision, programs: readonly ProgramDecision[]): string {
  const first = now.yields.map((index) => program.codes[index]).find((other) => other !== undefined && other.units > 0);
  if (first) return `${first.now.code.code} goes before it this month.`;
  const ms = program.clocks.pools[now.pool]?.ms ?? 0;
  if (units === 0 && ms >= now.belowMs) return `From ${clock(now.belowMs / 1000)} on the time belongs to another code; ${name} is for ${clock(firstMs / 1000)} and more.`;
  const proposed = programs.flatMap(({ codes }) => codes).filter((code) => code.proposed && now.exclusions.some((each) => !each.onlyFlag && excludes(each, name, code.now.code.code))).map((code) => code.now.code.code);
  return proposed.length > 0 ? `Not together with ${proposed.join(', ')}; the other choice is shown.` : `${name} stands only in another permitted set; the other choice is shown.`;
}

function contactSentence(reason: string, name: string, { now, contacts }: CodeDecision): string {
  switch (reason) {
    case 'BELOW_THRESHOLD': return `${name} needs ${clock((now.contact?.leastMs ?? 0) / 1000)} in one contact.`;
    case 'MAX_UNITS': return now.contact?.basis.per === 'day' ? `${name} counts once a day.` : `${name} counts ${now.max === 1 ? 'once' : `${now.max} times`} a month; more are recorded.`;
    case 'WRONG_PERFORMER': return `The work for ${name} is recorded by a role that does not count for it.`;
    case 'MODALITY_NOT_ALLOWED': return `${name} does not count for this way of contact.`;
    case 'NO_INTERACTIVE_COMMUNICATION': return `${name} needs the patient to take part.`;
    case 'NOT_COVERED_BY_PAYER': return Number.isFinite(now.contact?.atMostMs) && contacts?.left.some(({ cause }) => cause === 'CONTACT_TOO_LONG') ? `A contact of more than ${clock((now.contact?.atMostMs ?? 0) / 1000)} is not covered as ${name}.` : `${name} is not on the payer's published list. Ask the plan before billing it.`;
    case 'CODE_NOT_YET_EFFECTIVE': return `${name} was not in force on the day of the work.`;
    case 'OVERLAPPING_TIME': return 'Time overlaps with another patient; neither counts until somebody decides.';
    case 'DOUBLE_COUNTED': return 'The same minutes count for another service already.';
    case 'MUTUALLY_EXCLUSIVE': return `${name} stands only in another permitted set; the other choice is shown.`;
    case 'INVALID_ENTRY': return 'An entry cannot be counted: see its note.';
    default: return `No work of this kind is recorded that counts for ${name}.`;
  }
}
