/** What was already billed, here or elsewhere, and what that leaves room for. */
import { addMonthsToDay, lastDay } from '../time/month.ts';
import type { OtherBilled, PatientMonth } from './contract.ts';
import type { CodeNow, Edition } from './edition.ts';
import type { Chosen } from './policies.ts';
import type { Cited, Exclusion } from './rule.ts';

export interface Bar {
  reason: 'MUTUALLY_EXCLUSIVE' | 'OTHER_PRACTITIONER_BILLED' | 'MAX_UNITS';
  label: string;
  /** The code that was billed. */
  billed: string;
  trouble: string;
  cited: Cited;
}

/** True if the exclusion is in use under the practice's policies. */
export function isInUse({ liftedBy }: Exclusion, chosen: Chosen): boolean {
  return !liftedBy || chosen.get(liftedBy.policy) !== liftedBy.when;
}

/** Whom an exclusion binds: everybody who bills for the patient, or one practitioner. */
export function scopeOf({ scope }: Exclusion, chosen: Chosen): 'patient' | 'practitioner' {
  if (typeof scope === 'string') return scope;
  return chosen.get(scope.policy) === scope.patientWhen ? 'patient' : 'practitioner';
}

/** The code on the other side of an exclusion, if it speaks of both. */
export function excludes(exclusion: Exclusion, one: string, other: string): boolean {
  return (exclusion.codes.includes(one) && exclusion.and.includes(other)) || (exclusion.codes.includes(other) && exclusion.and.includes(one));
}

/** Everything billed before that stands in a code's way. An item without a practitioner is taken as the practice's own, one without a day as of this month. */
export function bars(now: Edition, code: CodeNow, input: PatientMonth, chosen: Chosen): Bar[] {
  const list = input.otherBilled;
  if (!list || list.length === 0) return none;
  const found: Bar[] = [];
  const one = now.onePractitioner;
  for (const billed of list) {
    const own = (billed.practitioner ?? 'self') === 'self';
    const here = isHere(billed, code, now, input);
    const name = code.code.code;
    const same = own && billed.code === name;
    const { onceEver, oncePer } = code.code;
    if (same && onceEver) found.push({ reason: 'MAX_UNITS', label: 'once for a patient and practitioner', billed: name, trouble: `${name} was billed before`, cited: onceEver });
    else if (same && code.code.basis.kind === 'setup' && inEpisode(billed, input)) found.push({ reason: 'MAX_UNITS', label: 'once an episode', billed: name, trouble: `${name} was billed for this episode`, cited: code.span });
    if (!here) continue;
    if (one && !own && one.codes.includes(name) && one.codes.includes(billed.code)) found.push({ reason: 'OTHER_PRACTITIONER_BILLED', label: one.label, billed: billed.code, trouble: `another practitioner billed ${billed.code} this month`, cited: one });
    // Of contacts, only the day of one that was billed is taken: that is judged contact by contact (`contacts.ts`).
    if (same && !onceEver && !oncePer && !(billed.date && (code.contact || isPerDay(code)))) found.push({ reason: 'MAX_UNITS', label: 'billed once', billed: name, trouble: `${name} was already billed this month`, cited: code.span });
    for (const exclusion of code.exclusions) {
      if (exclusion.onlyFlag || !excludes(exclusion, name, billed.code) || !isInUse(exclusion, chosen) || (!own && scopeOf(exclusion, chosen) === 'practitioner')) continue;
      if (billed.code !== name || !same) found.push({ reason: 'MUTUALLY_EXCLUSIVE', label: exclusion.label, billed: billed.code, trouble: `${billed.code} was billed this month`, cited: exclusion });
    }
  }
  return found;
}

const none: Bar[] = [];

/** Whether something billed lies in what the code looks at: a month's code looks at the month, a device's at its period, a discharge's at the discharge. */
function isHere(billed: OtherBilled, code: CodeNow, now: Edition, input: PatientMonth): boolean {
  const { device, tcm } = input.patient;
  const undated = !billed.serviceMonth && !billed.date;
  const { basis } = code.code;
  const byPeriod = code.device !== null || now.pools[code.pool]?.pool.period !== undefined;
  if (billed.dischargeDate && tcm?.dischargeDate && (undated || (basis.kind === 'needs' && basis.on !== undefined))) return apart(billed.dischargeDate, tcm.dischargeDate) < 30;
  if (billed.periodStart && device?.periodStart && (undated || byPeriod)) return apart(billed.periodStart, device.periodStart) < 30;
  return inMonth(billed, input.serviceMonth);
}

/** True for a code whose minutes are summed by the day: a day that was billed takes that day only. */
export const isPerDay = ({ code: { basis } }: CodeNow) => basis.kind === 'minutes' && basis.per === 'day';

const apart = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** True if something billed belongs to the month; without a day it is taken to. */
export function inMonth({ date, serviceMonth }: OtherBilled, month: string): boolean {
  if (serviceMonth) return serviceMonth === month;
  return date ? date.slice(0, 7) === month : true;
}

/** True if something was billed less than so many months before or after a day; without a day of its own it is taken to be. */
function within({ date, serviceMonth }: OtherBilled, months: number, day: string): boolean {
  const billed = date ?? (serviceMonth ? lastDay(serviceMonth) : null);
  return billed === null || (addMonthsToDay(billed, months) > day && addMonthsToDay(billed, -months) < day);
}

/** True if a contact comes too soon after one that was billed: within so many months, and of the same diagnosis where that matters. */
export function tooSoon({ code }: CodeNow, day: string, diagnosis: unknown, input: PatientMonth): boolean {
  const { oncePer } = code;
  return oncePer !== undefined && (input.otherBilled ?? []).some((billed) => billed.code === code.code && (billed.practitioner ?? 'self') === 'self' && within(billed, oncePer.months, day)
    && (!oncePer.diagnosis || !billed.diagnosis || !diagnosis || billed.diagnosis === diagnosis));
}

function inEpisode({ date, serviceMonth }: OtherBilled, input: PatientMonth): boolean {
  const setup = input.patient.device?.episodeSetupDate;
  const day = date ?? (serviceMonth ? lastDay(serviceMonth) : null);
  return !setup || !day || day >= setup;
}

/** True if the code was billed by the practice in the months before this one. */
export function repeated(months: number, code: string, input: PatientMonth): boolean {
  return (input.otherBilled ?? []).some((billed) => billed.code === code && (billed.practitioner ?? 'self') === 'self' && !inMonth(billed, input.serviceMonth) && within(billed, months, `${input.serviceMonth}-01`));
}
