import type { Columns, Vault } from '../vault/index.ts';
import { type Block, type BlockKey, nameOf } from './blocks.ts';
import type { BlockRow, LedgerDatabase } from './database.ts';
import { type Epochs, epochOf } from './epochs.ts';

const columns = (key: BlockKey, rev: number): Columns => ['blocks', key.month, key.bucket, rev];

/** The sealed blocks as kept in the database. */
export class KeptBlocks {
  readonly #db: LedgerDatabase;
  readonly #vault: Vault;
  readonly #epochs: Epochs;

  constructor(db: LedgerDatabase, vault: Vault, epochs: Epochs) {
    this.#db = db;
    this.#vault = vault;
    this.#epochs = epochs;
  }

  /** Opens a row. @throws VaultError `UNREADABLE`, `LOCKED` */
  async opened(row: BlockRow): Promise<Block> {
    return (await this.#vault.open(await this.#epochs.get(row.month), columns(row, row.rev), row)) as Block;
  }

  /** Reads blocks; those that do not exist are left out. */
  async read(keys: readonly BlockKey[]): Promise<{ key: BlockKey; rev: number; block: Block }[]> {
    const rows = (await this.#db.blocks.bulkGet(keys.map((key): [string, number] => [key.month, key.bucket]))).filter((row) => row !== undefined);
    return Promise.all(rows.map(async (row) => ({ key: { month: row.month, bucket: row.bucket }, rev: row.rev, block: await this.opened(row) })));
  }

  async one<B extends Block>(key: BlockKey): Promise<B | null> {
    // Asked on every read, even of a block that is not there: a locked vault answers nothing.
    this.#vault.stillOpen();
    return ((await this.read([key]))[0]?.block as B | undefined) ?? null;
  }

  async seal(key: BlockKey, block: Block, rev: number, keys: Map<string, Parameters<Vault['seal']>[0]>): Promise<BlockRow> {
    const epoch = keys.get(epochOf(key.month)) ?? (await this.#epochs.get(key.month));
    return { month: key.month, bucket: key.bucket, rev, ...(await this.#vault.seal(epoch, columns(key, rev), block)) };
  }

  /** The names of all blocks that are kept. */
  async names(): Promise<string[]> {
    return (await this.#db.blocks.toCollection().primaryKeys()).map(([month, bucket]) => nameOf({ month, bucket }));
  }
}
