/**
 * A second evaluator, as plain and slow as it can be: no editions, nothing kept, sets of instants as sets of slices. It reads the same rule
 * data and is the measure of the fast one (`oracle.test.ts`). Read on in `naive/`.
 */
import type { PatientMonth } from '../../lib/rules/contract.ts';
import { policies } from '../../lib/rules/policies.ts';
import type { Cited, Rule, RuleSet } from '../../lib/rules/rule.ts';
import { addMonthsToDay, lastDay } from '../../lib/time/month.ts';
import { clocksOf, contactsOf, dated, during, servicesOf, stateOf, type Clocks, type Get } from './naive/clocks.ts';
import { basesOf, billing, bindsAll, firstOf, inUse, isOwn, judgeCodes, speaksOf, type Judged, type Program } from './naive/codes.ts';
import { readDiary, type Diary } from './naive/diary.ts';
import { factOf, judge } from './naive/needs.ts';
import { programs as everyProgram } from '../../lib/records/enrollment.ts';

export interface Answer { lines: { code: string; units: number }[]; blocked: { code: string; reason: string }[]; flags: string[] }
interface Candidate { program: Program; family: string; codes: Judged[]; who: string; time: number; last: boolean }

export function naive(input: PatientMonth, rules: RuleSet): Answer {
  const flags = new Set<string>();
  const get = policyReader(input, flags);
  const ruleOf = (program: string) => rules.find((each) => each.payer === input.payer && each.program === program);
  const takers = (service: string) => input.programs.find((program) => program === service || (ruleOf(program) && servicesOf(ruleOf(program) as Rule).includes(service)));
  const diary = readDiary(input, (service) => billing(input, takers(service) ?? service));
  const known = new Set<string>([...everyProgram, ...input.programs, ...rules.flatMap((rule) => [rule.program, ...servicesOf(rule)])]);
  for (const item of diary.items) if (item.service !== '' && !item.gone && !known.has(item.service)) { item.gone = 'UNKNOWN_PROGRAM'; diary.flags.add('UNKNOWN_PROGRAM'); }

  const answer: Answer = { lines: [], blocked: [], flags: [] };
  const programs: Program[] = [];
  const claimed = new Set<number>();
  const reviewed: Rule[] = [];
  for (const name of input.programs) {
    const rule = ruleOf(name);
    if (!rule) flags.add('NO_RULE');
    else if (input.serviceMonth < rule.reviewed.from || input.serviceMonth > rule.reviewed.to) {
      flags.add('RULES_UNREVIEWED');
      const edge = input.serviceMonth < rule.reviewed.from ? rule.reviewed.from : rule.reviewed.to;
      for (const code of rule.codes) if (stateOf(code, { first: `${edge}-01`, last: lastDay(edge) }) === 'in_force') answer.blocked.push({ code: code.code, reason: 'RULES_UNREVIEWED' });
    } else reviewed.push(rule);
  }
  for (const rule of reviewed) route(rule, diary);
  for (const rule of reviewed) {
    const visit = [...rule.needs, ...rule.codes.flatMap(({ needs }) => needs ?? [])].find((need) => (need.need === 'initiating_visit' || need.need === 'first_visit') && during(need, diary));
    const from = visit ? judge(visit, { input, rule, diary, get, clocks: null, pool: null, clocksOf: () => null }).from ?? null : null;
    programs.push({ rule, input, diary, get, clocks: clocksOf(rule, input, diary, get, from, claimed), codes: [], biller: billing(input, rule.program) });
  }
  const clocksFor = (name: string): Clocks | null => programs.find(({ rule }) => rule.program === name)?.clocks ?? null;
  for (const program of programs) judgeCodes(program, clocksFor);
  choose(programs, get, diary, flags);
  for (const { codes } of programs) for (const made of codes) {
    if (made.silent) continue;
    if (made.proposed) answer.lines.push({ code: made.code.code, units: made.units });
    if (made.proposed && (made.raw > made.units || (made.contacts && made.contacts.fitting > made.contacts.used))) answer.blocked.push({ code: made.code.code, reason: 'MAX_UNITS' });
    if (!made.proposed) for (const reason of made.reasons) answer.blocked.push({ code: made.code.code, reason });
  }
  shadows(programs, input, ruleOf, diary, get, answer);
  const enrolled = (service: string) => input.programs.some((program) => program === service || (ruleOf(program) && servicesOf(ruleOf(program) as Rule).includes(service)));
  for (const item of diary.items) if (!item.gone && item.service === '') flags.add('MISSING_PROGRAM'); else if (!item.gone && !enrolled(item.service)) flags.add('NOT_ENROLLED');
  for (const program of programs) raise(program, flags);
  for (const flag of diary.flags) flags.add(flag);
  answer.flags = [...flags].sort();
  return answer;
}

