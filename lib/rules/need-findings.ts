/** Each need of a code as the finding shows it: wanted, had, source. */
import { clock, exactClock } from '../time/say.ts';
import { isInUse } from './billed.ts';
import type { CodeDecision, Decision, ProgramDecision } from './decision.ts';
import type { NeedFinding } from './finding.ts';
import type { Contacts } from './contacts.ts';
import type { Verdict } from './needs.ts';
import type { Cited, Need } from './rule.ts';

const cite = ({ source, from, checked }: Cited) => ({ source, effectiveFrom: from, checked });

export function needFinding(need: Need, { answer, reason, words }: Verdict): NeedFinding {
  const { wanted, had } = words();
  return { need: need.need, answer, label: need.label, wanted, had, ...(reason && answer !== 'met' ? { reason } : {}), ...cite(need) };
}

/** What a code counts, wanted and had: minutes, contacts, days of data; and for an add-on its base. */
export function countedNeeds(program: ProgramDecision, code: CodeDecision): NeedFinding[] {
  const found: NeedFinding[] = [];
  const { now } = code;
  const bases = now.bases.flatMap((index) => program.codes[index] ?? []).filter(({ silent }) => !silent);
  if (bases.length > 0) {
    const base = bases.find(({ units }) => units > 0);
    found.push({ need: 'base', answer: base ? 'met' : 'not_met', label: 'Base code', wanted: bases.map((each) => each.now.code.code).join(' or '), had: base ? `${base.now.code.code} supported` : 'not supported', ...(base ? {} : { reason: 'ADDON_WITHOUT_BASE' }), ...cite(now.span) });
  }
  const cited = cite(now.basis[0] ?? now.span);
  if (code.contacts) found.push(contactsNeed(code, code.contacts, cited));
  else if (code.period && now.device) {
    const { least, below } = now.device;
    const { answer, had, reason } = code.period;
    found.push({ need: 'device_days', answer, label: 'Days of device data', wanted: `${least} ${least === 1 ? 'day' : 'days'} or more in ${now.device.days}${Number.isFinite(below) ? `, fewer than ${below}` : ''}`, had: had(), ...(reason ? { reason } : {}), ...cited });
  } else if (now.pool >= 0) found.push(minutesNeed(program, code, cited));
  return found;
}

function minutesNeed({ clocks, now: edition }: ProgramDecision, { now, firstMs, rawUnits, days }: CodeDecision, cited: ReturnType<typeof cite>): NeedFinding {
  const pool = clocks.pools[now.pool];
  const enough = days ? rawUnits > 0 : (pool?.ms ?? 0) >= firstMs;
  const more = now.eachMs > 0 ? `, then each ${clock(now.eachMs / 1000)}` : '';
  const most = Number.isFinite(now.max) ? `, at most ${now.max}` : '';
  const below = Number.isFinite(now.belowMs) ? `, below ${clock(now.belowMs / 1000)}` : '';
  return {
    need: 'minutes', answer: enough ? 'met' : 'not_met', label: `Minutes${days ? ' of a day' : ''}, ${edition.pools[now.pool]?.label ?? ''}`, wanted: `${clock(firstMs / 1000)}${more}${below}${most}`,
    had: exactClock(pool?.ms ?? 0), ...(enough ? {} : { reason: 'BELOW_THRESHOLD' }), ...cited,
  };
}

function contactsNeed({ now }: CodeDecision, { units, left, reasons }: Contacts, cited: ReturnType<typeof cite>): NeedFinding {
  const { contact } = now;
  const from = contact && contact.leastMs > 0 ? `, ${clock(contact.leastMs / 1000)} or more` : '';
  const below = contact && Number.isFinite(contact.belowMs) ? `, below ${clock(contact.belowMs / 1000)}` : '';
  const often = contact?.basis.per === 'day' ? ', once a day' : Number.isFinite(now.max) ? `, at most ${now.max} a month` : '';
  return {
    need: 'contacts', answer: units > 0 ? 'met' : 'not_met', label: 'Recorded work', wanted: `${[...(contact?.roles ?? [])].map((role) => role.replaceAll('_', ' ')).join(' or ')}${from}${below}${often}`,
    had: `${units} that ${units === 1 ? 'counts' : 'count'}${left.length > 0 ? `, ${left.length} left out` : ''}`, ...(units > 0 ? {} : { reason: reasons[0] ?? 'NO_SERVICE_IN_MONTH' }), ...cited,
  };
}

const clear = new WeakMap<CodeDecision['now'], NeedFinding[]>();

/** What must not have been billed besides: one need for each exclusion in use, refused or clear. */
export function billedNeeds({ chosen }: Decision, { now: edition }: ProgramDecision, { now, bars }: CodeDecision): NeedFinding[] {
  // For most patients nothing was billed elsewhere and no policy is changed: the same list, made once a month.
  const ordinary = bars.length === 0 && chosen.allDefault;
  const known = ordinary ? clear.get(now) : undefined;
  if (known) return known;
  const found: NeedFinding[] = [];
  const one = edition.onePractitioner;
  const demands: { label: string; cited: Cited }[] = [
    ...(one?.codes.includes(now.code.code) ? [{ label: one.label, cited: one as Cited }] : []),
    ...now.exclusions.filter((each) => !each.onlyFlag && isInUse(each, chosen)).map((each) => ({ label: `not with ${each.label}`, cited: each })),
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
