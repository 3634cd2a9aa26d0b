/** A folder of backup files: the browser's own private one, or one that a person chose. The folder is given; nothing here asks for it. */
import type { Source } from './read.ts';

export interface Shelf {
  /** File names, in no order. */
  list(): Promise<string[]>;
  /** Writes a whole file, or none: a file that was not finished is not there. @returns bytes written */
  write(name: string, lines: AsyncIterable<string>): Promise<number>;
  read(name: string): Promise<Source>;
  remove(name: string): Promise<void>;
}

/** Where the backups of this computer lie. */
export interface BackupPlaces {
  /** The browser's own private folder: always there, and gone with the profile. */
  own(): Promise<Shelf>;
  /** A file that a person handed in, for one look or one restoring. */
  given(): Promise<Shelf>;
  /** The folder that a person chose. `ask`: the browser wants to ask the person again, which only a page can. */
  chosen(): Promise<{ state: 'none' } | { state: 'ask'; name: string } | { state: 'allowed'; name: string; shelf: Shelf }>;
  /** Those that can be read now, without asking anybody. */
  readable(): Promise<Shelf[]>;
}

/** Newest `keep` files stay; the names carry the time. */
export const KEEP = 3;

type Entries = AsyncIterable<[string, { kind: 'file' | 'directory' }]>;

export function folderShelf(folder: FileSystemDirectoryHandle): Shelf {
  return {
    list: async () => {
      const names: string[] = [];
      for await (const [name, { kind }] of (folder as unknown as { entries(): Entries }).entries()) if (kind === 'file') names.push(name);
      return names;
    },
    write: async (name, lines) => {
      const handle = await folder.getFileHandle(name, { create: true });
      // The browser writes beside the file and puts it in place on close.
      const file = await handle.createWritable();
      let bytes = 0;
      try {
        for await (const line of lines) {
          const part = new TextEncoder().encode(line);
          bytes += part.length;
          await file.write(part);
        }
        await file.close();
        return bytes;
      } catch (error) {
        await file.abort().catch(() => undefined);
        await folder.removeEntry(name).catch(() => undefined);
        throw error;
      }
    },
    read: async (name) => {
      const handle = await folder.getFileHandle(name);
      return () => textOf(handle);
    },
    remove: (name) => folder.removeEntry(name),
  };
}

/** A file as text in pieces. Bytes that are not UTF-8 become a sign that no backup holds, so they are found. */
async function* textOf(handle: FileSystemFileHandle): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = (await handle.getFile()).stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } finally {
    // Whoever wanted only the header leaves the rest unread.
    await reader.cancel().catch(() => undefined);
  }
}

/** The files of a ledger, newest first. @param prefix how their names begin */
export const newestFirst = async (shelf: Shelf, prefix: string): Promise<string[]> =>
  (await shelf.list()).filter((name) => name.startsWith(prefix) && name.endsWith('.caretally')).sort().reverse();

/** Removes all but the newest files of a ledger. */
export async function prune(shelf: Shelf, prefix: string, keep = KEEP): Promise<void> {
  for (const name of (await newestFirst(shelf, prefix)).slice(keep)) await shelf.remove(name);
}
