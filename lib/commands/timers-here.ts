import { changeRow, journalRow, journalRows } from '../ledger/journal.ts';
import type { Journal } from '../records/index.ts';
import type { Reading } from '../timer/clock.ts';
import { doubted, limitAt, stoppedAt, touched, unasked, witnessed, type Limits } from '../timer/watch.ts';
import type { Clocks } from './clocks.ts';
import type { Ports } from './context.ts';
import type { LedgerInUse } from './ledger-in-use.ts';
import { withLimits } from './open.ts';
import type { IdleLimits } from './organization-limits.ts';

/** Whose chart a timer's clock stands for. */
interface Held { timer: string; other: string }

/**
 * The timers that run on this computer, whoever's they are: their journal rows, in the clear and without patient data, so that they can be changed
 * while the vault is locked. What becomes of a row is drawn in `lib/timer/watch.ts`.
 */
export class TimersHere {
  readonly #ports: Ports;
  readonly #clocks: Clocks;
  readonly #inUse: LedgerInUse;
  #session = '';

  constructor(ports: Ports, clocks: Clocks, inUse: LedgerInUse) {
    this.#ports = ports;
    this.#clocks = clocks;
    this.#inUse = inUse;
  }

  /** The random name of this browser session: another one later means that the browser was closed or killed in between. */
  get session(): string {
    return this.#session;
  }

  /** At every start of the worker: is it still the same browser? */
  async wake(newId: () => string): Promise<void> {
    const known = await this.#ports.memory.get<string>('session');
    this.#session = known ?? newId();
    if (!known) await this.#ports.memory.set('session', this.#session);
  }

  /** Left by a browser that was closed or killed: what cannot be vouched for ends now, when somebody is back. */
  async endLeft(): Promise<void> {
    const db = await this.#inUse.database();
    for (const row of await journalRows(db)) {
      if (row.session !== this.#session && row.stopped === undefined) await changeRow(db, row.timer, (each) => ({ ...each, stopped: this.#clocks.now() }));
    }
  }

  /** Since when a timer is open, the earliest of them; UTC epoch ms, null if none is. */
  async openSince(): Promise<number | null> {
    const running = (await this.#rows()).filter((row) => row.stopped === undefined || row.session !== this.#session);
    return running.length ? Math.min(...running.map((row) => row.start)) : null;
  }

  /** "Still here" for every timer of this computer. A silence or a changed clock before it becomes unresolved time. */
  witness(): Promise<void> {
    return this.#rewrite((row, at) => witnessed(row, at, this.#session));
  }

  /**
   * Nobody touched key or mouse for so long: what is beyond a timer's limit is not certain from the last input on.
   * @param lastInput UTC epoch ms
   */
  away(lastInput: number): Promise<void> {
    return this.#rewrite((row, at) => {
      // The silence before is judged by what was known of it then.
      const seen = touched(witnessed(row, at, this.#session), lastInput);
      return at.wall - lastInput >= limitAt(seen, at.wall) ? doubted(seen, lastInput, 'idle', at, this.#session) : seen;
    });
  }

  /**
   * Every timer gets the limits that hold now: `mine`, whose person is at the desk, all of hers; any other, whose own choice lies behind the lock or is
   * somebody else's, what the organization set.
   */
  limit(set: IdleLimits, mine: { timer: string; limits: Limits } | null): Promise<void> {
    return this.#rewrite((row) => {
      const limits = row.timer === mine?.timer ? mine.limits : {
        awayAfter: set.awayMinutes === undefined ? row.awayAfter : set.awayMinutes * 60_000, callUntil: row.callUntil,
        callAfter: set.callMinutes === undefined || row.callUntil === undefined ? row.callAfter : set.callMinutes * 60_000,
      };
      const same = row.awayAfter === limits.awayAfter && row.callAfter === limits.callAfter && row.callUntil === limits.callUntil;
      return same ? row : withLimits(row, Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)));
    });
  }

  /** Somebody locked: not certain from then on. @param staff whose timer; null = everybody's. @param from UTC epoch ms */
  async locked(from: number, staff: string | null): Promise<void> {
    const doubt = (row: Journal) => doubted(row, from, 'locked', this.#clocks.reading(), this.#session);
    if (staff === null) return this.#rewrite(doubt);
    const db = await this.#inUse.database();
    const row = await journalRow(db, staff);
    if (row) await changeRow(db, row.timer, doubt);
  }

  /**
   * The chart in front shows somebody else: from then on the timer's time is not certain. `other` is remembered for a switch at this instant.
   * @param since when the page changed, UTC epoch ms
   */
  async hold(timer: string, other: string, since = this.#clocks.now()): Promise<void> {
    const held = await this.#ports.memory.get<Held>('held');
    const row = await changeRow(await this.#inUse.database(), timer, (each) => (each.open?.asks ? each : doubted(each, since, 'other_chart', this.#clocks.reading(), this.#session)));
    if (row?.open?.asks && (held?.timer !== timer || row.open.from === since)) await this.#ports.memory.set('held', { timer, other } satisfies Held);
  }

  /** "Go on" for the look at another chart. @returns false if it cannot be counted any more (sleep, a lock, somebody away) */
  async unask(timer: string): Promise<boolean> {
    let counted = false;
    await changeRow(await this.#inUse.database(), timer, (row) => {
      const seen = unasked(witnessed(row, this.#clocks.reading(), this.#session));
      counted = seen !== null;
      return seen ?? row;
    });
    return counted;
  }

  /** Whether the clock of this timer stands because of this patient's chart. */
  async heldFor(timer: string, other: string): Promise<boolean> {
    const held = await this.#ports.memory.get<Held>('held');
    return held?.timer === timer && held.other === other;
  }

  /** Stop while locked: kept in the journal, without any patient data, and turned into an entry at the next unlock. */
  async stopWhileLocked(ago: () => number): Promise<void> {
    await this.#rewrite((row, at) => (row.session === this.#session ? stoppedAt(row, at, this.#session, ago()) : row));
    this.#ports.changed();
  }

  async #rows(): Promise<Journal[]> {
    return (await this.#inUse.exists()) && this.#inUse.alarm === null ? journalRows(await this.#inUse.database()) : [];
  }

  async #rewrite(change: (row: Journal, at: Reading) => Journal): Promise<void> {
    for (const { timer } of await this.#rows()) await changeRow(await this.#inUse.database(), timer, (row) => change(row, this.#clocks.reading()));
  }
}
