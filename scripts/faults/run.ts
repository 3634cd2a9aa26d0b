import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serveFixtures } from '../../tests/e2e/fixtures/server.ts';
import { FaultBrowser } from './browser.ts';
import { buildWithSeam } from './build.ts';
import { help, readOptions } from './options.ts';
import { begin } from './practice.ts';
import { Dice } from './random.ts';
import { matrix } from './rows/index.ts';
import type { Stage } from './scene.ts';
import { sound, tableOf, type Line } from './table.ts';

/**
 * `npm run faults`: everything that can go wrong, provoked in a real Chromium, row by row of the fault matrix; after every run the
 * invariants are held against what was really done. Ends with 1 if one of them broke or a run did not finish.
 */
const options = readOptions(process.argv.slice(2));
if (options.help) {
  console.log(help);
  process.exit(0);
}

/** A run that takes longer than this is over, ms. */
const LONGEST_RUN_MS = 20 * 60_000;
const inTime = <T>(run: Promise<T>): Promise<T> => Promise.race([run, wait(LONGEST_RUN_MS, undefined, { ref: false }).then(() => { throw new Error('The run took too long.'); })]);

/** Runs one row as often as was asked for. A run that does not finish is told, and stops no other. */
async function runRow(line: Line, stage: Stage, dice: Dice): Promise<void> {
  const { row } = line;
  if (!row.run) return;
  const began = Date.now();
  for (let run = 0; run < (row.times?.(options) ?? options.runs); run++) {
    await inTime(row.run(stage, dice.apart(row.n, run), options, run)).then((outcome) => line.outcomes.push(outcome), (error: unknown) => line.failed.push(error instanceof Error ? error.message.split('\n')[0]! : String(error)));
  }
  line.seconds = (Date.now() - began) / 1000;
  console.log(`${String(row.n).padStart(2)}  ${line.outcomes.length} runs, ${line.seconds.toFixed(1)} s${sound([line]) ? '' : '  BROKEN'}`);
}

if (options.keep) mkdirSync(options.keep, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'caretally-faults-'));
const site = await serveFixtures();
const lines: Line[] = [];
try {
  const build = buildWithSeam(folder);
  const template = join(folder, 'template');
  const first = await new FaultBrowser(build, template).open();
  await first.allow(site.origin);
  const practice = await begin(first);
  await first.enable(await first.still('workspace'), site.origin);
  await first.close();
  const stage: Stage = { build, template, practice, site: site.origin, folder, keep: options.keep };
  console.log(`Seed ${options.seed}. ${options.runs} runs a row, ${options.kills} kills of the worker.`);
  const dice = new Dice(options.seed);
  const wanted = matrix.filter(({ n }) => !options.only || options.only.includes(n));
  const left = wanted.map((row): Line => ({ row, outcomes: [], failed: [], seconds: 0 }));
  lines.push(...left);
  const next = async (): Promise<void> => {
    for (let line = left.shift(); line; line = left.shift()) await runRow(line, stage, dice);
  };
  await Promise.all(Array.from({ length: options.atOnce }, next));
} finally {
  await site.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`\n${tableOf(lines)}`);
const holds = sound(lines);
console.log(holds ? `\nEvery invariant held. Seed ${options.seed}.` : `\nNot every invariant held. Run it again with --seed ${options.seed}.`);
process.exitCode = holds ? 0 : 1;
