/**
 * Codes that count contacts, not minutes of a month: each logged contact is judged by itself. Where several codes share a service, each
 * for a band of minutes, a contact belongs to the code in whose band it falls, and one shorter than all bands to the shortest.
 */
import { tooSoon } from './billed.ts';
import type { PatientMonth } from './contract.ts';
import type { Clocks } from './count.ts';
import { causeOf } from './pool.ts';
import type { CodeNow, ContactNow, Edition } from './edition.ts';
import { cut, inOrder, type Cause, type Worked } from './entries.ts';
import type { Chosen } from './policies.ts';

export interface Contacts {
  /** Contacts that count, with their units. */
  used: { entry: Worked; units: number }[];
  left: { entry: Worked; cause: Cause }[];
  /** Contacts that would count but for a limit. */
  fitting: number;
  units: number;
  reasons: string[];
  question: { fact: string; ask: string } | null;
  /** True if the number of units rests on a table that nobody could read. */
  unsure: boolean;
}

/** Milliseconds that are left of an entry. */
export const sizeOf = ({ pieces, lump }: Worked) => (pieces ? pieces.reduce((sum, { start, end }) => sum + end - start, 0) : lump);

const refusedFor: Partial<Record<Cause, string>> = {
  INVALID_ENTRY: 'INVALID_ENTRY', MISSING_PERFORMER: 'INVALID_ENTRY', UNKNOWN_ROLE: 'INVALID_ENTRY', UNKNOWN_ACTIVITY: 'INVALID_ENTRY', FUTURE_ENTRY: 'INVALID_ENTRY',
  OVERLAP_OTHER_PATIENT: 'OVERLAPPING_TIME', OVERLAP_PROGRAMS: 'DOUBLE_COUNTED', CONTACT_TOO_SHORT: 'BELOW_THRESHOLD', CONTACT_TOO_LONG: 'NOT_COVERED_BY_PAYER',
  WRONG_PERFORMER: 'WRONG_PERFORMER', NON_CLINICAL_STAFF: 'WRONG_PERFORMER', MODALITY_NOT_ALLOWED: 'MODALITY_NOT_ALLOWED', PATIENT_ABSENT: 'NO_INTERACTIVE_COMMUNICATION',
  NOT_LIVE: 'NO_INTERACTIVE_COMMUNICATION', CODE_NOT_IN_FORCE: 'CODE_NOT_YET_EFFECTIVE', ALREADY_BILLED: 'MAX_UNITS',
};

/**
 * A moment feeds one contact of a service: what a counted one covers is taken out of those that follow. Of other people's too, unless the
 * practice counts each. What is left of nothing is not spoken of.
 */
export function shareMoments(now: Edition, clocks: Clocks, input: PatientMonth, chosen: Chosen): void {
  if (clocks.logged.length < 2) return;
  const each = chosen.get('time.concurrentStaff') === 'each';
  for (const service of new Set(clocks.logged.map((entry) => entry.service))) {
    const codes = now.codes.filter((code) => code.state === 'in_force' && code.contact?.basis.service === service);
    const counted: Worked[] = [];
    const gone = new Set<Worked>();
    for (const entry of clocks.logged.filter((one) => one.service === service && !one.refused).sort(inSequence)) {
      let shared = false;
      for (const other of counted) {
        if (each && other.performer !== entry.performer) continue;
        const cause = causeOf(other, entry);
        if (!cut(entry, other.pieces ?? [], cause)) continue;
        clocks.causes.add(cause);
        shared = true;
      }
      const size = sizeOf(entry);
      if (size === 0 && shared) gone.add(entry);
      else if (size > 0 && codes.some((code) => code.contact && inBand(code.contact, size) && !misfit(entry, code, code.contact, input, null))) counted.push(entry);
    }
    if (gone.size > 0) clocks.logged = clocks.logged.filter((entry) => !gone.has(entry));
  }
}

const inSequence = (a: Worked, b: Worked) => (a.day < b.day ? -1 : a.day > b.day ? 1 : inOrder(a, b));

/** Judges the contacts of one code. @returns null if nothing was logged that this code would have to speak of */
export function judgeContacts(now: Edition, code: CodeNow, contact: ContactNow, { logged }: Clocks, input: PatientMonth, chosen: Chosen): Contacts | null {
  const rivals = now.codes.filter((other) => other.contact?.basis.service === contact.basis.service && other.state === 'in_force');
  const lowest = rivals.reduce((least, other) => (other.contact && least.contact && other.contact.leastMs < least.contact.leastMs ? other : least), code);
  const mine = logged.filter((entry) => entry.service === contact.basis.service && (inBand(contact, claimedOf(entry)) || (lowest === code && claimedOf(entry) < contact.leastMs)));
  if (mine.length === 0) return null;
  const made: Contacts = { used: [], left: [], fitting: 0, units: 0, reasons: [], question: null, unsure: false };
  const fitting: Worked[] = [];
  for (const entry of [...mine].sort(inSequence)) {
    const cause = entry.refused ?? (sizeOf(entry) === 0 ? (entry.out[0]?.cause ?? 'OVERLAP_PROGRAMS') : misfit(entry, code, contact, input, made));
    if (cause) made.left.push({ entry, cause });
    else fitting.push(entry);
  }
  made.fitting = fitting.length;
  if (contact.basis.per === 'day') perDay(fitting, contact, chosen, made);
  else for (const entry of fitting) made.used.push({ entry, units: 1 });
  cap(made, code, contact, input, chosen);
  if (made.units === 0) for (const { cause } of made.left) add(made.reasons, refusedFor[cause] ?? 'NO_SERVICE_IN_MONTH');
  if (made.units === 0 && made.left.some(({ cause }) => cause === 'PATIENT_ABSENT')) add(made.reasons, 'MODALITY_NOT_ALLOWED');
  if (made.fitting > 0 && made.units === 0) add(made.reasons, 'MAX_UNITS');
  return made;
}

