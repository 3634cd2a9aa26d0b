import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backupIfDue, EVERY_EVENTS, EVERY_MS } from '../../lib/commands/backups.ts';
import { VERIFY_MS, verifyIfDue } from '../../lib/commands/verified.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { BackupView, FoundView, LedgerStateView, RestoredView, RetentionView } from '../../lib/commands/views-keeping.ts';
import type { MonthPart } from '../../lib/commands/views-month.ts';
import { openDatabase } from '../../lib/ledger/database.ts';
import { openLedger } from '../../lib/ledger/places.ts';
import { Desk } from './bench.ts';
import { FakeBackups } from './fake-backups.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

const NAME = 'caretally-practice';
const DAY = 24 * 3_600_000;
const month = '2026-11';

let desk: Desk;
let backups: FakeBackups;
let passphrase: string;

beforeEach(async () => {
  fakeSession.kept = {};
  desk = new Desk();
  desk.backups = backups = new FakeBackups();
  await desk.wake();
  passphrase = (await desk.practice())[0]!.passphrase;
}, 30_000);
afterEach(async () => {
  (await openLedger(NAME)).close();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const status = () => desk.ask('backup.status', {}, 'workspace') as Promise<BackupView>;
const state = () => desk.ask('ledger.state', {}, 'workspace') as Promise<LedgerStateView>;
const found = (given: string | null = null) => desk.ask('restore.found', { given }, 'workspace') as Promise<FoundView>;
const restore = (from: { where: string; name: string } | null, key: object = { passphrase }) => desk.ask('restore.run', { from, key }, 'workspace') as Promise<RestoredView>;
const rows = async () => JSON.stringify(((await desk.ask('month.part', { month, from: 0, to: 255 }, 'workspace')) as MonthPart).rows);
const names = (shelf = backups.private) => [...shelf.files.keys()].sort();
const events = async () => (await state()).head.seq;

/** Damages the database as a disk might, while the browser is closed. */
async function damage(work: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>): Promise<void> {
  const db = await openLedger(NAME);
  await work(db);
  db.close();
  await desk.restart();
}
const unlock = () => desk.ask('vault.unlock', { passphrase }, 'workspace');
/** Some events: the practice's place of service, back and forth. */
async function work(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await desk.ask('settings.save', { practice: { placeOfService: String(11 + (n % 80)) } }, 'workspace');
}

describe('a backup is made', () => {
  it('by itself at first, then after 200 events or a day with at least one, and the last three stay', async () => {
    await backupIfDue(desk.context);
    expect(names()).toHaveLength(1);
    await backupIfDue(desk.context);
    await work(EVERY_EVENTS - 1);
    await backupIfDue(desk.context);
    expect(names()).toHaveLength(1);
    await work(1);
    await backupIfDue(desk.context);
    expect(names()).toHaveLength(2);
    desk.pass(EVERY_MS);
    await unlock();
    for (let n = 0; n < 4; n++) {
      await work(1);
      desk.pass(EVERY_MS);
      await unlock();
      await backupIfDue(desk.context);
    }
    expect(names()).toHaveLength(3);
    expect(names().every((name) => /^caretally-practice-data-backup-\d{8}T\d{6}Z-\d+\.caretally$/.test(name))).toBe(true);
    expect((await status()).since).toBe(0);
  }, 60_000);

  it('not while locked, not of a ledger in doubt, and says when it could not be written', async () => {
    await desk.ask('vault.lock', {}, 'workspace');
    await backupIfDue(desk.context);
    expect(names()).toEqual([]);
    await unlock();
    backups.private.full = true;
    await backupIfDue(desk.context);
    expect(names()).toEqual([]);
    expect((await status()).trouble).toMatch(/could not be written/);
    expect(await desk.answer('backup.make', {}, 'workspace')).toMatchObject({ ok: false, code: 'NO_PLACE' });
    backups.private.full = false;
    desk.context.home.inUse.raise('In doubt.');
    await backupIfDue(desk.context);
    expect(await desk.answer('backup.make', {}, 'workspace')).toMatchObject({ ok: false, code: 'LOG_DAMAGED' });
    expect(names()).toEqual([]);
  });

  it('also into the chosen folder while the browser allows it; then the copy there becomes old, and is asked for after a week', async () => {
    expect(await status()).toMatchObject({ due: true, folder: { state: 'none' } });
    expect(await desk.answer('backup.folder', {}, 'workspace')).toMatchObject({ ok: false, code: 'NO_FOLDER' });
    backups.state = 'allowed';
    expect(await desk.ask('backup.folder', {}, 'workspace')).toMatchObject({ due: false, outsideSince: 0, folder: { state: 'allowed', name: 'Backups' } });
    expect(names(backups.folder)).toEqual(names());
    expect(backups.folder.files.get(names()[0]!)).toBe(backups.private.files.get(names()[0]!));
    backups.state = 'ask';
    await work(1);
    desk.pass(6 * DAY);
    await unlock();
    await backupIfDue(desk.context);
    expect(await status()).toMatchObject({ due: false, folder: { state: 'ask', name: 'Backups' } });
    desk.pass(DAY);
    await unlock();
    expect((await status()).due).toBe(true);
    expect(await desk.ask('backup.remind', { days: 14 }, 'workspace')).toMatchObject({ due: false, remindDays: 14 });
    const { name } = (await desk.ask('backup.make', {}, 'workspace')) as { name: string };
    expect(await desk.ask('backup.saved', { name }, 'workspace')).toMatchObject({ due: false, outsideSince: 0 });
  });

  it('unencrypted only with a line in the log, complete, and kept nowhere', async () => {
    const before = await events();
    let text = '';
    let name = '';
    for (let next: number | null = 0; next !== null;) {
      const part = (await desk.ask('backup.plain', { after: next }, 'workspace')) as { fileName: string; text: string; next: number | null };
      [text, name, next] = [text + part.text, part.fileName, part.next];
    }
    const whole = JSON.parse(text) as { synthetic: boolean; events: { seq: number; body: { kind: string } }[] };
    expect(whole.events.map((event) => event.seq)).toEqual(Array.from({ length: before + 1 }, (_, n) => n + 1));
    expect(whole.events.at(-1)!.body).toEqual({ kind: 'ledger.copied', format: 'json', events: before });
    expect(name).toBe('caretally-practice-data-unencrypted-2026-11-17.json');
    expect((await state()).copies).toMatchObject([{ by: expect.stringMatching(/\w/) as string, events: before }]);
    expect(names()).toEqual([]);
  });
});

describe('at the next start', () => {
  it('a truncated ledger is noticed and restored through the alarm, to the same figures', async () => {
    await backupIfDue(desk.context);
    const [before, count] = [await rows(), await events()];
    await work(2);
    await damage(async (db) => {
      const rest = (await db.events.orderBy('[device+seq]').toArray()).slice(7);
      await db.events.bulkDelete(rest.map((row) => row.id));
    });
    const view = (await desk.view()) as WidgetView;
    expect([view.lock, view.alarm]).toEqual(['locked', expect.stringMatching(/do not fit together|missing/)]);
    const offer = await found();
    expect(offer).toMatchObject({ witnessed: count + 2, here: 7, backups: [{ where: 'own', events: count }] });
    expect(await restore(offer.backups[0]!.name ? { where: 'own', name: offer.backups[0]!.name } : null)).toMatchObject({ changed: true, from: 7, to: count, witnessed: count + 2, lost: 2, unlocked: true });
    expect(await rows()).toBe(before);
    expect((await desk.view()).alarm).toBeNull();
    expect((await state()).restores).toMatchObject([{ to: count, lost: 2 }]);
    await work(1);
    expect(await desk.ask('ledger.verify', {}, 'workspace')).toMatchObject({ ok: true });
  });

  it('a deleted database is not a new practice: it comes back from the file that a person hands in', async () => {
    await backupIfDue(desk.context);
    const before = await rows();
    const [name] = names();
    backups.handed.files.set('given.caretally', backups.private.files.get(name!)!);
    backups.private.files.clear();
    await desk.restart();
    await Dexie.delete(NAME);
    await desk.restart();
    expect(await desk.view()).toMatchObject({ lock: 'locked', alarm: expect.stringMatching(/missing/) as string });
    expect((await found('given.caretally')).backups).toMatchObject([{ where: 'given' }]);
    expect(await desk.answer('restore.run', { from: { where: 'given', name: 'given.caretally' }, key: { passphrase: 'not the right one' } }, 'workspace')).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    expect(await restore({ where: 'given', name: 'given.caretally' })).toMatchObject({ changed: true, lost: 0, unlocked: true });
    expect(await rows()).toBe(before);
    expect(names(backups.handed)).toEqual([]);
    expect((await desk.view()).practice?.timeZone).toBeTruthy();
  });

  it('an old profile, database and mirror alike, is noticed by a backup that is ahead', async () => {
    const old = new Map(desk.local.kept);
    const db = await openLedger(NAME);
    const copy = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const));
    db.close();
    await work(3);
    await backupIfDue(desk.context);
    const count = await events();
    await damage(async (now) => {
      for (const [name, list] of copy) { await now.table(name).clear(); await now.table(name).bulkAdd(list as never[]); }
      desk.local.kept.clear();
      for (const [key, value] of old) desk.local.kept.set(key, value);
    });
    expect((await desk.view()).alarm).toMatch(new RegExp(`older than a backup of them: ${count - 3} are here, the backup holds ${count}`));
    expect(await restore({ where: 'own', name: names()[0]! })).toMatchObject({ changed: true, from: count - 3, to: count, lost: 0, unlocked: true });
    expect((await desk.view()).alarm).toBeNull();
  });

  it('an old profile is noticed by the folder alone, as soon as a person lets us look into it', async () => {
    backups.state = 'allowed';
    await desk.ask('backup.folder', {}, 'workspace');
    const [name] = names(backups.folder);
    const text = backups.folder.files.get(name!)!;
    const [first, ...rest] = text.split('\n');
    const ahead = { ...(JSON.parse(first!) as { seq: number }), seq: (await events()) + 5 };
    backups.folder.files.set(name!, [JSON.stringify(ahead), ...rest].join('\n'));
    backups.state = 'ask';
    await desk.restart();
    await unlock();
    expect((await desk.view()).alarm).toBeNull();
    backups.state = 'allowed';
    expect(await desk.answer('backup.folder', {}, 'workspace')).toMatchObject({ code: 'LOG_DAMAGED' });
    expect((await desk.view()).alarm).toMatch(/older than a backup of them/);
    expect(names(backups.folder)).toEqual([name]);
  });

  it('what cannot be brought back is listed, and the work goes on with what holds together', async () => {
    const count = await events();
    await damage((db) => db.events.filter((row) => row.seq === count - 1).delete());
    // A hole in the middle is not seen at start, only when the log is read: coming in wrote one more.
    await unlock();
    await verifyIfDue(desk.context);
    expect((await desk.view()).alarm).toMatch(/does not hold together/);
    expect(await restore(null)).toMatchObject({ changed: true, to: count - 2, witnessed: count + 1, unlocked: true });
    expect((await state()).restores[0]).toMatchObject({ made: null, lost: 3 });
  });

  it('nothing is changed by a backup that is behind, nor by one of another practice', async () => {
    await backupIfDue(desk.context);
    await work(2);
    const before = await events();
    expect(await restore({ where: 'own', name: names()[0]! })).toMatchObject({ changed: false, from: before, to: before, unlocked: true });
    const other = backups.private.files.get(names()[0]!)!.replace('"caretally-practice"', '"caretally"');
    backups.handed.files.set('other.caretally', other);
    expect(await desk.answer('restore.run', { from: { where: 'given', name: 'other.caretally' }, key: { passphrase } }, 'workspace')).toMatchObject({ code: 'OTHER_PRACTICE' });
    backups.handed.files.set('page.caretally', '<html>');
    expect(await desk.answer('restore.found', { given: 'page.caretally' }, 'workspace')).toMatchObject({ code: 'NO_BACKUP' });
  });
});

