import { LedgerError } from './errors.ts';

/** Runs work alone among all who use the same name. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

const queues = new Map<string, Promise<unknown>>();

/** A queue within this process: for places without Web Locks. */
export const queued: Lock = (name, work) => {
  const turn = (queues.get(name) ?? Promise.resolve()).then(work, work);
  const settled = turn.catch(() => undefined);
  queues.set(name, settled);
  return turn;
};

/** Web Locks where there are any: they also hold against a worker that is just being replaced. */
export const exclusively: Lock = (name, work) =>
  typeof navigator !== 'undefined' && navigator.locks ? (navigator.locks.request(name, work)) : queued(name, work);

/**
 * The end of a person's patience. A full disk lets a write hang instead of failing it; after the deadline the person is told "not saved",
 * and the lock is given back. A transaction that still commits afterwards is harmless: the command's id is in it.
 */
export class Deadline {
  passed = false;
  readonly #expiry: Promise<never>;
  #refuse: () => void = () => undefined;
  #until: number;
  #timer: ReturnType<typeof setTimeout>;

  constructor(ms: number) {
    this.#expiry = new Promise<never>((_, reject) => {
      this.#refuse = () => {
        this.passed = true;
        reject(new LedgerError('NOT_SAVED'));
      };
    });
    this.#expiry.catch(() => undefined);
    this.#until = performance.now() + ms;
    this.#timer = setTimeout(this.#refuse, ms);
  }

  /** Work that is known to be long gets more time. */
  extend(ms: number): void {
    if (this.passed) return;
    this.#until += ms;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#refuse, Math.max(0, this.#until - performance.now()));
  }

  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#expiry]);
  }

  /** @throws LedgerError `NOT_SAVED` once passed: nothing new is begun for somebody who was told so. */
  check(): void {
    if (this.passed) throw new LedgerError('NOT_SAVED');
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
