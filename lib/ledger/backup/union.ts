/**
 * Two copies of one chain, put together: at each number the record that continues the chain is taken, wherever it stands. So a backup fills
 * the holes of a damaged database, and what the database has beyond the backup is kept.
 *
 *   here  1 2 3 ✗ 5 6      ✗ altered or unreadable
 *   file  1 2 3 4          ─►  1 2 3 4 5 6
 *
 * Whatever the order of the two, the result is the same; with itself a chain gives itself. Where both have a sound record of one number and the
 * two differ, they are two histories, and nothing is mixed.
 */
import type { Vault } from '../../vault/index.ts';
import { linked, noHead } from '../chain.ts';
import type { EventRow } from '../database.ts';
import { LedgerError } from '../errors.ts';

/** Rows in ascending number; it may have holes, and it may end in trouble. */
export type Rows = AsyncIterable<EventRow[]>;

/** A row source that can be looked at before a row is taken. What fails on the way is an end. */
class Cursor {
  readonly #chunks: AsyncIterator<EventRow[]>;
  #rows: EventRow[] = [];
  #at = 0;
  #over = false;

  constructor(rows: Rows) {
    this.#chunks = rows[Symbol.asyncIterator]();
  }

  /** The rows of this number; those before it are passed over. */
  async of(seq: number): Promise<EventRow | null> {
    for (;;) {
      for (; this.#at < this.#rows.length; this.#at++) {
        const row = this.#rows[this.#at]!;
        if (row.seq === seq) return row;
        if (row.seq > seq) return null;
      }
      if (this.#over) return null;
      const next = await this.#chunks.next().catch(() => ({ done: true as const, value: undefined }));
      if (next.done) this.#over = true;
      else [this.#rows, this.#at] = [next.value, 0];
    }
  }
}

const CHUNK = 256;

/** A row of the union, and whether it stood here. */
export interface Taken { row: EventRow; here: boolean }

/** @returns sound rows in order, a chunk at a time. @throws LedgerError `OTHER_CHAIN` */
export async function* united(vault: Vault, device: string, here: Rows, file: Rows): AsyncGenerator<Taken[]> {
  const sides = [new Cursor(here), new Cursor(file)] as const;
  let previous = noHead(device).mac;
  let taken: Taken[] = [];
  for (let seq = 1; ; seq++) {
    const [mine, theirs] = await candidates(vault, previous, sides, seq);
    if (mine && theirs && mine.mac !== theirs.mac) throw new LedgerError('OTHER_CHAIN', `record ${seq}`);
    const row = mine ?? theirs;
    if (!row) break;
    taken.push({ row, here: mine !== null });
    previous = row.mac;
    if (taken.length === CHUNK) {
      yield taken;
      taken = [];
    }
  }
  if (taken.length > 0) yield taken;
}

async function candidates(vault: Vault, previous: string, [here, file]: readonly [Cursor, Cursor], seq: number): Promise<[EventRow | null, EventRow | null]> {
  const [mine, theirs] = await Promise.all([here.of(seq), file.of(seq)]);
  return Promise.all([sound(vault, previous, mine), sound(vault, previous, theirs)]);
}

/** The row if it continues the chain; a row that is damaged beyond its form is none. */
async function sound(vault: Vault, previous: string, row: EventRow | null): Promise<EventRow | null> {
  if (!row) return null;
  try {
    return (await linked(vault, previous, row)) === row.mac ? row : null;
  } catch (error) {
    vault.stillOpen();
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}
