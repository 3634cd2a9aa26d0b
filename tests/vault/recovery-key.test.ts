import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRecoveryKey, readRecoveryKey, shownRecoveryKey } from '../../lib/vault/recovery-key.ts';

const twenty = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => Uint8Array.from(bytes));

describe('the recovery key', () => {
  it('is eight groups of four without look-alike letters', () => {
    for (let n = 0; n < 200; n++) expect(newRecoveryKey()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){7}$/);
    expect(shownRecoveryKey(new Uint8Array(20))).toBe('0000-0000-0000-0000-0000-0000-0000-0000');
    expect(shownRecoveryKey(new Uint8Array(20).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  });

  it('reads back to the same 160 bits, whatever they are and however they are typed', () => {
    fc.assert(fc.property(twenty, fc.constantFrom('', ' ', '-', ' - ', '\u2013', '\n'), (bytes, between) => {
      const typed = shownRecoveryKey(bytes).toLowerCase().replaceAll('-', between).replaceAll('0', 'O').replaceAll('1', 'l');
      expect(readRecoveryKey(typed)).toEqual(bytes);
    }));
  });

  it('refuses what is too short, too long, or has a letter that no key has', () => {
    const key = newRecoveryKey();
    for (const typed of ['', key.slice(1), `${key}0`, key.replace(/.$/, 'U'), key.replace(/.$/, '*')]) expect(() => readRecoveryKey(typed)).toThrow(expect.objectContaining({ code: 'RECOVERY_KEY_FORM' }));
  });
});
