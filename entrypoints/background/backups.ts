import { type BackupPlaces, folderShelf, type Shelf } from '../../lib/ledger/backup/shelf.ts';
import { GIVEN, keptFolder, OWN } from './folder.ts';

async function privateShelf(name: string): Promise<Shelf> {
  const root = await navigator.storage.getDirectory();
  return folderShelf(await root.getDirectoryHandle(name, { create: true }));
}

async function chosen(): ReturnType<BackupPlaces['chosen']> {
  const folder = await keptFolder();
  if (!folder) return { state: 'none' };
  const allowed = (await folder.queryPermission({ mode: 'readwrite' })) === 'granted';
  return allowed ? { state: 'allowed', name: folder.name, shelf: folderShelf(folder) } : { state: 'ask', name: folder.name };
}

/** Where this browser keeps backups. A worker can write into a chosen folder, but never ask for it. */
export const browserBackups = (): BackupPlaces => ({
  own: () => privateShelf(OWN), given: () => privateShelf(GIVEN), chosen,
  readable: async () => {
    const folder = await chosen().catch(() => ({ state: 'none' as const }));
    return [await privateShelf(OWN), ...(folder.state === 'allowed' ? [folder.shelf] : [])];
  },
});
