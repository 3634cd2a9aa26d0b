import { noHead } from './chain.ts';
import type { Head, LedgerDatabase } from './database.ts';
import type { Plan, Prepared } from './prepare.ts';

async function journaled(db: LedgerDatabase, { put, delete: gone, change }: NonNullable<Plan['journal']>): Promise<void> {
  if (gone !== undefined) await db.journal.delete(gone);
  const row = change && (await db.journal.get(change.timer));
  if (change && row) await db.journal.put(change.to(row));
  if (put) await db.journal.put(put);
}

/**
 * The one transaction: event, head, blocks, command id and journal, all or none.
 * @param before the head as it was when the rows were worked out. `moved`: somebody else wrote since, and nothing was written.
 */
export function commit(db: LedgerDatabase, commandId: string, before: Head, { rows, blocks, fresh, head, plan }: Prepared): Promise<'written' | 'repeated' | 'moved'> {
  return db.transaction('rw', [db.events, db.heads, db.commands, db.blocks, db.journal, db.epochs, db.slots, db.meta], async () => {
    const [known, now = noHead(head.device)] = await Promise.all([db.commands.get(commandId), db.heads.get(head.device)]);
    if (known) return 'repeated';
    if (now.seq !== before.seq || now.mac !== before.mac) return 'moved';
    // Asked for side by side; they are still one transaction.
    const writes: PromiseLike<unknown>[] = [db.commands.add({ id: commandId, seqs: rows.map((row) => row.seq) })];
    if (rows.length > 0) writes.push(db.events.bulkAdd(rows), db.heads.put(head), db.blocks.bulkPut(blocks));
    if (fresh.length > 0) writes.push(db.epochs.bulkAdd(fresh));
    if (plan.journal) writes.push(journaled(db, plan.journal));
    if (plan.slots) writes.push(db.slots.bulkPut(plan.slots));
    if (plan.meta) writes.push(db.meta.bulkPut(plan.meta));
    if (plan.shred) writes.push(db.epochs.delete(plan.shred), db.blocks.where('[month+bucket]').between([plan.shred, -Infinity], [plan.shred, Infinity]).delete());
    await Promise.all(writes);
    return 'written';
  });
}
