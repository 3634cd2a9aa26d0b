/** What stands here before a restoring, read from a database that may be damaged anywhere: what cannot be read counts as not there. */
import type { Journal } from '../../records/index.ts';
import type { Epoch, Slot, Vault } from '../../vault/index.ts';
import { verifyChain } from '../chain.ts';
import type { EventRow, Head, LedgerDatabase, MetaRow } from '../database.ts';
import { Epochs } from '../epochs.ts';
import { LedgerError } from '../errors.ts';
import { shreddedMonths } from '../log.ts';
import type { Checked } from './read.ts';
import type { Rows } from './union.ts';

/** `whole`: the chain holds from its first link to its last. */
export interface Old { head: Head; whole: boolean; device: string | null; epochs: Epoch[]; slots: Slot[]; meta: MetaRow[]; journal: Journal[]; commands: { id: string; seqs: number[] }[]; shredded: Set<string> }

/** A read that may meet a damaged page. */
const spared = <T>(work: Promise<T>, otherwise: T): Promise<T> => work.catch(() => otherwise);

/** Reads what there is; null without a database. */
export async function readOld(db: LedgerDatabase | null, vault: Vault): Promise<Old | null> {
  if (!db) return null;
  const [heads, first, epochs, slots, meta, journal, commands] = await Promise.all([
    spared(db.heads.toArray(), []), spared(db.events.limit(1).first() as Promise<EventRow | undefined>, undefined),
    spared(db.epochs.toArray(), []), spared(db.slots.toArray(), []), spared(db.meta.toArray(), []), spared(db.journal.toArray(), []), spared(db.commands.toArray(), []),
  ]);
  const device = heads[0]?.device ?? first?.device ?? null;
  const report = device === null ? null : await spared(verifyChain(db, vault, device), null);
  const head = heads[0] ?? { device: device ?? '', seq: 0, mac: '', count: 0 };
  const shredded = await spared(shreddedMonths(db, vault, new Epochs(db, vault)), new Set<string>());
  return { head, whole: report?.ok ?? false, device, epochs, slots, meta, journal, commands, shredded };
}

async function unwraps(vault: Vault, epoch: Epoch): Promise<boolean> {
  vault.stillOpen();
  return vault.seal(epoch, ['try'], 0).then(() => true, () => false);
}

/**
 * Whose records stand here? A device's name is born with its ledger, and a ledger belongs to one practice.
 * @throws LedgerError `OTHER_CHAIN`, `OTHER_PRACTICE`
 */
export async function sameLedger(old: Old | null, device: string, vault: Vault): Promise<void> {
  if (!old || old.device === null || old.device === device) return;
  for (const epoch of old.epochs) if (await unwraps(vault, epoch)) throw new LedgerError('OTHER_CHAIN', 'another device');
  throw new LedgerError('OTHER_PRACTICE');
}

/** The events here, in order of their numbers. */
export async function* rowsHere(db: LedgerDatabase | null, device: string): Rows {
  for (let after = 0; db;) {
    const rows = await db.events.where('[device+seq]').between([device, after], [device, Infinity], false, true).limit(256).toArray();
    if (rows.length === 0) return;
    after = rows.at(-1)!.seq;
    yield rows;
  }
}

/** Month keys of both sides, those here first; a key that does not open, or whose month was destroyed, is none. */
export async function keysOf(old: Old | null, file: Checked | null, vault: Vault): Promise<Map<string, Epoch>> {
  const keys = new Map<string, Epoch>();
  for (const epoch of [...(old?.epochs ?? []), ...(file?.epochs ?? [])]) {
    if (keys.has(epoch.month) || old?.shredded.has(epoch.month) || file?.shredded.includes(epoch.month)) continue;
    if (await unwraps(vault, epoch)) keys.set(epoch.month, epoch);
  }
  return keys;
}

/** The newer side's slots; whoever proved to have the key keeps a way in, unless a newer passphrase of the same person took its place. */
export function slotsOf(newer: readonly Slot[], older: readonly Slot[], proven: Slot): Slot[] {
  const slots = newer.length > 0 ? newer : older;
  return slots.some((slot) => slot.staff === proven.staff && slot.kdf === proven.kdf) ? [...slots] : [...slots, proven];
}
