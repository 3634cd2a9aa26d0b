import { parseArgs } from 'node:util';
import { makes } from '../../tests/e2e/fixtures/switches/makes.ts';

/** `quick`: no chart stands long, for a gate. */
export interface Options { count: number; seed: number; only: string[]; atOnce: number; quick: boolean; log: string | null }

export const help = `npm run switches -- [options]
  --count N      switches over all pages together (1000)
  --seed N       the dice of an earlier run
  --only a,b     these pages: ${makes.map(({ name }) => name).join(', ')}
  --at-once N    pages side by side, each in a window of its own (3)
  --quick        hardly a chart stands longer than a second
  --log FILE     what was shown and bound when (made-up people only)`;

/** @throws Error with a sentence for numbers and names that are none; null if help was asked for */
export function readOptions(args: string[]): Options | null {
  const { values } = parseArgs({ args, options: { count: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, 'at-once': { type: 'string' }, quick: { type: 'boolean' }, log: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return null;
  const number = (text: string | undefined, otherwise: number): number => {
    const value = text === undefined ? otherwise : Number(text);
    if (!Number.isSafeInteger(value) || value < 1) throw new Error(`"${text}" is no whole number above 0.`);
    return value;
  };
  const only = values.only?.split(',') ?? makes.map(({ name }) => name);
  for (const each of only) if (!makes.some(({ name }) => name === each)) throw new Error(`There is no page "${each}". There are: ${makes.map(({ name }) => name).join(', ')}.`);
  return { count: number(values.count, 1000), seed: number(values.seed, Date.now() % 2 ** 31), only, atOnce: number(values['at-once'], 3), quick: values.quick ?? false, log: values.log ?? null };
}
