import { print, type Report } from './figures.ts';
import { pageScript } from './p1-page.ts';
import { chartShown } from './p2-switch.ts';
import { throughput } from './p3-throughput.ts';
import { practiceMonth } from './r1-evaluate.ts';
import { entrySaved } from './r2-entry.ts';
import { oneRead } from './reads.ts';
import { stopToSaved } from './s3-save.ts';

/**
 * Runs the benchmarks named as arguments, or all: `npm run bench`, `npm run bench -- s3`.
 * Each goal is a ratio between things measured in turn in the same run, or a count. Ends with 1 if one of those is missed.
 */
const benchmarks: Record<string, () => Promise<Report>> = { r1: practiceMonth, r2: entrySaved, p1: pageScript, p2: chartShown, p3: throughput, s3: stopToSaved, reads: oneRead };

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length) {
  console.error(`There is no benchmark "${unknown.join('", "')}". There are: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
let missed = 0;
for (const name of names.length ? names : Object.keys(benchmarks)) {
  const report = await benchmarks[name]!();
  print(report);
  missed += report.verdicts.filter(({ pass, decides }) => decides && !pass).length;
}
console.log(missed ? `\n${missed} missed.` : '\nAll that decides holds.');
process.exitCode = missed ? 1 : 0;
