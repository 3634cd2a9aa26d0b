import type { Reading } from './reading.ts';
import type { FieldName } from './recipe.ts';
import { sameName } from './same-name.ts';

/** What is recorded about the identifiers of a reading. */
export interface Known {
  /** Whose the address's id is, by the record: the banner's patient, somebody else, or not known yet. */
  alias: 'same' | 'other' | 'none';
  /** Of the patient with the banner's record number; null if there is no such record. */
  recordedBirthDate?: string | null;
  /** The name on record, as one text; null if there is no such record. */
  recordedName?: string | null;
  /** Whether the address names the patient on this site. Where it does, it must be there. */
  addressed?: boolean;
  /** Whether the recipe may confirm this patient by itself: it is known good, or a person said so in this session. */
  trusted?: boolean;
}

export interface Verdict {
  status: 'none' | 'reading' | 'uncertain' | 'confirmed';
  /** Identifiers that the chart did not show, in the order in which they are always shown. */
  missing: FieldName[];
  /** What was taught no longer fits the page: ways of finding one field find different values. */
  doubt?: true;
}

/**
 * How far a chart's identity is established. *Confirmed* only if address, record number and birth date are all there, have stood still
 * together, and nothing on record contradicts them. Any disagreement is *uncertain*, and then a person is asked; it is never resolved here.
 */
export function judge(reading: Reading, known: Known = { alias: 'none' }): Verdict {
  const { status, urlId, family, birthDate, recordNumber, stale } = reading;
  if (status === 'none') return { status: 'none', missing: [] };
  if (status === 'changing' && !stale) return { status: 'reading', missing: [] };
  const missing: FieldName[] = [];
  if (!family) missing.push('name');
  if (!birthDate) missing.push('birthDate');
  if (!recordNumber) missing.push('recordNumber');
  const agrees = !stale && !reading.doubt && status === 'read' && (urlId !== null || known.addressed === false) && missing.length === 0 && known.alias !== 'other' && (known.trusted ?? true)
    && (!known.recordedBirthDate || known.recordedBirthDate === birthDate) && (!known.recordedName || sameName(known.recordedName, `${family}, ${reading.given}`));
  return { status: agrees ? 'confirmed' : 'uncertain', missing, ...(reading.doubt ? { doubt: true as const } : {}) };
}
