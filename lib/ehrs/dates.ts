const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
const between = '[\\s,./\\u2013\\u2014-]+';
const shapes: [RegExp, ('y' | 'm' | 'd' | '?')[]][] = [
  [/(?<!\d)(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)/g, ['y', 'm', 'd']],
  [/(?<!\d)(\d\d?)([-/.])(\d\d?)\2(\d{4})(?!\d)/g, ['?']],
  [new RegExp(`(?<!\\d)(\\d\\d?)${between}([a-z]{3,9})${between}(\\d{4})(?!\\d)`, 'gi'), ['d', 'm', 'y']],
  [new RegExp(`([a-z]{3,9})${between}(\\d\\d?)${between}(\\d{4})(?!\\d)`, 'gi'), ['m', 'd', 'y']],
];

/**
 * The one date in a text, as `YYYY-MM-DD`; null if there is none, more than one, or if it can be read in two ways.
 * Understands 1967-06-04, 09-Apr-1971, Apr 9, 1971 and, where `order` says which number comes first (or only one reading exists), 02/03/1950.
 * Years of two digits are no years.
 */
export function parseDate(text: string, order?: 'mdy' | 'dmy'): string | null {
  const found = new Set<string | null>();
  for (const [shape, parts] of shapes) {
    for (const [, ...hit] of text.matchAll(shape)) {
      if (parts[0] === '?') found.add(slashed(+hit[0]!, +hit[2]!, +hit[3]!, order));
      else {
        const part = (name: 'y' | 'm' | 'd') => hit[parts.indexOf(name)]!;
        found.add(day(+part('y'), month(part('m')), +part('d')));
      }
    }
  }
  return found.size === 1 ? [...found][0]! : null;
}

function slashed(first: number, second: number, year: number, order?: 'mdy' | 'dmy'): string | null {
  const monthFirst = order !== 'dmy' && day(year, first, second);
  const dayFirst = order !== 'mdy' && day(year, second, first);
  return monthFirst && dayFirst && monthFirst !== dayFirst ? null : monthFirst || dayFirst || null;
}

/** 1 to 12, or 0: from digits, a three-letter name or a full one. */
function month(text: string): number {
  if (+text) return +text;
  const at = months.indexOf(text.slice(0, 3).toLowerCase());
  return at % 3 ? 0 : at / 3 + 1;
}

function day(year: number, monthOfYear: number, dayOfMonth: number): string | null {
  const date = new Date(Date.UTC(year, monthOfYear - 1, dayOfMonth));
  const real = year > 1880 && date.getUTCMonth() === monthOfYear - 1 && date.getUTCDate() === dayOfMonth;
  return real ? date.toISOString().slice(0, 10) : null;
}
