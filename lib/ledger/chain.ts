/** The chain: mac(n) = HMAC-SHA-256(chain key, mac(n-1) ‖ canonical(row n)). Sealed rows in, no clear data. */
import { type Bytes, type Vault } from '../vault/index.ts';
import type { EventRow, Head, LedgerDatabase } from './database.ts';

/** The end of an empty chain. */
export const noHead = (device: string): Head => ({ device, seq: 0, mac: '0'.repeat(64), count: 0 });

/** The bytes of a row that its MAC covers: all columns but the MAC. JSON has no raw line feed and the IV a fixed length, so no two rows share one form. */
export function canonical(row: Omit<EventRow, 'mac'>): Bytes {
  const columns = new TextEncoder().encode(`${JSON.stringify([row.id, row.device, row.seq, row.month, row.patient, row.kind, row.v, row.iv.length])}\n`);
  const whole = new Uint8Array(columns.length + row.iv.length + row.ct.length);
  whole.set(columns);
  whole.set(row.iv, columns.length);
  whole.set(row.ct, columns.length + row.iv.length);
  return whole;
}

/** The MAC of a row that follows `previous`. */
export const linked = (vault: Vault, previous: string, row: Omit<EventRow, 'mac'>): Promise<string> => vault.mac(new TextEncoder().encode(previous), canonical(row));

export interface ChainReport {
  /** Events that fit, counted from the first. */
  events: number;
  head: string;
  ok: boolean;
  /** In words, without data. */
  trouble: string | null;
}

const CHUNK = 512;

/** Follows the chain from `end` over the next rows, whose MACs are worked out side by side. @returns how far it holds, and what is wrong after that */
export async function followed(vault: Vault, end: Head, rows: readonly EventRow[]): Promise<{ end: Head; trouble: string | null }> {
  const macs = await Promise.all(rows.map((row, n) => linked(vault, n === 0 ? end.mac : rows[n - 1]!.mac, row)));
  let at = end;
  for (const [n, row] of rows.entries()) {
    const expected = at.seq + 1;
    if (row.seq !== expected) return { end: at, trouble: `Record ${expected} is missing: the next one found is ${row.seq}.` };
    if (macs[n] !== row.mac) return { end: at, trouble: `Record ${expected} was altered, or one before it was replaced.` };
    at = { device: end.device, seq: row.seq, mac: row.mac, count: row.seq };
  }
  return { end: at, trouble: null };
}

/** Follows a device's chain from its first event to its last, in constant memory. */
export async function verifyChain(db: LedgerDatabase, vault: Vault, device: string): Promise<ChainReport> {
  let end = noHead(device);
  for (;;) {
    const rows = await db.events.where('[device+seq]').between([device, end.seq], [device, Infinity], false, true).limit(CHUNK).toArray();
    if (rows.length === 0) break;
    const part = await followed(vault, end, rows);
    end = part.end;
    if (part.trouble !== null) return broken(end, part.trouble);
  }
  const head = await db.heads.get(device);
  if ((head?.seq ?? 0) !== end.seq || (head && (head.mac !== end.mac || head.count !== end.count))) {
    return broken(end, `The last record found is ${end.seq}, but ${head?.seq ?? 0} were written.`);
  }
  return { events: end.seq, head: end.mac, ok: true, trouble: null };
}

const broken = (end: Head, trouble: string): ChainReport => ({ events: end.seq, head: end.mac, ok: false, trouble });
