/**
 * From the log to time that could count: each entry read, refused by itself if it is no entry, cut to the month, and freed of what no
 * payer counts (future, billed visits, a person's time on another patient). What is taken out is kept with its cause, to the millisecond.
 */
import { union, type Interval } from '../time/interval.ts';
import { activityById } from '../activities/index.ts';
import { calendar, dayIn, dayOf, isDay } from '../time/month.ts';
import { entryRoles, type EntryInput, type PatientMonth } from './contract.ts';

/** Why time is left out; where the contract has a flag of that name, they mean the same. */
export type Cause =
  | 'INVALID_ENTRY' | 'MISSING_PERFORMER' | 'DUPLICATE_ENTRY' | 'OUTSIDE_MONTH' | 'SPLIT_AT_MONTH_END' | 'FUTURE_ENTRY' | 'OVERLAP_OTHER_PATIENT'
  | 'TIME_IN_BILLED_VISIT' | 'SAME_DAY_VISIT' | 'TIME_BEFORE_CONSENT' | 'TIME_BEFORE_VISIT' | 'TIME_WHILE_INPATIENT' | 'MISSING_ACTIVITY' | 'MISSING_PROGRAM'
  | 'UNKNOWN_ROLE' | 'UNKNOWN_ACTIVITY' | 'UNKNOWN_PROGRAM' | 'NOT_ENROLLED' | 'NON_COUNTING_ACTIVITY' | 'NON_CLINICAL_STAFF' | 'WRONG_PERFORMER' | 'TRAINING_MISSING'
  | 'CONCURRENT_STAFF' | 'OVERLAP_SAME_PERSON' | 'OVERLAP_PROGRAMS' | 'OTHER_PERIOD' | 'CODE_NOT_IN_FORCE' | 'MODALITY_NOT_ALLOWED' | 'PATIENT_ABSENT' | 'NOT_LIVE'
  | 'CONTACT_TOO_SHORT' | 'CONTACT_TOO_LONG' | 'SAME_DAY_TWICE' | 'BEYOND_LIMIT' | 'ALREADY_BILLED';

export interface Part extends Interval { cause: Cause }

/** An entry as read. Times in UTC epoch ms. */
export interface Worked {
  index: number;
  input: EntryInput;
  role: string;
  performer: string;
  activity: string;
  service: string;
  /** Local day of the start within the month. */
  day: string;
  /** Its clock times within the month, as given; 0 without. */
  from: number;
  to: number;
  /** Pieces that may still count; null for an entry that gives only minutes and a day. */
  pieces: Interval[] | null;
  /** Milliseconds of an entry without clock times; 0 once left out. */
  lump: number;
  /** Milliseconds the entry claims in this month, 0 if it cannot be read. */
  size: number;
  /** What was taken out of it and why; `start === end` only for an entry without clock times. */
  out: Part[];
  /** Set when the whole entry is left out. */
  refused: Cause | null;
}

export interface Log {
  start: number;
  end: number;
  zone: string;
  entries: Worked[];
  /** Intervals and days of separately billed visits. */
  visits: Interval[];
  visitDays: ReadonlySet<string>;
  causes: Set<Cause>;
  /** True if all entries are clock times in order, none touching another: then nothing can overlap. */
  tidy: boolean;
}

const LONGEST = 24 * 3_600_000;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const text = (value: unknown): string => (typeof value === 'string' && value.length <= 200 ? value : '');

/** An instant: ISO 8601 with offset, or UTC epoch ms. NaN for anything else, such as a day that does not exist. */
export function instant(value: unknown): number {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 && value <= 8.64e15 ? value : Number.NaN;
  if (typeof value !== 'string' || value.length > 40 || !ISO.test(value) || (value.charCodeAt(8) > 49 && !isDay(value.slice(0, 10)))) return Number.NaN;
  return Date.parse(value);
}

/** Takes stretches out of an entry for a cause. @param holes sorted and separate @returns true if there was anything to take */
export function cut(entry: Worked, holes: readonly Interval[], cause: Cause): boolean {
  if (!entry.pieces || holes.length === 0) return false;
  const kept: Interval[] = [];
  let taken = false;
  for (const piece of entry.pieces) {
    let start = piece.start;
    for (let at = firstAfter(holes, start); at < holes.length; at++) {
      const hole = holes[at] as Interval;
      if (hole.start >= piece.end) break;
      if (hole.start > start) kept.push({ start, end: hole.start });
      entry.out.push({ start: Math.max(start, hole.start), end: Math.min(piece.end, hole.end), cause });
      taken = true;
      start = hole.end;
    }
    if (start < piece.end) kept.push(start === piece.start ? piece : { start, end: piece.end });
  }
  if (taken) entry.pieces = kept;
  return taken;
}

