export type VaultCode =
  | 'LOCKED' | 'WRONG_PASSPHRASE' | 'WRONG_RECOVERY_KEY' | 'RECOVERY_KEY_FORM' | 'PASSPHRASE_SHORT' | 'PASSPHRASE_LONG' | 'PASSPHRASE_COMMON' | 'PASSPHRASE_TAKEN'
  | 'WEAK_SLOT' | 'UNREADABLE';

const sentences: Record<VaultCode, string> = {
  LOCKED: 'CareTally is locked. Your recorded time is safe. Unlock it with your passphrase to go on.',
  WRONG_PASSPHRASE: 'That passphrase does not open CareTally here. Nothing was changed. Check Caps Lock and try again.',
  WRONG_RECOVERY_KEY: 'That recovery key does not belong to this practice. Nothing was changed. Check each group against the paper and try again.',
  RECOVERY_KEY_FORM: 'A recovery key is eight groups of four letters and digits. Nothing was changed. Check that the whole key is typed.',
  PASSPHRASE_SHORT: 'Please choose at least 12 characters. Three or four unrelated words are easy to remember and hard to guess.',
  PASSPHRASE_LONG: 'Please choose at most 256 characters.',
  PASSPHRASE_COMMON: 'That passphrase is among the first that a stranger would try. Please choose three or four unrelated words instead.',
  PASSPHRASE_TAKEN: 'Please choose a different passphrase. Each person needs one of their own, so that time carries the right name.',
  WEAK_SLOT: 'The stored lock of this practice was altered, so it was not opened. Your recorded time is untouched. Restore it from a backup, or use the recovery key.',
  UNREADABLE: 'A stored record could not be read: it was damaged or altered. Nothing was changed. Time recorded elsewhere is safe. Check the ledger, or restore it from a backup.',
};

/** A refusal of the vault: a code, and a sentence that carries no data. */
export class VaultError extends Error {
  readonly code: VaultCode;
  constructor(code: VaultCode) {
    super(sentences[code]);
    this.name = 'VaultError';
    this.code = code;
  }
}
