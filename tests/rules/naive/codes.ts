/** The plain reading of a program's codes: what each counts, what stands in its way, and why it is refused. */
import type { OtherBilled, PatientMonth } from '../../../lib/rules/contract.ts';
import type { Code, Exclusion, Need, Rule, Values } from '../../../lib/rules/rule.ts';
import { addDays, lastDay } from '../../../lib/time/month.ts';
import { contactsOf, dated, during, stateOf, total, type State, type Clock, type Clocks, type Get } from './clocks.ts';
import { judgeContacts, type Contacts } from './contacts.ts';
import type { Diary } from './diary.ts';
import { billing, factOf, judge, type Verdict } from './needs.ts';

export interface Judged {
  code: Code;
  state: State;
  silent: boolean;
  /** Units before the cap, and after it. */
  raw: number;
  units: number;
  reasons: Set<string>;
  needs: { need: Need; own: boolean; verdict: Verdict }[];
  contacts: Contacts | null;
  proposed: boolean;
}
export interface Program { rule: Rule; input: PatientMonth; diary: Diary; get: Get; clocks: Clocks; codes: Judged[]; biller: string | null }

const replaces = (own: Need, common: Need) => own.need === common.need && (own.need !== 'fact' || common.need !== 'fact' || own.fact === common.fact);
export const inUse = ({ liftedBy }: Exclusion, get: Get) => !liftedBy || get(liftedBy.policy) !== liftedBy.when;
export const bindsAll = ({ scope }: Exclusion, get: Get) => (typeof scope === 'string' ? scope === 'patient' : get(scope.policy) === scope.patientWhen);
export const speaksOf = ({ codes, and }: Exclusion, a: string, b: string) => (codes.includes(a) && and.includes(b)) || (codes.includes(b) && and.includes(a));
export const basesOf = ({ addOnTo }: Code): readonly string[] => (addOnTo === undefined ? [] : typeof addOnTo === 'string' ? [addOnTo] : addOnTo);
export const isOwn = ({ practitioner }: OtherBilled) => (practitioner ?? 'self') === 'self';
/** The first threshold, where a policy may choose between two. */
export function firstOf(code: Code, diary: Diary, get: Get): number {
  if (code.basis.kind !== 'minutes') return 0;
  const { first, firstIf } = code.basis;
  return (dated(firstIf && get(firstIf.policy) === firstIf.when ? firstIf.value : first, diary)?.value ?? Infinity) * 60_000;
}
const number = (values: Values<number> | undefined, diary: Diary, otherwise: number) => dated(values, diary)?.value ?? otherwise;

export function judgeCodes(program: Program, clocksOf: (name: string) => Clocks | null): void {
  const { rule, input, diary } = program;
  for (const code of rule.codes) {
    const state = stateOf(code, diary);
    if (!state) continue;
    const made: Judged = { code, state, silent: false, raw: 0, units: 0, reasons: new Set(), needs: [], contacts: null, proposed: false };
    const { applies } = code;
    if (applies && 'enrolled' in applies) made.silent = !input.programs.includes(applies.enrolled);
    else if (applies) {
      const value = factOf(applies.fact, input) as string | boolean | null;
      if (!applies.is.includes(value)) {
        if (value === null && applies.ask) made.reasons.add('FACT_MISSING');
        else made.silent = true;
      }
    }
    program.codes.push(made);
  }
  const bases = program.codes.filter(({ code }) => basesOf(code).length === 0);
  for (const made of bases) judgeCode(program, made, clocksOf);
  for (const made of bases) {
    const before = made.code.yieldsTo;
    if (made.units > 0 && before && during(before, diary) && program.codes.some(({ code, units }) => units > 0 && before.codes.includes(code.code))) {
      made.units = 0;
      made.reasons.add('MUTUALLY_EXCLUSIVE');
    }
  }
  for (const made of program.codes) if (!bases.includes(made)) judgeCode(program, made, clocksOf);
}

