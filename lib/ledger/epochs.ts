import type { Epoch, Vault } from '../vault/index.ts';
import { LedgerError } from './errors.ts';

/** Which month's key seals a block: people, desks and the practice belong to no month and share one. */
export const epochOf = (month: string): string => (month === 'practice' || month === 'desk' ? 'standing' : month);

/** Where wrapped month keys are looked up: the database, or what a backup holds. */
export interface EpochSource { epochs: { get(month: string): PromiseLike<Epoch | undefined> } }

/** The wrapped month keys of a ledger. They never change, so they are read once; a destroyed one is forgotten. */
export class Epochs {
  readonly #db: EpochSource;
  readonly #vault: Vault;
  readonly #known = new Map<string, Epoch>();

  constructor(db: EpochSource, vault: Vault) {
    this.#db = db;
    this.#vault = vault;
  }

  async find(month: string): Promise<Epoch | null> {
    const name = epochOf(month);
    const epoch = this.#known.get(name) ?? (await this.#db.epochs.get(name));
    if (epoch) this.#known.set(name, epoch);
    return epoch ?? null;
  }

  /** A month's key was destroyed. */
  forget(month: string): void {
    this.#known.delete(month);
  }

  /** @throws LedgerError `DAMAGED` if something is sealed under a key that is gone. */
  async get(month: string): Promise<Epoch> {
    const epoch = await this.find(month);
    if (!epoch) throw new LedgerError('DAMAGED', 'no key for a month');
    return epoch;
  }

  /** The keys to write these months with. `fresh` ones are to be stored in the same transaction as what they seal. */
  async forWriting(months: Iterable<string>): Promise<{ keys: Map<string, Epoch>; fresh: Epoch[] }> {
    const keys = new Map<string, Epoch>();
    const fresh: Epoch[] = [];
    for (const name of new Set([...months].map(epochOf))) {
      const kept = await this.find(name);
      const epoch = kept ?? (await this.#vault.newEpoch(name));
      if (!kept) fresh.push(epoch);
      keys.set(name, epoch);
    }
    return { keys, fresh };
  }
}
