/**
 * The ground truth of a run: what the harness did itself, never what the product says of it. A person works while a timer is meant to run.
 *
 *     Start sent    + half a second                  Stop sent      answered
 *        │──perhaps─────│────────── surely ──────────────│──perhaps────│
 *
 * What was surely worked must be counted or ask for an answer; what is counted must lie in what was perhaps worked. The edges are the way of
 * the message; a death of the worker on it is no excuse, because a page says how long ago the person acted.
 */
import { subtract, union, type Interval } from '../../lib/time/interval.ts';

/** A command as sent; `id` is the same however often it was repeated. */
export interface Said {
  id: string;
  name: string;
  /** Whether it must be found in the ledger once it was answered with yes. */
  writes: boolean;
  sent: number;
  /** When it was answered with yes, or null. */
  answered: number | null;
}

/** A stretch of work on one patient. */
export interface Work { patient: string; perhaps: Interval; surely: Interval }

export interface GroundTruth {
  said: Said[];
  work: Work[];
  /** Somebody was away or nobody can say: nothing of it may be counted, and all of it that a timer ran must wait for an answer. */
  away: Interval[];
  /** The computer's clock was changed: stretches cannot be compared by their place, only by their length. */
  jumped: boolean;
}

/** How long a first message may be on its way, ms. */
const EDGE_MS = 500;

export class Truth {
  readonly said: Said[] = [];
  readonly work: Work[] = [];
  readonly away: Interval[] = [];
  jumped = false;
  #passed = 0;
  #open: { patient: string; sent: number; answered: number | null } | null = null;

  /** True time, ms: what the computer's clock would show if nobody ever changed it. */
  now(): number {
    return Date.now() + this.#passed;
  }

  /** Time passes faster than here. */
  pass(ms: number): void {
    this.#passed += ms;
  }

  says(id: string, name: string, writes: boolean): Said {
    const said: Said = { id, name, writes, sent: this.now(), answered: null };
    this.said.push(said);
    return said;
  }

  /** Work begins; what ran before ends. @param answered null: nobody ever heard whether it began */
  begins(patient: string, sent: number, answered: number | null): void {
    if (this.#open) this.ends(sent, answered ?? sent);
    this.#open = { patient, sent, answered };
  }

  /** Work ends: not before `sent`, and at `answered` at the latest. */
  ends(sent: number, answered: number): void {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    // A command that was sent again means the instant at which it was first sent: its way is no excuse beyond the edge.
    const surely = open.answered === null ? { start: sent, end: sent } : { start: Math.min(open.answered, open.sent + EDGE_MS, sent), end: sent };
    this.work.push({ patient: open.patient, perhaps: { start: open.sent, end: Math.max(answered, sent) }, surely });
  }

  /** Nobody can vouch for this stretch. */
  gone(from: number, until: number): void {
    this.away.push({ start: from, end: until });
  }

  get working(): string | null {
    return this.#open?.patient ?? null;
  }

  /** Work that goes on was perhaps done until now, and is not yet held to be recorded: a part of it may be, after a switch of the activity. */
  whole(): GroundTruth {
    const now = this.now();
    const goesOn = this.#open ? [{ patient: this.#open.patient, perhaps: { start: this.#open.sent, end: now }, surely: { start: now, end: now } }] : [];
    return { said: this.said, work: [...this.work, ...goesOn], away: this.away, jumped: this.jumped };
  }
}

/** When work was perhaps done on a patient (or on anybody), without the time for which nobody can vouch. */
export const perhapsWorked = (truth: GroundTruth, patient?: string): Interval[] =>
  subtract(truth.work.filter((each) => patient === undefined || each.patient === patient).map((each) => each.perhaps), truth.away);

export const surelyWorked = (truth: GroundTruth): Interval[] => union(truth.work.map((each) => each.surely));
