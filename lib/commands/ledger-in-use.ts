import { backupAhead } from '../ledger/backup/ahead.ts';
import type { Shelf } from '../ledger/backup/shelf.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import { asLedgerError } from '../ledger/errors.ts';
import { checkHead, isBlank, type Mirror } from '../ledger/head.ts';
import { ledgerExists, openLedger } from '../ledger/places.ts';
import { Refusal } from './command.ts';
import type { Ports } from './context.ts';
import type { WidgetView } from './views.ts';

/** The two ledgers a computer may hold: the practice's own, and one of made-up people. They never share a database. */
export const names = { real: 'caretally', practice: 'caretally-practice' } as const;
export type Which = keyof typeof names;

/**
 * The ledger in use on this computer: which of the two it is, its database, its mirror in the browser's own store, and whether it can be trusted.
 * Needs no vault.
 */
export class LedgerInUse {
  readonly #ports: Ports;
  #db: LedgerDatabase | null = null;
  #which: Which = 'real';
  #alarm: string | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** At every start of the worker: which ledger, is it whole. @returns whether it is here and can be read */
  async wake(): Promise<boolean> {
    this.#which = (await this.#ports.local.get<Which>('ledger')) ?? 'real';
    if (!(await this.exists())) return false;
    try {
      await this.database();
    } catch (error) {
      this.#alarm = (error as Error).message;
      return false;
    }
    const db = await this.database();
    this.#alarm = await this.#looked(db);
    return this.#alarm === null || db.isOpen();
  }

  get which(): Which {
    return this.#which;
  }

  /** The name that its databases and backups carry. */
  get name(): string {
    return names[this.#which];
  }

  /** A sentence when the records cannot be trusted or opened; nothing is written then. */
  get alarm(): string | null {
    return this.#alarm;
  }

  /** True while the database stands open, whatever was found of it. */
  get isOpen(): boolean {
    return this.#db?.isOpen() ?? false;
  }

  async database(): Promise<LedgerDatabase> {
    if (!this.#db?.isOpen()) this.#db = await openLedger(this.name);
    return this.#db;
  }

  get mirror(): Mirror {
    const key = `mirror:${this.name}`;
    return { read: async () => (await this.#ports.local.get<Awaited<ReturnType<Mirror['read']>>>(key)) ?? null, write: (head) => this.#ports.local.set(key, head) };
  }

  /** True once there is, or was, a ledger of the current kind: a vanished database is not a new practice. */
  async exists(): Promise<boolean> {
    const { name } = this;
    if ((await this.#ports.local.get(`mirror:${name}`)) !== undefined) return true;
    const mine = this.#db?.isOpen() && this.#db.name.split('~')[0] === name ? this.#db : null;
    if (!mine && !(await ledgerExists(name))) return false;
    // A first write that never came (the worker died in the middle of the set-up) leaves an empty database: nothing is or was in it.
    const db = mine ?? (await openLedger(name).catch(() => null));
    try {
      return db === null || !(await isBlank(db));
    } finally {
      if (!mine) db?.close();
    }
  }

  /** Events once seen here by the mirror, and events here now; null where nobody can tell. */
  async counted(): Promise<{ witnessed: number | null; here: number | null }> {
    const witnessed = (await this.mirror.read())?.seq ?? null;
    if (!(await this.exists())) return { witnessed, here: null };
    const here = await this.database().then((db) => db.events.count()).catch(() => null);
    return { witnessed, here };
  }

  /** Looks whether a shelf of backups knows more than what is here; then nothing is written any more. @returns the sentence, or null */
  async lookAt(shelf: Shelf): Promise<string | null> {
    const sentence = await backupAhead(await this.database(), this.name, [shelf]);
    if (sentence !== null) this.raise(sentence);
    return sentence;
  }

  /** Something was found that must stop all writing until a person has looked at it. */
  raise(sentence: string): void {
    this.#alarm ??= sentence;
    this.#ports.changed();
  }

  /** Turns to a ledger that is to be begun. @throws Refusal if records are or were there; then this one stays in use */
  async turnTo(which: Which): Promise<void> {
    const before = this.#which;
    this.#which = which;
    if (await this.exists()) {
      this.#which = before;
      throw new Refusal('NOT_EMPTY', 'There are records here already, so no new practice was started. They are safe. Unlock them with your passphrase.');
    }
  }

  /** Lets go of the database, and of what was found of it: what comes is another one. */
  letGo(): void {
    this.#db?.close();
    this.#db = null;
    this.#alarm = null;
  }

  /** What may be said of the practice while locked: its zone, and whether its people are made up. Its name is not kept in the clear. */
  async practiceView(): Promise<WidgetView['practice']> {
    const timeZone = await this.#ports.local.get<string>(`zone:${this.name}`);
    return timeZone ? { name: '', timeZone, synthetic: this.#which === 'practice' } : null;
  }

  /** Is everything here that was here? By the mirror, and by the backups that can be read without asking anybody. */
  async #looked(db: LedgerDatabase): Promise<string | null> {
    try {
      const { sentence } = await checkHead(db, this.mirror);
      return sentence ?? (await backupAhead(db, this.name, (await this.#ports.backups?.readable().catch(() => [])) ?? []));
    } catch (error) {
      db.close();
      return asLedgerError(error, 'UNOPENABLE').message;
    }
  }
}
