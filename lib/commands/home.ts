import { backupAhead } from '../ledger/backup/ahead.ts';
import type { Report } from '../ledger/backup/restore.ts';
import type { Shelf } from '../ledger/backup/shelf.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import { asLedgerError } from '../ledger/errors.ts';
import { checkHead, deviceOf, isBlank, type Mirror } from '../ledger/head.ts';
import { changeRow, journalRow, journalRows } from '../ledger/journal.ts';
import { Ledger } from '../ledger/ledger.ts';
import { exclusively } from '../ledger/mutex.ts';
import { deleteLedger, ledgerExists, openLedger } from '../ledger/places.ts';
import { readSlots, replaceSlot } from '../ledger/slots.ts';
import type { Journal, Staff } from '../records/index.ts';
import type { Reading } from '../timer/clock.ts';
import { acceptedPassphrase, afterInput, fromBase64, gate, isLocked, newDataKey, openedNow, openVault, type Bytes } from '../vault/index.ts';
import { forgetSession, keepSession, readSession, type Session } from '../vault/session.ts';
import { firstEvents, firstSlots, madeUpBeginning, type Beginning } from './beginning.ts';
import { Refusal } from './command.ts';
import type { Ports } from './context.ts';
import { openUp, type Open } from './open.ts';
import { doubted, limitAt, stoppedAt, touched, unasked, witnessed } from '../timer/watch.ts';
import type { Clocks } from './clocks.ts';
import { unlockWith, type Key } from './unlock.ts';
import type { WidgetView } from './views.ts';

export type { Open } from './open.ts';

/** The two ledgers a computer may hold: the practice's own, and one of made-up people. They never share a database. */
const names = { real: 'caretally', practice: 'caretally-practice' } as const;
type Which = keyof typeof names;

/** What is given to whoever puts a ledger together again. */
export interface Restoring { ledger: string; here: LedgerDatabase | null; mirror: Mirror; alarm: boolean }

/**
 * The practice's house: which ledger is in use, whether it is locked, who is in. It survives the worker's death by reading back from the
 * browser's memory (the open key) and from the database (everything else).
 *
 *   new ──create──► open ◄──unlock── locked          new: no ledger on this computer
 *                    └──lock: OS lock, ten idle minutes, twelve hours, restart, a person──►┘
 */
export class Home {
  readonly #ports: Ports;
  readonly #clocks: Clocks;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #onLock: (() => Promise<void>)[] = [];
  #db: LedgerDatabase | null = null;
  #which: Which = 'real';
  #session: Session | null = null;
  #open: Open | null = null;
  #alarm: string | null = null;
  #browserSession = '';

  constructor(ports: Ports, clocks: Clocks, newId: () => string) {
    this.#ports = ports;
    this.#clocks = clocks;
    this.#now = clocks.now;
    this.#newId = newId;
  }

  /** The random name of this browser session: another one later means that the browser was closed or killed in between. */
  get session(): string {
    return this.#browserSession;
  }

  onLock(forget: () => Promise<void>): void {
    this.#onLock.push(forget);
  }

