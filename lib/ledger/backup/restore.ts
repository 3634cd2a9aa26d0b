/**
 * Putting a ledger together again, from what is here and from a backup. Nothing that is here is changed until the whole new ledger stands
 * beside it, verified:
 *
 *   file checked whole ─► compared ─► union into a new database ─► verified, blocks worked out, event ─► marked ─► mirror ─► old one deleted
 *        │ damaged            │ other practice, other chain          │ trouble: the new one is dropped,
 *        ▼                    ▼                                      ▼ the old one is as it was
 *      refused              refused, or nothing to do              refused
 *
 * Read `union.ts` for how two copies become one, `read.ts` for what is checked in a file.
 */
import type { Journal } from '../../records/index.ts';
import type { Epoch, Slot, Vault } from '../../vault/index.ts';
import { noHead } from '../chain.ts';
import type { EventRow, LedgerDatabase } from '../database.ts';
import { Epochs } from '../epochs.ts';
import { LedgerError } from '../errors.ts';
import type { Mirror } from '../head.ts';
import { Ledger } from '../ledger.ts';
import { openEvent } from '../log.ts';
import type { Lock } from '../mutex.ts';
import { discard, keepOnly, mark, openBeside, type Stores } from '../places.ts';
import { keysOf, type Old, readOld, rowsHere, sameLedger, slotsOf } from './here.ts';
import { checked, type Checked, eventRowsOf, type Source } from './read.ts';
import { type Rows, type Taken, united } from './union.ts';

export interface RestoreParts {
  /** The ledger's name. */
  ledger: string;
  /** What is here; null if it cannot be opened or is not there. */
  here: LedgerDatabase | null;
  /** The backup; null: only what is here, as far as it holds together. */
  file: Source | null;
  /** Opened with a key of the file (of what is here, without one). */
  vault: Vault;
  /** The slot that opened it. */
  slot: Slot;
  mirror: Mirror;
  /** True if the ledger was called damaged or short at start: then it is put together anew even where the file adds nothing. */
  alarm: boolean;
  now: () => number;
  newId: () => string;
  lock?: Lock;
  stores?: Stores;
}

export interface Report {
  /** False: what is here already holds all that the backup holds, and nothing was changed. */
  changed: boolean;
  /** Records that stood here, that stand now, that were once seen, that are still missing. */
  from: number; to: number; witnessed: number; lost: number;
  /** When the backup was made, UTC epoch ms. */
  made: number | null;
  /** The practice's zone; null if nothing was changed. */
  timeZone: string | null;
}

async function* none(): Rows {}

/** Rows as far as each can be opened, or belongs to a destroyed month: what nobody can read is not a record. */
async function* openable(rows: AsyncIterable<Taken[]>, keys: Map<string, Epoch>, gone: ReadonlySet<string>, vault: Vault): AsyncGenerator<Taken[]> {
  const epochs = new Epochs({ epochs: { get: async (month) => keys.get(month) } }, vault);
  for await (const chunk of rows) {
    const read = await Promise.all(chunk.map(async ({ row }) => gone.has(row.month) || opens(vault, epochs, row)));
    const end = read.indexOf(false);
    if (end !== 0) yield end < 0 ? chunk : chunk.slice(0, end);
    if (end >= 0) return;
  }
}

async function opens(vault: Vault, epochs: Epochs, row: EventRow): Promise<boolean> {
  const open = await openEvent(vault, epochs, row).then(() => true, () => false);
  vault.stillOpen();
  return open;
}

const unwatched: Mirror = { read: async () => null, write: async () => undefined };

/**
 * Restores. Reads the whole file before anything is written; writes into a new database, which becomes the ledger only when it was verified.
 * @throws LedgerError `BACKUP_…`, `OTHER_PRACTICE`, `OTHER_CHAIN`, `NOTHING_HERE`; VaultError. Then what was here is untouched.
 */
