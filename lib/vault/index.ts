/** Keys, lock, encryption. Start with `vault.ts`. `session.ts` needs a browser and is imported by its own name. */
export * from './vault.ts';
export * from './keys.ts';
export * from './lock.ts';
export * from './passphrase.ts';
export * from './recovery-key.ts';
export * from './errors.ts';
export { base64, fromBase64, type Bytes } from './bytes.ts';
export type { Columns, Sealed } from './seal.ts';
