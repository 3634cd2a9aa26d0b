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
  /** Ways of finding one field that were taught found different values: the page is another one than was taught, and the field is left empty. */
  doubt?: true;
  /** Where parts of the chart stand in frames out of the page's reach: what the page itself sees. The whole is put together in the background (`assemble.ts`). */
  part?: Part;
}

/** A banner as it stands in the page at one instant. Empty text and null: not found, or not unambiguous. */
export type Banner = Pick<Reading, 'family' | 'given' | 'birthDate' | 'recordNumber' | 'doubt'>;

/** What one reader sees of a chart: the ids in the addresses in its reach, and for each view of the recipe the banners that differ, two at most. */
export interface Told { ids: string[]; views: Banner[][] }

/** The same with where it was read (`frame-path.ts`): the reader's own path, null if it cannot be known, and what it knows of the frames around. */
export interface Part extends Told { path: string | null; reach: string[]; shown: string[] }

/** A banner without anything in it. */
export const blank: Banner = { family: '', given: '', birthDate: null, recordNumber: null };

/** Whether a banner names anybody at all, or is in doubt. */
export const saysSomething = ({ family, birthDate, recordNumber, doubt }: Banner): boolean => Boolean(family || birthDate || recordNumber || doubt);

/** No chart. */
export const nobody: Reading = { status: 'none', urlId: null, family: '', given: '', birthDate: null, recordNumber: null, stale: false };
