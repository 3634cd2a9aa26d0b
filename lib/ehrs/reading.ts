/** What the page script says about the chart in its tab. It is a claim; `judge.ts` decides in the background what it is worth. */
export interface Reading {
  /** `changing`: address and banner do not, or not yet, belong together. `read`: they have stood long enough. */
  status: 'none' | 'changing' | 'read';
  /** The patient's id in the address, as the EHR writes it. */
  urlId: string | null;
  family: string;
  given: string;
  /** `YYYY-MM-DD`. */
  birthDate: string | null;
  recordNumber: string | null;
  /** The banner is somebody's who was shown before the address changed, or does not fit what this address showed before. */
  stale: boolean;
}

/** A banner as it stands in the page at one instant. Empty text and null: not found, or not unambiguous. */
export type Banner = Pick<Reading, 'family' | 'given' | 'birthDate' | 'recordNumber'>;

/** A banner without anything in it. */
export const blank: Banner = { family: '', given: '', birthDate: null, recordNumber: null };

/** No chart. */
export const nobody: Reading = { status: 'none', urlId: null, ...blank, stale: false };
