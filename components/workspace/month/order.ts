/** The worklist's order, filters and sums: plain functions over rows. */
import type { MonthRow, RowState } from '../../../lib/commands/views-month.ts';
import { payerWords, programWords } from '../words.ts';

/** What needs a person first. */
export const stateOrder: readonly RowState[] = ['blocked', 'close', 'ready', 'in_progress', 'exported'];

const byName = new Intl.Collator('en');

/** Longer than any month: a row with nothing to go comes last among its like. */
const never = 1e9;

/** Default order: by state, then least time to go, then name. */
export function inOrder(rows: readonly MonthRow[]): MonthRow[] {
  return [...rows].sort((a, b) =>
    stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state)
    || (a.missingSeconds ?? never) - (b.missingSeconds ?? never)
    || byName.compare(a.patient.family, b.patient.family) || byName.compare(a.patient.given, b.patient.given) || (a.patient.key < b.patient.key ? -1 : 1));
}

/** Rows of the chosen states (none chosen = all) in which every typed word is found. */
export function filtered(rows: readonly MonthRow[], states: ReadonlySet<RowState>, find: string): MonthRow[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => (states.size === 0 || states.has(row.state)) && (words.length === 0 || matches(row, words)));
}

/** What is searched in a row, put together once and forgotten with the row. */
const searched = new WeakMap<MonthRow, string>();

function matches(row: MonthRow, words: string[]): boolean {
  let text = searched.get(row);
  if (text === undefined) searched.set(row, text = textOf(row));
  return words.every((word) => text.includes(word));
}

function textOf(row: MonthRow): string {
  return [row.patient.family, row.patient.given, row.patient.recordNumber, payerWords(row.payer), ...row.programs.map(programWords), row.stateReason, ...row.supports.map((line) => line.code), ...row.notes.map((note) => note.sentence), ...row.decisions.flatMap((each) => [each.code, each.reason]), row.frozen?.changed?.sentence ?? ''].join(' ').toLowerCase();
}

/** Decisions of the practice that hold back a code which the rules support. */
export const heldOf = (row: MonthRow) => row.decisions.filter((each) => each.units === 0 && each.rules > 0);

/** The figures of the strip. */
export interface Sums {
  count: Record<RowState, number>;
  lines: number;
  countedSeconds: number;
  unresolvedSeconds: number;
  unresolvedPatients: number;
  /** Patients of a closed month of whom something changed since. */
  changed: number;
}

export function sums(rows: readonly MonthRow[]): Sums {
  const total: Sums = { count: { ready: 0, close: 0, blocked: 0, in_progress: 0, exported: 0 }, lines: 0, countedSeconds: 0, unresolvedSeconds: 0, unresolvedPatients: 0, changed: 0 };
  for (const row of rows) {
    total.count[row.state] += 1;
    if (row.state === 'ready') total.lines += row.supports.length;
    total.countedSeconds += row.countedSeconds;
    total.unresolvedSeconds += row.unresolvedSeconds;
    if (row.unresolvedCount > 0) total.unresolvedPatients += 1;
    if (row.frozen?.changed) total.changed += 1;
  }
  return total;
}

/** Days from `today` to the end of `month`, today not counted; 0 on the last day, null when the month is over or has not begun. */
export function daysLeft(month: string, today: string): number | null {
  if (today.slice(0, 7) !== month) return null;
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return last - Number(today.slice(8));
}