function judgeCode(program: Program, made: Judged, clocksOf: (name: string) => Clocks | null): void {
  const { rule, input, diary, get, clocks } = program;
  const { code, reasons } = made;
  const contact = contactsOf(code);
  if (made.silent) return;
  if (made.state !== 'in_force') {
    if (contact && !clocks.logged.some(({ service }) => service === contact.service)) made.silent = true;
    reasons.add(made.state === 'not_yet' ? 'CODE_NOT_YET_EFFECTIVE' : 'CODE_RETIRED');
    return;
  }
  for (const reason of bars(program, code)) reasons.add(reason);
  if (code.notCovered && !get(code.notCovered.policy).split(',').map((each) => each.trim()).includes(code.code)) reasons.add('NOT_COVERED_BY_PAYER');
  const pool = code.basis.kind === 'minutes' ? (clocks.pools.find((each) => code.basis.kind === 'minutes' && each.pool.id === code.basis.pool) ?? null) : null;
  const own = (code.needs ?? []).filter((need) => during(need, diary));
  const common = rule.needs.filter((need) => during(need, diary) && !code.needs?.some((other) => replaces(other, need)));
  made.needs = [...common, ...own].map((need) => ({ need, own: own.includes(need), verdict: judge(need, { input, rule, diary, get, clocks, pool, clocksOf }) }));
  const bases = program.codes.filter((other) => basesOf(code).includes(other.code.code));
  if (basesOf(code).length > 0 && !bases.some(({ units }) => units > 0)) {
    made.silent = bases.every(({ silent }) => silent);
    reasons.add('ADDON_WITHOUT_BASE');
    return;
  }
  for (const { verdict } of made.needs) if (!verdict.met && verdict.reason) reasons.add(verdict.reason);
  if (code.basis.kind === 'minutes' && pool) byMinutes(program, made, pool);
  else if (contact) byContacts(program, made);
  else if (code.basis.kind === 'device_days' || code.basis.kind === 'setup') byDevice(program, made);
  else if (code.basis.kind === 'needs') {
    made.raw = 1;
    const day = code.basis.on ? factOf(code.basis.on, input) : null;
    if (typeof day === 'string' && !day.startsWith(input.serviceMonth)) reasons.add('NO_SERVICE_IN_MONTH');
  }
  if (reasons.size > 0) return;
  const lifted = code.maxLiftedBy && get(code.maxLiftedBy.policy) === code.maxLiftedBy.when;
  made.units = lifted ? made.raw : Math.min(made.raw, number(code.max, diary, Infinity));
}

function byMinutes({ diary, get, input }: Program, made: Judged, clock: Clock): void {
  const { basis } = made.code;
  if (basis.kind !== 'minutes') return;
  const first = firstOf(made.code, diary, get);
  const each = number(basis.each, diary, 0) * 60_000;
  const unitsOf = (ms: number) => { let units = 0; if (ms >= first) for (units = 1; each > 0 && ms >= first + units * each; units++); return units; };
  const count = (bits: Clock['bits']) => {
    if (basis.per !== 'day') return unitsOf(total(bits));
    return [...new Set(bits.map(({ day }) => day))].reduce((units, day) => units + unitsOf(total(bits.filter((bit) => bit.day === day))), 0);
  };
  // A day that was billed is taken; the others are not.
  const billed = (input.otherBilled ?? []).filter((each) => basis.per === 'day' && each.code === made.code.code && isOwn(each)).map(({ date }) => date);
  made.raw = count(clock.bits.filter(({ day }) => !billed.includes(day)));
  if (made.raw === 0 && count(clock.bits) > 0) made.reasons.add('MAX_UNITS');
  if (clock.ms >= number(basis.below, diary, Infinity) * 60_000) made.reasons.add('MUTUALLY_EXCLUSIVE');
  if (made.raw > 0) return;
  for (const [reason, bits] of clock.lost) if (count(bits) > 0) made.reasons.add(reason);
  made.reasons.add('BELOW_THRESHOLD');
}

function byContacts(program: Program, made: Judged): void {
  made.contacts = judgeContacts(program, made.code);
  if (!made.contacts) {
    made.silent = true;
    made.reasons.add('NO_SERVICE_IN_MONTH');
    return;
  }
  for (const reason of made.contacts.reasons) made.reasons.add(reason);
  made.raw = made.contacts.units;
}

