/** What a benchmark says at the end: a goal, the figure that was found, and whether it holds. */
export interface Verdict {
  goal: string;
  said: string;
  pass: boolean;
  /** False for what is only told: a time on its own says more about the machine than about the code, so it never fails a run. */
  decides: boolean;
}

export interface Report {
  title: string;
  /** What was compared, under which conditions, and what is not in the figures: a sentence each. */
  compared: string[];
  /** First row: headings. */
  table: string[][];
  notes: string[];
  verdicts: Verdict[];
}

export interface Ratio { middle: number; least: number; most: number }

/** The value that `share` of the values do not exceed; of an empty list NaN. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Ratio of the medians; least and most are the ratios of `slices` parts of the run, each with the medians of the same moments. */
export function ratio(these: readonly number[], those: readonly number[], slices = 10): Ratio {
  const length = Math.min(these.length, those.length);
  const step = Math.max(1, Math.ceil(length / slices));
  const parts: number[] = [];
  for (let from = 0; from < length; from += step) parts.push(median(these.slice(from, from + step)) / median(those.slice(from, from + step)));
  return { middle: median(these) / median(those), least: Math.min(...parts), most: Math.max(...parts) };
}

export const times = ({ middle, least, most }: Ratio): string => `${short(middle)} × (${short(least)} to ${short(most)})`;

/** A number with three digits that say something. */
export function short(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Name, median, least, most, in ms: one row of a table. */
export function row(name: string, values: readonly number[]): string[] {
  return [name, short(median(values)), short(Math.min(...values)), short(Math.max(...values)), String(values.length)];
}

export const headings = ['ms', 'median', 'min', 'max', 'rounds'];

export function print({ title, compared, table, notes, verdicts }: Report): void {
  const widths = table[0]!.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: string[]) => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ');
  const verdict = ({ goal, said, pass, decides }: Verdict) => `${pass ? 'PASS' : 'FAIL'}  ${goal}: ${said}${decides ? '' : '  [told, decides nothing]'}`;
  console.log([`\n${title}`, ...compared.map((each) => `  ${each}`), '', ...table.map((cells) => `  ${line(cells)}`), '', ...notes.map((each) => `  ${each}`), '', ...verdicts.map(verdict)].join('\n'));
}
