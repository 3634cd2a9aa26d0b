/** Each need of a code as the finding shows it: wanted, had, source. */
import { clock, exactClock } from '../time/say.ts';
import { isInUse } from './billed.ts';
import type { CodeDecision, Decision, ProgramDecision } from './decide.ts';
import type { NeedFinding } from './finding.ts';
import type { Verdict } from './needs.ts';
import type { Cited, Need } from './rule.ts';

const cite = ({ source, from, checked }: Cited) => ({ source, effectiveFrom: from, checked });

export function needFinding(need: Need, { answer, reason, wanted, had }: Verdict): NeedFinding {
  return { need: need.need, answer, label: need.label, wanted, had, ...(reason && answer !== 'met' ? { reason } : {}), ...cite(need) };
}

/** The minutes of a timed code, or the work of an untimed one, and for an add-on its base. */
export function minutesNeed({ clocks, now: edition, codes }: ProgramDecision, { now, work }: CodeDecision): NeedFinding[] {
  const found: NeedFinding[] = [];
  const base = codes[now.base];
  if (base) {
    const stands = base.units > 0;
    found.push({ need: 'base', answer: stands ? 'met' : 'not_met', label: 'Base code', wanted: base.now.code.code, had: stands ? `${base.now.code.code} supported` : 'not supported', ...(stands ? {} : { reason: 'ADDON_WITHOUT_BASE' }), ...cite(now.span) });
  }
  const number = now.basis[0] ?? now.span;
  const pool = clocks.pools[now.pool];
  if (!pool) {
    const done = work.length > 0;
    found.push({ need: 'work', answer: done ? 'met' : 'not_met', label: 'Recorded work', wanted: [...now.roles].join(' or '), had: done ? 'recorded' : 'not recorded by this role', ...(done ? {} : { reason: 'WRONG_PERFORMER' }), ...cite(number) });
    return found;
  }
  const enough = pool.ms >= now.firstMs;
  const more = now.eachMs > 0 ? `, then each ${clock(now.eachMs / 1000)}` : '';
  const most = Number.isFinite(now.max) ? `, at most ${now.max}` : '';
  found.push({
    need: 'minutes', answer: enough ? 'met' : 'not_met', label: `Minutes, ${edition.pools[now.pool]?.label ?? ''}`, wanted: `${clock(now.firstMs / 1000)}${more}${most}`,
    had: exactClock(pool.ms), ...(enough ? {} : { reason: 'BELOW_THRESHOLD' }), ...cite(number),
  });
  return found;
}

const clear = new WeakMap<CodeDecision['now'], NeedFinding[]>();

/** What must not have been billed besides: one need for each exclusion in use, refused or clear. */
export function billedNeeds({ chosen }: Decision, { now: edition }: ProgramDecision, { now, bars }: CodeDecision): NeedFinding[] {
  // For most patients nothing was billed elsewhere and no policy is changed: the same list, made once a month.
  const ordinary = bars.length === 0 && chosen.allDefault;
  const known = ordinary ? clear.get(now) : undefined;
  if (known) return known;
  const found: NeedFinding[] = [];
  const one = edition.rule.onePractitioner;
  const demands: { label: string; cited: Cited }[] = [
    ...(one?.codes.includes(now.code.code) ? [{ label: one.label, cited: one as Cited }] : []),
    ...now.exclusions.filter((each) => isInUse(each, chosen)).map((each) => ({ label: `not with ${each.label}`, cited: each })),
  ];
  for (const { label, cited } of demands) {
    const bar = bars.find((each) => each.cited === cited);
    found.push({ need: 'not_billed', answer: bar ? 'not_met' : 'met', label, wanted: 'none billed this month', had: bar ? `${bar.billed} billed` : 'none recorded', ...(bar ? { reason: bar.reason } : {}), ...cite(cited) });
  }
  for (const bar of bars) {
    if (bar.reason === 'MAX_UNITS') found.push({ need: 'not_billed', answer: 'not_met', label: bar.label, wanted: 'not billed before', had: `${bar.billed} billed`, reason: bar.reason, ...cite(bar.cited) });
  }
  if (ordinary) clear.set(now, found);
  return found;
}
