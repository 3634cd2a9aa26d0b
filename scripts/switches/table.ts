import { quantile } from '../bench/figures.ts';
import type { Chart } from './check.ts';
import type { SiteRun } from './run-site.ts';

/** A chart that stood so long and was not bound stayed uncertain; one that stood shorter was left too soon to say, ms. */
const STOOD_MS = 1000;

/**
 * One row a page and one for all, and below it a sentence for everything that was wrong. `astray`: the person shown was bound while the address was
 * still somebody else's.
 */
export function tableOf(runs: readonly SiteRun[]): string {
  const rows = [['page', 'switches', 'charts', 'bound', 'left soon', 'uncertain', 'wrong', 'astray', 'worker ms', 'p95', 'widget ms', 'p95', 'held, most'], ...runs.map((run) => row(run.name, [run])), row('all', runs)];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const wrong = wrongIn(runs);
  const still = runs.flatMap(({ logs }) => logs[0]!.stalls).reduce((sum, { from, to }) => sum + to - from, 0) / 1000;
  return [...rows.map((cells) => cells.map((cell, column) => (column ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ')), '', `The machine stood still for ${still.toFixed(0)} s of ${runs.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(0)} s of all pages: not counted in times.`, ...(wrong.length ? ['', ...wrong] : [])].join('\n');
}

export const wrongIn = (runs: readonly SiteRun[]): string[] => runs.flatMap(({ name, findings }) => findings.flatMap(({ wrong }) => wrong.map((each) => `${name}: ${each}`)));

export const boundIn = (runs: readonly SiteRun[]): number => runs.flatMap(({ findings }) => findings.flatMap(({ charts }) => charts)).filter(({ kept }) => kept !== null).length;

function row(name: string, runs: readonly SiteRun[]): string[] {
  const findings = runs.flatMap((run) => run.findings);
  const charts = findings.flatMap((each) => each.charts);
  const bound = charts.filter(({ kept, shown }) => kept !== null || shown !== null);
  const unbound = charts.filter((each) => !bound.includes(each));
  const stood = unbound.filter((each) => (each.stood ?? 0) >= STOOD_MS);
  // A chart that was bound before it was left and came back needs no time; it would make the figures look better.
  const times = (of: (chart: Chart) => number | null) => bound.map(of).filter((ms): ms is number => ms !== null && ms > 0);
  const two = (values: number[]) => (values.length ? [quantile(values, 0.5), quantile(values, 0.95)].map((ms) => String(Math.round(ms))) : ['-', '-']);
  const held = findings.flatMap((each) => each.held);
  return [name, String(runs.reduce((sum, each) => sum + each.switches, 0)), String(charts.length), String(bound.length), String(unbound.length - stood.length), String(stood.length),
    String(findings.reduce((sum, each) => sum + each.wrong.length, 0)), String(findings.reduce((sum, each) => sum + each.astray, 0)), ...two(times((each) => each.kept)), ...two(times((each) => each.shown)), held.length ? String(Math.round(Math.max(...held))) : '-'];
}
