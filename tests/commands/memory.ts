/**
 * A stand-in for the database (not the real one): the tables of the ledger in memory, with all-or-nothing transactions one after the other, as
 * far as the ledger uses them. What it leaves out is Dexie and IndexedDB; those are under the same sequences in `model-full.test.ts`.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { LedgerDatabase } from '../../lib/ledger/database.ts';

type Row = Record<string, unknown>;
type Key = string | number;
const inside = new AsyncLocalStorage<object>();

/** What tests may do to the disk: let a write fail before or after it is done, and decide in which order racing reads are answered. */
export const disk = {
  databases: new Map<string, Memory>(),
  fault: null as 'before' | 'after' | null,
  /** Called before each answer. Raced tests let a scheduler decide; otherwise answers come at once. */
  turn: null as (() => Promise<unknown>) | null,
};

const broken = () => Object.assign(new Error('a write that failed (made up)'), { name: 'AbortError' });
const compare = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0);
const atLeast = (a: readonly Key[], b: readonly Key[]): number => a.map((each, n) => compare(each, b[n]!)).find((each) => each !== 0) ?? 0;
const parts = (path: string): string[] => path.replace(/[[\]&]/g, '').split('+');

/** Rows that were asked for; read when the answer is given. */
class Found {
  readonly #db: Memory;
  readonly #rows: () => Row[];
  readonly #key: string[];
  constructor(db: Memory, rows: () => Row[], key: string[]) { this.#db = db; this.#rows = rows; this.#key = key; }
  limit(n: number): Found { return new Found(this.#db, () => this.#rows().slice(0, n), this.#key); }
  toArray(): Promise<Row[]> { return this.#db.answer(() => this.#rows().map((row) => structuredClone(row))); }
  async first(): Promise<Row | undefined> { return (await this.limit(1).toArray())[0]; }
  last(): Promise<Row | undefined> { return this.#db.answer(() => structuredClone(this.#rows().at(-1))); }
  count(): Promise<number> { return this.#db.answer(() => this.#rows().length); }
  primaryKeys(): Promise<unknown[]> { return this.#db.answer(() => this.#rows().map((row) => (this.#key.length === 1 ? row[this.#key[0]!] : this.#key.map((part) => row[part])))); }
}

class Table {
  rows = new Map<string, Row>();
  readonly #db: Memory;
  readonly #key: string[];
  constructor(db: Memory, key: string) { this.#db = db; this.#key = parts(key); }
  #of(row: Row): string { return this.#key.map((part) => String(row[part])).join('\n'); }
  #named(key: unknown): string { return Array.isArray(key) ? key.map(String).join('\n') : String(key); }
  get(key: unknown): Promise<Row | undefined> { return this.#db.answer(() => structuredClone(this.rows.get(this.#named(key)))); }
  bulkGet(keys: unknown[]): Promise<(Row | undefined)[]> { return this.#db.answer(() => keys.map((key) => structuredClone(this.rows.get(this.#named(key))))); }
  put(row: Row): Promise<void> { return this.#db.answer(() => { this.rows.set(this.#of(row), structuredClone(row)); }); }
  bulkPut(rows: Row[]): Promise<void> { return this.#db.answer(() => { for (const row of rows) this.rows.set(this.#of(row), structuredClone(row)); }); }
  bulkAdd(rows: Row[]): Promise<void> {
    return this.#db.answer(() => {
      for (const row of rows) {
        if (this.rows.has(this.#of(row))) throw Object.assign(new Error('there already'), { name: 'ConstraintError' });
        this.rows.set(this.#of(row), structuredClone(row));
      }
    });
  }
  add(row: Row): Promise<void> { return this.bulkAdd([row]); }
  delete(key: unknown): Promise<void> { return this.#db.answer(() => { this.rows.delete(this.#named(key)); }); }
  bulkDelete(keys: unknown[]): Promise<void> { return this.#db.answer(() => { for (const key of keys) this.rows.delete(this.#named(key)); }); }
  clear(): Promise<void> { return this.#db.answer(() => { this.rows.clear(); }); }
  toCollection(): Found { return new Found(this.#db, () => [...this.rows.values()].sort((a, b) => atLeast(this.#key.map((part) => a[part] as Key), this.#key.map((part) => b[part] as Key))), this.#key); }
  toArray(): Promise<Row[]> { return this.toCollection().toArray(); }
  count(): Promise<number> { return this.toCollection().count(); }
  limit(n: number): Found { return this.toCollection().limit(n); }
  where(path: string) {
    const fields = parts(path);
    const at = (row: Row) => fields.map((field) => row[field] as Key);
    const found = (keep: (row: Row) => boolean) => new Found(this.#db, () => [...this.rows.values()].filter(keep).sort((a, b) => atLeast(at(a), at(b))), this.#key);
    return {
      equals: (wanted: Key | Key[]) => found((row) => atLeast(at(row), [wanted].flat()) === 0),
      between: (low: Key[], high: Key[], withLow = true, withHigh = false) => found((row) => {
        const [above, below] = [atLeast(at(row), low), atLeast(high, at(row))];
        return (withLow ? above >= 0 : above > 0) && (withHigh ? below >= 0 : below > 0);
      }),
    };
  }
}

const keys = { events: 'id', heads: 'device', commands: 'id', blocks: '[month+bucket]', journal: 'timer', epochs: 'month', slots: 'id', meta: 'key' } as const;
type Name = keyof typeof keys;
const names = Object.keys(keys) as Name[];

export class Memory {
  readonly name: string;
  readonly tables: Record<Name, Table>;
  #queue: Promise<unknown> = Promise.resolve();
  constructor(name: string) {
    this.name = name;
    this.tables = Object.fromEntries(names.map((each) => [each, new Table(this, keys[each])])) as Record<Name, Table>;
  }

  /** One question's answer: within a transaction at once, else after those that run. */
  async answer<T>(work: () => T): Promise<T> {
    if (inside.getStore() !== undefined) return work();
    if (disk.turn) await disk.turn();
    await this.#queue;
    return work();
  }

  /** All or nothing, one after the other. */
  async transaction<T>(mode: string, ...rest: unknown[]): Promise<T> {
    const by = rest.pop() as { dead: boolean };
    const work = rest.pop() as () => Promise<T>;
    const touched = rest.flat().map((each) => names.map((name) => this.tables[name]).find((table) => table.rows === (each as Table).rows)!);
    // Tables are asked for by name: the rows of two are never one.
    if (disk.turn) await disk.turn();
    const turn = this.#queue.then(async () => {
      // What a dead worker had not begun is never begun; nobody waits behind it.
      if (by.dead) throw broken();
      const before = touched.map((table) => new Map(table.rows));
      const fault = touched.includes(this.tables.events) ? disk.fault : null;
      if (fault) disk.fault = null;
      try {
        const made = await inside.run({}, work);
        if (fault === 'before') throw broken();
        return made;
      } catch (error) {
        if (mode === 'rw') touched.forEach((table, n) => { table.rows = before[n]!; });
        throw error;
      }
    }).then((made) => made);
    const fault = touched.includes(this.tables.events) ? disk.fault : null;
    this.#queue = turn.catch(() => undefined);
    const made = await turn;
    if (fault === 'after') throw broken();
    return made;
  }

  /** A copy as cheap as can be: rows are never changed in place. */
  copy(): Memory {
    const made = new Memory(this.name);
    for (const each of names) made.tables[each].rows = new Map(this.tables[each].rows);
    return made;
  }
}

/** The worker whose code runs. One that died is never answered again; what it had begun to write is written or not, as a whole. */
let worker = { dead: false };
const waiting = new Map<string, Promise<unknown>>();

/** The worker dies here and now: its questions stay unanswered, its locks are free. */
export function workerDies(): void {
  worker.dead = true;
  worker = { dead: false };
  waiting.clear();
}

/** Which worker's code runs here: it may outlive its worker for a moment, and must not touch what is the next one's. */
const whose = new AsyncLocalStorage<{ dead: boolean }>();
export const asWorker = <T>(work: () => T): T => whose.run(worker, work);

const never = new Promise<never>(() => undefined);

/** A lock that dies with its worker, as the browser's do. For `vi.mock` of `lib/ledger/mutex.ts`. */
export async function lockOfWorker<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (whose.getStore()?.dead) return never;
  const turn = (waiting.get(name) ?? Promise.resolve()).then(work, work);
  waiting.set(name, turn.catch(() => undefined));
  return turn;
}

/** A worker's connection to a kept database. */
function opened(memory: Memory): LedgerDatabase {
  const mine = whose.getStore() ?? worker;
  // What is within a transaction that has begun goes to its end.
  const gone = () => mine.dead && inside.getStore() === undefined;
  const living = <T>(work: () => Promise<T>): Promise<T> => (gone() ? never : work().then((made) => (gone() ? never : made), (error: unknown) => {
    if (gone()) return never;
    throw error;
  }));
  const tables = Object.fromEntries(names.map((each) => [each, new Proxy(memory.tables[each], { get: (table, name) => {
    if (name === 'rows') return table.rows;
    const value: unknown = Reflect.get(table, name, table);
    if (typeof value !== 'function') return value;
    const call = (...asked: unknown[]): unknown => (value as (...all: unknown[]) => unknown).apply(table, asked);
    return (...asked: unknown[]) => (name === 'where' || name === 'toCollection' || name === 'limit' ? call(...asked) : living(() => call(...asked) as Promise<unknown>));
  }, set: (table, name, value) => Reflect.set(table, name, value, table) })]));
  const transaction = (...asked: [string, ...unknown[]]) => living(() => memory.transaction(...asked, mine));
  return Object.assign({ name: memory.name, isOpen: () => true, close: () => undefined, transaction }, tables) as unknown as LedgerDatabase;
}

/** For `vi.mock` of `lib/ledger/database.ts`. */
export const inMemory = (real: object) => ({ ...real, openDatabase: open });

/** For `vi.mock` of `lib/ledger/places.ts`. */
export const placesInMemory = (real: object) => ({
  ...real, openLedger: open, deleteLedger: async (name: string) => void disk.databases.delete(name), ledgerExists: async (name: string) => disk.databases.has(name),
});

async function open(name: string): Promise<LedgerDatabase> {
  if (!disk.databases.has(name)) disk.databases.set(name, new Memory(name));
  return opened(disk.databases.get(name)!);
}
