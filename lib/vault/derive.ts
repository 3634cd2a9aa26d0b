import { type Bytes, utf8 } from './bytes.ts';

/** What the data key is used for; every use has a key of its own, so that one can never be turned against another. */
export type Purpose = 'chain' | 'local' | 'patient' | 'backup' | 'epochs' | 'recovery';

/**
 * 256 bits for one purpose: HKDF-SHA-256 (RFC 5869) without salt, since the input is already uniform;
 * the purpose is the `info`.
 */
export async function derived(secret: Bytes, purpose: Purpose): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(`caretally/1/${purpose}`) }, key, 256);
  return new Uint8Array(bits);
}

export const macKey = (raw: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** HMAC-SHA-256 (RFC 2104). */
export const hmac = async (key: CryptoKey, message: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
