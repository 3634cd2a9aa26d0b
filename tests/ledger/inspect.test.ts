import { beforeAll, expect, it } from 'vitest';
import { inspected, outline, readHead } from '../../lib/ledger/backup/inspect.ts';
import { type Kept, keptLedger, linesOfBackup, rowsOf, sourceOf } from './backup-made-up.ts';
import { entry, id, keyOf, MONTH, monthly, NOON, recorded, span } from './made-up.ts';

let kept: Kept;
let text: string;
beforeAll(async () => {
  kept = await keptLedger(23);
  text = (await linesOfBackup(kept)).join('');
});

it('reads a head as it is typed from paper', () => {
  expect(readHead(`${'7C1F 09e0 '.repeat(8)}\n`)).toBe('7c1f09e0'.repeat(8));
  for (const typed of ['', '7c1f', 'g'.repeat(64), 'a'.repeat(65)]) expect(readHead(typed)).toBeNull();
});

it('without a secret tells the numbers, and at which record a head occurs', async () => {
  const rows = await rowsOf(kept.db);
  for (const seq of [1, 11, 23]) expect(await outline(sourceOf(text), rows[seq - 1]!.mac)).toMatchObject({ events: 23, lines: 4, found: seq });
  expect(await outline(sourceOf(text), 'f'.repeat(64))).toMatchObject({ found: null });
  expect(await outline(sourceOf(text), null)).toMatchObject({ found: null, header: { seq: 23 } });
});

it('with one follows every link and adds up each month', async () => {
  const { staff, ledger } = kept;
  const [gone, waiting, given] = [entry({ patient: keyOf(1), staff, end: NOON + 999_000 }), span({ patient: keyOf(1), staff }), span({ patient: keyOf(2), staff, end: NOON + 30_000 })];
  await ledger.append(id(), [recorded(gone), monthly({ kind: 'entry.voided', entry: gone.id, reason: 'Wrong patient' }, keyOf(1))]);
  await ledger.append(id(), [monthly({ kind: 'time.unresolved', span: waiting }, keyOf(1)), monthly({ kind: 'time.unresolved', span: given }, keyOf(2))]);
  await ledger.append(id(), [monthly({ kind: 'time.answered', span: given.id, answer: 'discard', kept: [] }, keyOf(2))]);
  const report = await inspected(sourceOf((await linesOfBackup(kept)).join('')), kept.vault);
  expect(report).toEqual({
    events: 28, head: (await kept.db.heads.get(kept.device))!.mac, shredded: [], sealed: 0,
    months: [{ month: '2026-10', entries: 4, recordedMs: 4 * 59_000, unresolvedMs: 0, discardedMs: 0 }, { month: MONTH, entries: 16, recordedMs: 16 * 59_000, unresolvedMs: 600_000, discardedMs: 30_000 }],
  });
});

it('passes over a destroyed month, and says how many records that is', async () => {
  await kept.ledger.append(id(), async () => ({ drafts: [{ month: 'standing', patient: null, body: { kind: 'month.shredded', month: '2026-10', reason: 'Retention is over', events: 4 } }], shred: '2026-10' }));
  const file = sourceOf((await linesOfBackup(kept)).join(''));
  expect(await inspected(file, kept.vault)).toMatchObject({ shredded: ['2026-10'], sealed: 4, months: [{ month: MONTH }] });
});

it('refuses an altered file with either', async () => {
  const at = text.length - 200;
  const bent = sourceOf(text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1));
  await expect(inspected(bent, kept.vault)).rejects.toMatchObject({ code: 'BACKUP_ALTERED' });
  await expect(outline(sourceOf(text.slice(0, -1)), null)).rejects.toMatchObject({ code: 'BACKUP_CUT' });
});
