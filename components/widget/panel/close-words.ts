/** The words and the order of the Close tab. */
import type { DayView } from '../../../lib/commands/views-closing.ts';
import type { MonthRow } from '../../../lib/commands/views-month.ts';
import { fullName } from '../../ui/Identity.tsx';
import { clock, count } from '../../ui/said.ts';

/** Those close to a threshold, the least time to go first, then by name. */
export const closest = (rows: readonly MonthRow[]): MonthRow[] =>
  rows.filter((row) => row.state === 'close').sort((a, b) => (a.missingSeconds ?? 0) - (b.missingSeconds ?? 0) || fullName(a.patient).localeCompare(fullName(b.patient), 'en'));

/** What is due, in a phrase. */
export const dueWords = (due: readonly string[]): string => (due.length ? `due: ${due.join(', ')}` : 'nothing due on record');

/** What a day leaves open, in words; empty = nothing. */
export function leftWords({ unresolved, untagged }: Pick<DayView, 'unresolved' | 'untagged'>): string {
  return [
    unresolved.count > 0 ? `${clock(unresolved.ms / 1000)} unresolved in ${count(unresolved.count, 'gap')}` : '',
    untagged.length > 0 ? `${count(untagged.length, 'entry', 'entries')} without an activity` : '',
  ].filter(Boolean).join(' and ');
}
