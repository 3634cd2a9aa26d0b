import { writeFileSync } from 'node:fs';
import { Bench } from '../bench/browser.ts';
import { help, readOptions } from './options.ts';
import { switchAll } from './switches.ts';
import { tableOf, wrongIn } from './table.ts';

/**
 * `npm run switches`: switches between charts on pages with every trap that is known, at random speeds, in a real Chromium with the
 * production build; the pages write down what they showed, and what was bound is held against it. Ends with 1 if anybody wrong was bound.
 */
const options = readOptions(process.argv.slice(2));
if (!options) {
  console.log(help);
  process.exit(0);
}
console.log(`Seed ${options.seed}. ${options.count} switches.`);
const bench = new Bench();
try {
  const runs = await switchAll(bench.build(), options, ({ name, switches, seconds }) => console.log(`${name}: ${switches} switches, ${seconds.toFixed(0)} s`));
  console.log(`\n${tableOf(runs)}`);
  if (options.log) writeFileSync(options.log, JSON.stringify(runs.map(({ name, logs }) => ({ page: name, logs })), null, 1));
  const wrong = wrongIn(runs).length;
  console.log(wrong ? `\n${wrong} wrong. Run it again with --seed ${options.seed}.` : `\nNobody wrong was bound. Seed ${options.seed}.`);
  process.exitCode = wrong ? 1 : 0;
} finally {
  bench.close();
}
