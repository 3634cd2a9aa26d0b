import type { Journal, Stretch } from '../../lib/records/index.ts';
import type { Reading } from '../../lib/timer/clock.ts';
import { stopNow, verdict, type Verdict } from '../../lib/timer/settle.ts';
import { AWAY_MS, begun, CALL_AWAY_MS, doubted, limitAt, stoppedAt, touched, unasked, witnessed } from '../../lib/timer/watch.ts';
import type { Act } from './acts.ts';
import { Truth } from './truth.ts';

const START = Date.parse('2026-11-17T15:00:00Z');
const id = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** What one stretch of a running timer became: the certain part, and what waits. */
export interface Made { patient: string; start: number; certainUntil: number; held: readonly Stretch[]; goesOn: boolean; clockBy: number }

/**
 * A plain stand-in for the background (not the real one): it hands every act to `lib/timer` as the commands do, and tells the same to `truth`.
 * The real commands are held against the same truth in `tests/commands/model.test.ts`.
 */
export class Life {
  readonly truth = new Truth();
  readonly made: Made[] = [];
  row: Journal | null = null;
  patient = 'A';
  #open = true;
  #session = 'one';
  #worker = { name: id(1), born: 0 };
  #heard = false;
  #lastInput = 0;
  #woke = 0;
  #names = 1;

  get wall(): number { const { now } = this.truth; return START + now.at + now.set; }

  #reading(): Reading {
    const { awake } = this.truth.now;
    const ticks = [{ clock: this.#worker.name, ms: awake - this.#worker.born }];
    return { wall: this.wall, ticks: this.#heard ? [...ticks, { clock: id(0), ms: awake }] : ticks };
  }

  #hear(): void {
    this.#heard = true;
    this.truth.voices.add('page');
  }

  constructor() {
    this.truth.voices.add('worker 1');
  }

  live(act: Act): void {
    const { truth } = this;
    switch (act.do) {
      case 'works': truth.pass(act.ms); this.#lastInput = truth.now.at; break;
      case 'isAway': truth.pass(act.ms); break;
      case 'sleeps': truth.sleep(act.ms); this.#woke = truth.now.awake; break;
      case 'setsClock': truth.set(act.ms); break;
      case 'page': this.#hear(); this.#witness(); break;
      case 'alarm': this.#witness(); break;
      case 'presence': this.#presence(); break;
      case 'workerDies': this.#die(); break;
      case 'start': this.#input(); if (this.#open && !this.row) this.#begin('A', this.wall); break;
      case 'stop': this.#input(); this.#stop(Math.min(act.ago, this.#awakeSinceStart())); break;
      case 'otherChart': this.#otherChart(); break;
      case 'ownChart': if (this.#open && this.row?.open?.asks) { truth.settle(true); this.#settle(true); } break;
      case 'goOn': this.#input(); this.#goOn(); break;
      case 'switches': this.#input(); this.#switch(); break;
      case 'call': this.#input(); if (this.#open && this.row) this.row = { ...this.row, awayAfter: AWAY_MS, callAfter: CALL_AWAY_MS, callUntil: this.wall + 3_600_000 }; break;
      case 'locks': this.#lock(truth.now.at); break;
      case 'osLocks': this.#lock(truth.now.at - this.#lastInput <= 60_000 ? truth.now.at : this.#lastInput); break;
      case 'unlocks': this.#input(); if (!this.#open) { this.#open = true; truth.settle(true); this.#settle(true); } break;
      case 'quits': this.#quit(); break;
    }
  }

  /** Nobody presses a key before the timer began, or asleep. */
  #awakeSinceStart(): number {
    const { run, now } = this.truth;
    const begin = run?.windows[0]?.from ?? run?.last;
    return begin ? now.awake - Math.max(begin.awake, this.#woke) : 0;
  }

  /** Whatever is pressed, is pressed on a page whose clock speaks. */
  #input(): void {
    this.#lastInput = this.truth.now.at;
    this.#hear();
  }

  #begin(patient: string, start: number): void {
    this.patient = patient;
    this.row = begun({ id: id(9), staff: id(8), start }, this.#reading(), this.#session);
    if (!this.truth.run) this.truth.begin(patient);
  }

  #take(made: Verdict): void {
    if (made.kind !== 'close' || !this.row) return;
    const { awayAfter, callAfter, callUntil } = this.row;
    this.made.push({ patient: this.patient, start: this.row.start, certainUntil: made.certainUntil, held: made.held, goesOn: made.goesOnFrom !== null, clockBy: made.clockBy });
    this.row = made.goesOnFrom === null ? null : begun({ id: id(9), staff: id(8), start: made.goesOnFrom }, this.#reading(), this.#session, { ...(awayAfter ? { awayAfter } : {}), ...(callUntil ? { callAfter, callUntil } : {}) });
  }

  #settle(back: boolean): void {
    if (this.row) this.#take(verdict(this.row, this.#reading(), this.#session, back));
  }

