/**
 * Pages shaped like EHRs that nobody here can log in to: one file each, made from what is known of it and, where nothing is known, from a
 * guess. Each file says which is which. The people do not exist. The same pages serve the unit tests and a real Chromium.
 */
export interface Person {
  /** The patient's id in the EHR's addresses. */
  id: string;
  family: string;
  given: string;
  /** `YYYY-MM-DD`. */
  birthDate: string;
  /** The number that the EHR shows, if it shows one. */
  number: string;
}

/** What a page shows at one instant: while charts change, its parts name different people. */
export interface Shown {
  /** Whom the address of the page names. */
  address: Person;
  /** Whom the banner names; nobody while a new chart is being drawn. */
  banner: Person | null;
  /** Whom the inner frames show, where there are such; the banner's patient if nothing else is said. */
  frame?: Person;
  /** Whose chart lies hidden in a tab put aside. */
  aside?: Person;
  /** Whom a list of search results names, inside the page of the open chart. */
  results?: readonly Person[];
}

export interface EhrPage {
  /** The id of the recipe that is to read it. */
  recipe: string;
  url(person: Person): string;
  html(shown: Shown): string;
  /** The documents of its frames, by path and query. */
  frames?(shown: Shown): Record<string, string>;
  /** Where the page's own number is not shown, the id in the address stands for it. */
  numberOf(person: Person): string;
  /** Whether the address, or a frame's, names the patient. */
  addressed: boolean;
}

export const nora: Person = { id: '8', family: 'Cohen', given: 'Nora', birthDate: '1967-06-04', number: 'N-0008' };
export const alan: Person = { id: '15', family: 'Featherstone', given: 'Alan', birthDate: '1939-01-30', number: 'N-0015' };
/** Another person with Nora's name. */
export const otherNora: Person = { id: '23', family: 'Cohen', given: 'Nora', birthDate: '1988-11-02', number: 'N-0023' };

/** As American pages write a date: 06/04/1967. */
export const american = ({ birthDate }: Person): string => `${birthDate.slice(5, 7)}/${birthDate.slice(8)}/${birthDate.slice(0, 4)}`;

/** A whole document. What is hidden is hidden by style, as a tab put aside is. */
export const page = (title: string, ...body: (string | false | undefined | null)[]): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>.off{display:none}iframe{width:600px;height:120px}</style></head><body>${body.filter(Boolean).join('\n')}</body></html>`;
