import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { readOptions } from '../../scripts/switches/options.ts';
import { switchAll } from '../../scripts/switches/switches.ts';
import { boundIn, tableOf, wrongIn } from '../../scripts/switches/table.ts';

/** `SWITCHES` and `SWITCHES_SEED` make more of them and others; `npm run switches` makes a thousand. */
const options = readOptions(['--quick', '--count', process.env['SWITCHES'] ?? '40', '--seed', process.env['SWITCHES_SEED'] ?? '7', '--at-once', '3'])!;

test(`binds nobody wrong over ${options.count} switches on pages with every trap that is known`, async () => {
  test.setTimeout(60_000 + options.count * 2000);
  const runs = await switchAll(resolve(import.meta.dirname, '../../.output/chrome-mv3'), options);
  const said = `Seed ${options.seed}.\n${tableOf(runs)}`;
  expect(wrongIn(runs), said).toEqual([]);
  // Who binds nobody is never wrong.
  expect(boundIn(runs), said).toBeGreaterThan(options.count / 20);
  expect(runs.flatMap(({ findings }) => findings.flatMap(({ charts }) => charts)).length, said).toBeGreaterThan(options.count / 2);
});
