/** A patient's name in its two parts. */
export interface Name { family: string; given: string }

/**
 * Splits a name as charts write it: "Cohen, Nora", "John Wilson", "Nora Cohen (8)". Where it cannot be told at which word the family name
 * begins ("Mary Ann Smith", "Maria de la Cruz"), or if there is no name: null. Show it whole then, do not guess.
 */
export function parseName(text: string): Name | null {
  const whole = cleanText(text).replace(/ *\([^)]*\)/g, '');
  const comma = whole.split(/ *, */);
  const [family, given, more] = comma[1] === undefined ? whole.split(' ').reverse() : comma;
  return family && given && more === undefined ? { family, given } : null;
}

/** Text as a person sees it: one space between words, no control, zero-width or direction-changing characters. */
export function cleanText(text: string): string {
  return text.replace(/\p{Cf}/gu, '').replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
