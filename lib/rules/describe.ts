/** From a decision to a finding: the same list of needs, entries and sums, in words. Judges nothing. */
import { clock, exactClock, month as sayMonth } from '../time/say.ts';
import { dayIn } from '../time/month.ts';
import { sizeOf } from './contacts.ts';
import type { PatientMonth } from './contract.ts';
import { takes, unitsOf, type CodeDecision, type Decision, type ProgramDecision, type Shadow } from './decision.ts';
import type { Counted, Left, Use } from './pool.ts';
import type { CodeNow, Edition } from './edition.ts';
import type { Cause, Worked } from './entries.ts';
import type { Alternative, Blocked, EntryUse, Finding, Line, NeedFinding, Source } from './finding.ts';
import { ladders } from './ladder.ts';
import type { Verdict } from './needs.ts';
import type { Chosen } from './policies.ts';
import { refusal } from './refusal.ts';
import { billedNeeds, countedNeeds, needFinding } from './need-findings.ts';
import { causeWords, flagWords, severities } from './words.ts';

export function describe(decision: Decision): Finding {
  const { input, flags } = decision;
  const lines: Line[] = [];
  const blocked: Blocked[] = [];
  for (const program of decision.programs) {
    const shared = sharedOf(program);
    for (const code of program.codes) {
      if (code.silent) continue;
      if (code.proposed) lines.push(lineOf(decision, program, code, shared));
      if (code.proposed && (code.rawUnits > code.units || (code.contacts !== null && code.contacts.fitting > code.contacts.used.length))) blocked.push(blockedOf('MAX_UNITS', decision, program, code, shared));
      if (!code.proposed) for (const reason of code.reasons) blocked.push(blockedOf(reason, decision, program, code, shared));
    }
  }
  for (const now of decision.unreviewed) for (const code of now.codes) if (code.state === 'in_force') blocked.push(unreviewed(now, code, input.serviceMonth, decision.chosen));
  for (const shadow of decision.shadows) blocked.push(shadowed(shadow, decision.chosen));
  const names = [...flags].sort();
  const notes = names.map((flag) => ({ flag, ...flagWords(flag) })).sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.flag < b.flag ? -1 : 1));
  return {
    id: input.id, payer: input.payer, serviceMonth: input.serviceMonth, lines, blocked, flags: names,
    alternatives: alternatives(decision), ladders: decision.programs.flatMap(ladders), notes, leftOut: stray(decision),
  };
}

/** Entries that no enrolled program takes. */
function stray(decision: Decision): EntryUse[] {
  return decision.log.entries.filter(({ service }) => !takes(decision, service)).map((entry) => {
    const cause = entry.refused ?? (entry.service === '' ? 'MISSING_PROGRAM' : 'NOT_ENROLLED');
    return { ...useOf(entry, entry.size, entry.pieces?.[0]?.start ?? null, entry.pieces?.at(-1)?.end ?? null), why: causeWords[cause], flag: cause };
  });
}

type Explained = Omit<Line, 'units' | 'seconds' | 'metAt' | 'metOn' | 'days'>;
interface Shared { pools: { counted: EntryUse[]; leftOut: EntryUse[]; sum: string }[]; needs: NeedFinding[] }

/** What all codes of a pool say alike, built once. */
function sharedOf({ clocks, now, verdicts }: ProgramDecision): Shared {
  return {
    needs: now.needs.map((need, index) => needFinding(need, verdicts[index] as Verdict)),
    pools: clocks.pools.map(({ uses, left, ms }) => {
      const ordered = [...uses].sort((a, b) => (a.entry.day < b.entry.day ? -1 : a.entry.day > b.entry.day ? 1 : (a.start ?? 0) - (b.start ?? 0) || a.ms - b.ms || a.entry.index - b.entry.index));
      return { counted: ordered.map(counted), leftOut: left.map(leftOut), sum: sumOf(ordered, ms) };
    }),
  };
}

function lineOf(decision: Decision, program: ProgramDecision, code: CodeDecision, shared: Shared): Line {
  const line = explain(decision, program, code, shared) as Line;
  const { metAt, metOn } = metOf(decision, program, code);
  line.units = code.units;
  line.seconds = secondsOf(program, code);
  line.metAt = metAt;
  line.metOn = metOn;
  if (code.days && code.days.length > 0) line.days = daysOf(code.days);
  else if (code.period && metOn !== null) line.days = [{ day: metOn, units: code.units }];
  return line;
}

function blockedOf(reason: string, decision: Decision, program: ProgramDecision, code: CodeDecision, shared: Shared): Blocked {
  const refused = explain(decision, program, code, shared) as Blocked;
  const { sentence, question, missingSeconds } = refusal(reason, decision, program, code);
  refused.reason = reason;
  refused.sentence = sentence;
  if (question) refused.question = question;
  if (missingSeconds !== undefined) refused.missingSeconds = missingSeconds;
  return refused;
}

