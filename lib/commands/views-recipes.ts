/** How charts are read: the recipes of this computer, and the teaching of one. Plain data; see `views.ts`. */
import type { RecipeAct } from '../records/index.ts';

/** A way of reading a site: where it comes from, and whether it may confirm a patient by itself. */
export interface RecipeView { id: string; name: string; origins: string[]; source: 'taught' | 'imported' | 'managed' | 'shipped'; trust: 'known' | 'taught' | 'unconfirmed' | 'proposes'; believed: boolean; last: { act: RecipeAct['act']; by: string; at: number; version: number } | null }

/** Teaching the page in front: what is asked for, what was read, and the second patient's chart once it is read. Never stored. */
export interface TeachView {
  step: 'off' | 'name' | 'birthDate' | 'recordNumber' | 'check' | 'second';
  values: Partial<Record<'name' | 'birthDate' | 'recordNumber', string>>;
  /** Every way of reading what was pointed at, and which of them is in use. */
  ways: Partial<Record<'name' | 'birthDate' | 'recordNumber', { values: string[]; chosen: number }>>;
  /** What was pointed at last could not be read as what was asked for. */
  missed: boolean;
  /** The site was taught before: this takes that one's place. */
  again: boolean;
  /** Origins of frames on this page that CareTally may not look into. */
  closed: string[];
  /** The chart in front now is not read whole by what was taught: it may be laid out in another way. */
  odd: boolean;
  second: { name: string; birthDate: string; recordNumber: string | null } | null;
}
