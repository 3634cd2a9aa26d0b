/**
 * The folder that a person chose for backups, kept over restarts. A browser keeps such a handle only in IndexedDB, and hands it to pages and worker
 * alike; so it has a database of its own, which holds nothing else.
 *
 *   chosen ──► allowed, while a page of ours is open, or for good if the person said "on every visit"
 *                └──last page closed, browser restarted──► ask ──the person's click on a page──► allowed
 */
/** The browser's own private folder holds two: what is made, and what a person handed in. */
export const OWN = 'backups';
export const GIVEN = 'given';

const NAME = 'caretally-folder';
const TABLE = 'folder';
const KEY = 'backups';

/** What the browser knows of a handle beside its files. Chromium only. */
export type ChosenFolder = FileSystemDirectoryHandle & {
  queryPermission(how: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(how: { mode: 'readwrite' }): Promise<PermissionState>;
};

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((fulfil, refuse) => {
    request.onsuccess = () => fulfil(request.result);
    request.onerror = () => refuse(request.error ?? new Error('folder'));
  });
}

async function within<T>(mode: IDBTransactionMode, work: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE);
  const db = await done(opening);
  try {
    return await done(work(db.transaction(TABLE, mode).objectStore(TABLE)));
  } finally {
    db.close();
  }
}

export const keepFolder = (folder: FileSystemDirectoryHandle): Promise<unknown> => within('readwrite', (table) => table.put(folder, KEY));

export const keptFolder = async (): Promise<ChosenFolder | null> => ((await within('readonly', (table) => table.get(KEY))) as ChosenFolder | undefined) ?? null;
