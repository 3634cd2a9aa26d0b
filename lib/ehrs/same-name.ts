import { cleanText } from './names.ts';

/** Words that are no part of a name. */
const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'jr', 'sr', 'ii', 'iii', 'iv']);

/** A name as letters to compare: no accents, no case, no punctuation, no titles; its words in order of the alphabet. */
function wordsOf(name: string): string[] {
  const plain = cleanText(name).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/['\u2019\u02bc`.]/g, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word && !titles.has(word)).sort();
}

/**
 * Whether two ways of writing a name may be one person's: the same words in any order, or the fewer of them all among the others
 * ("Wilson, John" and "John Q. Wilson"). At least two words must meet; a single one is no name.
 */
export function sameName(one: string, other: string): boolean {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  if (fewer.length < 2) return fewer.length === 1 && fewer.join() === more.join();
  const left = [...more];
  return fewer.every((word) => {
    const at = left.findIndex((each) => each === word || (each.length === 1 && word.startsWith(each)) || (word.length === 1 && each.startsWith(word)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
