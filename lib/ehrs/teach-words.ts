/** True if nothing of the patient is in it: no word of the name, no number, no date. */
export function isSilent(recipe: unknown, told: readonly string[]): boolean {
  const text = JSON.stringify(recipe).toLowerCase();
  const words = told.flatMap((each) => each.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2);
  return !words.some((word) => text.includes(word)) && !/\d{4}/.test(text);
}