describe('the log is verified', () => {
  it('once a day, and says when; one that does not hold stops all writing', async () => {
    await verifyIfDue(desk.context);
    const first = (await state()).verified!;
    expect(first).toMatchObject({ at: desk.now, ok: true, trouble: null, events: await events() });
    desk.pass(60_000);
    await verifyIfDue(desk.context);
    expect((await state()).verified).toEqual(first);
    desk.pass(VERIFY_MS);
    await unlock();
    const db = await openLedger(NAME);
    const row = (await db.events.filter((each) => each.seq === 5).first())!;
    await db.events.put({ ...row, ct: row.ct.map((byte, n) => (n === 2 ? byte ^ 4 : byte)) });
    db.close();
    await verifyIfDue(desk.context);
    expect((await state()).verified).toMatchObject({ ok: false, trouble: 'Record 5 was altered, or one before it was replaced.' });
    expect((await desk.view()).alarm).toMatch(/does not hold together\. Record 5/);
    expect(await desk.answer('settings.save', { practice: {} }, 'workspace')).toMatchObject({ code: 'LOG_DAMAGED' });
  });
});

describe('a month is destroyed', () => {
  const shred = (confirm = 'November 2026') => desk.answer('month.shred', { month, reason: 'Retention is over, ordered by the practice', confirm }, 'workspace');
  const answerAll = async () => {
    for (const span of (await desk.view()).unresolved) await desk.ask('unresolved.answer', { span: span.id, answer: 'discard' });
    for (const row of ((await desk.ask('month.part', { month, from: 0, to: 255 }, 'workspace')) as MonthPart).rows) {
      if (row.unresolvedCount === 0) continue;
      const { unresolved } = (await desk.ask('patient.page', { patient: row.patient.key, month }, 'workspace')) as { unresolved: { id: string }[] };
      for (const span of unresolved) await desk.ask('unresolved.answer', { span: span.id, answer: 'discard' });
    }
  };

  it('only with its name typed, nothing waiting and no timer running', async () => {
    expect(await shred('november')).toMatchObject({ code: 'NOT_CONFIRMED' });
    expect(await shred()).toMatchObject({ code: 'UNRESOLVED' });
    await answerAll();
    const key = ((await desk.ask('month.part', { month, from: 0, to: 255 }, 'workspace')) as MonthPart).rows[0]!.patient.key;
    await desk.ask('timer.start', { patient: key });
    expect(await shred()).toMatchObject({ code: 'RUNNING' });
    await desk.ask('timer.stop', {});
    expect(await desk.answer('month.shred', { month: '2019-01', reason: 'Retention is over', confirm: 'January 2019' }, 'workspace')).toMatchObject({ code: 'NOTHING' });
  });

  it('of a real practice only after six years', async () => {
    const { key: recoveryKey } = (await desk.ask('practice.recoveryKey', {}, 'workspace')) as { key: string };
    await desk.ask('practice.leavePractice', {}, 'workspace');
    await desk.ask('practice.create', { practice: { name: 'Real', timeZone: 'America/Detroit' }, me: { name: 'Robin Alder', credential: 'RN', role: 'clinical_staff' }, passphrase: 'quiet walnut harbor lamp', recoveryKey }, 'workspace');
    const { key } = (await desk.ask('patient.add', { patient: { family: 'Birch', given: 'Ada', birthDate: '1950-02-03', recordNumber: '0012', payer: 'medicare_ffs' } }, 'workspace')) as { key: string };
    await desk.ask('timer.start', { patient: key });
    await desk.work(120_000);
    await desk.ask('timer.stop', {});
    expect(await shred()).toMatchObject({ code: 'RETENTION' });
    expect(((await desk.ask('retention.view', {}, 'workspace')) as RetentionView).months).toEqual([]);
    desk.pass((6 * 365 + 1) * DAY);
    const again = () => desk.ask('vault.unlock', { passphrase: 'quiet walnut harbor lamp' }, 'workspace');
    await again();
    expect(await shred()).toMatchObject({ code: 'RETENTION' });
    desk.pass(31 * DAY);
    await again();
    expect(await shred()).toMatchObject({ ok: true });
    (await openLedger('caretally')).close();
  }, 60_000);

  it('for good: nothing of it can be read, the chain still verifies, and nothing can be added', async () => {
    await backupIfDue(desk.context);
    await answerAll();
    const before = await events();
    const key = ((await desk.ask('month.part', { month, from: 0, to: 255 }, 'workspace')) as MonthPart).rows[0]!.patient.key;
    expect(await shred()).toMatchObject({ ok: true });
    expect(await shred()).toMatchObject({ code: 'GONE' });
    const view = (await desk.ask('retention.view', {}, 'workspace')) as RetentionView;
    expect(view.shredded).toMatchObject([{ month, reason: 'Retention is over, ordered by the practice' }]);
    expect(view.months).toEqual([]);
    expect((await desk.ask('patient.page', { patient: key, month }, 'workspace')) as { entries: unknown[] }).toMatchObject({ entries: [] });
    expect(await desk.ask('ledger.verify', {}, 'workspace')).toMatchObject({ ok: true, events: before + 1 });
    expect((await desk.context.home.openNow().then((open) => open!.ledger.rebuild())).wrong).toEqual([]);
    const db = await openLedger(NAME);
    expect(await db.epochs.get(month)).toBeUndefined();
    expect(await db.blocks.filter((row) => row.month === month).count()).toBe(0);
    expect(await db.events.where('month').equals(month).count()).toBeGreaterThan(10);
    db.close();
    // Our own copies of its key go too; the fresh one holds none.
    expect(names()).toHaveLength(1);
    await desk.restart();
    await unlock();
    expect(await desk.ask('ledger.verify', {}, 'workspace')).toMatchObject({ ok: true });
    await desk.ask('timer.start', { patient: key });
    await desk.work(60_000);
    expect(await desk.answer('timer.stop', {}, 'sidepanel')).toMatchObject({ ok: false, code: 'SHREDDED' });
  });
});