  #witness(): void {
    if (!this.row) return;
    const closed = this.row.stopped !== undefined;
    this.row = witnessed(this.row, this.#reading(), this.#session);
    if (!closed) this.truth.seen();
    if (!this.#open) return;
    if (!closed) this.truth.settle(false);
    this.#settle(false);
  }

  #presence(): void {
    const { truth } = this;
    const idle = truth.now.at - this.#lastInput;
    if (this.row) {
      if (this.row.stopped === undefined) { truth.seen(); truth.touched(this.#lastInput); }
      this.row = touched(witnessed(this.row, this.#reading(), this.#session), this.wall - idle);
    }
    if (this.row && idle >= limitAt(this.row, this.wall)) {
      if (this.row.stopped === undefined) truth.idle(this.#lastInput);
      this.row = doubted(this.row, this.wall - idle, 'idle', this.#reading(), this.#session);
    }
    if (idle >= 600_000) this.#open = false;
    else if (idle < 15_000 && this.#open && this.row?.open?.cause === 'idle' && !this.row.open.asks) { truth.settle(true); this.#settle(true); }
    this.#witness();
  }

  #lock(from: number): void {
    if (!this.#open) return;
    this.#open = false;
    if (!this.row) return;
    if (this.row.stopped === undefined) this.truth.locked(from);
    this.row = doubted(this.row, this.wall - (this.truth.now.at - from), 'locked', this.#reading(), this.#session);
  }

  #otherChart(): void {
    if (!this.#open || !this.row || this.row.open?.asks) return;
    this.truth.otherChart();
    this.row = doubted(this.row, this.wall, 'other_chart', this.#reading(), this.#session);
  }

  #goOn(): void {
    if (!this.#open || !this.row) return;
    const seen = unasked(witnessed(this.row, this.#reading(), this.#session));
    const counted = this.truth.goOn();
    if (seen) { this.row = seen; return; }
    if (!counted) this.truth.settle(true);
    this.#settle(true);
  }

  #switch(): void {
    if (!this.#open || !this.row) return;
    const other = this.patient === 'A' ? 'B' : 'A';
    const seen = witnessed(this.row, this.#reading(), this.#session);
    const from = seen.open?.cause === 'other_chart' && !seen.held?.length ? seen.open.from : this.wall;
    this.truth.switchTo(other);
    this.#take(stopNow(this.row, this.#reading(), this.#session));
    this.#begin(other, from);
  }

  #stop(ago: number): void {
    if (!this.row) return;
    if (this.#open) {
      this.truth.stop(ago);
      this.#take(stopNow(this.row, this.#reading(), this.#session, ago));
    } else if (this.row.stopped === undefined) {
      this.truth.stop();
      this.row = stoppedAt(this.row, this.#reading(), this.#session);
    }
  }

  #die(): void {
    this.#worker = { name: id(++this.#names + 10), born: this.truth.now.awake };
    this.#heard = false;
    this.truth.voices = new Set([`worker ${this.#names}`]);
  }

  /** The browser is closed and opened again at once; whatever passed in between is the act before. */
  #quit(): void {
    this.#die();
    this.#session = `session ${this.#names}`;
    this.#open = false;
    if (!this.row) return;
    if (this.row.stopped === undefined) {
      this.truth.closed();
      this.row = { ...this.row, stopped: this.wall };
    }
  }

  /** The end of the day: unlocked and stopped. */
  end(): void {
    this.live({ do: 'unlocks' });
    this.live({ do: 'stop', ago: 0 });
  }
}
