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
import type { Draft, Journal, LedgerEvent } from '../records/index.ts';
import type { Slot, Vault } from '../vault/index.ts';
import { type Block, type BlockKey, nameOf } from './blocks.ts';
import { type ChainReport, linked, noHead, verifyChain } from './chain.ts';
import type { BlockRow, EventRow, Head, LedgerDatabase, MetaRow } from './database.ts';
import { asLedgerError, LedgerError } from './errors.ts';
import { type Blocks, foldAll } from './fold.ts';
import { checkHead, type HeadCheck, type Mirror } from './head.ts';
import { eventsOf, sealEvent } from './log.ts';
import { Deadline, exclusively, type Lock } from './mutex.ts';
import { placed, touches } from './place.ts';
import { Reading } from './reading.ts';

/** What a command writes, worked out inside the mutex: two commands that race see each other. */
export interface Plan {
  drafts: Draft[];
  /** Journal rows written with the events. */
  journal?: { put?: Journal; delete?: string };
  /** A key slot added with the events (a new person). */
  slots?: Slot[];
  meta?: MetaRow[];
}
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

interface Prepared { rows: EventRow[]; blocks: BlockRow[]; fresh: Parameters<Vault['seal']>[0][]; head: Head; plan: Plan }

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

  /** Follows the whole chain, and that no event stands outside it. */
  async verify(): Promise<ChainReport> {
    this.vault.stillOpen();
    const report = await verifyChain(this.db, this.vault, this.#parts.device);
    const all = await this.db.events.count();
    if (!report.ok || all === report.events) return report;
    return { ...report, ok: false, trouble: `${all - report.events} records stand outside the chain.` };
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
      const head = await this.#head();
      if (await this.db.commands.get(commandId)) return 'repeated';
      const at = this.#parts.now();
      const planned = await planner(this, at);
      const plan: Plan = { ...also, ...(Array.isArray(planned) ? { drafts: planned } : planned) };
      const prepared = await this.#prepare(head, plan, at);
      deadline.check();
      this.vault.stillOpen();
      const outcome = await this.#commit(commandId, head, prepared);
      if (outcome === 'moved') continue;
      // A mirror that lags is harmless, so its failure does not undo what is saved.
      if (outcome === 'written' && prepared.rows.length > 0) await this.#parts.mirror.write(prepared.head).catch(() => undefined);
      return outcome;
    }
  }

  /** Everything that needs time or keys: parse, fold, seal, chain. Nothing is written. */
  async #prepare(head: Head, plan: Plan, at: number): Promise<Prepared> {
    const { device, author, newId } = this.#parts;
    const events = plan.drafts.map((draft, n): LedgerEvent => ({ ...placed(draft), id: newId(), device, seq: head.seq + 1 + n, at, author }));
    const wanted = new Map<string, BlockKey>(events.flatMap(touches).map((key) => [nameOf(key), key]));
    const before = await this.kept.read([...wanted.values()]);
    const blocks = foldAll(new Map(before.map(({ key, block, rev }) => [nameOf(key), { key, block, rev }])), events);
    const { keys, fresh } = await this.epochs.forWriting([...events.map((event) => event.month), ...[...wanted.values()].map((key) => key.month)]);
    const sealed = await Promise.all(events.map((event) => sealEvent(this.vault, keys.get(event.month)!, event)));
    const rows: EventRow[] = [];
    for (const row of sealed) rows.push({ ...row, mac: await linked(this.vault, rows.at(-1)?.mac ?? head.mac, row) });
    const changed: { key: BlockKey; block: Block; rev: number }[] = [...blocks.values()];
    return {
      rows, fresh, plan,
      blocks: await Promise.all(changed.map(({ key, block, rev }) => this.kept.seal(key, block, rev, keys))),
      head: { device, seq: head.seq + rows.length, mac: rows.at(-1)?.mac ?? head.mac, count: head.count + rows.length },
    };
  }

  /** The one transaction. `moved`: somebody else wrote since `before` was read, and nothing was written. */
  #commit(commandId: string, before: Head, { rows, blocks, fresh, head, plan }: Prepared): Promise<'written' | 'repeated' | 'moved'> {
    const { db } = this;
    return db.transaction('rw', [db.events, db.heads, db.commands, db.blocks, db.journal, db.epochs, db.slots, db.meta], async () => {
      if (await db.commands.get(commandId)) return 'repeated';
      const now = (await db.heads.get(head.device)) ?? noHead(head.device);
      if (now.seq !== before.seq || now.mac !== before.mac) return 'moved';
      await db.commands.add({ id: commandId, seqs: rows.map((row) => row.seq) });
      if (rows.length > 0) {
        await db.epochs.bulkAdd(fresh);
        await db.events.bulkAdd(rows);
        await db.heads.put(head);
        await db.blocks.bulkPut(blocks);
      }
      if (plan.journal?.delete !== undefined) await db.journal.delete(plan.journal.delete);
      if (plan.journal?.put) await db.journal.put(plan.journal.put);
      if (plan.slots) await db.slots.bulkPut(plan.slots);
      if (plan.meta) await db.meta.bulkPut(plan.meta);
      return 'written';
    });
  }

}
