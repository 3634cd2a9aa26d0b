import { cleanText } from './names.ts';
import type { FieldName } from './recipe.ts';

/** What charts write beside each field, longer words first: "Patient name" before "Patient". */
export const labelWords: Record<FieldName, readonly string[]> = {
  name: ['patient name', 'full name', 'client name', 'member name', 'patient', 'client', 'member', 'name'],
  birthDate: ['date of birth', 'birth date', 'birthdate', 'birthday', 'd.o.b.', 'dob', 'born', 'birth'],
  recordNumber: [
    'medical record number', 'medical record no', 'medical record #', 'medical record', 'record number', 'record no', 'record #', 'record id', 'patient number', 'patient no', 'patient id', 'patient #',
    'chart number', 'chart no', 'chart id', 'chart #', 'account number', 'account no', 'account #', 'external id', 'public id', 'identifier', 'mrn', 'prn', 'pid', 'acct', 'record', 'chart', 'id',
  ],
};
/** What else stands in banners. */
const others = ['age', 'sex', 'gender', 'pronouns', 'phone', 'address', 'allergies', 'pcp', 'provider', 'ssn', 'insurance', 'payer', 'status', 'language', 'male', 'female', 'years', 'yrs'];

const escaped = (word: string): string => word.replaceAll('.', '\\.');
const anyOf = (words: readonly string[]) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?!\\p{L})`, 'iu');
const patterns = Object.fromEntries(Object.entries(labelWords).map(([field, words]) => [field, anyOf(words)])) as Record<FieldName, RegExp>;
/** The label of anything in a banner. */
export const anyLabel = anyOf([...Object.values(labelWords).flat().sort((a, b) => b.length - a.length), ...others]);
const everyLabel = new RegExp(anyLabel.source, 'giu');

/** A field's label inside a text, as it is written there; null if there is none. */
export function labelIn(field: FieldName, text: string): { at: number; label: string } | null {
  const found = patterns[field].exec(text);
  return found && { at: found.index, label: found[0] };
}

/** Text without the words that stand beside values in every chart. */
export const withoutLabels = (text: string): string => text.replace(everyLabel, ' ');

/** A longer text is no label. */
const LONGEST = 30;
const tags = ['th', 'dt', 'label', 'legend'];

/**
 * An element's text as a label, without its colon; null if it is none. Only what is marked as one, ends in a colon, or says a word that
 * charts use: anything else may be something about the patient, and is not kept.
 */
export function asLabel(text: string, tag?: string): string | null {
  const whole = cleanText(text);
  const label = whole.replace(/[:\s]+$/, '');
  if (!label || label.length > LONGEST || !/\p{L}/u.test(label) || /\d/.test(label)) return null;
  const marked = (tag !== undefined && tags.includes(tag)) || (whole.endsWith(':') && label.split(' ').length <= 3);
  return marked || anyLabel.test(label) ? label : null;
}
