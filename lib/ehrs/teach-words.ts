/** Words of a recipe: of selectors without the names of elements, which are nobody's ("li" is also a family name). */
function wordsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    const text = key === 'css' || key === 'root' ? value.replace(/(^|[\s>+~(,])[a-z][a-z0-9]*(?=$|[\s>+~.#:[),])/g, '$1 ') : value;
    return wordsOf(text);
  }
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, inner]) => wordsIn(inner, Array.isArray(value) ? key : name)) : [];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] => plain(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * True if nothing of the patient is in it: no word of the name, no number, no date. Short words are looked for as words ("Ann" is not in
 * "banner"), long ones, numbers and other scripts also inside words.
 * @param told what the page says of the patient
 */
export function isSilent(recipe: unknown, told: readonly string[]): boolean {
  const said = wordsIn(recipe);
  const theirs = told.flatMap((each) => plain(each).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 1 && !/^\d{1,2}$/.test(word));
  const inside = (word: string) => word.length > 4 || (/\d/.test(word) && word.length > 2) || /[^\p{ASCII}]/u.test(word);
  return !theirs.some((word) => said.some((each) => each === word || (inside(word) && each.includes(word)))) && !said.some((each) => /\d{4}/.test(each));
}
