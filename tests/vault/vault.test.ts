import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { afterInput, gate, newDataKey, openedNow, openVault, openWithPassphrase, type Vault } from '../../lib/vault/index.ts';

const staff = '4a3b0c36-58ab-4c4e-9c05-6a7b8f4f1a01';
const open = (dataKey = newDataKey(), stillOpen = () => {}) => openVault({ dataKey, staff, stillOpen });
const columns = ['events', 'row', 'device', 7, '2026-11', null, 'kind', 1] as const;

describe('sealing', () => {
  it('gives back what was sealed', async () => {
    const vault = await open();
    const epoch = await vault.newEpoch('2026-11');
    await fc.assert(fc.asyncProperty(fc.jsonValue(), async (value) => {
      const copy: unknown = JSON.parse(JSON.stringify(value));
      expect(await vault.open(epoch, columns, await vault.seal(epoch, columns, value))).toEqual(copy);
    }), { numRuns: 50 });
  });

  it('uses an IV of 96 bits once only', async () => {
    const vault = await open();
    const epoch = await vault.newEpoch('2026-11');
    const ivs = await Promise.all(Array.from({ length: 500 }, async () => (await vault.seal(epoch, columns, 'same')).iv));
    expect(new Set(ivs.map(String)).size).toBe(500);
    expect(ivs.every((iv) => iv.length === 12)).toBe(true);
  });

  it('refuses every changed column, every flipped bit, and another month, with an error that carries no data', async () => {
    const vault = await open();
    const epoch = await vault.newEpoch('2026-11');
    const sealed = await vault.seal(epoch, columns, { note: 'CANARY' });
    const refused = async (work: Promise<unknown>) => {
      const error = await work.then(() => null, (thrown: unknown) => thrown as Error & { code: string });
      expect(error?.code).toBe('UNREADABLE');
      expect(`${error?.message} ${error?.stack} ${JSON.stringify(error)}`).not.toContain('CANARY');
    };
    for (let n = 0; n < columns.length; n++) await refused(vault.open(epoch, columns.map((column, at) => (at === n ? 'changed' : column)) as never, sealed));
    for (let bit = 0; bit < sealed.ct.length * 8; bit++) {
      const ct = sealed.ct.slice();
      ct[bit >> 3]! ^= 1 << (bit & 7);
      await refused(vault.open(epoch, columns, { ...sealed, ct }));
    }
    await refused(vault.open(await vault.newEpoch('2026-12'), columns, sealed));
    await refused(vault.open({ ...epoch, month: '2026-12' }, columns, sealed));
    await refused(vault.open(epoch, columns, { ...sealed, ct: sealed.ct.slice(0, 10) }));
    await refused((await open()).open(epoch, columns, sealed));
    expect(await vault.open(epoch, columns, sealed)).toEqual({ note: 'CANARY' });
  });

  it('lets no separator inside a column pass one row off as another', async () => {
    const vault = await open();
    const epoch = await vault.newEpoch('2026-11');
    await expect(vault.seal(epoch, ['events', 'a|b', 'c'], 1)).rejects.toMatchObject({ code: 'UNREADABLE' });
  });
});

