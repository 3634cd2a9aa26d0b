import { type Bytes, random } from './bytes.ts';
import { VaultError } from './errors.ts';

/** Digits and letters without I, L, O and U: nothing on the paper can be taken for something else (after Crockford's Base32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 20;

/** A fresh recovery key as it is shown, once: 160 random bits in eight groups of four. */
export const newRecoveryKey = (): string => shownRecoveryKey(random(BYTES));

/** @param bytes 20 bytes. */
export function shownRecoveryKey(bytes: Bytes): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const chars = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)]).join('');
  return (chars.match(/.{4}/g) ?? []).join('-');
}

/**
 * Reads a typed key: any case, any spaces or dashes, and O for 0, I or L for 1.
 * @throws VaultError `RECOVERY_KEY_FORM` if it is not 160 bits.
 */
export function readRecoveryKey(typed: string): Bytes {
  const chars = typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}_.]/gu, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = [...chars].map((char) => alphabet.indexOf(char));
  if (values.length !== (BYTES * 8) / 5 || values.includes(-1)) throw new VaultError('RECOVERY_KEY_FORM');
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2));
}