/** Index of the first of sorted, separate intervals that ends after a moment. */
function firstAfter(holes: readonly Interval[], moment: number): number {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((holes[middle] as Interval).end > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Leaves out all that is left of an entry. */
export function refuse(entry: Worked, cause: Cause): void {
  entry.refused ??= cause;
  if (entry.pieces) {
    for (const { start, end } of entry.pieces) entry.out.push({ start, end, cause });
    entry.pieces = [];
  } else if (entry.lump > 0) {
    entry.out.push({ start: 0, end: 0, cause });
    entry.lump = 0;
  }
}

/** A log in which nothing was read yet. */
export const emptyLog = (zone: string): Log => ({ start: 0, end: 0, zone, entries: [], visits: [], visitDays: new Set(), causes: new Set(), tidy: true });

/** Reads the entries of a patient-month. @param billing the practitioner who bills the program that takes a service */
export function readLog(input: PatientMonth, billing: (service: string) => string | null): Log {
  const { start, end } = calendar(input.serviceMonth, input.timeZone);
  const log: Log = { start, end, zone: input.timeZone, entries: [], visits: [], visitDays: new Set(), causes: new Set(), tidy: true };
  const lastDay = input.evaluationDate ?? '9999-12-31';
  const future = lastDay.slice(0, 7) === input.serviceMonth ? [{ start: calendar(input.serviceMonth, input.timeZone).days[Number(lastDay.slice(8))] as number, end }] : null;
  const list = input.entries;
  for (let index = 0; index < list.length; index++) log.entries.push(read(list[index] as EntryInput, index, input, log, billing));
  log.tidy = inSequence(log.entries);
  const elsewhere = otherPatients(input);
  if (!log.tidy) duplicates(log);
  for (const entry of log.entries) {
    if (entry.refused) continue;
    if (entry.day > lastDay) leave(log, entry, 'FUTURE_ENTRY');
    else if (future && cut(entry, future, 'FUTURE_ENTRY')) log.causes.add('FUTURE_ENTRY');
    if (entry.input.separatelyBilled === true && !entry.refused) {
      (log.visitDays as Set<string>).add(entry.day);
      for (const piece of entry.pieces ?? []) {
        log.visits.push(piece);
        (log.visitDays as Set<string>).add(dayIn(piece.end - 1, input.serviceMonth, log.zone));
      }
      leave(log, entry, 'TIME_IN_BILLED_VISIT');
    }
  }
  if (log.visits.length > 1) log.visits = union(log.visits);
  if (!elsewhere && log.visits.length === 0) return log;
  for (const entry of log.entries) {
    if (entry.refused) continue;
    const busy = elsewhere?.get(entry.performer);
    if (busy && cut(entry, busy, 'OVERLAP_OTHER_PATIENT')) log.causes.add('OVERLAP_OTHER_PATIENT');
    if (log.visits.length > 0 && cut(entry, log.visits, 'TIME_IN_BILLED_VISIT')) log.causes.add('TIME_IN_BILLED_VISIT');
  }
  return log;
}

function inSequence(entries: readonly Worked[]): boolean {
  let end = Number.NEGATIVE_INFINITY;
  for (const { refused, pieces, from, to } of entries) {
    if (refused === 'OUTSIDE_MONTH') continue;
    if (refused || !pieces || from < end) return false;
    end = to;
  }
  return true;
}

function leave(log: Log, entry: Worked, cause: Cause): void {
  refuse(entry, cause);
  log.causes.add(cause);
}

function read(raw: EntryInput, index: number, input: PatientMonth, log: Log, billing: (service: string) => string | null): Worked {
  const from: EntryInput = typeof raw === 'object' && raw !== null ? raw : {};
  const entry: Worked = {
    index, input: from, role: text(from.performerRole), performer: text(from.performerId), activity: text(from.activity), service: text(from.program),
    day: '', from: 0, to: 0, pieces: null, lump: 0, size: 0, out: [], refused: null,
  };
  const timed = (from.start ?? null) !== null || (from.end ?? null) !== null;
  let ok: boolean;
  if (timed) {
    const start = instant(from.start);
    const end = instant(from.end);
    ok = end > start && end - start <= LONGEST;
    // Both ways of telling time must tell the same, within the minute that a rounded number of minutes leaves open.
    if (ok && typeof from.minutes === 'number' && Math.abs(from.minutes * 60_000 - (end - start)) > 60_000) ok = false;
    if (ok) {
      const inside = { start: Math.max(start, log.start), end: Math.min(end, log.end) };
      if (inside.end <= inside.start) {
        entry.day = dayOf(start, log.zone);
        entry.pieces = [];
        entry.refused = 'OUTSIDE_MONTH';
        return entry;
      }
      if (inside.start !== start || inside.end !== end) log.causes.add('SPLIT_AT_MONTH_END');
      entry.day = dayIn(inside.start, input.serviceMonth, log.zone);
      entry.pieces = [inside];
      entry.from = inside.start;
      entry.to = inside.end;
      entry.size = inside.end - inside.start;
    }
  } else {
    const minutes = from.minutes;
    ok = typeof minutes === 'number' && minutes > 0 && minutes <= 1440 && isDay(from.date);
    if (ok) {
      entry.day = from.date as string;
      // Exact to the millisecond, never up: 6.65 minutes are 399 seconds although 6.65 has no exact binary form.
      entry.lump = entry.size = Math.floor((minutes as number) * 60_000 + 1e-6);
      if (entry.day.slice(0, 7) !== input.serviceMonth) {
        entry.lump = entry.size = 0;
        entry.refused = 'OUTSIDE_MONTH';
        return entry;
      }
    }
  }
  if (!ok) leave(log, entry, 'INVALID_ENTRY');
  else if (entry.role === '') leave(log, entry, 'MISSING_PERFORMER');
  else if (!entryRoles.has(entry.role)) leave(log, entry, 'UNKNOWN_ROLE');
  else if (entry.activity !== '' && !activityById(entry.activity)) leave(log, entry, 'UNKNOWN_ACTIVITY');
  // Several practitioners may keep time; only the billing one's is the practitioner's own.
  else if (entry.role === 'qhp' && entry.performer !== '') {
    const biller = billing(entry.service);
    if (biller && biller !== entry.performer) entry.role = 'qhp_other';
  }
  return entry;
}

/** An entry read in twice, known by its id or its source's id, counts once: the first in a fixed order, and what overlaps it does not. */
function duplicates(log: Log): void {
  const seen = new Set<string>();
  if (log.entries.every((entry) => keysOf(entry).every((key) => !seen.has(key) && seen.add(key)))) return;
  const kept = new Map<string, Worked[]>();
  for (const entry of log.entries.filter(({ refused }) => !refused).sort(inOrder)) {
    const keys = keysOf(entry);
    if (keys.some((key) => kept.get(key)?.some((other) => meets(entry, other)))) leave(log, entry, 'DUPLICATE_ENTRY');
    else for (const key of keys) kept.set(key, [...(kept.get(key) ?? []), entry]);
  }
}

function keysOf({ input, refused }: Worked): string[] {
  const [id, source] = [text(input.id), text(input.sourceId)];
  return refused ? [] : [...(id ? [`i ${id}`] : []), ...(source ? [`s ${source}`] : [])];
}

/** Clock times that overlap; where one of two names no clock time, the same day. */
function meets(a: Worked, b: Worked): boolean {
  const [one, other] = [a.pieces?.[0], b.pieces?.[0]];
  return one && other ? one.start < other.end && other.start < one.end : a.day === b.day;
}

/** A fixed order of entries by what they say, so that the order in which they are given changes nothing. */
export function inOrder(a: Worked, b: Worked): number {
  const left = a.pieces !== null;
  const right = b.pieces !== null;
  if (left && right && (a.from !== b.from || a.to !== b.to)) return a.from - b.from || a.to - b.to;
  return (left ? 0 : 1) - (right ? 0 : 1) || compare(a.day, b.day) || a.lump - b.lump || compare(a.role, b.role) || compare(a.performer, b.performer)
    || compare(a.activity, b.activity) || compare(a.service, b.service) || compare(text(a.input.id), text(b.input.id)) || a.index - b.index;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function otherPatients(input: PatientMonth): Map<string, Interval[]> | null {
  const list = input.otherPatientEntries;
  if (!list || list.length === 0) return null;
  const busy = new Map<string, Interval[]>();
  for (const { performerId, start, end } of list) {
    const piece = { start: instant(start), end: instant(end) };
    if (!performerId || !(piece.end > piece.start)) continue;
    const known = busy.get(performerId);
    if (known) known.push(piece);
    else busy.set(performerId, [piece]);
  }
  for (const [performer, list] of busy) busy.set(performer, union(list));
  return busy;
}