/** What a line and a refusal say alike. Built for each and then filled in: copying such objects was measured to cost more than all the rest. */
function explain(decision: Decision, program: ProgramDecision, code: CodeDecision, shared: Shared): Explained {
  const { now } = code;
  const { rule } = program.now;
  const pool = shared.pools[now.pool];
  let needs: NeedFinding[] = [];
  if (now.state === 'in_force') {
    needs = countedNeeds(program, code);
    for (const index of now.needs) needs.push(shared.needs[index] as NeedFinding);
    for (const each of billedNeeds(decision, program, code)) needs.push(each);
  }
  const explained: Explained = {
    code: now.code.code, label: now.code.label, program: rule.program, rule: rule.id, needs,
    counted: pool ? pool.counted : (code.contacts?.used ?? []).map(({ entry }) => whole(entry, sizeOf(entry))),
    leftOut: pool ? pool.leftOut : (code.contacts?.left ?? []).map(({ entry, cause }) => because(whole(entry, entry.size), cause)),
    arithmetic: pool ? arithmetic(pool.sum, program, code) : '',
    sources: now.sources as Source[], effectiveFrom: now.span.from, checked: now.checked, verified: now.verified,
    policies: policiesOf(program.now, now, decision.chosen),
  };
  if (program.practitioner !== null) explained.practitioner = program.practitioner;
  return explained;
}

const usual = new WeakMap<CodeNow, Line['policies']>();

function policiesOf({ rule }: Edition, now: CodeNow, chosen: Chosen): Line['policies'] {
  const known = chosen.allDefault ? usual.get(now) : undefined;
  if (known) return known;
  const names = new Set(rule.policies);
  for (const { liftedBy, scope } of now.exclusions) {
    if (liftedBy) names.add(liftedBy.policy);
    if (typeof scope !== 'string') names.add(scope.policy);
  }
  for (const need of now.code.needs ?? []) {
    if (need.need === 'plan_revised') names.add(need.policy);
    if (need.need === 'discharge_visit') names.add(need.countPolicy);
  }
  for (const name of [now.firstIf?.policy, now.maxLifted?.policy, now.device?.policy, now.contact?.longer?.policy, now.code.notCovered?.policy, now.code.repeat?.policy]) if (name) names.add(name);
  const list = [...names].sort().map((name) => ({ name, value: chosen.get(name), isDefault: chosen.isDefault(name) }));
  if (chosen.allDefault) usual.set(now, list);
  return list;
}

function useOf(entry: Worked, ms: number, start: number | null, end: number | null): EntryUse {
  const use: EntryUse = { index: entry.index, day: entry.day, start, end, performer: entry.performer, role: entry.role, activity: entry.activity, seconds: ms / 1000 };
  if (typeof entry.input.id === 'string' && entry.input.id !== '') use.entry = entry.input.id;
  return use;
}
const counted = ({ entry, ms, start, end }: Use): EntryUse => useOf(entry, ms, start, end);
const leftOut = ({ entry, ms, start, end, cause }: Left): EntryUse => because(useOf(entry, ms, start, end), cause);

/** Set on the object that was just made: copying it was measured to cost a seventh of a finding. */
function because(use: EntryUse, cause: Cause): EntryUse {
  use.why = causeWords[cause];
  use.flag = cause;
  return use;
}

const whole = (entry: Worked, ms: number): EntryUse => useOf(entry, ms, entry.pieces?.[0]?.start ?? null, entry.pieces?.at(-1)?.end ?? null);

