import { parseDate } from './dates.ts';
import { nameIn, parseName } from './names.ts';
import type { Banner } from './reading.ts';
import type { Recipe } from './recipe.ts';
import { numberIn } from './record-numbers.ts';

const labels = { name: /\bpatient:?\s/i, birthDate: /\b(?:dob|date of birth|born)\b/i, recordNumber: /\b(?:mrn|patient id|chart (?:no\.?|number|#))/i };

/**
 * What a page's title says of a patient ("Okafor, Grace | DOB 03/14/1948 | MRN 4455"), for a person to confirm; null unless a birth date or a record
 * number stands in it by its label. Most titles name the page, and a name alone would be anybody's.
 */
export function bannerIn(title: string, order: Recipe['dateOrder']): Banner | null {
  const after = (label: RegExp) => { const found = label.exec(title); return found ? title.slice(found.index + found[0].length) : ''; };
  const birthDate = parseDate(after(labels.birthDate), order);
  const recordNumber = numberIn(after(labels.recordNumber).replace(/^[\s:#]+/, '')) || null;
  if (!birthDate && !recordNumber) return null;
  const name = nameIn(after(labels.name) || title);
  return { family: name, given: '', ...parseName(name), birthDate, recordNumber };
}