function policyReader(input: PatientMonth, flags: Set<string>): Get {
  const given = input.config ?? {};
  const fits = (name: string) => {
    const values = Object.hasOwn(policies, name) ? policies[name]?.values : undefined;
    const value = String(given[name]);
    return values !== undefined && (values === 'codes' ? /^([A-Z0-9]{3,10}(\s*,\s*[A-Z0-9]{3,10})*)?$/.test(value) : values.includes(value));
  };
  if (Object.keys(given).some((name) => !fits(name))) flags.add('UNKNOWN_POLICY');
  return (name) => (Object.hasOwn(given, name) && fits(name) ? String(given[name]) : (policies[name]?.default ?? ''));
}

/** Entries logged to the program itself belong to the service that their activity names, or to its first. */
function route({ program, counting, ...rule }: Rule, diary: Diary): void {
  for (const item of diary.items) {
    if (item.service !== program) continue;
    const found = counting.routes?.find(({ activities, roles }) => activities.includes(item.activity) && (!roles || roles.includes(item.role)));
    if (found) item.service = found.service;
    else if (!servicesOf({ program, counting, ...rule }).includes(program)) item.service = counting.services[0] ?? item.service;
  }
}

/** Families that are supported, in the practice's order; each is taken unless one taken before excludes it or its base is missing. */
function choose(programs: readonly Program[], get: Get, diary: Diary, flags: Set<string>): void {
  const all = programs.flatMap((program) => familiesOf(program, get, diary));
  const order = [...all.filter(({ last }) => !last), ...all.filter(({ last }) => last)];
  const base = (one: Candidate) => order.find((other) => other.program === one.program && basesOf((one.codes[0] as Judged).code).length > 0 && other.codes.some(({ code }) => basesOf((one.codes[0] as Judged).code).includes(code.code)));
  const fits = (one: Candidate, set: readonly Candidate[]) => !set.some((other) => other !== one && clash(one, other, get)) && (!base(one) || base(one) === one || set.includes(base(one) as Candidate));
  let sets: Candidate[][] = [[]];
  for (const one of order) sets = sets.flatMap((set) => (fits(one, set) ? [[...set, one], ...(order.some((other) => clash(one, other, get)) ? [set] : [])] : [set]));
  sets = sets.filter((set) => !order.some((one) => !set.includes(one) && fits(one, set))).slice(0, 32);
  let best = sets[0] ?? [];
  if (sets.length > 1 && get('money.decides') === 'true') {
    const worth = (set: readonly Candidate[]) => set.flatMap(({ codes }) => codes).reduce((sum, { code, units }) => sum + (dated(code.rate, diary)?.value ?? NaN) * units, 0);
    if (sets.every((set) => !Number.isNaN(worth(set)))) best = sets.reduce((a, b) => (worth(b) > worth(a) ? b : a));
  }
  for (const { codes } of best) for (const code of codes) code.proposed = true;
  for (const { program, codes } of order) for (const made of codes) {
    if (made.proposed) continue;
    made.reasons.add('MUTUALLY_EXCLUSIVE');
    if (basesOf(made.code).length > 0 && !program.codes.some(({ code, proposed }) => proposed && basesOf(made.code).includes(code.code))) made.reasons.add('ADDON_WITHOUT_BASE');
  }
  for (const one of order) for (const other of order) if (one.program === other.program && one.who !== other.who && one.who !== 'work' && other.who !== 'work' && clash(one, other, get)) flags.add('CHOOSE_BASE');
  if (sets.length > 1) for (const { program, family } of order) {
    const last = program.rule.families.find(({ id }) => id === family)?.lastIf;
    if (last && get(last.policy) === 'ask') flags.add('ASK_BILLER');
  }
  const proposed = order.flatMap(({ program, codes }) => codes.filter((code) => code.proposed).map(({ code }) => ({ program, code })));
  // What one practitioner may not bill together, and two did: allowed, and worth a question.
  for (const { program, code } of proposed) for (const each of programs.flatMap(({ rule }) => rule.exclusions)) {
    if (!during(each, diary) || each.onlyFlag || !inUse(each, get) || bindsAll(each, get) || !(each.codes.includes(code.code) || each.and.includes(code.code))) continue;
    const elsewhere = (program.input.otherBilled ?? []).some((billed) => !isOwn(billed) && speaksOf(each, code.code, billed.code) && (billed.serviceMonth ?? billed.date ?? program.input.serviceMonth).startsWith(program.input.serviceMonth));
    if (elsewhere || proposed.some((other) => other.program !== program && speaksOf(each, code.code, other.code.code))) flags.add('ASK_BILLER');
  }
  for (const { program, code } of proposed) for (const each of program.rule.exclusions) {
    if (each.onlyFlag && during(each, diary) && inUse(each, get) && proposed.some((other) => speaksOf(each, code.code, other.code.code))) flags.add(each.onlyFlag);
  }
}

