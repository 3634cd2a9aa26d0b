/**
 * The same ciphers from the same library, without the way through a thread for each call: what is sealed here opens there and the other way
 * round (`model-full.test.ts` uses the ordinary way). Days by the thousand spend most of their time on that way otherwise.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, KeyObject } from 'node:crypto';

const TAG = 16;
const secrets = new WeakMap<CryptoKey, KeyObject>();
function secret(key: CryptoKey): KeyObject {
  const known = secrets.get(key) ?? KeyObject.from(key as Parameters<typeof KeyObject.from>[0]);
  secrets.set(key, known);
  return known;
}
const bytes = (data: BufferSource): Uint8Array => (data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
const whole = (...parts: Uint8Array[]): ArrayBuffer => {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { made.set(part, at); at += part.length; }
  return made.buffer;
};

export function swiftCrypto(): void {
  const swift = {
    encrypt: async ({ iv, additionalData }: AesGcmParams, key: CryptoKey, data: BufferSource) => {
      const cipher = createCipheriv('aes-256-gcm', secret(key), bytes(iv)).setAAD(bytes(additionalData!));
      return whole(cipher.update(bytes(data)), cipher.final(), cipher.getAuthTag());
    },
    decrypt: async ({ iv, additionalData }: AesGcmParams, key: CryptoKey, data: BufferSource) => {
      const all = bytes(data);
      const cipher = createDecipheriv('aes-256-gcm', secret(key), bytes(iv)).setAAD(bytes(additionalData!)).setAuthTag(all.subarray(all.length - TAG));
      return whole(cipher.update(all.subarray(0, all.length - TAG)), cipher.final());
    },
    sign: async (_name: string, key: CryptoKey, data: BufferSource) => whole(createHmac('sha256', secret(key)).update(bytes(data)).digest()),
  };
  const ordinary = crypto.subtle.deriveBits.bind(crypto.subtle);
  const deriveBits = async (how: HkdfParams, key: CryptoKey, length: number) => (how.name === 'HKDF' ? hkdfSync('sha256', secret(key), bytes(how.salt), bytes(how.info), length / 8) : ordinary(how, key, length));
  for (const [name, value] of Object.entries({ ...swift, deriveBits })) Object.defineProperty(crypto.subtle, name, { value, configurable: true });
}
