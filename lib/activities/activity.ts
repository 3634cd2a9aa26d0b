/**
 * One kind of work, as a nurse would name it. Which payers count it is the payer's rule (`lib/payers`), except for what no payer counts.
 * The id is the name used in entries, exports and the patient-month contract.
 */
export interface Activity {
  id: string;
  /** Our own plain label, sentence case. */
  label: string;
  /** Other words that find it in the picker. */
  words: string[];
  /** A live exchange with the patient or caregiver by default (some codes need one). */
  interactive: boolean;
}
