/** Small words of the Rules screen: minutes, lists, codes, facts, roles. Nothing here knows a program by name. */
import { activityById } from '../../../lib/activities/index.ts';
import { dayWords } from '../../ui/said.ts';
import { programs } from '../../../lib/records/enrollment.ts';
import { familyWords, plain, programWords, roleWords } from '../words.ts';

/** `Nov 2026`. */
export const shortMonth = (month: string) => `${dayWords(`${month}-01`).slice(0, 3)} ${month.slice(0, 4)}`;

/** `20 min`, `37 min 30 s`. @param minutes may have a fraction */
export function minutesWords(minutes: number): string {
  const seconds = Math.round((minutes % 1) * 60);
  return seconds === 0 ? `${minutes} min` : `${Math.floor(minutes)} min ${seconds} s`;
}

/** `10 to under 20 min`, `5 to 10 min`, `20 min or more`, `at most 75 min`; empty without a bound. */
export function span(least: number | undefined, below: number | undefined, atMost: number | undefined): string {
  if (least === undefined) return below !== undefined ? `under ${minutesWords(below)}` : atMost !== undefined ? `at most ${minutesWords(atMost)}` : '';
  const from = Number.isInteger(least) ? String(least) : minutesWords(least);
  if (below !== undefined) return `${from} to under ${minutesWords(below)}`;
  return atMost !== undefined ? `${from} to ${minutesWords(atMost)}` : `${minutesWords(least)} or more`;
}

/** `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Codes in order, four or more that follow one another drawn together: `99424 to 99427`, `99490`. */
export function codeRanges(codes: readonly string[]): string[] {
  const sorted = [...new Set(codes)].sort();
  const runs: string[][] = [];
  for (const code of sorted) {
    const run = runs.at(-1);
    if (run && follows(run.at(-1)!, code)) run.push(code);
    else runs.push([code]);
  }
  return runs.flatMap((run) => (run.length > 3 ? [`${run[0]} to ${run.at(-1)}`] : run));
}

function follows(before: string, code: string): boolean {
  const [a, b] = [/^(\D*)(\d+)$/.exec(before), /^(\D*)(\d+)$/.exec(code)];
  return a !== null && b !== null && a[1] === b[1] && a[2]!.length === b[2]!.length && Number(b[2]) === Number(a[2]) + 1;
}

/** `staff, outside staff or practitioner`. */
export const rolesWords = (roles: readonly string[], last = 'or') => listed(roles.map(roleWords), last);

/** Our labels of activities, in lower case. */
export const workWords = (activities: readonly string[], last = 'or') => listed(activities.map((id) => { const label = activityById(id)?.label ?? plain(id); return label.charAt(0).toLowerCase() + label.slice(1); }), last);

/** A fact's path as words: `device.fdaDevice` is `device fda device`, `cocm.firstMonth` is `CoCM first month`. */
export const factWords = (path: string) => path.split(/[./]/).filter(Boolean).map((part) => ((programs as readonly string[]).includes(part.toUpperCase()) ? programWords(part.toUpperCase()) : part.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase())).join(' ');

/** A value of a fact: yes, no, or its own name with spaces. */
export const valueWords = (value: string | boolean) => (value === true ? 'yes' : value === false ? 'no' : familyWords[value]?.toLowerCase() ?? plain(value));

/** The first letter large. */
export const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
