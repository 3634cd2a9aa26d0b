import { parseArgs } from 'node:util';
import type { Options } from './row.ts';

export interface Asked extends Options { seed: number; only: number[] | null; keep: string | null; atOnce: number; help: boolean }

export const help = `npm run faults -- [options]
  --runs N       how often each row is run (3)
  --kills N      how often the worker is killed in row 1 (500); the browser is killed one time for every 25 of them
  --only 1,4,7   these rows
  --seed N       the dice of an earlier run
  --keep DIR     the opened ledger and the truth of every broken run (made-up people only)
  --at-once N    rows that run side by side (1; small: 2)
  --small        the most telling rows, few times: for a gate`;

/** The rows of the small run. */
export const smallRows = [1, 2, 4, 12, 20, 21, 25, 26, 37];

/** @throws Error with a sentence for numbers that are none */
export function readOptions(args: string[]): Asked {
  const { values } = parseArgs({ args, options: { runs: { type: 'string' }, kills: { type: 'string' }, only: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'string' }, 'at-once': { type: 'string' }, small: { type: 'boolean' }, help: { type: 'boolean' } } });
  const number = (text: string | undefined, otherwise: number): number => {
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`"${text}" is no whole number.`);
    return value;
  };
  const small = values.small ?? false;
  return {
    runs: number(values.runs, small ? 1 : 3), kills: number(values.kills, small ? 25 : 500), seed: number(values.seed, Date.now() % 2 ** 31), small,
    only: values.only ? values.only.split(',').map((each) => number(each, 0)) : small ? smallRows : null, keep: values.keep ?? null, atOnce: Math.max(1, number(values['at-once'], small ? 2 : 1)), help: values.help ?? false,
  };
}
