import { deviceOf } from '../ledger/head.ts';
import { Ledger } from '../ledger/ledger.ts';
import { readSlots, replaceSlot } from '../ledger/slots.ts';
import type { Staff } from '../records/index.ts';
import { acceptedPassphrase, afterInput, fromBase64, gate, isLocked, notLater, openedNow, openVault, type Bytes } from '../vault/index.ts';
import { forgetSession, keepSession, readSession, type Session } from '../vault/session.ts';
import type { Clocks } from './clocks.ts';
import { Refusal } from './command.ts';
import type { Ports } from './context.ts';
import { LedgerInUse } from './ledger-in-use.ts';
import { limitsOf, openUp, type Open } from './open.ts';
import { idleLimits, lockAfter } from './organization-limits.ts';
import { TimersHere } from './timers-here.ts';
import { unlockWith, type Key } from './unlock.ts';
import type { WidgetView } from './views.ts';

/**
 * The practice's house: whether it is locked, and who is in. It survives the worker's death by reading back from the browser's memory (the open
 * key) and from the database (everything else). Which ledger lies in it is `ledger-in-use.ts`, how one comes and goes `founding.ts`.
 *
 *   new ──beginLedger──► open ◄──unlock── locked          new: no ledger on this computer
 *                         └──lock: OS lock, ten idle minutes or fewer, twelve hours, restart, a person──►┘
 */
export class Home {
  readonly inUse: LedgerInUse;
  readonly timers: TimersHere;
  readonly #ports: Ports;
  readonly #clocks: Clocks;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #onLock: (() => Promise<void>)[] = [];
  #session: Session | null = null;
  #open: Open | null = null;

  constructor(ports: Ports, clocks: Clocks, newId: () => string) {
    this.inUse = new LedgerInUse(ports);
    this.timers = new TimersHere(ports, clocks, this.inUse);
    this.#ports = ports;
    this.#clocks = clocks;
    this.#now = clocks.now;
    this.#newId = newId;
  }

  /** The random name of this browser session. */
  get session(): string {
    return this.timers.session;
  }

  onLock(forget: () => Promise<void>): void {
    this.#onLock.push(forget);
  }

