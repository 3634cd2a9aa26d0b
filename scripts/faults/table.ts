import type { Outcome } from './scene.ts';
import type { Row } from './row.ts';

export interface Line { row: Row; outcomes: Outcome[]; failed: string[]; seconds: number }

/** Everything that a run of the harness found, as a table and sentences below it. */
export function tableOf(lines: readonly Line[]): string {
  const cells = [['row', 'fault', 'how it was provoked', 'runs', 'invariant broken', 's lost', 's unresolved'], ...lines.map(cellsOf)];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((each) => each[column]!.length)));
  const text = cells.map((each) => each.map((cell, column) => (column === 1 || column === 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
  const below = lines.flatMap(({ row, outcomes, failed }) => [
    ...counted(outcomes.flatMap((each) => each.broken.map(({ invariant, said }) => `${row.n}: ${invariant} BROKEN: ${said}`))),
    ...counted(failed.map((each) => `${row.n}: run not finished: ${each}`)),
    ...counted(outcomes.flatMap((each) => each.notes.map((note) => `${row.n}: ${note}`))),
  ]);
  return [...text, ...(below.length ? ['', ...below] : [])].join('\n');
}

function cellsOf({ row, outcomes, failed }: Line): string[] {
  if (!row.run) return [String(row.n), row.fault, `not tested: ${row.untested}`, '-', '-', '-', '-'];
  const broken = [...new Set(outcomes.flatMap((each) => each.broken.map(({ invariant }) => invariant)))].sort();
  const most = (of: (outcome: Outcome) => number) => String(Math.round(10 * Math.max(0, ...outcomes.map(of))) / 10);
  return [String(row.n), row.fault, row.how, String(outcomes.length), [...broken, ...(failed.length ? [`${failed.length} not finished`] : [])].join(' ') || 'none', most((each) => each.lost), most((each) => each.unresolved)];
}

/** The same sentence once, with how often it was said. */
function counted(said: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const each of said) times.set(each, (times.get(each) ?? 0) + 1);
  return [...times].map(([text, n]) => (n === 1 ? text : `${text} (${n} times)`));
}

export const sound = (lines: readonly Line[]): boolean => lines.every(({ outcomes, failed }) => failed.length === 0 && outcomes.every((each) => each.broken.length === 0));
