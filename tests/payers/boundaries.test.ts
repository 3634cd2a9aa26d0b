import { describe, expect, it } from 'vitest';
import { evaluate } from '../../lib/payers/index.ts';
import { explain } from '../../lib/rules/explain.ts';
import { boundaries } from './boundaries/index.ts';
import { misses, monthOf } from './boundary.ts';

describe('just below and just at every threshold', () => {
  it.each(boundaries.map((row) => [monthOf(row).id, row] as const))('%s', (_name, row) => {
    const finding = evaluate(monthOf(row));
    expect(misses(row, finding), explain(finding)).toBeNull();
  });
});
