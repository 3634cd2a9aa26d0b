import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileName, readHeader, readPart } from '../../lib/ledger/backup/format.ts';
import { checked, eventRowsOf, headerOf, partsOf } from '../../lib/ledger/backup/read.ts';
import { backupLines } from '../../lib/ledger/backup/write.ts';
import type { EventRow } from '../../lib/ledger/index.ts';
import { LedgerError } from '../../lib/ledger/index.ts';
import { newDataKey, openVault, openWithRecoveryKey, VaultError } from '../../lib/vault/index.ts';
import { type Kept, keptLedger, linesOfBackup, more, NAME, rowsOf, sourceOf } from './backup-made-up.ts';
import { id, NOON } from './made-up.ts';

const EVENTS = 300;
let kept: Kept;
let lines: string[];
let text: string;

beforeAll(async () => {
  kept = await keptLedger(EVENTS);
  lines = await linesOfBackup(kept);
  text = lines.join('');
}, 60_000);

const asText = (row: EventRow) => JSON.stringify({ ...row, iv: Array.from(row.iv), ct: Array.from(row.ct) });
const refusalOf = (text: string) => checked(sourceOf(text, 65_536), kept.vault).then(() => null, (error: unknown) => error);

describe('a backup', () => {
  it('gives back every event to the byte, the month keys and the head', async () => {
    const back: EventRow[] = [];
    for await (const rows of eventRowsOf(sourceOf(text), kept.vault)) back.push(...rows);
    expect(back.map(asText)).toEqual((await rowsOf(kept.db)).map(asText));
    const { head, epochs } = await checked(sourceOf(text), kept.vault);
    expect(head).toEqual(await kept.db.heads.get(kept.device));
    expect(epochs).toEqual(await kept.db.epochs.toArray());
  });

  it('opens with the recovery key that its header carries, and with no other key', async () => {
    const { slots } = await headerOf(sourceOf(text));
    const { dataKey } = await openWithRecoveryKey(slots, kept.recoveryKey);
    expect(await checked(sourceOf(text), await openVault({ dataKey, staff: kept.staff, stillOpen: () => undefined }))).toMatchObject({ head: { seq: EVENTS } });
    const other = await openVault({ dataKey: newDataKey(), staff: kept.staff, stillOpen: () => undefined });
    await expect(checked(sourceOf(text), other)).rejects.toMatchObject({ code: 'BACKUP_ALTERED' });
  });

  it('says nothing of a patient in its name, its header or anything in the clear', async () => {
    const header = readHeader(lines[0]!.trimEnd());
    expect(fileName(header)).toBe('caretally-backup-20261103T170000Z-300.caretally');
    expect(fileName({ ...header, ledger: 'caretally-practice' })).toMatch(/^caretally-practice-data-backup-/);
    const keys = new Set((await rowsOf(kept.db)).flatMap((row) => [row.patient, row.id]).filter((each) => each !== null));
    for (const secret of [...keys, 'Birch', 'Lakeshore', 'Robin', '2026-11', 'entry.recorded']) expect(text.includes(secret), secret).toBe(false);
  });

  it('holds the chain as it was when it began, whatever is written meanwhile', async () => {
    const own = await keptLedger(300);
    const out: string[] = [];
    for await (const line of backupLines(own.db, own.vault, { ledger: NAME, made: NOON, file: id(), device: own.device })) {
      out.push(line);
      if (out.length === 2) await more(own, 3);
    }
    expect((await checked(sourceOf(out.join('')), own.vault)).head.seq).toBe(300);
  });

  it('is not written over a hole', async () => {
    const own = await keptLedger(12);
    await own.db.events.where('[device+seq]').equals([own.device, 7]).delete();
    await expect(linesOfBackup(own)).rejects.toMatchObject({ code: 'DAMAGED' });
  });

  it('is not written, nor read, while locked', async () => {
    const own = await keptLedger(5);
    const file = (await linesOfBackup(own)).join('');
    own.vault.close();
    await expect(linesOfBackup(own)).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(checked(sourceOf(file), own.vault)).rejects.toMatchObject({ code: 'LOCKED' });
  });
});

