/**
 * The ledger: the only writer. Every fact is an event; an event is only ever added. One call of `append`:
 *
 *   mutex ─► known id? ─► drafts ─► parse ─► fold into blocks ─► seal, chain ─► one strict transaction ─► mirror
 *              │ yes: `repeated`                                                   │ head moved: again from the start
 *              ▼                                                                   │ id known: `repeated`
 *            nothing is written                                                    ▼ hangs: NOT_SAVED after the deadline
 *
 * All cryptography happens before the transaction opens. Event, head, blocks, command id and journal stand or fall together.
 * Read `blocks.ts` for what is kept, `fold.ts` for how, `database.ts` for where, `head.ts` for what is checked at start.
 */
import type { Draft, LedgerEvent } from '../records/index.ts';
import type { Vault } from '../vault/index.ts';
import { backupLines } from './backup/write.ts';
import { type ChainReport, noHead, verifyChain } from './chain.ts';
import { commit } from './commit.ts';
import type { Head, LedgerDatabase } from './database.ts';
import { asLedgerError, LedgerError } from './errors.ts';
import { type Blocks, foldAll } from './fold.ts';
import { checkHead, type HeadCheck, type Mirror } from './head.ts';
import { eventsOf } from './log.ts';
import { Deadline, exclusively, type Lock } from './mutex.ts';
import { type Plan, prepare } from './prepare.ts';
import { Reading } from './reading.ts';

export type { Plan } from './prepare.ts';
/** Works out what to write, inside the mutex: two commands that race see each other. */
export type Planner = (ledger: Ledger, at: number) => Promise<Draft[] | Plan>;

export interface LedgerParts {
  db: LedgerDatabase;
  vault: Vault;
  /** This installation's id, a uuid. */
  device: string;
  /** Staff id of the person whose vault is open. */
  author: string;
  /** UTC epoch ms. */
  now: () => number;
  newId: () => string;
  mirror: Mirror;
  /** How long a person waits before "not saved". */
  deadlineMs?: number;
  lock?: Lock;
}

const DEADLINE_MS = 3000;

export class Ledger extends Reading {
  readonly #parts: Required<LedgerParts>;

  constructor(parts: LedgerParts) {
    super(parts.db, parts.vault);
    this.#parts = { deadlineMs: DEADLINE_MS, lock: exclusively, ...parts };
  }

  /**
   * Writes what a command decided, once. The same id again writes nothing and says `repeated`.
   * A planner reads through the ledger it is given and must not append; when it throws, nothing is written.
   * @throws LedgerError `NOT_SAVED` after the deadline (sending the same id again is harmless), `DISK_FULL`, `MISFIT`, `DAMAGED`; VaultError `LOCKED`, `UNREADABLE`.
   */
  async append(commandId: string, drafts: Draft[] | Planner, also: Omit<Plan, 'drafts'> & { deadlineMs?: number } = {}): Promise<'written' | 'repeated'> {
    const planner: Planner = typeof drafts === 'function' ? drafts : async () => drafts;
    const { deadlineMs, ...rest } = also;
    return this.#alone(deadlineMs, (deadline) => this.#write(commandId, planner, rest, deadline));
  }

