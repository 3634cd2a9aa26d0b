/**
 * What an evaluation answers. It mirrors the rule: the same list of needs, each with what was wanted and what was had, so that the
 * screen, the export, the scenario test and an auditor all read one thing.
 */

/** Three answers, never two: unknown is a question, not a silent no. */
export type Answer = 'met' | 'not_met' | 'unknown';

/** Where a fact was read. `readAs` is honest about how near to the original the reader got. */
export interface Source {
  title: string;
  publisher: string;
  url: string;
  /** Day of publication, if known. */
  date?: string;
  readAs: 'primary' | 'quoted' | 'secondary' | 'derived' | 'not_confirmed';
}

/** One need of a rule, held against one patient's month. */
export interface NeedFinding {
  /** Stable name of the need, e.g. `minutes`, `consent`, `conditions`. */
  need: string;
  answer: Answer;
  /** The need in our own plain words. */
  label: string;
  wanted: string;
  had: string;
  /** Block reason (see contract) if the need is what refuses the code. */
  reason?: string;
  /** Where the number or the demand comes from, since when it is in force and when somebody last checked it. */
  source: Source;
  effectiveFrom: string;
  checked: string;
}

/** An entry as the evaluator used it. Times are UTC epoch ms, or null where the input gave only minutes and a day. */
export interface EntryUse {
  /** Index in the input's `entries`. */
  index: number;
  /** The entry's own id, where the input carries one. */
  entry?: string;
  day: string;
  start: number | null;
  end: number | null;
  performer: string;
  role: string;
  activity: string;
  /** Seconds that count (for a left-out use: seconds that do not). */
  seconds: number;
  /** Why it is left out, a sentence; absent when counted. */
  why?: string;
  /** Flag of the contract that says the same, e.g. `TIME_BEFORE_CONSENT`. */
  flag?: string;
}

interface Explained {
  code: string;
  /** Our own plain label; never a descriptor. */
  label: string;
  program: string;
  rule: string;
  needs: NeedFinding[];
  counted: EntryUse[];
  leftOut: EntryUse[];
  /** `12:04 + 8:10 = 20:14 ≥ 20:00`; empty for untimed codes. */
  arithmetic: string;
  sources: Source[];
  effectiveFrom: string;
  checked: string;
  verified: boolean;
  /** Named policies that this answer leaned on, with their values. */
  policies: { name: string; value: string; isDefault: boolean }[];
  /** Id of the practitioner who bills the program, where the input names one. */
  practitioner?: string;
}

/** A code that the month supports. */
export interface Line extends Explained {
  units: number;
  /** Exact seconds that feed it (base and add-ons of a family share them). */
  seconds: number;
  /** The instant at which the last unit's threshold was met, UTC epoch ms; null for untimed codes or day-only entries. */
  metAt: number | null;
  /** The practice-zone day of `metAt`, or the day of the deciding entry; null where no day decides. */
  metOn: string | null;
  /** For codes whose services have days of their own (contacts, days, events, periods of a device): units by day, each to be billed on it. */
  days?: { day: string; units: number }[];
}

/** A code that the month does not support, and why. */
export interface Blocked extends Explained {
  reason: string;
  /** In words for a nurse or biller. */
  sentence: string;
  /** Present when a missing fact is the reason: what to ask, and of which fact. */
  question?: { fact: string; ask: string };
  /** For BELOW_THRESHOLD: seconds still missing. */
  missingSeconds?: number;
}

/** A set of codes that could stand together. The first is proposed. */
export interface Alternative {
  lines: { code: string; units: number }[];
  proposed: boolean;
  /** In minutes and needs, never in money. */
  why: string;
}

/** How far a program's time ladder has come: what the measure draws. */
export interface Ladder {
  program: string;
  /** Whose time: `staff` or `practitioner`. */
  who: 'staff' | 'practitioner';
  /** Exact counted seconds. */
  seconds: number;
  steps: { seconds: number; code: string; reached: boolean }[];
  /** Next step not yet reached, or null. */
  next: { seconds: number; code: string; missing: number } | null;
}

export interface Finding {
  id: string;
  payer: string;
  serviceMonth: string;
  lines: Line[];
  blocked: Blocked[];
  flags: string[];
  alternatives: Alternative[];
  ladders: Ladder[];
  /** Flags in words, most severe first, for screens and exports. */
  notes: { flag: string; severity: 'blocks' | 'check' | 'info'; sentence: string }[];
  /** Entries that no enrolled program takes, each with its reason. */
  leftOut?: EntryUse[];
}
