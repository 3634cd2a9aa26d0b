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
 * While one flies or is unsaved, further offers are not taken: a second press does nothing twice.
 */
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
  private stopNext = false;
  private readonly send: SendAs;
  private readonly now: () => number;
  private readonly owner: Owner;

  constructor(send: SendAs, now: () => number, owner: Owner) {
    this.send = send;
    this.now = now;
    this.owner = owner;
  }

  /** Whether an offer would be taken. */
  get free(): boolean {
    return this.job === null;
  }

  /** Sends a command. @returns true once it is durable, false if it was not taken or was refused */
  offer<N extends CommandName>(name: N, input: Input<N>): Promise<boolean> {
    if (!this.free) return Promise.resolve(false);
    return new Promise((done) => {
      this.job = { name, input, id: crypto.randomUUID(), done };
      void this.carry();
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
    if (!this.stopNext || job.name !== 'timer.start') return;
    this.stopNext = false;
    void this.offer('timer.stop', {});
  }

  private set(change: Partial<CourierState>): void {
    this.state = { ...this.state, ...change };
    this.owner.changed(this.state);
  }
}