  /**
   * The first write of a new ledger: practice, first person, slots and meta, all at once.
   * @throws LedgerError `NOT_EMPTY` if anything is or was here: a missing database is never taken for a new practice.
   */
  async begin(commandId: string, plan: Plan): Promise<'written' | 'repeated'> {
    return this.append(commandId, async () => {
      if ((await checkHead(this.db, this.#parts.mirror)).state !== 'new') throw new LedgerError('NOT_EMPTY');
      return plan;
    });
  }

  /** Database against mirror: see `head.ts`. */
  checkHead(): Promise<HeadCheck> {
    return checkHead(this.db, this.#parts.mirror);
  }

  /** Where this device's chain ends now: what is printed, and what pins it if somebody else keeps a copy. */
  async head(): Promise<{ seq: number; mac: string }> {
    this.vault.stillOpen();
    const { seq, mac } = await this.#head();
    return { seq, mac };
  }

  /** Follows the whole chain, and that no event stands outside it. */
  async verify(): Promise<ChainReport> {
    this.vault.stillOpen();
    const report = await verifyChain(this.db, this.vault, this.#parts.device);
    const all = await this.db.events.count();
    if (!report.ok || all === report.events) return report;
    return { ...report, ok: false, trouble: `${all - report.events} records stand outside the chain.` };
  }

  /** The lines of a backup of everything up to now (see `backup/format.ts`). @param file a random id of this very file */
  backup(ledger: string, made: number, file: string): AsyncGenerator<string> {
    return backupLines(this.db, this.vault, { ledger, made, file, device: this.#parts.device });
  }

  /** All events in the order written, opened, a chunk at a time; none of a destroyed month. */
  events(after = 0): AsyncGenerator<LedgerEvent[]> {
    return eventsOf(this.db, this.vault, this.epochs, this.#parts.device, undefined, after);
  }

  /** How many events a month has. Needs no vault. */
  countOf(month: string): Promise<number> {
    return this.db.events.where('month').equals(month).count();
  }

  /** Works all blocks out anew from the log, in memory. */
  async fold(): Promise<Blocks> {
    const blocks: Blocks = new Map();
    for await (const events of eventsOf(this.db, this.vault, this.epochs, this.#parts.device)) foldAll(blocks, events);
    return blocks;
  }

  /** Replaces all kept blocks by what the log says. @returns how many blocks there are now, and the names of those that had been wrong. */
  async rebuild(deadlineMs = 600_000): Promise<{ blocks: number; wrong: string[] }> {
    return this.#alone(deadlineMs, async () => {
      const head = await this.#head();
      const blocks = await this.fold();
      const wrong = await this.#wrong(blocks);
      const rows = await Promise.all([...blocks.values()].map(({ key, block, rev }) => this.kept.seal(key, block, rev, new Map())));
      await this.db.transaction('rw', this.db.blocks, this.db.heads, async () => {
        if (((await this.db.heads.get(head.device)) ?? head).mac !== head.mac) throw new LedgerError('NOT_SAVED');
        await this.db.blocks.clear();
        await this.db.blocks.bulkPut(rows);
      });
      return { blocks: rows.length, wrong };
    });
  }

  async #wrong(blocks: Blocks): Promise<string[]> {
    const names = new Set([...blocks.keys(), ...(await this.kept.names())]);
    const wrong: string[] = [];
    for (const name of names) {
      const right = blocks.get(name);
      const kept = right ? await this.kept.read([right.key]).catch(() => []) : [];
      if (!right || kept[0]?.rev !== right.rev || JSON.stringify(kept[0].block) !== JSON.stringify(right.block)) wrong.push(name);
    }
    return wrong.sort();
  }

  async #alone<T>(deadlineMs: number | undefined, work: (deadline: Deadline) => Promise<T>): Promise<T> {
    const deadline = new Deadline(deadlineMs ?? this.#parts.deadlineMs);
    try {
      // Raced twice: within the mutex so that a hanging write gives it back, outside for those who wait for it.
      return await deadline.race(this.#parts.lock(`caretally ${this.db.name}`, () => deadline.race(work(deadline))));
    } catch (error) {
      throw asLedgerError(error, 'NOT_SAVED');
    } finally {
      deadline.clear();
    }
  }

  async #head(): Promise<Head> {
    return (await this.db.heads.get(this.#parts.device)) ?? noHead(this.#parts.device);
  }

  async #write(commandId: string, planner: Planner, also: Omit<Plan, 'drafts'>, deadline: Deadline): Promise<'written' | 'repeated'> {
    for (;;) {
      // Whoever loses a race starts again; one of the racers always wins, and the deadline ends it for the others.
      deadline.check();
      this.vault.stillOpen();
      // The head is read before anything else: if it has not moved at the commit, nothing that was read since has changed.
      const [head, known] = await this.db.transaction('r', this.db.heads, this.db.commands, () => Promise.all([this.#head(), this.db.commands.get(commandId)]));
      if (known) return 'repeated';
      const at = this.#parts.now();
      const planned = await planner(this, at);
      const plan: Plan = { ...also, ...(Array.isArray(planned) ? { drafts: planned } : planned) };
      const { device, author, newId } = this.#parts;
      const prepared = await prepare({ vault: this.vault, epochs: this.epochs, kept: this.kept, newId, deadline }, { head, device, author, at }, plan);
      deadline.check();
      this.vault.stillOpen();
      const outcome = await commit(this.db, commandId, head, prepared);
      if (outcome === 'moved') continue;
      if (plan.shred) this.epochs.forget(plan.shred);
      // A mirror that lags is harmless, so its failure does not undo what is saved.
      if (outcome === 'written' && prepared.rows.length > 0) await this.#parts.mirror.write(prepared.head).catch(() => undefined);
      return outcome;
    }
  }
}
