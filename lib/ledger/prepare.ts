import type { Draft, Journal, LedgerEvent } from '../records/index.ts';
import type { Epoch, Slot, Vault } from '../vault/index.ts';
import { type BlockKey, nameOf, PRACTICE, type PracticeBlock } from './blocks.ts';
import { linked } from './chain.ts';
import type { BlockRow, EventRow, Head, MetaRow } from './database.ts';
import type { Epochs } from './epochs.ts';
import { LedgerError } from './errors.ts';
import { foldAll } from './fold.ts';
import type { KeptBlocks } from './kept.ts';
import { sealEvent } from './log.ts';
import type { Deadline } from './mutex.ts';
import { placed, touches } from './place.ts';

/** What a command writes: events, and what stands or falls with them. */
export interface Plan {
  drafts: Draft[];
  /** Journal rows written with the events; `change` takes the row as it is at the commit. */
  journal?: { put?: Journal; delete?: string; change?: { timer: string; to: (row: Journal) => Journal } };
  /** Key slots added with the events (a new person). */
  slots?: Slot[];
  meta?: MetaRow[];
  /** A month whose key and blocks are deleted with the event that says so. */
  shred?: string;
}

/** Rows, sealed and chained, ready to be added. `fresh` are keys of months that had none. */
export interface Prepared { rows: EventRow[]; blocks: BlockRow[]; fresh: Epoch[]; head: Head; plan: Plan }

export interface Workshop { vault: Vault; epochs: Epochs; kept: KeptBlocks; newId: () => string; deadline: Deadline }

/** More patience for each block that a command rewrites, ms: an export rewrites up to 256 blocks of a month. */
const BLOCK_MS = 50;

/** A month whose key was destroyed gets no new one: what was written under the old one must stay unreadable, and be known as that. */
async function refuseShredded(kept: KeptBlocks, fresh: readonly Epoch[]): Promise<void> {
  const practice = await kept.one<PracticeBlock>(PRACTICE);
  if (practice?.shredded?.some((each) => fresh.some((epoch) => epoch.month === each.month))) throw new LedgerError('SHREDDED');
}

/** Everything that needs time or keys: parse, fold, seal, chain. Nothing is written. @throws LedgerError `MISFIT`, VaultError */
export async function prepare({ vault, epochs, kept, newId, deadline }: Workshop, { head, device, author, at }: { head: Head; device: string; author: string; at: number }, plan: Plan): Promise<Prepared> {
  const events = plan.drafts.map((draft, n): LedgerEvent => ({ ...placed(draft), id: newId(), device, seq: head.seq + 1 + n, at, author }));
  const wanted = new Map<string, BlockKey>(events.flatMap(touches).map((key) => [nameOf(key), key]));
  deadline.extend(wanted.size * BLOCK_MS);
  const before = await kept.read([...wanted.values()]);
  const blocks = foldAll(new Map(before.map(({ key, block, rev }) => [nameOf(key), { key, block, rev }])), events);
  const { keys, fresh } = await epochs.forWriting([...events.map((event) => event.month), ...[...wanted.values()].map((key) => key.month)]);
  if (fresh.some((epoch) => epoch.month !== 'standing')) await refuseShredded(kept, fresh);
  const sealed = await Promise.all(events.map((event) => sealEvent(vault, keys.get(event.month)!, event)));
  const rows: EventRow[] = [];
  for (const row of sealed) rows.push({ ...row, mac: await linked(vault, rows.at(-1)?.mac ?? head.mac, row) });
  return {
    rows, fresh, plan,
    blocks: await Promise.all([...blocks.values()].map(({ key, block, rev }) => kept.seal(key, block, rev, keys))),
    head: { device, seq: head.seq + rows.length, mac: rows.at(-1)?.mac ?? head.mac, count: head.count + rows.length },
  };
}