function familiesOf(program: Program, get: Get, diary: Diary): Candidate[] {
  const { rule, codes, clocks } = program;
  const order = rule.preference?.orders[get(rule.preference.policy)] ?? [];
  const found = rule.families.map(({ id, lastIf }): Candidate => {
    const mine = codes.filter(({ code, units }) => code.family === id && units > 0);
    const time = ({ code: { basis }, code, units }: Judged) => (basis.kind === 'minutes' ? firstOf(code, diary, get) + (units - 1) * (dated(basis.each, diary)?.value ?? 0) * 60_000 : 0);
    const first = mine[0]?.code.basis;
    return { program, family: id, codes: mine, who: first?.kind === 'minutes' ? (clocks.pools.find(({ pool }) => pool.id === first.pool)?.pool.who ?? 'work') : 'work', time: Math.max(0, ...mine.map(time)), last: lastIf !== undefined && get(lastIf.policy) === lastIf.when };
  }).filter(({ codes: mine }) => mine.length > 0);
  const place = ({ family }: Candidate) => (order.includes(family) ? order.indexOf(family) : order.length + rule.families.findIndex(({ id }) => id === family));
  const mostTime = rule.preference && get(rule.preference.policy) === 'most_time';
  return found.sort((a, b) => (mostTime ? b.time - a.time : 0) || place(a) - place(b));
}

function clash(a: Candidate, b: Candidate, get: Get): boolean {
  if (a === b) return false;
  const oneBiller = a.program === b.program || a.program.biller === b.program.biller;
  const exclusions = [...a.program.rule.exclusions, ...b.program.rule.exclusions].filter((each) => during(each, a.program.diary) && !each.onlyFlag && inUse(each, get) && (oneBiller || bindsAll(each, get)));
  return a.codes.some((one) => b.codes.some((other) => exclusions.some((each) => speaksOf(each, one.code.code, other.code.code))));
}

/** Time logged for a program without enrollment, whose codes a proposed one excludes. */
function shadows(programs: readonly Program[], input: PatientMonth, ruleOf: (program: string) => Rule | undefined, diary: Diary, get: Get, answer: Answer): void {
  const proposed = programs.flatMap((program) => program.codes.filter((code) => code.proposed).map(({ code }) => ({ rule: program.rule, name: code.code })));
  for (const service of new Set(diary.items.map((item) => item.service))) {
    const rule = ruleOf(service);
    if (!rule || (input.programs as readonly string[]).includes(service) || programs.some((program) => servicesOf(program.rule).includes(service)) || input.serviceMonth < rule.reviewed.from || input.serviceMonth > rule.reviewed.to) continue;
    for (const code of rule.codes) {
      if (stateOf(code, diary) !== 'in_force' || basesOf(code).length > 0) continue;
      if (proposed.some((other) => [...rule.exclusions, ...other.rule.exclusions].some((each) => during(each, diary) && !each.onlyFlag && inUse(each, get) && speaksOf(each, code.code, other.name)))) answer.blocked.push({ code: code.code, reason: 'MUTUALLY_EXCLUSIVE' });
    }
  }
}

