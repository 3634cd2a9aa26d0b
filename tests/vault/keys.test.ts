import { createDecipheriv, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assertOwnPassphrase, kdfLimits, newDataKey, openWithPassphrase, openWithRecoveryKey, passphraseSlot, recoverySlot, type Slot } from '../../lib/vault/keys.ts';
import { newRecoveryKey, readRecoveryKey } from '../../lib/vault/recovery-key.ts';

const fast = { iterations: 1000, floor: 1000, ceiling: 10_000 };
const PHRASE = 'violet kettle harbor nine';
const staff = '4a3b0c36-58ab-4c4e-9c05-6a7b8f4f1a01';
const other = '4a3b0c36-58ab-4c4e-9c05-6a7b8f4f1a02';

/** Opens a slot with Node's own cryptography: nothing of ours takes part. */
function openedByNode(slot: Slot, kek: Buffer): Buffer {
  const sealed = Buffer.from(slot.wrapped, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', kek, Buffer.from(slot.iv, 'base64'));
  decipher.setAAD(Buffer.from(['ct1', 'slots', slot.id, slot.staff, slot.kdf, slot.it, slot.salt, slot.v].join('|')));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

describe('key slots', () => {
  it('stretch a passphrase a million times with 16 random bytes of salt, as an independent implementation does', async () => {
    const dataKey = newDataKey();
    const slot = await passphraseSlot(dataKey, staff, PHRASE);
    expect(slot).toMatchObject({ kdf: 'PBKDF2-HMAC-SHA-256', it: 1_000_000, v: 1, staff });
    const salt = Buffer.from(slot.salt, 'base64');
    expect(salt.length).toBe(16);
    expect(Buffer.from(slot.iv, 'base64').length).toBe(12);
    expect(openedByNode(slot, pbkdf2Sync(PHRASE, salt, 1_000_000, 32, 'sha256')).equals(Buffer.from(dataKey))).toBe(true);
  });

  it('open for the right passphrase and say whose it is', async () => {
    const dataKey = newDataKey();
    const slots = [await passphraseSlot(dataKey, staff, PHRASE, fast), await passphraseSlot(dataKey, other, 'amber ladder cloud seven', fast), await recoverySlot(dataKey, staff, newRecoveryKey())];
    const opened = await openWithPassphrase(slots, 'amber ladder cloud seven', fast);
    expect(opened.slot.staff).toBe(other);
    expect(opened.dataKey).toEqual(dataKey);
    await expect(openWithPassphrase(slots, 'amber ladder cloud eight', fast)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  });

  it('take a passphrase composed differently by another keyboard', async () => {
    const dataKey = newDataKey();
    const slot = await passphraseSlot(dataKey, staff, 'Zoë café señor ångström'.normalize('NFC'), fast);
    expect((await openWithPassphrase([slot], 'Zoë café señor ångström'.normalize('NFD'), fast)).dataKey).toEqual(dataKey);
  });

  it('refuse stored parameters below the floor or beyond reason, even with the right passphrase', async () => {
    const slot = await passphraseSlot(newDataKey(), staff, PHRASE, fast);
    await expect(openWithPassphrase([slot], PHRASE)).rejects.toMatchObject({ code: 'WEAK_SLOT' });
    const barely = { ...fast, iterations: kdfLimits.floor - 1 };
    await expect(openWithPassphrase([await passphraseSlot(newDataKey(), staff, PHRASE, barely)], PHRASE)).rejects.toMatchObject({ code: 'WEAK_SLOT' });
    const started = performance.now();
    await expect(openWithPassphrase([{ ...slot, it: 2 ** 31 - 1 }], PHRASE, fast)).rejects.toMatchObject({ code: 'WEAK_SLOT' });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('refuse when any field is not what was written', async () => {
    const slot = await passphraseSlot(newDataKey(), staff, PHRASE, fast);
    const flipped = (encoded: string) => (encoded.startsWith('A') ? 'B' : 'A') + encoded.slice(1);
    const changes: Partial<Slot>[] = [{ id: other }, { staff: other }, { it: slot.it + 1 }, { salt: flipped(slot.salt) }, { iv: flipped(slot.iv) }, { wrapped: flipped(slot.wrapped) }, { wrapped: slot.wrapped.slice(0, -4) }, { kdf: 'HKDF-SHA-256' }, { v: 2 as 1 }];
    for (const change of changes) await expect(openWithPassphrase([{ ...slot, ...change }], PHRASE, fast), JSON.stringify(Object.keys(change))).rejects.toThrow();
    expect((await openWithPassphrase([slot], PHRASE, fast)).slot).toEqual(slot);
  });

  it('tell two people apart: a passphrase in use is refused to the next', async () => {
    const slot = await passphraseSlot(newDataKey(), staff, PHRASE, fast);
    await expect(assertOwnPassphrase([slot], PHRASE, fast)).rejects.toMatchObject({ code: 'PASSPHRASE_TAKEN' });
    await expect(assertOwnPassphrase([slot], 'another long passphrase', fast)).resolves.toBeUndefined();
  });

  it('open for the recovery key however it is typed, and for no other', async () => {
    const dataKey = newDataKey();
    const key = newRecoveryKey();
    const slots = [await passphraseSlot(dataKey, staff, PHRASE, fast), await recoverySlot(dataKey, staff, key)];
    expect((await openWithRecoveryKey(slots, key.toLowerCase().replaceAll('-', ' '))).dataKey).toEqual(dataKey);
    await expect(openWithRecoveryKey(slots, newRecoveryKey())).rejects.toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
    await expect(openWithRecoveryKey(slots, key.slice(0, -1))).rejects.toMatchObject({ code: 'RECOVERY_KEY_FORM' });
    const kek = Buffer.from(hkdfSync('sha256', readRecoveryKey(key), '', 'caretally/1/recovery', 32));
    expect(openedByNode(slots[1]!, kek).equals(Buffer.from(dataKey))).toBe(true);
  });
});
