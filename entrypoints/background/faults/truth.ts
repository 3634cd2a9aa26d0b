import type { Context } from '../../../lib/commands/context.ts';
import type { Block } from '../../../lib/ledger/blocks.ts';
import type { ChainReport } from '../../../lib/ledger/chain.ts';
import type { CommandRow, Head } from '../../../lib/ledger/database.ts';
import { Epochs } from '../../../lib/ledger/epochs.ts';
import { deviceOf } from '../../../lib/ledger/head.ts';
import { KeptBlocks } from '../../../lib/ledger/kept.ts';
import { eventsOf } from '../../../lib/ledger/log.ts';
import { openLedger } from '../../../lib/ledger/places.ts';
import type { Journal, LedgerEvent } from '../../../lib/records/index.ts';

/** A block with the number of the last event that changed it. */
export interface BlockAt { rev: number; block: Block }

/** Everything that a ledger holds, opened. */
export interface WholeLedger {
  head: Head | null;
  mirror: Head | null;
  /** The sealed rows' clear columns, in the order of the chain. */
  rows: { id: string; seq: number; mac: string }[];
  commands: CommandRow[];
  events: LedgerEvent[];
  chain: ChainReport;
  /** Blocks as kept, and as worked out anew from the events. */
  kept: Record<string, BlockAt>;
  folded: Record<string, BlockAt>;
  journal: Journal[];
  alarm: string | null;
}

/** Reads the whole ledger of the practice that is open. @throws Error while locked */
export async function wholeLedger(context: Context): Promise<WholeLedger> {
  const open = await context.home.openNow();
  if (!open) throw new Error('LOCKED');
  const { ports, home } = context;
  const mirror = (await ports.local.get<Head>(`mirror:${home.inUse.name}`)) ?? null;
  const db = await openLedger(home.inUse.name);
  try {
    const epochs = new Epochs(db, open.vault);
    const device = (await deviceOf(db)) ?? '';
    const events: LedgerEvent[] = [];
    for await (const part of eventsOf(db, open.vault, epochs, device)) events.push(...part);
    const keys = (await db.blocks.toCollection().primaryKeys()).map(([month, bucket]) => ({ month, bucket }));
    const kept = await new KeptBlocks(db, open.vault, epochs).read(keys);
    const folded = await open.ledger.fold();
    return {
      head: (await db.heads.get(device)) ?? null, mirror,
      rows: (await db.events.orderBy('[device+seq]').toArray()).map(({ id, seq, mac }) => ({ id, seq, mac })),
      commands: await db.commands.toArray(), events, chain: await open.ledger.verify(),
      kept: Object.fromEntries(kept.map(({ key, rev, block }) => [`${key.month} ${key.bucket}`, { rev, block }])),
      folded: Object.fromEntries([...folded].map(([name, { rev, block }]) => [name, { rev, block }])),
      journal: await db.journal.toArray(), alarm: home.inUse.alarm,
    };
  } finally {
    db.close();
  }
}
