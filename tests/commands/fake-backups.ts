import type { BackupPlaces, Shelf } from '../../lib/ledger/backup/shelf.ts';

/** A folder in memory (a fake). `full` refuses every write. */
export class FakeShelf implements Shelf {
  readonly files = new Map<string, string>();
  full = false;
  list = async () => [...this.files.keys()];
  write = async (name: string, lines: AsyncIterable<string>) => {
    let text = '';
    for await (const line of lines) text += line;
    if (this.full) throw new DOMException('', 'QuotaExceededError');
    this.files.set(name, text);
    return text.length;
  };
  read = async (name: string) => {
    const text = this.files.get(name);
    if (text === undefined) throw new DOMException('', 'NotFoundError');
    return async function* () { for (let at = 0; at < text.length; at += 10_000) yield text.slice(at, at + 10_000); };
  };
  remove = async (name: string) => { this.files.delete(name); };
}

/** The browser's folders, and one that a person chose (a fake). */
export class FakeBackups implements BackupPlaces {
  readonly private = new FakeShelf();
  readonly handed = new FakeShelf();
  readonly folder = new FakeShelf();
  state: 'none' | 'ask' | 'allowed' = 'none';
  own = async () => this.private;
  given = async () => this.handed;
  chosen: BackupPlaces['chosen'] = async () => (this.state === 'allowed' ? { state: 'allowed', name: 'Backups', shelf: this.folder } : this.state === 'ask' ? { state: 'ask', name: 'Backups' } : { state: 'none' });
  readable = async () => [this.private, ...(this.state === 'allowed' ? [this.folder] : [])];
}
