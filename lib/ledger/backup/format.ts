/**
 * The backup file: JSON lines. Start here, then `write.ts`, `read.ts`, `restore.ts`.
 *
 *   header   in the clear: format, version, when, whose ledger, device, head of the chain, key slots (a passphrase or the recovery key opens them)
 *   keys     sealed: wrapped month keys, months whose key was destroyed, meta
 *   events   sealed, up to 256 a line; their MACs stand beside them in the clear, so that a printed head can be looked up without any secret
 *   …
 *   end      sealed: how many lines and events there are
 *
 * Every sealed line is bound to the header's own bytes, to its place, and to the MACs beside it. So a line that was cut, edited, moved, repeated
 * or taken from another file (or from an older copy of this one) does not open. Nothing in the clear speaks of a patient.
 */
import * as z from 'zod';
import { type Columns, type Slot } from '../../vault/index.ts';
import type { Head } from '../database.ts';
import { LedgerError } from '../errors.ts';

export const VERSION = 1;
/** Events a line. */
export const EVENTS_A_LINE = 256;

const Mac = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().min(0).max(1e9);
const Base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const KeySlot = z.strictObject({
  id: z.uuid(), staff: z.uuid(), kdf: z.enum(['PBKDF2-HMAC-SHA-256', 'HKDF-SHA-256']), it: Count, salt: Base64, v: z.literal(1), iv: Base64, wrapped: Base64,
}) satisfies z.ZodType<Slot>;

const Header = z.strictObject({
  caretally: z.literal('backup'), v: z.literal(VERSION), file: z.uuid(),
  /** Name of the ledger: the practice's own, or the one of made-up people. */
  ledger: z.string().regex(/^[a-z-]{1,40}$/),
  /** UTC epoch ms. */
  made: z.number().int().min(0).max(8.64e15),
  device: z.uuid(), seq: Count, mac: Mac, count: Count, slots: z.array(KeySlot).min(1).max(1000),
});
export type Header = z.infer<typeof Header>;

const Part = z.strictObject({
  /** 1, 2, 3 … */
  n: Count, holds: z.enum(['keys', 'events', 'end']),
  /** Number of the last record before this line. */
  after: Count, macs: z.array(Mac).max(EVENTS_A_LINE), iv: Base64, ct: Base64,
});
export type Part = z.infer<typeof Part>;

export const headOf = ({ device, seq, mac, count }: Header): Head => ({ device, seq, mac, count });

function parsed<T>(schema: z.ZodType<T>, line: string): T | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const result = schema.safeParse(value);
  // One form only: a second spelling of the same content would be a change that nobody notices.
  return result.success && lineOf(result.data) === line ? result.data : null;
}

/** The one spelling of a line, without its end. */
export const lineOf = (value: unknown): string => JSON.stringify(value);

/** A header's line, its columns in their one order. */
export const headerLine = (header: Header): string => lineOf(Header.parse(header));

/** @throws LedgerError `NO_BACKUP`, `BACKUP_NEWER`, `BACKUP_ALTERED` */
export function readHeader(line: string): Header {
  const header = parsed(Header, line);
  if (header) return header;
  const said = /^\{"caretally":"backup","v":(\d{1,9}),/.exec(line);
  if (!said) throw new LedgerError('NO_BACKUP');
  throw Number(said[1]) > VERSION ? new LedgerError('BACKUP_NEWER') : new LedgerError('BACKUP_ALTERED', 'header');
}

/** @throws LedgerError `BACKUP_ALTERED` */
export function readPart(line: string): Part {
  const part = parsed(Part, line);
  if (!part || !oneSpelling(part.iv) || !oneSpelling(part.ct)) throw new LedgerError('BACKUP_ALTERED', 'line');
  return part;
}

/** Base64 may end in bits that mean nothing; ours are zero. Looked at without decoding: a line may hold a megabyte. */
function oneSpelling(encoded: string): boolean {
  const end = encoded.slice(-4);
  return encoded.length % 4 === 0 && !/[^AQgw]==$/.test(end) && !/[^AEIMQUYcgkosw048=]=$/.test(end);
}

/** SHA-256 of a text, hex. */
export async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What a sealed line is bound to. @param file digest of the header's line */
export const boundTo = async (file: string, { n, holds, after, macs }: Pick<Part, 'n' | 'holds' | 'after' | 'macs'>): Promise<Columns> =>
  ['backup', file, n, holds, after, await digestOf(macs.join())];

/** What the line of keys holds. */
export interface Keys { epochs: { month: string; iv: string; wrapped: string }[]; shredded: string[]; meta: { key: string; value: unknown }[] }
/** An event in its line: id, month, patient, kind, version, IV, ciphertext. Device, number and MAC are the line's. */
export type Packed = [id: string, month: string, patient: string | null, kind: string, v: number, iv: string, ct: string];
export interface End { parts: number; events: number; mac: string }

/** `caretally-backup-20261122T143105Z-812.caretally`: when and how many, and nothing of anybody. */
export function fileName({ ledger, made, seq }: Pick<Header, 'ledger' | 'made' | 'seq'>): string {
  const stamp = new Date(made).toISOString().replace(/[-:]|\.\d+/g, '');
  return `${prefixOf(ledger)}${stamp}-${seq}.caretally`;
}

export const prefixOf = (ledger: string): string => `caretally-${ledger.endsWith('-practice') ? 'practice-data-' : ''}backup-`;
