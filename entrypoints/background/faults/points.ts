/**
 * Points at which the worker can be made to stand still for ever, so that a harness can stop it exactly there.
 *
 * They are not written into the product's code. A worker that dies leaves behind what its calls to the browser had done by then and nothing
 * else, so every way in which it can die is told apart by the last such call that left something behind. Each of those is a point, right
 * after its effect and before anybody hears of it: whatever a command awaits, now or in a later version, is among them. Calls that only
 * bring something back (reading, cryptography) are points when every await is asked for.
 */

/** Counts points; armed, it says where to stand still. */
export class Points {
  /** How many points were passed since it was armed. */
  passed = 0;
  /** The name of the point where the worker stands, or null. */
  held: string | null = null;
  #at = 0;
  #every = false;

  /**
   * @param at 1 = the next point, 2 = the one after; 0 = none; @param every also where nothing is left behind
   * @returns where it stands by now: that cannot be taken back
   */
  arm(at: number, every = false): { held: string | null } {
    this.passed = 0;
    this.#at = at;
    this.#every = every;
    return { held: this.held };
  }

  /** Counts one point. True: stand still here. */
  reached(name: string, leaves = true): boolean {
    if (!leaves && !this.#every) return false;
    this.passed += 1;
    if (this.#at === 0 || this.passed !== this.#at) return false;
    this.held = name;
    return true;
  }
}

type Method = (...args: unknown[]) => Promise<unknown>;

/** Makes a point of every call of `object[method]`, after it took effect. @param leaves whether it leaves something behind */
export function watch(points: Points, object: object, method: string, leaves: boolean, name: (args: unknown[]) => string): void {
  const target = object as Record<string, Method>;
  const plain = target[method]!;
  target[method] = async function (this: unknown, ...args: unknown[]) {
    const result = await plain.apply(this, args);
    if (points.reached(name(args), leaves)) await new Promise<never>(() => undefined);
    return result;
  };
}

/** Makes two points of every transaction of every database: open with all its writes asked for, and committed with nobody told. */
export function watchDatabases(points: Points): void {
  const held = new WeakSet<IDBTransaction>();
  const keepOpen = (transaction: IDBTransaction) => {
    held.add(transaction);
    const store = transaction.objectStore(transaction.objectStoreNames[0]!);
    const again = () => { store.get('-').onsuccess = again; };
    again();
  };
  const onTransaction = (transaction: IDBTransaction) => {
    const stores = `${transaction.mode} ${[...transaction.objectStoreNames].join('+')}`;
    const leaves = transaction.mode !== 'readonly';
    if (points.reached(`open ${stores}`, leaves)) keepOpen(transaction);
    // Listens before anybody else does, and so can keep the news from them.
    transaction.addEventListener('complete', (event) => { if (points.reached(`committed ${stores}`, leaves)) event.stopImmediatePropagation(); });
  };
  const databases = IDBDatabase.prototype;
  const transaction = databases.transaction;
  databases.transaction = function (...args) {
    const made = transaction.apply(this, args);
    onTransaction(made);
    return made;
  };
  const transactions = IDBTransaction.prototype;
  const commit = transactions.commit;
  transactions.commit = function () { if (!held.has(this)) commit.call(this); };
  const factory = IDBFactory.prototype;
  const open = factory.open;
  factory.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener('upgradeneeded', () => {
      // Kept open once the tables are there: a transaction needs one to be asked for something.
      queueMicrotask(() => { if (request.transaction?.objectStoreNames.length && points.reached('open upgrade')) keepOpen(request.transaction); });
    });
    request.addEventListener('success', (event) => { if (points.reached('database opened')) event.stopImmediatePropagation(); });
    return request;
  };
}

/** Makes a point of the moment in which a lock of the browser's was given. */
export function watchLocks(points: Points): void {
  const locks = LockManager.prototype as unknown as { request(name: string, work: (lock: unknown) => unknown): Promise<unknown> };
  const request = locks.request;
  locks.request = function (name, work) {
    return request.call(this, name, async (lock: unknown) => {
      if (points.reached('lock given')) await new Promise<never>(() => undefined);
      return work(lock);
    });
  };
}
