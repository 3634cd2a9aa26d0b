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

/** Every month whose key was destroyed after its retention, as the log says: nothing else is believed. Opens nothing but those events. */
export async function shreddedMonths(db: LedgerDatabase, vault: Vault, epochs: Epochs): Promise<Set<string>> {
  const rows = await db.events.where('month').equals('standing').and((row) => row.kind === 'month.shredded').toArray();
  const events = await Promise.all(rows.map((row) => openEvent(vault, epochs, row)));
  return new Set(events.flatMap(({ body }) => (body.kind === 'month.shredded' ? [body.month] : [])));
}

/** The rows that can be opened: those of a destroyed month are passed over. A key that is gone without a word is left to be found missing. */
export async function readable(db: LedgerDatabase, vault: Vault, epochs: Epochs, rows: EventRow[]): Promise<EventRow[]> {
  const keyless = new Set<string>();
  for (const month of new Set(rows.map((row) => row.month))) if (!(await epochs.find(month))) keyless.add(month);
  if (keyless.size === 0) return rows;
  const destroyed = await shreddedMonths(db, vault, epochs);
  return rows.filter((row) => !(keyless.has(row.month) && destroyed.has(row.month)));
}

const CHUNK = 512;

/** All events of a device (or of one of its months) in order, a chunk at a time: any length in constant memory. */
export async function* eventsOf(db: LedgerDatabase, vault: Vault, epochs: Epochs, device: string, month?: string, from = 0): AsyncGenerator<LedgerEvent[]> {
  let after = from;
  for (;;) {
    const range = db.events.where('[device+seq]').between([device, after], [device, Infinity], false, true);
    const rows = await range.limit(CHUNK).toArray();
    if (rows.length === 0) return;
    after = rows.at(-1)!.seq;
    const wanted = await readable(db, vault, epochs, rows.filter((row) => month === undefined || row.month === month));
    yield await Promise.all(wanted.map((row) => openEvent(vault, epochs, row)));
  }
}
