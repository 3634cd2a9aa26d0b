import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../lib/ehrs/dates.ts';
import { cleanText, parseName } from '../../lib/ehrs/names.ts';

describe('parseDate', () => {
  it.each([
    ['09-Apr-1971', '1971-04-09'], ['09 \u2014 Apr \u2014 1971', '1971-04-09'], ['April 9, 1971', '1971-04-09'], ['9 Apr. 1971', '1971-04-09'],
    ['1967-06-04', '1967-06-04'], ['DOB: 1967-06-04 Age: 59', '1967-06-04'], ['1950-02-03 (076Y)', '1950-02-03'], ['1967/6/4', '1967-06-04'],
    ['02/13/1950', '1950-02-13'], ['13/02/1950', '1950-02-13'], ['03/03/1950', '1950-03-03'], ['29-Feb-2000', '2000-02-29'],
  ])('%s is %s', (text, day) => expect(parseDate(text)).toBe(day));

  it.each(['', '02/03/1950', '02/03/50', '31-Feb-1971', '09-Xyz-1971', '29-Feb-1900', '1967-13-04', '12345', 'born 1967', '1967-06-04 1967-06-05', '0009-Apr-19711', '1-1-1'])('"%s" is no day', (text) => expect(parseDate(text)).toBe(null));

  it('reads 02/03/1950 where the recipe says which number comes first', () => {
    expect(parseDate('02/03/1950', 'mdy')).toBe('1950-02-03');
    expect(parseDate('02/03/1950', 'dmy')).toBe('1950-03-02');
    expect(parseDate('13/02/1950', 'mdy')).toBe('1950-02-13');
    expect(parseDate('09-Apr-1971', 'mdy')).toBe('1971-04-09');
  });

  it('finds every day in every way of writing it', () => {
    const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10);
      const [y, m, d] = day.split('-') as [string, string, string];
      for (const text of [day, `${d}-${names[+m - 1]}-${y}`, `${names[+m - 1]} ${+d}, ${y}`, `${day} (055Y)`]) expect(parseDate(text)).toBe(day);
      expect(parseDate(`${m}/${d}/${y}`, 'mdy')).toBe(day);
      expect(parseDate(`${d}.${m}.${y}`, 'dmy')).toBe(day);
      expect([day, null]).toContain(parseDate(`${m}/${d}/${y}`));
    }));
  });

  it('takes any text without throwing, and answers with a real day or nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const day = parseDate(text);
      if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
    }), { numRuns: 2000 });
  });
});

describe('parseName', () => {
  it.each([
    ['John Wilson', 'Wilson', 'John'], ['Cohen, Nora', 'Cohen', 'Nora'], ['Nora Cohen (8)', 'Cohen', 'Nora'], ['  John\u00a0\n Wilson ', 'Wilson', 'John'],
    ['O\u2019Neil, Mary Ann', 'O\u2019Neil', 'Mary Ann'], ['de la Cruz, Maria', 'de la Cruz', 'Maria'],
  ])('%s', (text, family, given) => expect(parseName(text)).toEqual({ family, given }));

  it.each(['', '8', '(8)', 'Cher', 'Mary Ann Smith', 'John Q. Wilson', 'Maria de la Cruz', 'Cohen, Nora, RN', ', Nora', 'Cohen,'])('"%s" cannot be told apart', (text) => expect(parseName(text)).toBe(null));

  it('keeps no character that a person cannot see', () => {
    expect(cleanText('Jo\u200bhn\u202e Wil\u0000son')).toBe('John Wil son');
  });

  it('loses no letter of a name that it splits', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const name = parseName(text);
      if (name && !text.includes('(')) expect([...name.given, ...name.family].filter((c) => /\p{L}/u.test(c)).sort()).toEqual([...cleanText(text)].filter((c) => /\p{L}/u.test(c)).sort());
    }), { numRuns: 2000 });
  });
});