describe('a backup is refused with a reason', () => {
  it('wherever it is cut', async () => {
    const ends = [1, 20, lines[0]!.length - 1, lines[0]!.length, lines[0]!.length + 5, text.length - 1, text.length - lines.at(-1)!.length, text.length - 2];
    for (const end of ends) expect(await refusalOf(text.slice(0, end)), String(end)).toBeInstanceOf(LedgerError);
    expect(await refusalOf(text.slice(0, -1))).toMatchObject({ code: 'BACKUP_CUT' });
    expect(await refusalOf(lines.slice(0, 3).join(''))).toMatchObject({ code: 'BACKUP_CUT' });
    expect(await refusalOf('')).toMatchObject({ code: 'NO_BACKUP' });
    expect(await refusalOf('Family,Given\r\n')).toMatchObject({ code: 'NO_BACKUP' });
  });

  it('when lines change places, go missing, come twice, or something is appended', async () => {
    for (let at = 1; at < lines.length; at++) {
      expect(await refusalOf(lines.filter((_, n) => n !== at).join('')), `without ${at}`).toBeInstanceOf(LedgerError);
      expect(await refusalOf([...lines.slice(0, at), lines[at], ...lines.slice(at)].join('')), `twice ${at}`).toBeInstanceOf(LedgerError);
      if (at > 1) expect(await refusalOf(lines.map((line, n) => (n === at ? lines[at - 1] : n === at - 1 ? lines[at] : line)).join('')), `swapped ${at}`).toBeInstanceOf(LedgerError);
    }
    for (const extra of ['\n', ' ', '{}\n', lines[1]!]) expect(await refusalOf(text + extra), JSON.stringify(extra)).toBeInstanceOf(LedgerError);
  });

  it('when lines of two files of the same ledger are mixed, or an older tail is put on', async () => {
    const again = await linesOfBackup(kept);
    for (let at = 0; at < lines.length; at++) expect(await refusalOf(lines.map((line, n) => (n === at ? again[at] : line)).join('')), `line ${at}`).toBeInstanceOf(LedgerError);
    for (let at = 1; at < lines.length; at++) expect(await refusalOf([...lines.slice(0, at), ...again.slice(at)].join('')), `tail ${at}`).toBeInstanceOf(LedgerError);
  });

  it('when a line is spelled otherwise and means the same', () => {
    const line = (ct: string) => JSON.stringify({ n: 1, holds: 'keys', after: 0, macs: [], iv: 'AAAA', ct });
    for (const ct of ['AA==', 'AAA=', '+/Q=', 'AAAA', '']) expect(readPart(line(ct)).ct).toBe(ct);
    for (const ct of ['AB==', 'AAB=', 'AAA', 'A===', 'AA=A', 'AA= ']) expect(() => readPart(line(ct)), ct).toThrow(LedgerError);
    for (const other of [`${line('AAAA')} `, line('AAAA').replace('"n":1', '"n":1.0'), line('AAAA').replace('{', '{"x":0,'), line('AAAA').replace('"after":0,', '"after":0,"after":0,'), '[]', 'null', '{']) expect(() => readPart(other), other).toThrow(LedgerError);
  });

  it('when it was written by a newer version', async () => {
    expect(await refusalOf(text.replace('"v":1,', '"v":2,'))).toMatchObject({ code: 'BACKUP_NEWER' });
  });

  it('after any of 300 random changes of its bytes', async () => {
    const at = fc.nat(text.length - 1);
    const change = fc.oneof(
      fc.record({ how: fc.constant('bit' as const), at, bit: fc.nat(6) }), fc.record({ how: fc.constant('drop' as const), at, length: fc.integer({ min: 1, max: 5000 }) }),
      fc.record({ how: fc.constant('insert' as const), at, what: fc.constantFrom(' ', '\n', '0', 'A', '=', '"', ',', '\\u0041') }), fc.record({ how: fc.constant('copy' as const), at, to: at, length: fc.integer({ min: 1, max: 400 }) }),
    );
    let held = 0;
    await fc.assert(fc.asyncProperty(change, async (each) => {
      const next = each.how === 'bit' ? text.slice(0, each.at) + String.fromCharCode(text.charCodeAt(each.at) ^ (1 << each.bit)) + text.slice(each.at + 1)
        : each.how === 'drop' ? text.slice(0, each.at) + text.slice(each.at + each.length)
        : each.how === 'insert' ? text.slice(0, each.at) + each.what + text.slice(each.at)
        : text.slice(0, each.to) + text.slice(each.at, each.at + each.length) + text.slice(each.to + text.slice(each.at, each.at + each.length).length);
      fc.pre(next !== text);
      held += 1;
      const error = await refusalOf(next);
      expect(error instanceof LedgerError || error instanceof VaultError).toBe(true);
      expect((error as Error).message).toMatch(/Nothing was changed|not touched/);
    }), { numRuns: 300 });
    expect(held).toBeGreaterThanOrEqual(300);
  }, 120_000);

  it('in its form alone already, without any secret, where lines were cut or moved', async () => {
    const walk = async (file: string) => { let n = 0; for await (const { part } of partsOf(sourceOf(file))) n += part.macs.length; return n; };
    expect(await walk(text)).toBe(EVENTS);
    await expect(walk(lines.slice(0, -1).join(''))).rejects.toMatchObject({ code: 'BACKUP_CUT' });
    await expect(walk([lines[0], lines[1], lines[3], lines[2], ...lines.slice(4)].join(''))).rejects.toMatchObject({ code: 'BACKUP_ALTERED' });
  });
});
