/**
 * The data key and who can reach it. The data key is 256 random bits and never changes; each person's passphrase, and the recovery
 * key, wraps the same data key in a slot of its own:
 *
 *   passphrase ──PBKDF2-HMAC-SHA-256, 16-byte salt──► KEK ──AES-256-GCM──► slot ─┐
 *   recovery key ──HKDF-SHA-256────────────────────► KEK ──AES-256-GCM──► slot ─┴─► data key
 */
import { base64, type Bytes, fromBase64, random, utf8 } from './bytes.ts';
import { derived } from './derive.ts';
import { VaultError } from './errors.ts';
import { acceptedPassphrase, normalizedPassphrase } from './passphrase.ts';
import { readRecoveryKey } from './recovery-key.ts';
import { type Columns, openBytes, sealBytes, sealingKey } from './seal.ts';

/** A wrapped copy of the data key. `staff` is the person it speaks for; of the recovery slot, the person who set it up. Binary as base64. */
export interface Slot {
  id: string;
  staff: string;
  kdf: 'PBKDF2-HMAC-SHA-256' | 'HKDF-SHA-256';
  /** Iterations; 0 for the recovery key, which needs none: it is random. */
  it: number;
  salt: string;
  v: 1;
  iv: string;
  wrapped: string;
}

export interface KdfLimits { iterations: number; floor: number; ceiling: number }

/** 600,000 is the floor that OWASP's Password Storage Cheat Sheet gives for PBKDF2-HMAC-SHA-256. The ceiling keeps an altered slot from hanging the worker. */
export const kdfLimits: Readonly<KdfLimits> = { iterations: 1_000_000, floor: 600_000, ceiling: 20_000_000 };

/** 256 random bits, born once with a ledger. */
export const newDataKey = (): Bytes => random(32);

const columns = (slot: Omit<Slot, 'iv' | 'wrapped'>): Columns => ['slots', slot.id, slot.staff, slot.kdf, slot.it, slot.salt, slot.v];

async function stretched(passphrase: string, salt: Bytes, iterations: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', utf8(passphrase), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256));
}

async function wrapped(kek: Bytes, head: Omit<Slot, 'iv' | 'wrapped'>, dataKey: Bytes): Promise<Slot> {
  const sealed = await sealBytes(await sealingKey(kek), columns(head), dataKey);
  return { ...head, iv: base64(sealed.iv), wrapped: base64(sealed.ct) };
}

/** A slot for a person's new passphrase. @throws VaultError if the passphrase is too short or too common. */
export async function passphraseSlot(dataKey: Bytes, staff: string, passphrase: string, limits: KdfLimits = kdfLimits): Promise<Slot> {
  const phrase = acceptedPassphrase(passphrase);
  const salt = random(16);
  const head = { id: crypto.randomUUID(), staff, kdf: 'PBKDF2-HMAC-SHA-256', it: limits.iterations, salt: base64(salt), v: 1 } as const;
  return wrapped(await stretched(phrase, salt, limits.iterations), head, dataKey);
}

/** The slot of the recovery key. @throws VaultError `RECOVERY_KEY_FORM` */
export async function recoverySlot(dataKey: Bytes, staff: string, recoveryKey: string): Promise<Slot> {
  const head = { id: crypto.randomUUID(), staff, kdf: 'HKDF-SHA-256', it: 0, salt: '', v: 1 } as const;
  return wrapped(await derived(readRecoveryKey(recoveryKey), 'recovery'), head, dataKey);
}

async function unwrapped(kek: Bytes, slot: Slot): Promise<Bytes | null> {
  try {
    const dataKey = await openBytes(await sealingKey(kek), columns(slot), { iv: fromBase64(slot.iv), ct: fromBase64(slot.wrapped) });
    return dataKey.length === 32 ? dataKey : null;
  } catch {
    return null;
  }
}

export interface Opened { dataKey: Bytes; slot: Slot }

/**
 * Opens the data key with a passphrase, whoever's it is: the slot that opens tells who is here.
 * @throws VaultError `WRONG_PASSPHRASE`; `WEAK_SLOT` if a slot's parameters lie below the floor (they are written only by us, so somebody altered them).
 */
export async function openWithPassphrase(slots: readonly Slot[], typed: string, limits: KdfLimits = kdfLimits): Promise<Opened> {
  const phrase = normalizedPassphrase(typed);
  const own = slots.filter((slot) => slot.kdf === 'PBKDF2-HMAC-SHA-256');
  const sound = own.filter((slot) => slot.v === 1 && Number.isInteger(slot.it) && slot.it >= limits.floor && slot.it <= limits.ceiling && slot.salt.length >= 22);
  const tries = await Promise.all(sound.map(async (slot) => ({ slot, dataKey: await unwrapped(await stretched(phrase, fromBase64(slot.salt), slot.it), slot) })));
  for (const { slot, dataKey } of tries) if (dataKey) return { slot, dataKey };
  throw new VaultError(sound.length < own.length ? 'WEAK_SLOT' : 'WRONG_PASSPHRASE');
}

/** Opens the data key with the recovery key. @throws VaultError `RECOVERY_KEY_FORM`, `WRONG_RECOVERY_KEY` */
export async function openWithRecoveryKey(slots: readonly Slot[], typed: string): Promise<Opened> {
  const kek = await derived(readRecoveryKey(typed), 'recovery');
  for (const slot of slots) {
    const dataKey = slot.kdf === 'HKDF-SHA-256' && slot.v === 1 ? await unwrapped(kek, slot) : null;
    if (dataKey) return { slot, dataKey };
  }
  throw new VaultError('WRONG_RECOVERY_KEY');
}

/** Refuses a passphrase that already opens somebody's slot: two people with one passphrase could not be told apart. @throws VaultError `PASSPHRASE_TAKEN` */
export async function assertOwnPassphrase(slots: readonly Slot[], passphrase: string, limits: KdfLimits = kdfLimits): Promise<void> {
  const taken = await openWithPassphrase(slots, passphrase, limits).then(() => true, () => false);
  if (taken) throw new VaultError('PASSPHRASE_TAKEN');
}
