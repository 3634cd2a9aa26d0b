import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { openDatabase } from '../../lib/ledger/database.ts';
import { Desk } from './bench.ts';
import { fakeSession } from './fake-browser.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

beforeEach(() => { fakeSession.kept = {}; });
afterEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

const first = (recoveryKey: string) => ({ practice: { name: 'Alder Creek', timeZone: 'America/Detroit' }, me: { name: 'Dana', credential: 'RN', role: 'clinical_staff' }, passphrase: 'quiet walnut harbour lamp', recoveryKey });

it('a set-up that died before its first write is begun again', async () => {
  (await openDatabase('caretally')).close();
  const desk = await new Desk().wake();
  expect((await desk.view()).lock).toBe('new');
  const { key } = (await desk.ask('practice.recoveryKey', {}, 'workspace')) as { key: string };
  await desk.ask('practice.create', first(key), 'workspace');
  expect((await desk.view()).lock).toBe('open');
  // And never over one that is there.
  expect(await desk.answer('practice.create', first(key), 'workspace')).toMatchObject({ ok: false, code: 'NOT_EMPTY' });
});

it('an emptied database that was seen full is missing, not new', async () => {
  const desk = await new Desk().wake();
  const { key } = (await desk.ask('practice.recoveryKey', {}, 'workspace')) as { key: string };
  await desk.ask('practice.create', first(key), 'workspace');
  const db = await openDatabase('caretally');
  for (const table of db.tables) await table.clear();
  db.close();
  await desk.restart();
  expect((await desk.view()).lock).toBe('locked');
  expect((await desk.view()).alarm).toContain('missing');
});

it('what was found of made-up records goes with them', async () => {
  const desk = await new Desk().wake();
  await desk.practice();
  desk.context.home.inUse.raise('In doubt.');
  expect((await desk.view()).alarm).toBe('In doubt.');
  await desk.ask('practice.leavePractice', {}, 'workspace');
  expect(await desk.view()).toMatchObject({ lock: 'new', alarm: null });
});