/** What is to be looked at. */
function raise({ rule, input, diary, get, clocks, codes }: Program, flags: Set<string>): void {
  for (const flag of clocks.flags) if (!['WRONG_PERFORMER', 'TRAINING_MISSING'].includes(flag)) flags.add(flag);
  for (const made of codes) {
    if (made.silent) continue;
    const { code, proposed, raw, units } = made;
    if (proposed && (leans(made, rule, diary) || made.contacts?.unsure)) flags.add('UNVERIFIED_RULE');
    if (proposed && units > (dated(code.checkAbove, diary)?.value ?? Infinity)) flags.add('MUE_CHECK');
    if (code.limitUnknown && during(code.limitUnknown, diary) && (raw > 0 || made.contacts)) flags.add('LIMIT_UNKNOWN');
    if (proposed && code.repeat && get(code.repeat.policy) !== 'off' && repeated(code.repeat.months, code.code, input, diary)) flags.add(code.repeat.flag);
    if (code.basis.kind === 'needs' && code.basis.on && code.basis.pending && made.state === 'in_force') {
      const day = factOf(code.basis.on, input);
      if (typeof day === 'string' && day > diary.last) flags.add(code.basis.pending);
    }
    for (const { verdict } of made.needs) {
      for (const flag of verdict.flags ?? []) flags.add(flag);
      if (proposed || (verdict.unknown && raw > 0)) for (const flag of verdict.asks ?? []) flags.add(flag);
    }
  }
  // The program's own needs are told even where no code speaks.
  for (const need of rule.needs) if (during(need, diary)) for (const flag of judge(need, { input, rule, diary, get, clocks, pool: clocks.pools[0] ?? null, clocksOf: (name) => (name === rule.program ? clocks : null) }).flags ?? []) flags.add(flag);
}

/** Whether an answer leans on something that no source confirmed. */
function leans({ code, needs }: Judged, { pools }: Rule, diary: Diary): boolean {
  const { basis } = code;
  const cited: (Cited | undefined)[] = [code.inForce.find((span) => during(span, diary)), dated(code.max, diary), dated(code.checkAbove, diary), ...needs.map(({ need }) => need)];
  if (code.limitUnknown && during(code.limitUnknown, diary)) cited.push(code.limitUnknown);
  if (basis.kind === 'minutes') cited.push(dated(basis.first, diary), dated(basis.each, diary), dated(basis.below, diary), dated(pools.find(({ id }) => id === basis.pool)?.roles, diary));
  if (basis.kind === 'contacts') cited.push(dated(basis.least, diary), dated(basis.below, diary), dated(basis.atMost, diary), dated(basis.roles, diary));
  if (basis.kind === 'device_days' || basis.kind === 'setup') cited.push(dated(basis.least, diary), dated(basis.periodDays, diary), basis.kind === 'device_days' ? dated(basis.below, diary) : undefined);
  return cited.some((each) => each && (each.source.readAs === 'not_confirmed' || each.source.readAs === 'derived' || (each.confirmedFrom !== undefined && each.confirmedFrom > diary.first)));
}

function repeated(months: number, code: string, input: PatientMonth, diary: Diary): boolean {
  return (input.otherBilled ?? []).some((each) => {
    const month = each.serviceMonth ?? each.date?.slice(0, 7);
    const day = each.date ?? (each.serviceMonth ? lastDay(each.serviceMonth) : null);
    return each.code === code && isOwn(each) && month !== undefined && month !== input.serviceMonth && day !== null && addMonthsToDay(day, months) > diary.first && addMonthsToDay(day, -months) < diary.last;
  });
}

export { contactsOf };