export async function restore(parts: RestoreParts): Promise<Report> {
  const { here, file, vault, mirror, alarm, now } = parts;
  const witness = await mirror.read();
  const from = file ? await checked(file, vault, witness?.seq) : null;
  const old = await readOld(here, vault);
  const device = from?.header.device ?? old?.device;
  if (device === undefined || device === null) throw new LedgerError('NOTHING_HERE');
  await sameLedger(old, device, vault);
  if (!old?.device && witness && from) {
    // Nothing is here but the word of the mirror: then that word decides.
    if (witness.device !== device) throw new LedgerError('OTHER_PRACTICE');
    if (from.macAt !== null && from.macAt !== witness.mac) throw new LedgerError('OTHER_CHAIN', `record ${witness.seq}`);
  }
  const witnessed = Math.max(witness?.seq ?? 0, old?.head.seq ?? 0, from?.head.seq ?? 0);
  const made = from?.header.made ?? null;
  if (!alarm && old?.whole && old.head.seq >= (from?.head.seq ?? 0)) {
    const twin = from && from.head.seq > 0 ? await here!.events.where('[device+seq]').equals([device, from.head.seq]).first() : null;
    if (from && twin && twin.mac !== from.head.mac) throw new LedgerError('OTHER_CHAIN', `record ${from.head.seq}`);
    return { changed: false, from: old.head.seq, to: old.head.seq, witnessed, lost: 0, made, timeZone: null };
  }
  return replace(parts, device, old, from, witnessed, now());
}

async function replace(parts: RestoreParts, device: string, old: Old | null, from: Checked | null, witnessed: number, at: number): Promise<Report> {
  const { ledger: name, here, file, vault, slot, mirror, now, newId, lock, stores } = parts;
  const { db, place } = await openBeside(name, stores);
  try {
    const keys = await keysOf(old, from, vault);
    const gone = new Set([...(old?.shredded ?? []), ...(from?.shredded ?? [])]);
    let head = noHead(device);
    let fromHere = 0;
    for await (const chunk of openable(united(vault, device, rowsHere(here, device), file ? eventRowsOf(file, vault) : none()), keys, gone, vault)) {
      await db.events.bulkAdd(chunk.map(({ row }) => row));
      const { seq, mac } = chunk.at(-1)!.row;
      head = { device, seq, mac, count: seq };
      fromHere += chunk.filter((taken) => taken.here).length;
    }
    if (head.seq === 0) throw new LedgerError('NOTHING_HERE');
    // Where both reach equally far, what is here is the newer: passphrases are changed without an event.
    const newerHere = (old?.slots.length ?? 0) > 0 && (old?.head.seq ?? 0) >= (from?.head.seq ?? 0);
    const theirs = from?.header.slots ?? [];
    const slots = newerHere ? slotsOf(old?.slots ?? [], theirs, slot) : slotsOf(theirs, old?.slots ?? [], slot);
    await db.transaction('rw', [db.heads, db.epochs, db.slots, db.meta, db.commands, db.journal], async () => {
      await db.heads.put(head);
      await db.epochs.bulkPut([...keys.values()]);
      await db.slots.bulkPut(slots);
      await db.meta.bulkPut([...(from?.meta ?? []), ...(old?.meta ?? [])].filter((row) => row.key !== 'restored'));
      // A command whose events are lost may be carried out again.
      await db.commands.bulkPut((old?.commands ?? []).filter((command) => command.seqs.every((seq) => seq <= head.seq)));
    });
    const ledger = new Ledger({ db, vault, device, author: slot.staff, now, newId, mirror: unwatched, ...(lock ? { lock } : {}) });
    await ledger.rebuild();
    await putJournal(db, ledger, old?.journal ?? []);
    const lost = Math.max(0, witnessed - head.seq);
    const report: Report = { changed: true, from: fromHere, to: head.seq, witnessed, lost, made: from?.header.made ?? null, timeZone: (await ledger.readPractice()).practice?.timeZone ?? null };
    await ledger.append(newId(), [{ month: 'standing', patient: null, body: { kind: 'ledger.restored', from: fromHere, to: head.seq, witnessed, lost, made: report.made } }], { deadlineMs: 60_000 });
    const verified = await ledger.verify();
    if (!verified.ok) throw new LedgerError('DAMAGED', verified.trouble);
    await mark(db, at);
    await mirror.write((await db.heads.get(device))!);
    here?.close();
    await keepOnly(name, place, stores);
    db.close();
    return report;
  } catch (error) {
    await discard(db, place);
    throw error;
  }
}

/** A timer that runs in what was restored has a witness: its own row where there is one, otherwise only its start; the rest waits for a person. */
async function putJournal(db: LedgerDatabase, ledger: Ledger, rows: readonly Journal[]): Promise<void> {
  const running = Object.values((await ledger.readPractice()).running);
  await db.journal.bulkPut(running.map((timer) => rows.find((row) => row.timer === timer.id) ?? { timer: timer.id, staff: timer.staff, start: timer.start, witness: timer.start, session: 'restored' }));
}
