import { EventBody, type LedgerEvent } from '../records/index.ts';
import { type Columns, type Vault, VaultError } from '../vault/index.ts';
import type { EventRow, LedgerDatabase } from './database.ts';
import type { Epochs } from './epochs.ts';

/** Version of an event body's shape. */
export const BODY_VERSION = 1;

const columns = (row: Pick<EventRow, 'id' | 'device' | 'seq' | 'month' | 'patient' | 'kind' | 'v'>): Columns =>
  ['events', row.id, row.device, row.seq, row.month, row.patient, row.kind, row.v];

/** Seals an event into a row without its MAC. When and by whom it was written is sealed too. */
export async function sealEvent(vault: Vault, epoch: Parameters<Vault['seal']>[0], event: LedgerEvent): Promise<Omit<EventRow, 'mac'>> {
  const clear = { id: event.id, device: event.device, seq: event.seq, month: event.month, patient: event.patient, kind: event.body.kind, v: BODY_VERSION };
  return { ...clear, ...(await vault.seal(epoch, columns(clear), { at: event.at, author: event.author, body: event.body })) };
}

/** @throws VaultError `UNREADABLE` if any column or bit differs from what was sealed. */
export async function openEvent(vault: Vault, epochs: Epochs, row: EventRow): Promise<LedgerEvent> {
  const opened = (await vault.open(await epochs.get(row.month), columns(row), row)) as { at: number; author: string; body: unknown };
  const body = EventBody.safeParse(opened.body);
  if (!body.success) throw new VaultError('UNREADABLE');
  return { id: row.id, device: row.device, seq: row.seq, at: opened.at, author: opened.author, month: row.month, patient: row.patient, body: body.data };
}

const CHUNK = 512;

/** All events of a device (or of one of its months) in order, a chunk at a time: any length in constant memory. */
export async function* eventsOf(db: LedgerDatabase, vault: Vault, epochs: Epochs, device: string, month?: string): AsyncGenerator<LedgerEvent[]> {
  let after = 0;
  for (;;) {
    const range = db.events.where('[device+seq]').between([device, after], [device, Infinity], false, true);
    const rows = await range.limit(CHUNK).toArray();
    if (rows.length === 0) return;
    after = rows.at(-1)!.seq;
    yield await Promise.all(rows.filter((row) => month === undefined || row.month === month).map((row) => openEvent(vault, epochs, row)));
  }
}
