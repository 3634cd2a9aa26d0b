import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameName } from '../../lib/ehrs/same-name.ts';

describe('sameName', () => {
  it.each([
    ['Wilson, John', 'John Wilson'], ['WILSON, JOHN', 'john wilson'], ['Wilson, John', 'John Q. Wilson'], ['Núñez, José', 'Jose Nunez'], ['O’Neil, Mary Ann', "Mary Ann O'Neil"],
    ['Dr. John Wilson Jr.', 'Wilson, John'], ['de la Cruz, Maria', 'Maria de la Cruz'], ['Wilson, J', 'John Wilson'], ['Müller-Lüdenscheidt, Eva', 'Eva Muller Ludenscheidt'], ['Cher', 'CHER'],
  ])('%s is %s', (one, other) => {
    expect(sameName(one, other)).toBe(true);
    expect(sameName(other, one)).toBe(true);
  });

  it.each([
    ['Wilson, John', 'Wilson, Jane'], ['Okafor, Grace', 'Okafor, Gloria'], ['John Wilson', 'John'], ['Mary Ann Smith', 'Mary Jane Smith'], ['Wilson', 'Williams'], ['', 'John Wilson'], ['Smith, Ann', 'Smith, Anna'],
  ])('%s is not %s', (one, other) => {
    expect(sameName(one, other)).toBe(false);
    expect(sameName(other, one)).toBe(false);
  });

  it('does not mind which is which, and takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 30 }), (one, other) => sameName(one, other) === sameName(other, one)), { numRuns: 3000 });
  });
});
