/** What was already billed, here or elsewhere, and what that leaves room for. */
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
  const found: Bar[] = [];
  const one = now.rule.onePractitioner;
  for (const billed of input.otherBilled ?? []) {
    const own = (billed.practitioner ?? 'self') === 'self';
    const here = inMonth(billed, input.serviceMonth);
    const name = code.code.code;
    if (code.code.onceEver && own && billed.code === name) found.push({ reason: 'MAX_UNITS', label: 'once for a patient and practitioner', billed: name, trouble: `${name} was billed before`, cited: code.code.onceEver });
    if (!here) continue;
    if (one && !own && one.codes.includes(name) && one.codes.includes(billed.code)) found.push({ reason: 'OTHER_PRACTITIONER_BILLED', label: one.label, billed: billed.code, trouble: `another practitioner billed ${billed.code} this month`, cited: one });
    if (own && billed.code === name && !code.code.onceEver) found.push({ reason: 'MAX_UNITS', label: 'billed once', billed: name, trouble: `${name} was already billed this month`, cited: code.span });
    for (const exclusion of code.exclusions) {
      if (!excludes(exclusion, name, billed.code) || !isInUse(exclusion, chosen) || (!own && scopeOf(exclusion, chosen) === 'practitioner')) continue;
      found.push({ reason: 'MUTUALLY_EXCLUSIVE', label: exclusion.label, billed: billed.code, trouble: `${billed.code} was billed this month`, cited: exclusion });
    }
  }
  return found;
}

function inMonth({ date, serviceMonth }: OtherBilled, month: string): boolean {
  if (serviceMonth) return serviceMonth === month;
  return date ? date.slice(0, 7) === month : true;
}
