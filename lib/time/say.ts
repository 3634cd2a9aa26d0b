/** Time in words, the same everywhere. Seconds are floored, never rounded up. */
import { offsetAt } from './zone.ts';

const two = (value: number) => String(value).padStart(2, '0');
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const monthName = (month: string) => months[Number(month.slice(5, 7)) - 1] ?? '';

/** `17:20`; over an hour `1:05:02`. */
export function clock(seconds: number): string {
  const whole = Math.floor(Math.max(0, seconds));
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** Like `clock`, with thousandths where the time does not end on a full second: parts of a sum that must add up. */
export function exactClock(milliseconds: number): string {
  const rest = Math.floor(milliseconds) % 1000;
  return rest === 0 ? clock(milliseconds / 1000) : `${clock(milliseconds / 1000)}.${String(rest).padStart(3, '0')}`;
}

/** `34 min 06 s`; over an hour `23 h 05 min`; under a minute `38 s`. */
export function words(seconds: number): string {
  const whole = Math.floor(Math.max(0, seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return `${whole} s`;
  return minutes < 60 ? `${minutes} min ${two(whole % 60)} s` : `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** The sum of many, floored: `38 s`, `41 min`, `2 h 05 min`. */
export function roundWords(seconds: number): string {
  const minutes = Math.floor(Math.max(0, seconds) / 60);
  if (minutes === 0) return `${Math.floor(Math.max(0, seconds))} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** `2026-10-06` becomes `Oct 6, 2026`. */
export function day(value: string): string {
  return `${monthName(value).slice(0, 3)} ${Number(value.slice(8, 10))}, ${value.slice(0, 4)}`;
}

/** `2026-11` becomes `November 2026`. */
export function month(value: string): string {
  return `${monthName(value)} ${value.slice(0, 4)}`;
}

/** The clock on the practice's wall, 24 h: `10:42:20`. @param at UTC epoch ms */
export function clockTime(at: number, zone: string): string {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(11, 19);
}
