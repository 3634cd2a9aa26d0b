const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const name = `(?:${months.join('|')})[a-z]*`;
const between = '[\\s,./\\u2013\\u2014-]+';
const part = `\\d\\d?(?:st|nd|rd|th)?|${name}`;
/** Year, month, day; or the year last. A day may be followed by a time of day ("1948-03-14T00:00"). */
const shape = new RegExp(`\\b(?:(\\d{4})${between}(\\d\\d?|${name})${between}(\\d\\d?)(?=\\b|T\\d)|(${part})${between}(${part})${between}(\\d{4})\\b)`, 'gi');

/**
 * The one date in a text, as `YYYY-MM-DD`; null if there is none, more than one, or if it can be read in two ways.
 * Understands 1967-06-04, 09-Apr-1971, Apr 9, 1971 and, where `order` says which number comes first (or only one reading exists), 02/03/1950.
 * Years of two digits are no years.
 */
export function parseDate(text: string, order?: 'mdy' | 'dmy'): string | null {
  const found = new Set([...text.matchAll(shape)].map(([, first, month, last, one, two, year]) => {
    if (first) return day(first, month!, last!);
    const [left, right] = [one!, two!].map((each) => each.replace(/^(\d+)\D+$/, '$1')) as [string, string];
    const monthFirst = day(year!, left, right);
    const dayFirst = day(year!, right, left);
    if (!monthFirst || !dayFirst || monthFirst === dayFirst) return monthFirst || dayFirst;
    return order === 'mdy' ? monthFirst : order === 'dmy' ? dayFirst : '';
  }));
  return (found.size === 1 && [...found][0]) || null;
}

/** Empty if there is no such day. */
function day(year: string, month: string, dayOfMonth: string): string {
  const monthIndex = +month ? +month - 1 : months.indexOf(month.slice(0, 3).toLowerCase());
  const date = new Date(Date.UTC(+year, monthIndex, +dayOfMonth));
  return +year > 1880 && date.getUTCMonth() === monthIndex && date.getUTCDate() === +dayOfMonth ? date.toISOString().slice(0, 10) : '';
}
