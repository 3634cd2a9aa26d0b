import { timeOf } from '../ui/said.ts';

const DAY_S = 86_400;

/** A change of the running start before it is sent. Instants are UTC epoch ms. */
export interface StartPlan {
  start: number;
  /** How many ms more (or, negative, less) the entry becomes. */
  grows: number;
  /** A sentence if this start cannot be taken; null if it can. */
  trouble: string | null;
}

/** Five or ten minutes earlier, but never before the previous entry's end. */
export function earlier(start: number, minutes: number, earliest: number): number {
  return Math.max(Math.min(start, earliest), start - minutes * 60_000);
}

/**
 * The instant meant by a clock time typed into the field: the nearest one at or before `now` in the practice's zone.
 * @returns UTC epoch ms, or null if the text is no time
 */
export function instantOf(typed: string, near: number, now: number, timeZone: string): number | null {
  const wanted = secondsOfDay(typed);
  if (wanted === null) return null;
  const at = (guess: number) => {
    let off = wanted - (secondsOfDay(timeOf(guess, timeZone)) ?? 0);
    if (off > DAY_S / 2) off -= DAY_S;
    if (off < -DAY_S / 2) off += DAY_S;
    return guess + off * 1000;
  };
  // Once more from there: between the two the zone's clock may have been put forward or back.
  const found = at(at(Math.floor(near / 1000) * 1000));
  return found > now ? found - DAY_S * 1000 : found;
}

/** Holds a wished start against what is allowed. */
export function planStart(current: number, wanted: number | null, earliest: number, now: number, timeZone: string): StartPlan {
  if (wanted === null) return { start: current, grows: 0, trouble: 'Type a time, for example 10:35.' };
  const grows = current - wanted;
  if (wanted < earliest) return { start: wanted, grows, trouble: `Your previous entry ended at ${timeOf(earliest, timeZone)}. The start cannot lie before it.` };
  if (wanted > now) return { start: wanted, grows, trouble: 'A start cannot lie in the future.' };
  return { start: wanted, grows, trouble: null };
}

function secondsOfDay(text: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (!parts) return null;
  const [h, m, s] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  return h < 24 && m < 60 && s < 60 ? h * 3600 + m * 60 + s : null;
}
