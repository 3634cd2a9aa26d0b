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
 *  - an incomplete banner, or none;
 *  - where no address ever names anybody, every banner but one that was drawn at once: all three of its fields turned in one step of the page, and
 *    since the last banner that was believed nothing was seen but that one, or parts of it. Then it is nobody's half.
 * A record number that is only the id in the address follows the address at once, and says nothing of the banner: then name and birth date decide.
 * The latest banner seen in a real EHR came 1.2 s after the address.
 *
 * Where address and banner are told by two, one may be heard a little later than the other: a banner that turned up to `SKEW_MS` before
 * the address did not stand before it. Shorter than any wait, so that an address is never taken for settled meanwhile.
 */

/** What looks whole is believed after this long, ms. */
export const WHOLE_MS = 250;
/** What looks doubtful is believed after this long, ms. */
export const DOUBTFUL_MS = 3000;
/** So much later than the banner the address may be heard where two tell, ms; where there is one, 0. */
export const SKEW_MS = WHOLE_MS - 50;
/** An old banner that stands this long under a new address may be the address's own; then the next banner is doubtful. */
const WORN_MS = 1000;

/** One look at the page. `at` in ms on any clock that does not jump. */
export interface Sight {
  at: number; urlId: string | null; banner: Banner | null;
  /** The banner's record number is only the id in the address. */
  borrowed?: boolean;
  /** What said so is gone (a frame removed, left or fallen silent): no moment of grace, as for a banner drawn anew. */
  lost?: boolean;
  /** Only where nothing but the banner names anybody: the look came in the very step in which the page changed, and nothing can have come between. */
  prompt?: boolean;
}

/** What to believe after a look, and when to look again though nothing changes (on the clock of the sights; null if there is no need). */
export interface Settled { reading: Reading; again: number | null }

/**
 * A fresh machine for one document. Its answers follow from the sights alone; never `read` while id and banner may belong to different people.
 * @param skew see above, ms; @param hold nothing is believed before this instant
 */
export function settler(skew = 0, hold = 0): (sight: Sight) => Settled {
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
  /** When the banner last became another one, and the one that stood before. */
  let turnedAt = -Infinity;
  let older: Banner | null = null;
  /** The page shows no record number of its own. */
  let unnumbered = false;
  /** The last banner that was believed or drawn at once, and whether nothing but its parts was seen since. */
  let clear: Banner = blank;
  let alone = true;
  let atOnce = false;
  /** Which banners were read under which ids, in this document. */
  const read: { id: string; was: Banner }[] = [];

  /** Whether a banner, under this address, is or may be somebody else's. */
  const suspect = (one: Banner) => {
    const same = (was: Banner) => (unnumbered ? equal(was, one) : was.recordNumber === one.recordNumber);
    return read.some(({ id, was }) => isWhole(one) && (id === urlId) !== same(was))
      || (before !== null && together(before, one) && !read.some(({ id, was }) => id === urlId && same(was)));
  };

  /** Whether a banner says enough to tell people apart. */
  const isWhole = (one: Banner) => (unnumbered ? Boolean(one.family && one.birthDate) : Boolean(one.recordNumber));
  const together = (one: Banner, other: Banner) => (unnumbered ? agrees : samePerson)(one, other);

  return ({ at, urlId: newId, banner: shown, borrowed = false, lost, prompt }) => {
    unnumbered = borrowed || (unnumbered && !shown?.recordNumber);
    const newBanner = borrowed && shown ? { ...shown, recordNumber: null } : shown;
    const moved = newId !== urlId;
    // A banner that is only drawn anew vanishes for a moment; under an unchanged address that is no change of patient.
    gone = newBanner ? null : gone ?? at;
    if (!moved && !lost && gone !== null && banner && reading.status === 'read' && at - gone < WHOLE_MS) return { reading, again: gone + WHOLE_MS };

    const turned = !equal(newBanner, banner);
    if (moved) {
      if ((urlId && reading.status !== 'read' && !read.some(({ id }) => id === urlId)) || at < hold) hold = at + DOUBTFUL_MS;
      urlId = newId;
      before = at - turnedAt < skew ? older : last;
      worn = false;
      movedAt = at;
    } else if (turned && last) {
      worn ||= suspect(last) ? banner !== null && at - movedAt >= WORN_MS : newBanner !== null && !together(last, newBanner);
    }
    if (moved || turned) since = at;
    if (turned && newBanner) {
      // A banner may come field by field: what stood before the first of them counts.
      if (at - turnedAt >= skew) older = last;
      turnedAt = at;
    }
    if (turned) {
      atOnce = prompt !== undefined && newBanner !== null && alone && (equal(newBanner, clear) || (prompt && isAnother(newBanner, clear)));
      if (atOnce) clear = newBanner!;
      else if (newBanner && !isPart(newBanner, clear)) alone = false;
    }
    banner = newBanner;
    last = banner ?? last;

    const known = read.some(({ id, was }) => id === urlId && equal(was, banner));
    const stale = banner !== null && suspect(banner);
    const doubtful = stale || !banner || (urlId ? worn : !atOnce) || !isWhole(banner) || !banner.birthDate || !banner.family
      || (!known && [{ id: null, was: before }, ...read].some(({ id, was }) => id !== urlId && was && shares(was, banner!)));
    const due = Math.max(since + (doubtful ? DOUBTFUL_MS : WHOLE_MS), hold);
    const still = at >= due;
    const status = !urlId && !banner ? 'none' : still && !stale ? 'read' : 'changing';
    if (status === 'read' && urlId && banner && isWhole(banner) && !known) read.push({ id: urlId, was: banner });
    if (status === 'read' && banner) [clear, alone] = [banner, true];
    reading = { status, urlId, ...(still && banner) || blank, stale: stale && still };
    if (unnumbered && still && banner) reading.recordNumber = urlId;
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

/** Whether two banners without numbers may be one person's: something is equal, and nothing differs. */
function agrees(one: Banner, other: Banner): boolean {
  return shares(one, other) && !(one.birthDate && other.birthDate && one.birthDate !== other.birthDate)
    && !(one.family && other.family && (one.family !== other.family || one.given !== other.given));
}

/** Whether a banner says everything, and nothing that the other said. */
function isAnother(one: Banner, other: Banner): boolean {
  return Boolean(one.family && one.birthDate && one.recordNumber && !one.doubt) && !shares(one, other) && one.recordNumber !== other.recordNumber;
}

/** Whether a banner says nothing but what the other said. */
function isPart(one: Banner, other: Banner): boolean {
  return (!one.family || (one.family === other.family && one.given === other.given))
    && (!one.birthDate || one.birthDate === other.birthDate) && (!one.recordNumber || one.recordNumber === other.recordNumber);
}

function equal(one: Banner | null, other: Banner | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