/** Units by day, each day once. */
function daysOf(days: readonly { day: string; units: number }[]): { day: string; units: number }[] {
  const sums = new Map<string, number>();
  for (const { day, units } of days) sums.set(day, (sums.get(day) ?? 0) + units);
  return [...sums].map(([day, units]) => ({ day, units })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

const SHOWN = 40;

function sumOf(uses: readonly Use[], ms: number): string {
  if (uses.length === 0) return '0:00';
  const shown = uses.slice(0, SHOWN).map((use) => exactClock(use.ms));
  const rest = uses.slice(SHOWN);
  if (rest.length > 0) shown.push(`${exactClock(rest.reduce((sum, use) => sum + use.ms, 0))} in ${rest.length} more`);
  return uses.length === 1 ? exactClock(ms) : `${shown.join(' + ')} = ${exactClock(ms)}`;
}

/** `12:04 + 8:10 = 20:14 ≥ 20:00`, and for an add-on each step that was reached. */
function arithmetic(sum: string, program: ProgramDecision, code: CodeDecision): string {
  const { now, firstMs, days, rawUnits, units } = code;
  const ms = program.clocks.pools[now.pool]?.ms ?? 0;
  if (!Number.isFinite(firstMs)) return sum;
  if (days) return rawUnits > 0 ? `${days.length} ${days.length === 1 ? 'day' : 'days'} of ${clock(firstMs / 1000)} or more: ${rawUnits} ${rawUnits === 1 ? 'unit' : 'units'}` : `${sum}, no day of ${clock(firstMs / 1000)}`;
  if (ms < firstMs) return `${sum} < ${clock(firstMs / 1000)}`;
  const raw = unitsOf(ms, code);
  const most = units > 0 ? Math.max(units, Math.min(raw, now.max)) : Math.min(raw, now.max);
  const steps = Array.from({ length: Math.min(most, 8) }, (_, unit) => clock((firstMs + unit * now.eachMs) / 1000));
  return `${sum} ≥ ${steps.join(', ')}${raw > most && now.eachMs > 0 ? `; at most ${now.max} units` : ''}`;
}

const secondsOf = ({ clocks }: ProgramDecision, { now, contacts }: CodeDecision) => Math.floor((now.pool >= 0 ? (clocks.pools[now.pool]?.ms ?? 0) : (contacts?.used ?? []).reduce((sum, { entry }) => sum + sizeOf(entry), 0)) / 1000);

interface Timeline { pieces: { day: string; start: number | null; ms: number }[]; vague: ReadonlySet<string> }
const timelines = new WeakMap<Counted, Timeline>();

/** A pool's time in the order in which it was worked, made once for all its codes; `vague` are days on which some entry names no clock time. */
function timelineOf(counted: Counted, input: PatientMonth): Timeline {
  let known = timelines.get(counted);
  if (known) return known;
  const pieces = counted.uses.flatMap(({ entry, start, end, ms }) => {
    if (start === null || end === null) return [{ day: entry.day, start, ms }];
    // A use that was cut is walked over as one stretch only if nothing is missing in it.
    return end - start === ms ? [{ day: entry.day, start, ms }] : (entry.pieces ?? []).filter((piece) => piece.end > start).map((piece) => ({ day: dayIn(Math.max(piece.start, start), input.serviceMonth, input.timeZone), start: Math.max(piece.start, start), ms: piece.end - Math.max(piece.start, start) }));
  }).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : (a.start ?? Number.POSITIVE_INFINITY) - (b.start ?? Number.POSITIVE_INFINITY)));
  known = { pieces, vague: new Set(pieces.filter(({ start }) => start === null).map(({ day }) => day)) };
  timelines.set(counted, known);
  return known;
}

/** When the last unit's threshold was reached. With entries that give no clock time only the day is known. */
function metOf({ input }: Decision, { clocks }: ProgramDecision, { now, units, days, period, firstMs }: CodeDecision): { metAt: number | null; metOn: string | null } {
  if (period) return { metAt: null, metOn: period.day };
  if (days || now.pool < 0) return { metAt: null, metOn: days?.map(({ day }) => day).sort()[0] ?? null };
  const wanted = firstMs + (units - 1) * now.eachMs;
  const counted = clocks.pools[now.pool];
  if (!counted) return { metAt: null, metOn: null };
  const { pieces, vague } = timelineOf(counted, input);
  let sum = 0;
  for (const piece of pieces) {
    sum += piece.ms;
    if (sum < wanted) continue;
    if (piece.start === null || vague.has(piece.day)) return { metAt: null, metOn: piece.day };
    const metAt = piece.start + piece.ms - (sum - wanted);
    return { metAt, metOn: dayIn(metAt - 1, input.serviceMonth, input.timeZone) };
  }
  return { metAt: null, metOn: null };
}

function alternatives({ sets, candidates }: Decision): Alternative[] {
  if (candidates.length === 0) return [];
  return sets.map((set, index) => {
    const chosen = set.map((at) => candidates[at]).filter((each) => each !== undefined);
    const why = chosen.map((each) => {
      return `${each.program} ${each.label.toLowerCase()}${each.accountedMs > 0 ? `: ${clock(each.accountedMs / 1000)} of time` : ''}`;
    }).join('; ');
    return { lines: chosen.flatMap(({ lines }) => lines), proposed: index === 0, why };
  });
}

function unreviewed(now: Edition, code: CodeNow, month: string, chosen: Chosen): Blocked {
  return {
    code: code.code.code, label: code.code.label, program: now.rule.program, rule: now.rule.id, needs: [], counted: [], leftOut: [], arithmetic: '',
    sources: [...code.sources], effectiveFrom: code.span.from, checked: code.checked, verified: false, policies: policiesOf(now, code, chosen),
    reason: 'RULES_UNREVIEWED', sentence: `Not reviewed for ${sayMonth(month)}.`,
  };
}

/** A code for which time was logged although nobody is enrolled, and which a proposed one bars. */
function shadowed({ now, code, proposed, exclusion }: Shadow, chosen: Chosen): Blocked {
  return {
    code: code.code.code, label: code.code.label, program: now.rule.program, rule: now.rule.id, needs: [], counted: [], leftOut: [], arithmetic: '',
    sources: [exclusion.source], effectiveFrom: exclusion.from, checked: exclusion.checked, verified: exclusion.source.readAs !== 'not_confirmed', policies: policiesOf(now, code, chosen),
    reason: 'MUTUALLY_EXCLUSIVE', sentence: `Not together with ${proposed}, and the patient is not enrolled for it.`,
  };
}
