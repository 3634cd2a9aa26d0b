import type { Files } from '../../components/workspace/doors.tsx';
import { type ChosenFolder, GIVEN, keepFolder, keptFolder, OWN } from '../background/folder.ts';

/** The name under which the worker finds what a person handed in; an earlier one is replaced. */
const HANDED = 'given.caretally';

type Pick = (how: { id: string; mode: 'read' }) => Promise<FileSystemDirectoryHandle>;
const picker = (): Pick | undefined => (window as unknown as { showDirectoryPicker?: Pick }).showDirectoryPicker?.bind(window);

const privately = async (name: string) => (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });

function download(name: string, href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

const writing = async (folder: ChosenFolder) => (await folder.requestPermission({ mode: 'readwrite' })) === 'granted';

/** Files go from disk to disk here, a piece at a time: no message could carry them. */
export const files: Files = {
  save: async (name) => {
    const url = URL.createObjectURL(await (await (await privately(OWN)).getFileHandle(name)).getFile());
    download(name, url);
    // The download reads the file after this turn; a minute is ample.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  },
  saveVerifier: () => download('caretally-verifier.html', '/caretally-verifier.html'),
  hand: async (file) => {
    const handle = await (await privately(GIVEN)).getFileHandle(HANDED, { create: true });
    await file.stream().pipeTo(await handle.createWritable());
    return HANDED;
  },
  canChoose: picker() !== undefined,
  chooseFolder: async () => {
    try {
      // Asked in two steps: a folder picked for reading, then a question about writing, is what a browser may remember for every visit.
      const folder = (await picker()!({ id: 'caretally-backups', mode: 'read' })) as ChosenFolder;
      if (!(await writing(folder))) return false;
      await keepFolder(folder);
      return true;
    } catch (error) {
      // The person closed the question.
      if ((error as Error).name === 'AbortError') return false;
      throw error;
    }
  },
  allowFolder: async () => {
    const folder = await keptFolder();
    return folder !== null && writing(folder);
  },
};