  /** At every start of the worker: which ledger, is it whole, is it still unlocked, was a timer left alone. */
  async wake(): Promise<void> {
    const known = await this.#ports.memory.get<string>('session');
    this.#browserSession = known ?? this.#newId();
    if (!known) await this.#ports.memory.set('session', this.#browserSession);
    this.#which = (await this.#ports.local.get<Which>('ledger')) ?? 'real';
    if (!(await this.exists())) return;
    try {
      await this.#database();
    } catch (error) {
      this.#alarm = (error as Error).message;
      return;
    }
    const db = await this.#database();
    this.#alarm = await this.#looked(db);
    if (this.#alarm !== null && !db.isOpen()) return;
    for (const row of await journalRows(db)) {
      // Left by a browser that was closed or killed: what cannot be vouched for ends now, when somebody is back.
      if (row.session !== this.#browserSession && row.stopped === undefined) await changeRow(db, row.timer, (each) => ({ ...each, stopped: this.#now() }));
    }
    const session = await readSession(this.#now());
    if (session?.ledger === names[this.#which]) await this.#enter(session, fromBase64(session.dek));
  }

  /** True once there is, or was, a ledger of the current kind: a vanished database is not a new practice. */
  async exists(): Promise<boolean> {
    const name = names[this.#which];
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

  /** The open practice, or null while locked. Past its deadline it locks here, before anything is read. */
  async openNow(): Promise<Open | null> {
    if (!this.#open || !this.#session) return null;
    if (isLocked(this.#session, this.#now())) {
      await this.lock('idle', this.#session.lastInput);
      return null;
    }
    return this.#open;
  }

  /** The ledger in use, by the name that its databases and backups carry. */
  get ledger(): string {
    return names[this.#which];
  }

  /** Events once seen here by the mirror, and events here now; null where nobody can tell. Needs no vault. */
  async counted(): Promise<{ witnessed: number | null; here: number | null }> {
    const witnessed = (await this.#mirror().read())?.seq ?? null;
    if (!(await this.exists())) return { witnessed, here: null };
    const here = await this.#database().then((db) => db.events.count()).catch(() => null);
    return { witnessed, here };
  }

  /** Looks whether a shelf of backups knows more than what is here; then nothing is written any more. @returns the sentence, or null */
  async lookAt(shelf: Shelf): Promise<string | null> {
    const sentence = await backupAhead(await this.#database(), this.ledger, [shelf]);
    if (sentence !== null) this.raise(sentence);
    return sentence;
  }

  /** Something was found that must stop all writing until a person has looked at it. */
  raise(sentence: string): void {
    this.#alarm ??= sentence;
    this.#ports.changed();
  }

  /** Lets `work` put the ledger together again while nobody else is in, then looks at everything afresh: as after a start. */
  async restoring(work: (house: Restoring) => Promise<Report>): Promise<Report> {
    await this.lock('person', this.#now());
    const here = (await this.exists()) ? await this.#database().catch(() => null) : null;
    const report = await exclusively(`caretally ${here?.name ?? this.ledger}`, () => work({ ledger: this.ledger, here, mirror: this.#mirror(), alarm: this.#alarm !== null }));
    if (!report.changed) return report;
    this.#db?.close();
    this.#db = null;
    this.#alarm = null;
    await this.#ports.local.set('ledger', this.#which);
    if (report.timeZone !== null) await this.#ports.local.set(`zone:${this.ledger}`, report.timeZone);
    await this.#ports.local.remove(`verified:${this.ledger}`);
    await this.wake();
    this.#ports.changed();
    return report;
  }

  /** A sentence when the records cannot be trusted or opened; nothing is written then. */
  async alarm(): Promise<string | null> {
    return this.#alarm;
  }

  /** What may be said of the practice while locked: its zone, and whether its people are made up. Its name is not kept in the clear. */
  async practiceView(): Promise<WidgetView['practice']> {
    const timeZone = await this.#ports.local.get<string>(`zone:${names[this.#which]}`);
    return timeZone ? { name: '', timeZone, synthetic: this.#which === 'practice' } : null;
  }

  async lockedView(): Promise<WidgetView['locked']> {
    const locked = await this.#ports.memory.get<{ at: number; why: string; person: string }>('locked');
    const rows = await this.#rows();
    const running = rows.filter((row) => row.stopped === undefined || row.session !== this.#browserSession);
    return { at: locked?.at ?? null, why: locked?.why ?? null, person: locked?.person ?? null, openTimerSince: running.length ? Math.min(...running.map((row) => row.start)) : null };
  }

  /** A person did something: the lock moves away. */
  async input(): Promise<void> {
    if (!this.#session || isLocked(this.#session, this.#now())) return;
    this.#session = { ...this.#session, ...afterInput(this.#session, this.#now()) };
    await keepSession(this.#session);
  }

  /** "Still here" for every timer of this computer. A silence or a changed clock before it becomes unresolved time. */
  async witness(): Promise<void> {
    await this.#rewrite((row, at) => witnessed(row, at, this.#browserSession));
    await this.#settled(false);
  }

  /**
   * Nobody touched key or mouse for so long: what is beyond a timer's limit is not certain from the last input on.
   * @param lastInput UTC epoch ms
   */
  async away(lastInput: number): Promise<void> {
    await this.#rewrite((row, at) => {
      // The silence before is judged by what was known of it then.
      const seen = touched(witnessed(row, at, this.#browserSession), lastInput);
      return at.wall - lastInput >= limitAt(seen, at.wall) ? doubted(seen, lastInput, 'idle', at, this.#browserSession) : seen;
    });
  }

  /** Somebody is here again: what was away is asked for, and the timer goes on from now. @returns whether she was away */
  async back(): Promise<boolean> {
    const open = await this.openNow();
    const row = open && (await open.row());
    const away = row?.open?.cause === 'idle' && !row.open.asks;
    if (away) await this.#settled(true);
    return away;
  }

  /**
   * The chart in front shows somebody else: from then on the timer's time is not certain. `other` is remembered for a switch at this instant.
   * @param since when the page changed, UTC epoch ms
   */
  async hold(timer: string, other: string, since = this.#now()): Promise<void> {
    const held = await this.#ports.memory.get<{ timer: string; other: string }>('held');
    const row = await changeRow(await this.#database(), timer, (each) => (each.open?.asks ? each : doubted(each, since, 'other_chart', this.#clocks.reading(), this.#browserSession)));
    if (row?.open?.asks && (held?.timer !== timer || row.open.from === since)) await this.#ports.memory.set('held', { timer, other });
  }

  /** "Go on" for the look at another chart. @returns false if it cannot be counted any more (sleep, a lock, somebody away) */
  async unask(timer: string): Promise<boolean> {
    let counted = false;
    await changeRow(await this.#database(), timer, (row) => {
      const seen = unasked(witnessed(row, this.#clocks.reading(), this.#browserSession));
      counted = seen !== null;
      return seen ?? row;
    });
    return counted;
  }

  /** Whether the clock of this timer stands because of this patient's chart. */
  async heldFor(timer: string, other: string): Promise<boolean> {
    const held = await this.#ports.memory.get<{ timer: string; other: string }>('held');
    return held?.timer === timer && held.other === other;
  }

  /** Stop while locked: kept in the journal, without any patient data, and turned into an entry at the next unlock. */
  async stopWhileLocked(ago: () => number): Promise<void> {
    await this.#rewrite((row, reading) => (row.session === this.#browserSession ? stoppedAt(row, reading, this.#browserSession, ago()) : row));
    this.#ports.changed();
  }

  /** @param from the last certain instant: time after it waits for a person */
  async lock(why: 'os' | 'idle' | 'person', from: number): Promise<void> {
    const open = this.#open;
    if (!open) {
      // Locked already by ten quiet minutes of a call: the screen's own lock says that nobody is there.
      if (why === 'os') await this.#rewrite((row, at) => doubted(row, from, 'locked', at, this.#browserSession));
      return;
    }
    const person = await open.ledger.readPractice().then((practice) => practice.staff.find((each) => each.id === open.staff)?.name ?? '', () => '');
    this.#open = null;
    this.#session = null;
    open.vault.close();
    await forgetSession();
    await this.#ports.memory.set('locked', { at: from, why, person });
    for (const forget of this.#onLock) await forget();
    // Ten idle minutes lock what can be read. Whether the time is certain is the limit's to say (`away`): a call may be quiet for longer.
    const row = why === 'idle' ? null : await journalRow(await this.#database(), open.staff);
    if (row) await changeRow(await this.#database(), row.timer, (each) => doubted(each, from, 'locked', this.#clocks.reading(), this.#browserSession));
    else if (why === 'idle') await this.away(from);
    this.#ports.changed();
  }

  /** @throws VaultError, Refusal with a sentence; five wrong tries are free, then a pause grows */
  async unlock(key: Key, id: string): Promise<void> {
    if (!(await this.exists())) throw new Refusal('NEW', 'CareTally is not set up on this computer yet.');
    if (this.#alarm && !this.#db?.isOpen()) throw new Refusal('LOG_DAMAGED', this.#alarm);
    const db = await this.#database();
    if (this.#alarm && (await readSlots(db)).length === 0) throw new Refusal('LOG_DAMAGED', this.#alarm);
    // Before anything opens: a recovery that ends without a new passphrase would leave its owner outside next time.
    if ('newPassphrase' in key) acceptedPassphrase(key.newPassphrase);
    const { dataKey, slot } = await unlockWith(key, await readSlots(db), this.#ports.local, `tries:${names[this.#which]}`, this.#now());
    const now = this.#now();
    const session: Session = { ...openedNow(now), dek: '', staff: slot.staff, ledger: names[this.#which] };
    const open = await this.#enter(session, dataKey);
    await keepSession((this.#session = { ...session, dek: open.vault.exported() }));
    if ('newPassphrase' in key) await replaceSlot(db, await open.vault.newSlot(await readSlots(db), slot.staff, key.newPassphrase));
    await open.settle(id, true, [{ month: 'standing', patient: null, body: { kind: 'vault.opened', staff: slot.staff } }]).catch(() => false);
    this.#ports.changed();
    await this.#ports.toCharts('remount');
  }

  /** First run, or a fresh practice of made-up people. Nothing is ever begun over something that is or was there. */
  async create(which: Which, begin: Beginning, id: string): Promise<void> {
    const before = this.#which;
    this.#which = which;
    if (await this.exists()) {
      this.#which = before;
      throw new Refusal('NOT_EMPTY', 'There are records here already, so no new practice was started. They are safe. Unlock them with your passphrase.');
    }
    const dataKey = newDataKey();
    const slots = await firstSlots(begin, dataKey);
    this.#db?.close();
    this.#db = null;
    this.#alarm = null;
    const session: Session = { ...openedNow(this.#now()), dek: '', staff: begin.people[0]!.staff.id, ledger: names[which] };
    const open = await this.#enter(session, dataKey, this.#newId());
    await open.ledger.begin(id, { drafts: await firstEvents(begin, (recordNumber) => open.vault.patientKey(begin.practice.id, recordNumber)), slots });
    await keepSession((this.#session = { ...session, dek: open.vault.exported() }));
    await this.#ports.local.set('ledger', which);
    await this.#ports.local.set(`zone:${names[which]}`, begin.practice.timeZone);
    this.#ports.changed();
    await this.#ports.toCharts('remount');
  }

  /** A practice of made-up people, begun afresh each time. @returns who they are and how each unlocks */
  async createPractice(id: string): Promise<{ name: string; passphrase: string }[]> {
    if (this.#which === 'practice' && (await this.exists())) await this.leavePractice();
    await this.lock('person', this.#now());
    const begin = madeUpBeginning(this.#now(), this.#newId);
    await this.create('practice', begin, id);
    return begin.people.map(({ staff, passphrase }) => ({ name: `${staff.name} ${staff.credential}`, passphrase }));
  }

  /** Deletes the made-up practice and goes back to the real one, which was never touched. */
  async leavePractice(): Promise<void> {
    if (this.#which !== 'practice') throw new Refusal('NOT_PRACTICE', 'This is not practice data. Nothing was deleted.');
    await this.lock('person', this.#now());
    this.#db?.close();
    this.#db = null;
    await deleteLedger(names.practice);
    for (const key of [`mirror:${names.practice}`, `tries:${names.practice}`, `zone:${names.practice}`, `backup:${names.practice}`, `verified:${names.practice}`]) await this.#ports.local.remove(key);
    await this.#ports.local.set('ledger', 'real');
    await this.#ports.memory.remove('locked');
    await this.wake();
    this.#ports.changed();
  }

  async addPerson(staff: Staff, passphrase: string, id: string): Promise<void> {
    const open = await this.openNow();
    if (!open) throw new Refusal('LOCKED', 'CareTally is locked.');
    const slot = await open.vault.newSlot(await readSlots(this.#db!), staff.id, passphrase);
    await open.write(id, async () => ({ drafts: [{ month: 'standing', patient: null, body: { kind: 'staff.recorded', staff } }], slots: [slot] }));
  }

  async peopleWithSlot(): Promise<Set<string>> {
    return new Set((await readSlots(await this.#database())).filter((slot) => slot.kdf !== 'HKDF-SHA-256').map((slot) => slot.staff));
  }

  async #enter(session: Session, dataKey: Bytes, device?: string): Promise<Open> {
    const db = await this.#database();
    this.#session = session;
    const vault = await openVault({ dataKey, staff: session.staff, stillOpen: gate(() => this.#session, this.#now) });
    const ledger = new Ledger({ db, vault, device: device ?? (await deviceOf(db)) ?? this.#newId(), author: session.staff, now: this.#now, newId: this.#newId, mirror: this.#mirror() });
    this.#open = openUp({ ledger, vault, db, staff: session.staff, clocks: this.#clocks, newId: this.#newId, session: () => this.#browserSession, alarm: () => this.#alarm, changed: () => this.#ports.changed() });
    return this.#open;
  }

  async #database(): Promise<LedgerDatabase> {
    if (!this.#db?.isOpen()) this.#db = await openLedger(names[this.#which]);
    return this.#db;
  }

  /** Is everything here that was here? By the mirror, and by the backups that can be read without asking anybody. */
  async #looked(db: LedgerDatabase): Promise<string | null> {
    try {
      const { sentence } = await checkHead(db, this.#mirror());
      return sentence ?? (await backupAhead(db, this.ledger, (await this.#ports.backups?.readable().catch(() => [])) ?? []));
    } catch (error) {
      db.close();
      return asLedgerError(error, 'UNOPENABLE').message;
    }
  }

  #mirror(): Mirror {
    const key = `mirror:${names[this.#which]}`;
    return { read: async () => (await this.#ports.local.get<Awaited<ReturnType<Mirror['read']>>>(key)) ?? null, write: (head) => this.#ports.local.set(key, head) };
  }

  async #rows() {
    return (await this.exists()) && !this.#alarm ? journalRows(await this.#database()) : [];
  }

  async #rewrite(change: (row: Journal, at: Reading) => Journal): Promise<void> {
    for (const { timer } of await this.#rows()) await changeRow(this.#db!, timer, (row) => change(row, this.#clocks.reading()));
  }

  async #settled(back: boolean): Promise<void> {
    const open = await this.openNow();
    if (open && (await open.settle(this.#newId(), back))) this.#ports.changed();
  }
}