/** Time that a contact had, also where it was left out as a whole. */
const claimedOf = (entry: Worked) => (entry.refused ? entry.size : sizeOf(entry));
const inBand = ({ leastMs, belowMs }: ContactNow, ms: number) => ms >= leastMs && ms < belowMs;

function misfit(entry: Worked, now: CodeNow, { basis, roles, leastMs, atMostMs }: ContactNow, input: PatientMonth, made: Contacts | null): Cause | null {
  const { input: said } = entry;
  const { code } = now;
  const size = sizeOf(entry);
  if (size < leastMs) return 'CONTACT_TOO_SHORT';
  if (size > atMostMs) return 'CONTACT_TOO_LONG';
  if (!code.inForce.some(({ from, to }) => from <= entry.day && (!to || entry.day <= to))) return 'CODE_NOT_IN_FORCE';
  if (!roles.has(entry.role)) return entry.role === 'clerical' || entry.role === 'biller' ? 'NON_CLINICAL_STAFF' : 'WRONG_PERFORMER';
  if (basis.modalities) {
    const { allowed, phoneIfVideoDeclined } = basis.modalities;
    const way = said.modality ?? null;
    const may = way === null ? allowed.includes('phone') : allowed.includes(way) || (way === 'phone' && phoneIfVideoDeclined === true && said.videoDeclined === true);
    if (!may && way === null && made) made.question ??= { fact: 'modality', ask: 'Was the contact in person, by video or by phone?' };
    if (!may) return 'MODALITY_NOT_ALLOWED';
  }
  if (basis.present && said.patientPresent !== true) {
    if ((said.patientPresent ?? null) === null && made) made.question ??= { fact: 'patientPresent', ask: 'Did the patient take part?' };
    return 'PATIENT_ABSENT';
  }
  if (basis.live && said.interactive !== true) {
    if ((said.interactive ?? null) === null && made) made.question ??= { fact: 'interactive', ask: 'Was it a live conversation with the patient?' };
    return 'NOT_LIVE';
  }
  if (tooSoon(now, entry.day, said.diagnosis, input)) return 'ALREADY_BILLED';
  const billed = (input.otherBilled ?? []).some((item) => item.code === code.code && (item.practitioner ?? 'self') === 'self' && item.date === entry.day);
  return billed && basis.per !== 'month' ? 'ALREADY_BILLED' : null;
}

/** One contact a day counts: the longest. */
function perDay(fitting: readonly Worked[], { longer }: ContactNow, chosen: Chosen, made: Contacts): void {
  const days = new Map<string, Worked>();
  for (const entry of fitting) {
    const known = days.get(entry.day);
    if (!known) days.set(entry.day, entry);
    else if (sizeOf(entry) > sizeOf(known)) {
      made.left.push({ entry: known, cause: 'SAME_DAY_TWICE' });
      days.set(entry.day, entry);
    } else made.left.push({ entry, cause: 'SAME_DAY_TWICE' });
  }
  for (const entry of days.values()) {
    const size = sizeOf(entry);
    const long = longer !== null && size >= longer.firstMs;
    if (long) made.unsure = true;
    const more = long && chosen.get(longer.policy) === longer.when ? 1 + Math.floor((size - longer.firstMs) / longer.eachMs) : 0;
    made.used.push({ entry, units: 1 + more });
  }
}

/** The month's limit, less what was billed already. What is beyond it is left out, the latest first. */
function cap(made: Contacts, { max, code }: CodeNow, { basis }: ContactNow, input: PatientMonth, chosen: Chosen): void {
  const before = basis.per === 'month' ? (input.otherBilled ?? []).filter((item) => item.code === code.code && (item.practitioner ?? 'self') === 'self' && (item.date ?? item.serviceMonth ?? '').slice(0, 7) === input.serviceMonth).length : 0;
  let room = (code.maxLiftedBy && chosen.get(code.maxLiftedBy.policy) === code.maxLiftedBy.when ? Number.POSITIVE_INFINITY : max) - before;
  const kept: Contacts['used'] = [];
  for (const use of made.used) {
    if (use.units <= room) {
      kept.push(use);
      room -= use.units;
    } else made.left.push({ entry: use.entry, cause: before > 0 ? 'ALREADY_BILLED' : 'BEYOND_LIMIT' });
  }
  made.used = kept;
  made.units = kept.reduce((sum, { units }) => sum + units, 0);
}

function add(reasons: string[], reason: string): void {
  if (!reasons.includes(reason)) reasons.push(reason);
}
