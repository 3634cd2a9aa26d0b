import { intersect, total, type Interval } from '../time/interval.ts';

/*
 * What looks odd in one person's day. Said to that person and to nobody else: a reviewer would ask the same questions, and most have a good
 * answer. Nothing here changes what counts. Pure.
 */

/** More patient time than this in one day, ms. */
export const LONG_DAY_MS = 8 * 3_600_000;
/** More than this on one patient in one day, ms. */
export const LONG_PATIENT_MS = 120 * 60_000;
/** The same whole minutes in so many months running. */
const MONTHS_RUNNING = 3;
/** A note this short says too little to be the same by intent, characters. */
const SHORTEST_NOTE = 15;

/** A person's entry that stands. */
export interface Told extends Interval { id: string; patient: string; note: string }

export type Oddity =
  | { kind: 'long_day'; ms: number }
  | { kind: 'long_patient'; patient: string; ms: number }
  | { kind: 'same_minutes'; patient: string; minutes: number; months: string[] }
  /** The note of an entry of the day stands in `entries` entries of `patients` patients. */
  | { kind: 'same_note'; entries: number; patients: number };

/**
 * @param day the day in question; @param month the person's entries of its month
 * @param months for each patient of the day, the person's ms by month, oldest first and without gaps; the last is the day's own
 */
export function oddities(day: Interval, month: readonly Told[], months: ReadonlyMap<string, readonly { month: string; ms: number }[]>): Oddity[] {
  const found: Oddity[] = [];
  const todays = month.filter((entry) => entry.start < day.end && entry.end > day.start);
  const within = (entries: readonly Told[]) => total(intersect([day], entries));
  if (within(todays) > LONG_DAY_MS) found.push({ kind: 'long_day', ms: within(todays) });
  for (const patient of new Set(todays.map((entry) => entry.patient))) {
    const ms = within(todays.filter((entry) => entry.patient === patient));
    if (ms > LONG_PATIENT_MS) found.push({ kind: 'long_patient', patient, ms });
    const same = running(months.get(patient) ?? []);
    if (same) found.push({ kind: 'same_minutes', patient, ...same });
  }
  return [...found, ...sameNotes(todays, month)];
}

/** The last months if each has the same whole minutes; or those before the month that is not over yet. */
function running(months: readonly { month: string; ms: number }[]): { minutes: number; months: string[] } | null {
  for (const last of [months.slice(-MONTHS_RUNNING), months.slice(-MONTHS_RUNNING - 1, -1)]) {
    const minutes = new Set(last.map(({ ms }) => Math.floor(ms / 60_000)));
    const [only = 0] = minutes;
    if (last.length === MONTHS_RUNNING && minutes.size === 1 && only > 0) return { minutes: only, months: last.map(({ month }) => month) };
  }
  return null;
}

const plain = (note: string) => note.trim().toLowerCase().replace(/\s+/g, ' ');

/** Parts of one act that a month's end divided carry one note rightly, and so do entries that follow one another for one patient: one note, one patient, one day. */
function sameNotes(todays: readonly Told[], month: readonly Told[]): Oddity[] {
  const notes = new Set(todays.map(({ note }) => plain(note)).filter((note) => note.length >= SHORTEST_NOTE));
  return [...notes].flatMap((note): Oddity[] => {
    const having = month.filter((entry) => plain(entry.note) === note);
    const elsewhere = having.filter((entry) => !todays.includes(entry));
    const patients = new Set(having.map(({ patient }) => patient)).size;
    return patients > 1 || elsewhere.length > 0 ? [{ kind: 'same_note', entries: having.length, patients }] : [];
  });
}
