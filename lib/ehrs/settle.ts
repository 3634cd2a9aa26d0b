import type { Banner, Reading } from './reading.ts';

/*
 * When address and banner may be believed together. One step per look at the page; no clock, no DOM.
 *
 *                        neither an id nor a banner
 *        ┌───────┐ ◄───────────────────────────────────────────┐
 *        │ none  │                                             │
 *        └───┬───┘      the address or the banner changes      │
 *            └────────────────►┌──────────┐◄───────────────────┤
 *                              │ changing │                    │
 *   ┌──────────────────────────┴──┬───────┘                    │
 *   │ the banner stood before     │ both stood still:          │
 *   │ the address changed, or     │   whole      250 ms        │
 *   │ the two are known to be     │   doubtful   3 s           │
 *   │ of different people         ▼                            │
 *   ▼                          ┌──────────┐                    │
 * changing, and after 3 s      │   read   │────────────────────┘
 * `stale`: never read          └──────────┘
 *
 * Doubtful is
 *  - what comes soon after an address that was left unread: its banner may still arrive late, under the next address;
 *  - a second person's banner under one address: the banner may have run ahead of the address;
 *  - a banner that has a field of an earlier one: its fields may arrive one by one;
 *  - an incomplete banner, or none.
 * The latest banner seen in a real EHR came 1.2 s after the address.
 */

/** What looks whole is believed after this long, ms. */
export const WHOLE_MS = 250;
/** What looks doubtful is believed after this long, ms. */
export const DOUBTFUL_MS = 3000;
/** An old banner that stands this long under a new address may be the address's own; then the next banner is doubtful. */
const WORN_MS = 1000;
const REMEMBERED = 64;

/** One look at the page. `at` in ms on any clock that does not jump. */
export interface Sight { at: number; urlId: string | null; banner: Banner | null }

export interface Settling {
  reading: Reading;
  /** When to look again though nothing changes, on the clock of the sights; null if there is no need. */
  again: number | null;
  urlId: string | null;
  banner: Banner | null;
  /** When either last changed. */
  since: number;
  /** When the address last changed. */
  movedAt: number;
  /** The last banner seen at all, and the last one seen before the address changed. */
  last: Banner | null;
  before: Banner | null;
  /** More than one person's banner has stood under this address. */
  worn: boolean;
  /** Until then nothing is believed. */
  hold: number;
  /** Since when the banner is gone, while it is. */
  gone: number | null;
  /** Which banners were read under which ids, in this document. */
  read: readonly (readonly [urlId: string, banner: Banner])[];
}

const blank: Banner = { family: '', given: '', birthDate: null, recordNumber: null };

/** Before the first look. */
export const unseen: Settling = {
  reading: { status: 'none', urlId: null, ...blank, stale: false },
  again: null, urlId: null, banner: null, since: 0, movedAt: 0, last: null, before: null, worn: false, hold: 0, gone: null, read: [],
};

/** The next state after one look. Never `read` while id and banner may belong to different people. */
export function settle(was: Settling, { at, urlId, banner }: Sight): Settling {
  let { before, hold, worn, read, movedAt } = was;
  const moved = urlId !== was.urlId;

  // A banner that is only drawn anew vanishes for a moment; under an unchanged address that is no change of patient.
  const gone = banner ? null : was.gone ?? at;
  if (!moved && gone !== null && was.banner && was.reading.status === 'read' && at - gone < WHOLE_MS) return { ...was, gone, again: gone + WHOLE_MS };

  const turned = !equal(banner, was.banner);
  if (moved) {
    before = was.last;
    worn = false;
    movedAt = at;
    const unread = was.urlId !== null && was.reading.status !== 'read' && !read.some(([id]) => id === was.urlId);
    if (unread || at < hold) hold = at + DOUBTFUL_MS;
  } else if (turned && was.last) {
    worn ||= suspect(was, was.last) ? was.banner !== null && at - movedAt >= WORN_MS : banner !== null && !samePerson(was.last, banner);
  }
  const since = moved || turned ? at : was.since;
  const now = { ...was, urlId, banner, since, movedAt, gone, last: banner ?? was.last, before, worn, hold };

  const known = read.some(([id, whole]) => id === urlId && equal(whole, banner));
  const stale = banner !== null && suspect(now, banner);
  const doubtful = stale || worn || !urlId || !banner || !banner.recordNumber || !banner.birthDate || !banner.family 
    || (!known && [before, ...read.map(([id, other]) => (id === urlId ? null : other))].some((other) => other && shares(other, banner)));
  const due = Math.max(since + (doubtful ? DOUBTFUL_MS : WHOLE_MS), hold);
  const still = at >= due;
  const status = !urlId && !banner ? 'none' : still && !stale ? 'read' : 'changing';
  if (status === 'read' && urlId && banner?.recordNumber && !known) read = [...read, [urlId, banner] as const].slice(-REMEMBERED);
  return {
    ...now, read,
    again: status === 'none' || still ? null : due,
    reading: { status, urlId, ...(still && banner) || blank, stale: stale && still },
  };
}

/** Whether a banner, under this address, is or may be somebody else's. */
function suspect({ urlId, before, read }: Settling, banner: Banner): boolean {
  const { recordNumber } = banner;
  if (recordNumber && read.some(([id, other]) => (id === urlId) !== (other.recordNumber === recordNumber))) return true;
  return before !== null && samePerson(before, banner) && !read.some(([id, own]) => id === urlId && own.recordNumber === recordNumber);
}

/** Whether two banners may be one person's: record numbers decide; where one is missing, one equal field, or nothing to compare, is enough. */
function samePerson(one: Banner, other: Banner): boolean {
  if (one.recordNumber && other.recordNumber) return one.recordNumber === other.recordNumber;
  const differs = (one.birthDate && other.birthDate && one.birthDate !== other.birthDate) || (one.family && other.family && nameOf(one) !== nameOf(other));
  return shares(one, other) || !differs;
}

function shares(one: Banner, other: Banner): boolean {
  return (one.birthDate !== null && one.birthDate === other.birthDate) || (one.family !== '' && nameOf(one) === nameOf(other));
}

function equal(one: Banner | null, other: Banner | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function nameOf({ family, given }: Banner): string {
  return `${family}\n${given}`;
}
