/** A fake of backups, the log and retention, for looking at their screens. `?due`, `?ask`, `?alarm`, `?none`. */
import type { Files } from '../../components/workspace/doors.tsx';
import type { BackupView, FoundView, LedgerStateView, RestoredView, RetentionView } from '../../lib/commands/views-keeping.ts';
import { now, zone } from './fixtures.ts';

const day = 86_400_000;

export const fakeFiles = (search: URLSearchParams): Files => ({ save: async () => undefined, saveVerifier: () => undefined, hand: async () => 'given.caretally', canChoose: !search.has('firefox'), chooseFolder: async () => true, allowFolder: async () => true });

export function fakeBackups(search: URLSearchParams) {
  const state: LedgerStateView = {
    timeZone: zone, head: { seq: 4812, mac: '7c1f09e0'.repeat(8) }, verified: { at: now - 3 * 3_600_000, events: 4790, head: '7c1f09e0'.repeat(8), ok: true, trouble: null },
    restores: [{ at: now - 40 * day, by: 'Dana Whitfield RN', from: 2210, to: 3901, witnessed: 3904, lost: 3, made: now - 41 * day }], copies: [{ at: now - 12 * day, by: 'Priya Raman NP', events: 4410 }],
    shredded: [{ at: now - 30 * day, by: 'Dana Whitfield RN', month: '2020-09', reason: 'Retention is over, agreed on Oct 20', events: 611 }],
  };
  const status: BackupView = {
    timeZone: zone, events: 4812, since: 22, outsideSince: search.has('due') ? 4812 : 40, own: { at: now - 5 * 3_600_000, events: 4790 },
    folder: search.has('due') ? { state: 'none', name: null, last: null } : { state: search.has('ask') ? 'ask' : 'allowed', name: 'CareTally backups', last: { at: now - 26 * 3_600_000, events: 4772 } },
    saved: search.has('due') ? null : { at: now - 9 * day, events: 4390 }, remindDays: 7, due: search.has('due'), trouble: null,
  };
  const found: FoundView = {
    backups: search.has('none') ? [] : [{ where: 'own', name: 'caretally-backup-20261124T161000Z-4790.caretally', made: now - 5 * 3_600_000, events: 4790 }, { where: 'folder', name: 'caretally-backup-20261123T191000Z-4772.caretally', made: now - 26 * 3_600_000, events: 4772 }],
    ask: null, alarm: search.has('alarm') ? 'The newest records of this computer are missing: 4812 were here before, 4702 are here now. CareTally overwrites nothing. Restore them from a backup before recording more time.' : null,
    witnessed: search.has('alarm') ? 4812 : null, here: search.has('alarm') ? 4702 : null, synthetic: false,
  };
  const retention: RetentionView = { years: 6, timeZone: zone, months: [{ month: '2020-10', events: 702, allowed: true, why: null }, { month: '2020-11', events: 688, allowed: false, why: 'Time of this month still waits for an answer.' }], shredded: state.shredded };
  const restored: RestoredView = { changed: true, from: 4702, to: 4790, witnessed: 4812, lost: 22, made: now - 5 * 3_600_000, unlocked: true };
  return {
    'ledger.state': () => state, 'backup.status': () => status, 'backup.make': () => ({ name: 'caretally-backup-20261124T211000Z-4812.caretally', events: 4812 }), 'backup.saved': () => status, 'backup.folder': () => status, 'backup.remind': () => status,
    'backup.plain': () => ({ fileName: 'caretally-unencrypted-2026-11-24.json', text: '{}', next: null }), 'restore.found': () => found, 'restore.run': () => restored, 'retention.view': () => retention, 'month.shred': () => retention,
  };
}
