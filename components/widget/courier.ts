import type { CommandName, Input } from '../../lib/messages.ts';
import { codeOf, sentenceOf } from '../ui/wire.tsx';
import type { SendAs } from './useWidget.ts';

/*
 * One command at a time, until there is a durable answer.
 *
 *   (free) ──offer──► flying ──answer──► (free)
 *                      │  ▲
 *         no durable   │  │ retry, the same id: it acts once
 *         answer       ▼  │
 *                    unsaved          refused by the worker ──► (free), with its sentence
 *
 * While one flies or is unsaved, a second press does nothing twice. Two kinds wait in line instead of being lost: details of an entry
 * (note, tag, contact; the newest of a kind stands for those before it) behind details and calls, and what moves the clock, counted from
 * its press, behind details.
 */
const clockActs: readonly CommandName[] = ['timer.start', 'timer.stop', 'timer.pause', 'timer.resume', 'timer.call', 'timer.switch'];
const details: readonly CommandName[] = ['timer.note', 'timer.tag', 'timer.contact'];

/** Whether a command moves the clock. */
export const movesClock = (name: CommandName): boolean => clockActs.includes(name);

export interface Unsaved { name: CommandName; since: number; tries: number }

export interface CourierState {
  /** The command on its way, or null. */
  flight: CommandName | null;
  /** The command without a durable answer, or null. */
  unsaved: Unsaved | null;
}

interface Job { name: CommandName; input: unknown; id: string; done: (carried: boolean) => void }

/** What the courier tells its owner. */
export interface Owner {
  changed(state: CourierState): void;
  answered(name: CommandName, input: unknown, reply: unknown): void;
  refused(code: string, sentence: string, input: unknown): void;
}

export class Courier {
  private state: CourierState = { flight: null, unsaved: null };
  private job: Job | null = null;
  private line: Job[] = [];
  private stopNext = false;
  private readonly send: SendAs;
  private readonly acted: (id: string) => void;
  private readonly now: () => number;
  private readonly owner: Owner;

  /** @param acted keeps the instant of the press for an id that is sent later */
  constructor(send: SendAs, acted: (id: string) => void, now: () => number, owner: Owner) {
    this.send = send;
    this.acted = acted;
    this.now = now;
    this.owner = owner;
  }

  /** Whether nothing is on its way. */
  get free(): boolean {
    return this.job === null;
  }

  /** Whether an offer of this command would be taken, now or in line. */
  takes(name: CommandName): boolean {
    if (this.job === null) return true;
    const ahead = [this.job, ...this.line].map((job) => job.name).filter((before) => !details.includes(before));
    // A call leaves the timer with its patient; behind anything else a detail could come to another patient's timer.
    if (details.includes(name)) return ahead.every((before) => before === 'timer.call');
    return movesClock(name) && ahead.length === 0;
  }

  /** Sends a command, or puts it in line. @returns true once it is durable, false if it was not taken or was refused */
  offer<N extends CommandName>(name: N, input: Input<N>): Promise<boolean> {
    if (!this.takes(name)) return Promise.resolve(false);
    return new Promise((done) => {
      const job: Job = { name, input, id: crypto.randomUUID(), done };
      if (this.job === null) {
        this.job = job;
        void this.carry();
        return;
      }
      this.acted(job.id);
      const last = this.line.at(-1);
      if (last?.name === name) this.line[this.line.length - 1] = { ...job, done: (carried) => { last.done(carried); done(carried); } };
      else this.line.push(job);
    });
  }

  /** Tries the unsaved command again, with its old id. */
  retry(): void {
    if (this.state.flight === null) void this.carry();
  }

  /** Stop, as soon as the start that is on its way has come back. */
  stopAfterStart(): void {
    this.stopNext = this.state.flight === 'timer.start';
  }

  private async carry(): Promise<void> {
    const { job } = this;
    if (!job) return;
    this.set({ flight: job.name });
    try {
      const reply = await this.send(job.name, job.input as never, job.id);
      this.owner.answered(job.name, job.input, reply);
      this.end(job, true);
    } catch (thrown) {
      const code = codeOf(thrown);
      if (code === 'NOT_SAVED' || code === 'NO_ANSWER') {
        const { unsaved } = this.state;
        this.set({ flight: null, unsaved: { name: job.name, since: unsaved?.since ?? this.now(), tries: (unsaved?.tries ?? 0) + 1 } });
        return;
      }
      this.stopNext = false;
      this.owner.refused(code, sentenceOf(thrown), job.input);
      this.end(job, false);
    }
  }

  private end(job: Job, carried: boolean): void {
    this.job = null;
    this.set({ flight: null, unsaved: null });
    job.done(carried);
    if (this.stopNext && job.name === 'timer.start') {
      this.stopNext = false;
      this.line.push({ name: 'timer.stop', input: {}, id: crypto.randomUUID(), done: () => undefined });
    }
    this.job = this.line.shift() ?? null;
    void this.carry();
  }

  private set(change: Partial<CourierState>): void {
    this.state = { ...this.state, ...change };
    this.owner.changed(this.state);
  }
}
