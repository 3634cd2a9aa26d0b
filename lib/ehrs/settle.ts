import { blank, nobody, type Banner, type Reading } from './reading.ts';

/*
 * When address and banner may be believed together. One step per look at the page; no clock and no DOM of its own.
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

/** One look at the page. `at` in ms on any clock that does not jump. */
export interface Sight { at: number; urlId: string | null; banner: Banner | null }

/** What to believe after a look, and when to look again though nothing changes (on the clock of the sights; null if there is no need). */
export interface Settled { reading: Reading; again: number | null }

/** A fresh machine for one document. Its answers follow from the sights alone; never `read` while id and banner may belong to different people. */
export function settler(): (sight: Sight) => Settled {
  let reading = nobody;
  let urlId: string | null = null;
  let banner: Banner | null = null;
  /** The last banner seen at all, and the last one seen before the address changed. */
  let last: Banner | null = null;
  let before: Banner | null = null;
  /** When the address, and when either of the two, last changed. */
  let movedAt = 0;
  let since = 0;
  /** Since when the banner is gone, while it is. */
  let gone: number | null = null;
  /** More than one person's banner has stood under this address. */
  let worn = false;
  /** Until then nothing is believed. */
  let hold = 0;
  /** Which banners were read under which ids, in this document. */
  const read: { id: string; was: Banner }[] = [];

  /** Whether a banner, under this address, is or may be somebody else's. */
  const suspect = (one: Banner) => {
    const { recordNumber } = one;
    return read.some(({ id, was }) => recordNumber && (id === urlId) !== (was.recordNumber === recordNumber))
      || (before !== null && samePerson(before, one) && !read.some(({ id, was }) => id === urlId && was.recordNumber === recordNumber));
  };

  return ({ at, urlId: newId, banner: newBanner }) => {
    const moved = newId !== urlId;
    // A banner that is only drawn anew vanishes for a moment; under an unchanged address that is no change of patient.
    gone = newBanner ? null : gone ?? at;
    if (!moved && gone !== null && banner && reading.status === 'read' && at - gone < WHOLE_MS) return { reading, again: gone + WHOLE_MS };

    const turned = !equal(newBanner, banner);
    if (moved) {
      if ((urlId && reading.status !== 'read' && !read.some(({ id }) => id === urlId)) || at < hold) hold = at + DOUBTFUL_MS;
      urlId = newId;
      before = last;
      worn = false;
      movedAt = at;
    } else if (turned && last) {
      worn ||= suspect(last) ? banner !== null && at - movedAt >= WORN_MS : newBanner !== null && !samePerson(last, newBanner);
    }
    if (moved || turned) since = at;
    banner = newBanner;
    last = banner ?? last;

    const known = read.some(({ id, was }) => id === urlId && equal(was, banner));
    const stale = banner !== null && suspect(banner);
    const doubtful = stale || worn || !urlId || !banner?.recordNumber || !banner.birthDate || !banner.family
      || (!known && [{ id: null, was: before }, ...read].some(({ id, was }) => id !== urlId && was && shares(was, banner!)));
    const due = Math.max(since + (doubtful ? DOUBTFUL_MS : WHOLE_MS), hold);
    const still = at >= due;
    const status = !urlId && !banner ? 'none' : still && !stale ? 'read' : 'changing';
    if (status === 'read' && urlId && banner?.recordNumber && !known) read.push({ id: urlId, was: banner });
    reading = { status, urlId, ...(still && banner) || blank, stale: stale && still };
    return { reading, again: status === 'none' || still ? null : due };
  };
}

/** Whether two banners may be one person's: record numbers decide; where one is missing, one equal field, or nothing to compare, is enough. */
function samePerson(one: Banner, other: Banner): boolean {
  if (one.recordNumber && other.recordNumber) return one.recordNumber === other.recordNumber;
  return shares(one, other) || !((one.birthDate && other.birthDate) || (one.family && other.family));
}

function shares(one: Banner, other: Banner): boolean {
  return (one.birthDate !== null && one.birthDate === other.birthDate) || (one.family !== '' && one.family === other.family && one.given === other.given);
}

function equal(one: Banner | null, other: Banner | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
