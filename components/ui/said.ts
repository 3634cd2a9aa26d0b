/** How time and days are said on screen. Seconds are never rounded up; the month is always in letters; nothing here reads a clock. */

/** `m:ss`, over an hour `h:mm:ss`. Seconds in; fractions are floored. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const h = Math.floor(whole / 3600), m = Math.floor((whole % 3600) / 60), s = whole % 60;
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `h:mm`, floored: the sum of many. */
export function hours(seconds: number): string {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}

/** `34 min 06 s`, `23 h 05 min`: for sentences. */
export function inWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** `Mar 14, 1948` of a calendar day `YYYY-MM-DD`. A word that is no day is given back as it came. */
export function dayWords(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : shown('day').format(at);
}

/** `Nov 3` of a calendar day. */
export function shortDay(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : shown('short').format(at);
}

/** `Tue, Nov 3` of a calendar day. */
export function weekday(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : shown('weekday').format(at);
}

/** `November 2026` of a month `YYYY-MM`. */
export function monthWords(month: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  return Number.isNaN(at) ? month : shown('month').format(at);
}

/** Years completed on `today` by somebody born on `birthDate`; both calendar days. */
export function age(birthDate: string, today: string): number {
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}

/** `HH:mm:ss` in a zone, 24 hours. Instant in UTC epoch milliseconds. */
export function timeOf(instant: number, timeZone: string, seconds = true): string {
  return new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}), hourCycle: 'h23' }).format(instant);
}

/** The calendar day `YYYY-MM-DD` of an instant in a zone. */
export function dayOf(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** `1 line`, `2 lines`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

const two = (n: number) => String(n).padStart(2, '0');
const formats: Record<string, Intl.DateTimeFormatOptions> = {
  day: { month: 'short', day: 'numeric', year: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'short', month: 'short', day: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};
const made = new Map<string, Intl.DateTimeFormat>();
function shown(name: string): Intl.DateTimeFormat {
  let format = made.get(name);
  if (!format) made.set(name, format = new Intl.DateTimeFormat('en-US', { ...formats[name], timeZone: 'UTC' }));
  return format;
}
