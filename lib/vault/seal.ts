import { type Bytes, random, text, utf8 } from './bytes.ts';
import { VaultError } from './errors.ts';

/** What AES-256-GCM made of a record: a fresh 96-bit IV, and the ciphertext with its 128-bit tag. */
export interface Sealed { iv: Bytes; ct: Bytes }

/** The clear columns of a row, table name first. They are authenticated with the body, so that rows and columns cannot be swapped. */
export type Columns = readonly [table: string, ...columns: (string | number | null)[]];

/** The additional authenticated data of a row. */
export function bound(columns: Columns): Bytes {
  const parts = columns.map((column) => (column === null ? '' : String(column)));
  // A separator inside a column would let two different rows share one binding.
  if (parts.some((part) => part.includes('|'))) throw new VaultError('UNREADABLE');
  return utf8(['ct1', ...parts].join('|'));
}

/** Encrypts bytes under a fresh random IV. The IV is never chosen by the caller: no IV is used twice, not even on a retry. */
export async function sealBytes(key: CryptoKey, columns: Columns, body: Bytes): Promise<Sealed> {
  const iv = random(12);
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(columns), tagLength: 128 }, key, body);
  return { iv, ct: new Uint8Array(ct) };
}

/** @throws VaultError `UNREADABLE` if key, columns, IV or a single bit differ from what was sealed. */
export async function openBytes(key: CryptoKey, columns: Columns, sealed: Sealed): Promise<Bytes> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: bound(columns), tagLength: 128 }, key, sealed.ct));
  } catch {
    // The browser's own error is dropped on purpose: nothing about the data may leave with it.
    throw new VaultError('UNREADABLE');
  }
}

/** Seals a JSON value. */
export const sealJson = (key: CryptoKey, columns: Columns, value: unknown): Promise<Sealed> => sealBytes(key, columns, utf8(JSON.stringify(value)));

/** Opens a JSON value. @throws VaultError `UNREADABLE` */
export async function openJson(key: CryptoKey, columns: Columns, sealed: Sealed): Promise<unknown> {
  const bytes = await openBytes(key, columns, sealed);
  try {
    return JSON.parse(text(bytes));
  } catch {
    throw new VaultError('UNREADABLE');
  }
}

/** An AES-256-GCM key that cannot be read back out of the browser's key store. */
export const sealingKey = (raw: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
