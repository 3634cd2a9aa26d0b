/** A patient's name in its two parts. */
export interface Name { family: string; given: string }

const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i;
/** In these scripts the family name stands first and no comma says so. */
const otherOrder = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Splits a name as charts write it: "Cohen, Nora", "John Wilson", "Nora Cohen (8)", "Smith, John, Jr.". Where it cannot be told at which word
 * the family name begins ("Mary Ann Smith", "Maria de la Cruz"), or if there is no name: null. Show it whole then, do not guess.
 */
export function parseName(text: string): Name | null {
  const whole = cleanText(text).replace(/ *\([^)]*\)/g, '');
  const comma = whole.split(/ *, */);
  if (comma[1] === undefined && otherOrder.test(whole)) return null;
  const words = comma[1] === undefined ? whole.split(' ') : comma;
  const last = words.length > 1 && suffix.test(words.at(-1)!) ? words.pop()! : '';
  const [family, given, more] = comma[1] === undefined ? words.reverse() : words;
  return family && given && more === undefined ? { family: last ? `${family} ${last}` : family, given } : null;
}

/** What follows a name in a banner: a digit, a bracket, a stroke or bullet, or the label of the next thing. */
const behind = /\d|[([{|\u2022\u00b7;]|\s[\u2013\u2014-]\s|(?<!^)(?<![\p{L}\p{N}])(?:d\.?o\.?b|date of birth|birth|born|mrn|prn|pid|medical record|record|chart|patient|age|sex|gender|male|female|phone|pcp)(?![\p{L}\p{N}])|:/iu;

/** The name at the beginning of a text with more in it ("Okafor, Grace (F) 03/14/1948 78y"); empty if there is none. */
export function nameIn(text: string): string {
  const whole = cleanText(text);
  const end = whole.search(behind);
  const name = (end < 0 ? whole : whole.slice(0, end)).replace(/[\s,\u2013\u2014-]+$/, '');
  return /\p{L}.*\p{L}/u.test(name) ? name : '';
}

/** Text as a person sees it: one space between words, no control, zero-width or direction-changing characters. */
export function cleanText(text: string): string {
  // Most texts are clean already, and a chart has thousands of them.
  if (!/[^ -~]|^ | $| {2}/.test(text)) return text;
  return text.replace(/\p{Cf}/gu, '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
