const ages = /(?<![\p{L}\p{N}])\d{1,3}\s?(?:y\/?o?|yrs?|years?)(?!\p{L})/giu;

/**
 * The first word of a text that has a digit and is neither a date nor an age, without brackets and marks around it; empty if there is none:
 * "03/14/1948, 78 y, #00481220" says 00481220.
 */
export function numberIn(text: string): string {
  const words = text.replace(ages, ' ').split(/[\s,;:|()[\]#\u2022\u00b7\u2116]+/).map((word) => word.replace(/^[._-]+|[._-]+$/g, ''));
  return words.find((word) => /\d/.test(word) && /^[\p{L}\p{N}._-]{1,40}$/u.test(word) && !/^(?:\d{4}-\d\d?-\d\d?|\d\d?[-.]\d\d?[-.]\d{4})$/.test(word)) ?? '';
}
