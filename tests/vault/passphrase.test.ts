import { describe, expect, it } from 'vitest';
import { acceptedPassphrase } from '../../lib/vault/passphrase.ts';

const codeOf = (typed: string) => {
  try {
    acceptedPassphrase(typed);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a new passphrase', () => {
  it('has at least twelve characters, counted as a person counts them', () => {
    expect(codeOf('eleven char')).toBe('PASSPHRASE_SHORT');
    expect(codeOf('twelve chars')).toBe('accepted');
    // Six pictures are twelve code units, but six characters.
    expect(codeOf('🌲🌊🌞🌷🍂🌙')).toBe('PASSPHRASE_SHORT');
    expect(codeOf('x'.repeat(257))).toBe('PASSPHRASE_LONG');
  });

  it('is none of those that a stranger tries first, in any disguise', () => {
    for (const typed of ['password1234', 'P@ssw0rd2026!!', 'passwordpassword', 'Passw0rd-Passw0rd', 'qwertyuiop12', '123456789012', 'aaaaaaaaaaaa', 'abababababab', 'CareTally2026!', 'correct horse battery staple', '2026-11-22-2026', 'WelcomeHome1']) {
      expect(codeOf(typed), typed).toBe('PASSPHRASE_COMMON');
    }
  });

  it('may be any few unrelated words, in any script', () => {
    for (const typed of ['violet kettle harbor', 'password of my grandmother', 'мост река облако', '青い傘と静かな朝の海辺の道', 'k7#mQ2v!xT9p']) expect(codeOf(typed), typed).toBe('accepted');
  });
});
