import type { StaffRole } from '../../../lib/records/index.ts';

/** What the first screens gather before anything is written. */
export interface Answers {
  practice: { name: string; timeZone: string };
  me: { name: string; credential: string; role: StaffRole | null };
  passphrase: string;
  /** Asked for once, when step 3 is first reached, and kept while going back and forth. */
  recoveryKey: string | null;
  lastFour: string;
}