function byDevice({ input, diary, get }: Program, made: Judged): void {
  const { basis } = made.code;
  if (basis.kind !== 'device_days' && basis.kind !== 'setup') return;
  const { periodStart = null, daysWithData = null, episodeSetupDate = null, firstPeriod = null } = input.patient.device ?? {};
  const end = periodStart && addDays(periodStart, number(basis.periodDays, diary, 30) - 1);
  if (basis.kind === 'setup') {
    if (episodeSetupDate === null && firstPeriod === null) { made.silent = true; return; }
    const first = firstPeriod ?? (periodStart && end && episodeSetupDate ? episodeSetupDate >= periodStart && episodeSetupDate <= end : null);
    if (first === false) { made.reasons.add('MAX_UNITS'); return; }
    if (first === null || episodeSetupDate === null) { made.reasons.add('FACT_MISSING'); return; }
  }
  if (!periodStart || !end || daysWithData === null) { made.reasons.add('DEVICE_DAYS_TOO_FEW'); return; }
  if (!(get(basis.periodPolicy) === 'start' ? periodStart : end).startsWith(input.serviceMonth)) { made.reasons.add('NO_SERVICE_IN_MONTH'); return; }
  if (daysWithData < number(basis.least, diary, Infinity)) made.reasons.add('DEVICE_DAYS_TOO_FEW');
  else if (basis.kind === 'device_days' && daysWithData >= number(basis.below, diary, Infinity)) made.reasons.add('MUTUALLY_EXCLUSIVE');
  else made.raw = 1;
}

/** What was billed before and stands in the way. */
function bars({ rule, input, diary, get }: Program, code: Code): string[] {
  const found: string[] = [];
  const { onePractitioner: one } = rule;
  const name = code.code;
  for (const billed of input.otherBilled ?? []) {
    const own = isOwn(billed);
    const same = own && billed.code === name;
    const day = billed.date ?? (billed.serviceMonth ? lastDay(billed.serviceMonth) : null);
    const { onceEver, oncePer, basis } = code;
    if (same && onceEver) found.push('MAX_UNITS');
    const setup = input.patient.device?.episodeSetupDate;
    if (same && basis.kind === 'setup' && (!setup || !day || day >= setup)) found.push('MAX_UNITS');
    if (!concerns(billed, code, rule, input)) continue;
    if (one && !own && one.codes.includes(name) && one.codes.includes(billed.code)) found.push('OTHER_PRACTITIONER_BILLED');
    // A day's code that was billed with its day takes that day only.
    const ofDay = billed.date && (contactsOf(code) || (basis.kind === 'minutes' && basis.per === 'day'));
    if (same && !onceEver && !oncePer && !ofDay) found.push('MAX_UNITS');
    if (!same && rule.exclusions.some((each) => during(each, diary) && !each.onlyFlag && speaksOf(each, name, billed.code) && inUse(each, get) && (own || bindsAll(each, get)))) found.push('MUTUALLY_EXCLUSIVE');
  }
  return found;
}

/** Whether something billed lies in what the code looks at. A month's code looks at the month, a device's at the period, a discharge's at the discharge. */
function concerns(billed: OtherBilled, code: Code, rule: Rule, input: PatientMonth): boolean {
  const { device, tcm } = input.patient;
  const near = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) < 30 * 86_400_000;
  const { basis } = code;
  const monthless = !billed.serviceMonth && !billed.date;
  const byPeriod = basis.kind === 'device_days' || basis.kind === 'setup' || (basis.kind === 'minutes' && rule.pools.some(({ id, period }) => id === basis.pool && period));
  if (billed.dischargeDate && tcm?.dischargeDate && (monthless || (basis.kind === 'needs' && basis.on?.startsWith('tcm.')))) return near(billed.dischargeDate, tcm.dischargeDate);
  if (billed.periodStart && device?.periodStart && (monthless || byPeriod)) return near(billed.periodStart, device.periodStart);
  return billed.serviceMonth ? billed.serviceMonth === input.serviceMonth : !billed.date || billed.date.startsWith(input.serviceMonth);
}

export { billing };
