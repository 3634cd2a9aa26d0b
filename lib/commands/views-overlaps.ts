/** Where one person's time stands against other time of hers: before it is written, and afterwards. Plain data; see `views.ts`. */
import type { PatientLabel } from './views.ts';

/** What stands where one person's time is to be written. Instants in UTC epoch ms; a running timer ends now. */
export interface CollisionView {
  kind: 'entry' | 'running' | 'unresolved';
  id: string;
  /** Empty for a running timer. */
  month: string;
  patient: PatientLabel;
  samePatient: boolean;
  start: number;
  end: number;
}

/** One side of an overlap, as it is now; `gone`: the entry does not stand any more. */
export interface OverlapSide {
  entry: string;
  month: string;
  patient: PatientLabel;
  start: number;
  end: number;
  activity: string | null;
  program: string | null;
  state: 'entry' | 'running' | 'gone';
}

/** One person on two patients at once: the shared time counts for neither until one side gives way. */
export interface OverlapView {
  id: string;
  staff: string;
  staffName: string;
  /** Shared, rounded up. */
  seconds: number;
  sides: OverlapSide[];
}
