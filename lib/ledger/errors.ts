export type LedgerCode =
  | 'NOT_SAVED' | 'DISK_FULL' | 'UNOPENABLE' | 'NEWER' | 'BLOCKED' | 'DAMAGED' | 'NOT_EMPTY' | 'MISFIT' | 'SHREDDED'
  | 'NO_BACKUP' | 'BACKUP_NEWER' | 'BACKUP_CUT' | 'BACKUP_ALTERED' | 'OTHER_PRACTICE' | 'OTHER_CHAIN' | 'NOTHING_HERE';

const sentences: Record<LedgerCode, string> = {
  NOT_SAVED: 'Not saved yet. What was recorded before is safe. CareTally tries again; if this stays, restart the browser.',
  DISK_FULL: 'Not saved: the disk of this computer is full. What was recorded before is safe. Free some space, then try again.',
  UNOPENABLE: 'CareTally cannot open its records on this computer. Nothing was deleted or overwritten. Restart the browser; if this stays, restore the records from a backup before recording more time.',
  NEWER: 'These records were written by a newer CareTally. They are safe and were not touched. Update CareTally to open them.',
  BLOCKED: 'Another CareTally page from before the update still holds the records. Nothing is lost. Close all CareTally pages, then try again.',
  DAMAGED: 'A part of the records on this computer was damaged or altered. Nothing was changed. Check the ledger in the settings, and restore it from a backup.',
  NOT_EMPTY: 'There are records here already, so no new practice was started. They are safe. Unlock them with your passphrase.',
  SHREDDED: 'The records of that month were destroyed after their retention, so nothing can be added to it. Nothing was changed. What is recorded in other months is safe.',
  NO_BACKUP: 'This file is not a backup of CareTally. Nothing was changed. Choose a file whose name begins with "caretally" and ends with ".caretally".',
  BACKUP_NEWER: 'This backup was written by a newer CareTally. Nothing was changed. Update CareTally, then restore.',
  BACKUP_CUT: 'This backup is not whole: its end is missing. Nothing was changed. Copy the file again from where it is kept, or choose another one.',
  BACKUP_ALTERED: 'This backup was damaged or altered, so nothing of it was taken. Nothing was changed. Choose another one.',
  OTHER_PRACTICE: 'This backup belongs to another practice, so it was not mixed in. Nothing was changed. Choose a backup of this practice.',
  OTHER_CHAIN: 'This backup and the records here part ways: both have a record with the same number, and they differ. Nothing was changed. Keep the file, and ask for help before you record more time.',
  NOTHING_HERE: 'Nothing on this computer can be read any more, and no backup was chosen. Nothing was changed. Choose a backup.',
  MISFIT: 'This does not fit what is recorded now, so nothing was written. What was recorded before is safe. Look at the current state and try again.',
};

/** A refusal or failure of the ledger: a code, and a sentence without data. `detail` names the broken rule for tests and developers; it holds no data either. */
export class LedgerError extends Error {
  readonly code: LedgerCode;
  readonly detail: string | null;
  constructor(code: LedgerCode, detail: string | null = null) {
    super(sentences[code]);
    this.name = 'LedgerError';
    this.code = code;
    this.detail = detail;
  }
}

/** The names of an error and of those it wraps: Dexie wraps the store's own, and lists those of a bulk write. */
function names(error: unknown, depth = 0): string[] {
  if (!error || typeof error !== 'object' || depth > 4) return [];
  const { name, inner, failures } = error as { name?: unknown; inner?: unknown; failures?: unknown };
  return [String(name), ...names(inner, depth + 1), ...(Array.isArray(failures) ? names(failures[0], depth + 1) : [])];
}

/** Turns what IndexedDB or Dexie threw into a sentence; what already has one passes through. */
export function asLedgerError(error: unknown, otherwise: LedgerCode): Error {
  const found = names(error);
  if (found.includes('QuotaExceededError')) return new LedgerError('DISK_FULL');
  if (found.includes('VersionError')) return new LedgerError('NEWER');
  const known = ['AbortError', 'UnknownError', 'OpenFailedError', 'DatabaseClosedError', 'InvalidStateError', 'DataError', 'TimeoutError', 'NotFoundError', 'TransactionInactiveError', 'PrematureCommitError', 'BulkError', 'MissingAPIError', 'UpgradeError', 'NoSuchDatabaseError', 'ConstraintError', 'NotReadableError', 'SchemaError'];
  return found.some((name) => known.includes(name)) || !(error instanceof Error) ? new LedgerError(otherwise) : error;
}
