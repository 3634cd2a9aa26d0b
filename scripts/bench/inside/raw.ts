/** About as large as a sealed entry with its clear columns. */
const BYTES = 600;

/** The yardstick: one record put into a plain database, strict, until the transaction is complete. No library, no encryption. */
export async function rawPut(): Promise<() => Promise<number>> {
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const opening = indexedDB.open('bench-raw', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' });
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(new Error('The plain database could not be opened.'));
  });
  let id = 0;
  return () => new Promise((done, fail) => {
    const body = crypto.getRandomValues(new Uint8Array(BYTES));
    const from = performance.now();
    const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
    transaction.objectStore('rows').put({ id: ++id, body });
    transaction.oncomplete = () => done(performance.now() - from);
    transaction.onabort = () => fail(new Error('The plain put failed.'));
  });
}

const stores = ['blocks', 'commands', 'events', 'heads', 'journal'];

/** What a stop writes, as one strict transaction without library, encryption or reading: two events, three blocks, head, command, journal. */
export async function rawRows(): Promise<() => Promise<number>> {
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const opening = indexedDB.open('bench-raw-rows', 1);
    opening.onupgradeneeded = () => {
      for (const name of stores) {
        const store = opening.result.createObjectStore(name, { keyPath: 'id' });
        if (name === 'events') for (const index of ['sequence', 'patient']) store.createIndex(index, index);
      }
    };
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(new Error('The plain database could not be opened.'));
  });
  let id = 0;
  return () => new Promise((done, fail) => {
    const body = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
    const [event, block] = [[body(BYTES), body(BYTES)], [0, 1, 2].map(() => body(4 * BYTES))];
    const from = performance.now();
    const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
    const store = (name: string) => transaction.objectStore(name);
    for (const each of event) store('events').add({ id: ++id, sequence: id, patient: id % 6, body: each });
    for (const [n, each] of block.entries()) store('blocks').put({ id: n, body: each });
    store('heads').put({ id: 1, mac: id });
    store('commands').add({ id });
    store('journal').delete(1);
    transaction.oncomplete = () => done(performance.now() - from);
    transaction.onabort = () => fail(new Error('The plain put failed.'));
  });
}

export const wait = (ms: number) => new Promise<void>((done) => { setTimeout(done, ms); });
