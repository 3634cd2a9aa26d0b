/** Undo of Stop is offered for this long, ms. */
export const UNDO_MS = 10_000;

/**
 * The earliest start that an edit may set: the end of this person's previous entry or unresolved time, UTC epoch ms. One person has one clock.
 * @param mine the person's entries that are not voided; @param start of the running timer
 * @param told up to where this person's time is told already
 */
export const earliestStart = (mine: readonly { start: number; end: number }[], start: number, told = 0): number =>
  // Told further than it begins: a stop was undone, or the clock set back. What lies before is not known to be free.
  Math.max(told <= start ? told : start, ...mine.filter((each) => each.start < start || each.end <= start).map((each) => each.end));
