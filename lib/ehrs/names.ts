/** Words that begin a family name rather than stand in a given one. */
const particle = /^(d[aei]|del|della|den|der|dos|du|la|le|van|von|ter|bin|al|el|san|st\.?)$/i;

/** A patient's name in its two parts. */
export interface Name { family: string; given: string }

/**
 * Splits a name as charts write it: "Cohen, Nora", "John Wilson", "John Q. Wilson", "Nora Cohen (8)", "Maria de la Cruz".
 * Null if it cannot be told where the family name begins ("Mary Ann Smith"), or if there is no name: then show it whole, do not guess.
 */
export function parseName(text: string): Name | null {
  const whole = cleanText(text).replace(/\s*\([^)]*\)/g, '').trim();
  if (!/\p{L}/u.test(whole)) return null;
  const [family, given, ...more] = whole.split(/\s*,\s*/);
  if (given !== undefined) return family && given && !more.length ? { family, given } : null;
  const words = whole.split(' ');
  let last = 1;
  while (last < words.length && /^\p{Lu}\.?$/u.test(words[last]!)) last++;
  const rest = words.slice(last);
  return rest.length === 1 || (rest.length > 1 && rest.slice(0, -1).every((word) => particle.test(word)))
    ? { family: rest.join(' '), given: words.slice(0, last).join(' ') }
    : null;
}

/** Text as a person sees it: one space between words, no control, zero-width or direction-changing characters. */
export function cleanText(text: string): string {
  return text.replace(/\p{Cf}/gu, '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