  /** At every start of the worker: which ledger, is it whole, is it still unlocked, was a timer left alone. */
  async wake(): Promise<void> {
    await this.timers.wake(this.#newId);
    if (!(await this.inUse.wake())) return;
    await this.timers.endLeft();
    const session = await readSession(this.#now());
    if (session?.ledger === this.inUse.name) await this.enter(session, fromBase64(session.dek));
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

  async lockedView(): Promise<WidgetView['locked']> {
    const locked = await this.#ports.memory.get<{ at: number; why: string; person: string; after?: number }>('locked');
    return { at: locked?.at ?? null, why: locked?.why ?? null, ...(locked?.after === undefined ? {} : { after: locked.after }), person: locked?.person ?? null, openTimerSince: await this.timers.openSince() };
  }

  /** A person did something, at `when` (UTC epoch ms): the lock moves away. */
  async input(when = this.#now()): Promise<void> {
    const idle = await lockAfter(this.#ports.managed);
    if (!this.#session || isLocked(this.#session, this.#now())) return;
    this.#session = { ...this.#session, ...afterInput(this.#session, this.#now(), idle, when) };
    await keepSession(this.#session);
  }

  /** The organization's policy may have changed: it may lock sooner now, and every timer here has the limits that hold. */
  async followPolicy(): Promise<void> {
    const [idle, set] = await Promise.all([lockAfter(this.#ports.managed), idleLimits(this.#ports.managed)]);
    const session = this.#session;
    if (session && session.lockAt > session.lastInput + idle) {
      this.#session = { ...session, ...notLater(session, idle) };
      await keepSession(this.#session);
    }
    // Whatever keeps the desk from being read, the lock and everything set without it still come.
    const desk = this.#session && !isLocked(this.#session, this.#now()) ? await this.#open?.desk().catch(() => undefined) : undefined;
    await this.timers.limit(set, desk?.running ? { timer: desk.running.id, limits: limitsOf(desk.preferences, desk.running) } : null);
  }

  /** "Still here" for every timer of this computer, and what follows from it for the one at the desk. */
  async witness(): Promise<void> {
    await this.timers.witness();
    await this.#settled(false);
  }

  /** Nobody touched key or mouse. @param lastInput UTC epoch ms */
  away(lastInput: number): Promise<void> {
    return this.timers.away(lastInput);
  }

  /** Somebody is here again: what was away is asked for, and the timer goes on from now. @returns whether she was away */
  async back(): Promise<boolean> {
    const open = await this.openNow();
    const row = open && (await open.row());
    const away = row?.open?.cause === 'idle' && !row.open.asks;
    if (away) await this.#settled(true);
    return away;
  }

  /** @param from the last certain instant: time after it waits for a person */
  async lock(why: 'os' | 'idle' | 'person', from: number): Promise<void> {
    const open = this.#open;
    if (!open) {
      // Locked already by ten quiet minutes of a call: the screen's own lock says that nobody is there.
      if (why === 'os') await this.timers.locked(from, null);
      return;
    }
    const person = await open.ledger.readPractice().then((practice) => practice.staff.find((each) => each.id === open.staff)?.name ?? '', () => '');
    this.#open = null;
    this.#session = null;
    open.vault.close();
    await forgetSession();
    await this.#ports.memory.set('locked', { at: from, why, person, ...(why === 'idle' ? { after: (await lockAfter(this.#ports.managed)) / 60_000 } : {}) });
    for (const forget of this.#onLock) await forget();
    // Ten idle minutes lock what can be read. Whether the time is certain is the limit's to say (`away`): a call may be quiet for longer.
    if (why === 'idle') await this.away(from);
    else await this.timers.locked(from, open.staff);
    this.#ports.changed();
  }

  /** @throws VaultError, Refusal with a sentence; five wrong tries are free, then a pause grows */
  async unlock(key: Key, id: string): Promise<void> {
    if (!(await this.inUse.exists())) throw new Refusal('NEW', 'CareTally is not set up on this computer yet.');
    if (this.inUse.alarm && !this.inUse.isOpen) throw new Refusal('LOG_DAMAGED', this.inUse.alarm);
    const db = await this.inUse.database();
    if (this.inUse.alarm && (await readSlots(db)).length === 0) throw new Refusal('LOG_DAMAGED', this.inUse.alarm);
    // Before anything opens: a recovery that ends without a new passphrase would leave its owner outside next time.
    if ('newPassphrase' in key) acceptedPassphrase(key.newPassphrase);
    const { dataKey, slot } = await unlockWith(key, await readSlots(db), this.#ports.local, `tries:${this.inUse.name}`, this.#now());
    const now = this.#now();
    const session: Session = { ...openedNow(now, await lockAfter(this.#ports.managed)), dek: '', staff: slot.staff, ledger: this.inUse.name };
    const open = await this.enter(session, dataKey);
    await this.stayIn(session, open);
    if ('newPassphrase' in key) await replaceSlot(db, await open.vault.newSlot(await readSlots(db), slot.staff, key.newPassphrase));
    await open.settle(id, true, [{ month: 'standing', patient: null, body: { kind: 'vault.opened', staff: slot.staff } }]).catch(() => false);
    this.#ports.changed();
    await this.#ports.toCharts('remount');
  }

  /** Lets a person in who holds the data's key. @param device the random name of this computer, for a ledger that is only begun */
  async enter(session: Session, dataKey: Bytes, device?: string): Promise<Open> {
    const db = await this.inUse.database();
    this.#session = session;
    const vault = await openVault({ dataKey, staff: session.staff, stillOpen: gate(() => this.#session, this.#now) });
    const ledger = new Ledger({ db, vault, device: device ?? (await deviceOf(db)) ?? this.#newId(), author: session.staff, now: this.#now, newId: this.#newId, mirror: this.inUse.mirror });
    this.#open = openUp({ ledger, vault, db, staff: session.staff, clocks: this.#clocks, newId: this.#newId, session: () => this.session, alarm: () => this.inUse.alarm, changed: () => this.#ports.changed(), limits: () => idleLimits(this.#ports.managed) });
    return this.#open;
  }

  /** From here on the open vault outlives the worker. */
  async stayIn(session: Session, open: Open): Promise<void> {
    await keepSession((this.#session = { ...session, dek: open.vault.exported() }));
  }

  /** A person with a slot of her own for the same data key. @throws Refusal while locked */
  async addPerson(staff: Staff, passphrase: string, id: string): Promise<void> {
    const open = await this.openNow();
    if (!open) throw new Refusal('LOCKED', 'CareTally is locked.');
    const slot = await open.vault.newSlot(await readSlots(await this.inUse.database()), staff.id, passphrase);
    await open.write(id, async () => ({ drafts: [{ month: 'standing', patient: null, body: { kind: 'staff.recorded', staff } }], slots: [slot] }));
  }

  /** Who can unlock with a passphrase: ids of staff. */
  async peopleWithSlot(): Promise<Set<string>> {
    return new Set((await readSlots(await this.inUse.database())).filter((slot) => slot.kdf !== 'HKDF-SHA-256').map((slot) => slot.staff));
  }

  async #settled(back: boolean): Promise<void> {
    const open = await this.openNow();
    if (open && (await open.settle(this.#newId(), back))) this.#ports.changed();
  }
}