describe('keys for each purpose', () => {
  it('come from the data key by HKDF, as an independent implementation works them out', async () => {
    const dataKey = newDataKey();
    const vault = await open(dataKey);
    const expected = (purpose: string, message: string) => createHmac('sha256', Buffer.from(hkdfSync('sha256', dataKey, '', `caretally/1/${purpose}`, 32))).update(message).digest('hex');
    expect(await vault.mac(new TextEncoder().encode('one'), new TextEncoder().encode('two'))).toBe(expected('chain', 'onetwo'));
    expect(await vault.patientKey('practice', 'ab 12')).toBe(expected('patient', '["patient","practice","AB12"]').slice(0, 32));
    expect(await vault.aliasKey('https://ehr.example', 'u1')).toBe(expected('patient', '["alias","https://ehr.example","u1"]').slice(0, 32));
  });

  it('give one patient one key however the number is shown, and keep leading zeros apart', async () => {
    const vault = await open();
    const key = await vault.patientKey('practice', '0010-8e');
    for (const shown of [' 0010-8E ', '0010-8\u00a0e', '\uff10\uff10\uff11\uff10-8e']) expect(await vault.patientKey('practice', shown)).toBe(key);
    for (const shown of ['10-8E', '00108E', '0010-8F']) expect(await vault.patientKey('practice', shown)).not.toBe(key);
    expect(await vault.patientKey('elsewhere', '0010-8e')).not.toBe(key);
    expect(await (await open()).patientKey('practice', '0010-8e')).not.toBe(key);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('a lock', () => {
  const uses = (vault: Vault, epoch: Awaited<ReturnType<Vault['newEpoch']>>, sealed: Awaited<ReturnType<Vault['seal']>>): [string, () => unknown][] => [
    ['open', () => vault.open(epoch, columns, sealed)], ['seal', () => vault.seal(epoch, columns, 1)], ['newEpoch', () => vault.newEpoch('2026-12')], ['mac', () => vault.mac(new Uint8Array(1))],
    ['patientKey', () => vault.patientKey('p', '1')], ['aliasKey', () => vault.aliasKey('o', '1')], ['newSlot', () => vault.newSlot([], staff, 'violet kettle harbor')],
    ['newRecoverySlot', () => vault.newRecoverySlot(staff, '0'.repeat(32))], ['sealLocal', () => vault.sealLocal(columns, 1)], ['openLocal', () => vault.openLocal(columns, sealed)], ['exported', async () => vault.exported()], ['stillOpen', async () => vault.stillOpen()],
  ];

  it('fails closed from its deadline on: nothing is decrypted any more', async () => {
    let now = 1_000_000;
    let state = openedNow(now);
    const vault = await open(newDataKey(), gate(() => state, () => now));
    const epoch = await vault.newEpoch('2026-11');
    const sealed = await vault.seal(epoch, columns, 'x');
    now += 9 * 60_000;
    state = afterInput(state, now);
    now = state.lockAt - 1;
    expect(await vault.open(epoch, columns, sealed)).toBe('x');
    now = state.lockAt;
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    const sign = vi.spyOn(crypto.subtle, 'sign');
    for (const [name, use] of uses(vault, epoch, sealed)) await expect((async () => use())(), name).rejects.toMatchObject({ code: 'LOCKED' });
    expect(decrypt).not.toHaveBeenCalled();
    expect(sign).not.toHaveBeenCalled();
  });

  it('that comes while the browser decrypts withholds the answer', async () => {
    let locked = false;
    const vault = await open(newDataKey(), gate(() => (locked ? null : openedNow(0)), () => 0));
    const epoch = await vault.newEpoch('2026-11');
    const sealed = await vault.seal(epoch, columns, 'x');
    expect(await vault.open(epoch, columns, sealed)).toBe('x');
    const real = crypto.subtle.decrypt.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...given) => {
      const clear = await real(...given);
      locked = true;
      return clear;
    });
    await expect(vault.open(epoch, columns, sealed)).rejects.toMatchObject({ code: 'LOCKED' });
  });

  it('is final for a closed vault', async () => {
    const vault = await open();
    const epoch = await vault.newEpoch('2026-11');
    const sealed = await vault.seal(epoch, columns, 'x');
    vault.close();
    for (const [name, use] of uses(vault, epoch, sealed)) await expect((async () => use())(), name).rejects.toMatchObject({ code: 'LOCKED' });
  });
});

it('a new person gets a slot that opens the same data key, but not with a colleague\'s passphrase', async () => {
  const fast = { iterations: 1000, floor: 1000, ceiling: 10_000 };
  const dataKey = newDataKey();
  const vault = await open(dataKey);
  const mine = await vault.newSlot([], staff, 'violet kettle harbor', fast);
  const colleague = '4a3b0c36-58ab-4c4e-9c05-6a7b8f4f1a02';
  await expect(vault.newSlot([mine], colleague, 'violet kettle harbor', fast)).rejects.toMatchObject({ code: 'PASSPHRASE_TAKEN' });
  expect((await vault.newSlot([mine], staff, 'violet kettle harbor', fast)).staff).toBe(staff);
  const theirs = await vault.newSlot([mine], colleague, 'amber ladder cloud', fast);
  expect((await openWithPassphrase([mine, theirs], 'amber ladder cloud', fast)).dataKey).toEqual(dataKey);
});
