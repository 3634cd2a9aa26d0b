/**
 * The open vault: everything that is done with the data key. Read `keys.ts` for how it is reached, `lock.ts` for when it is let go.
 *
 *   data key ──HKDF──► chain (HMAC)      ledger's chain
 *            ├───────► patient (HMAC)    opaque patient keys
 *            ├───────► local, backup     sealing of settings and of backups
 *            └───────► epochs ──AES-GCM──► one random key a month ──AES-GCM──► events and blocks of that month
 *
 * A month can be made unreadable for good by deleting its epoch row.
 */
import { base64, type Bytes, hex, joined, random } from './bytes.ts';
import { derived, hmac, macKey } from './derive.ts';
import { VaultError } from './errors.ts';
import { assertOwnPassphrase, type KdfLimits, kdfLimits, passphraseSlot, recoverySlot, type Slot } from './keys.ts';
import * as opaque from './patient-key.ts';
import { type Columns, openBytes, openJson, sealBytes, type Sealed, sealingKey, sealJson } from './seal.ts';

/** The wrapped key of one month (`YYYY-MM`, or `standing`). */
export interface Epoch { month: string; iv: Bytes; wrapped: Bytes }

export interface Vault {
  /** The person whose passphrase opened it. */
  readonly staff: string;
  /** Throws VaultError `LOCKED` once the deadline has passed or the vault was closed. */
  stillOpen(): void;
  /** A fresh key for a month. */
  newEpoch(month: string): Promise<Epoch>;
  seal(epoch: Epoch, columns: Columns, value: unknown): Promise<Sealed>;
  /** @throws VaultError `UNREADABLE` or `LOCKED` */
  open(epoch: Epoch, columns: Columns, sealed: Sealed): Promise<unknown>;
  /** HMAC-SHA-256 under the chain key, in hex. */
  mac(...parts: Bytes[]): Promise<string>;
  patientKey(practice: string, recordNumber: string): Promise<string>;
  aliasKey(origin: string, urlId: string): Promise<string>;
  /** A slot for another person, or a new passphrase for the same one. `slots` are those in use; `staff`'s own do not count as taken. */
  newSlot(slots: readonly Slot[], staff: string, passphrase: string, limits?: KdfLimits): Promise<Slot>;
  newRecoverySlot(staff: string, recoveryKey: string): Promise<Slot>;
  /** Sealing of settings that belong to no month. */
  sealLocal(columns: Columns, value: unknown): Promise<Sealed>;
  openLocal(columns: Columns, sealed: Sealed): Promise<unknown>;
  /** Sealing of a backup's parts. */
  sealBackup(columns: Columns, value: unknown): Promise<Sealed>;
  /** @throws VaultError `UNREADABLE` or `LOCKED` */
  openBackup(columns: Columns, sealed: Sealed): Promise<unknown>;
  /** The data key as base64, for the browser's session memory only. */
  exported(): string;
  /** Forgets the keys. Everything refuses from here on. */
  close(): void;
}

/**
 * Opens a vault around a data key.
 * @param stillOpen called before every use of a key; throws VaultError `LOCKED` when the deadline has passed, so that reading fails closed.
 */
export async function openVault({ dataKey, staff, stillOpen }: { dataKey: Bytes; staff: string; stillOpen: () => void }): Promise<Vault> {
  const secret = dataKey.slice();
  const chain = await macKey(await derived(secret, 'chain'));
  const patient = await macKey(await derived(secret, 'patient'));
  const local = await sealingKey(await derived(secret, 'local'));
  const backup = await sealingKey(await derived(secret, 'backup'));
  const wrapping = await sealingKey(await derived(secret, 'epochs'));
  const epochKeys = new Map<string, Promise<CryptoKey>>();
  let closed = false;

  const check = () => {
    if (closed) throw new VaultError('LOCKED');
    stillOpen();
  };
  const epochKey = async (epoch: Epoch): Promise<CryptoKey> => {
    const name = `${epoch.month} ${hex(epoch.iv)} ${hex(epoch.wrapped)}`;
    const key = epochKeys.get(name) ?? openBytes(wrapping, ['epochs', epoch.month], { iv: epoch.iv, ct: epoch.wrapped }).then(sealingKey);
    epochKeys.set(name, key);
    // A wrong row must not be remembered in place of the right one.
    return key.catch((error: unknown) => {
      epochKeys.delete(name);
      throw error;
    });
  };
  /** Runs after the check; checked again on return, because a lock may have come while the browser computed. */
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    check();
    const result = await work();
    check();
    return result;
  };

  return {
    staff,
    stillOpen: check,
    newEpoch: (month) => guarded(async () => {
      const { iv, ct } = await sealBytes(wrapping, ['epochs', month], random(32));
      return { month, iv, wrapped: ct };
    }),
    seal: async (epoch, columns, value) => {
      const key = await guarded(() => epochKey(epoch));
      return guarded(() => sealJson(key, columns, value));
    },
    open: async (epoch, columns, sealed) => {
      const key = await guarded(() => epochKey(epoch));
      return guarded(() => openJson(key, columns, sealed));
    },
    mac: (...parts) => guarded(async () => hex(await hmac(chain, joined(...parts)))),
    patientKey: (practice, recordNumber) => guarded(() => opaque.patientKey(patient, practice, recordNumber)),
    aliasKey: (origin, urlId) => guarded(() => opaque.aliasKey(patient, origin, urlId)),
    newSlot: (slots, who, passphrase, limits = kdfLimits) => guarded(async () => {
      await assertOwnPassphrase(slots.filter((slot) => slot.staff !== who), passphrase, limits);
      return passphraseSlot(secret, who, passphrase, limits);
    }),
    newRecoverySlot: (who, recoveryKey) => guarded(() => recoverySlot(secret, who, recoveryKey)),
    sealLocal: (columns, value) => guarded(() => sealJson(local, columns, value)),
    openLocal: (columns, sealed) => guarded(() => openJson(local, columns, sealed)),
    sealBackup: (columns, value) => guarded(() => sealJson(backup, columns, value)),
    openBackup: (columns, sealed) => guarded(() => openJson(backup, columns, sealed)),
    exported: () => {
      check();
      return base64(secret);
    },
    close: () => {
      closed = true;
      secret.fill(0);
      epochKeys.clear();
    },
  };
}
