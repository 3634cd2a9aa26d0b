import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { BackupView, LedgerStateView } from '../../lib/commands/views-keeping.ts';
import type { MonthPart } from '../../lib/commands/views-month.ts';
import { Browser, expect, test } from './browser.ts';

/** One practice with a backup, made once through the screens; every damage is done to a copy of its profile. */
interface Prepared { profile: string; file: string; passphrase: string; figures: string; events: number; id: string }

let folder: string;
let prepared: Prepared;

async function figures(browser: Browser, page: Page): Promise<string> {
  const { current } = await browser.send<{ current: string }>(page, 'month.months');
  const { rows } = await browser.send<MonthPart>(page, 'month.part', { month: current, from: 0, to: 255 });
  return JSON.stringify(rows.map(({ patient, state, stateReason, supports, countedSeconds, unresolvedSeconds }) => ({ patient, state, stateReason, supports, countedSeconds, unresolvedSeconds })));
}

// A browser is closed and opened several times in each of these.
test.setTimeout(240_000);

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = mkdtempSync(join(tmpdir(), 'caretally-backup-'));
  const browser = await new Browser(join(folder, 'profile')).open();
  const { people } = await browser.send<{ people: { passphrase: string }[] }>(await browser.page('workspace.html#/welcome'), 'practice.startPractice');
  const page = await browser.page('workspace.html#/settings');
  await expect(page.getByText('There is no copy outside this browser yet.')).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download a backup' }).click()]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await expect(page.getByText('There is no copy outside this browser yet.')).toBeHidden();
  const { head } = await browser.send<LedgerStateView>(page, 'ledger.state');
  prepared = { profile: browser.profile, file, passphrase: people[0]!.passphrase, figures: await figures(browser, page), events: head.seq, id: browser.id };
  await browser.close();
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const database = (profile: string) => join(profile, 'Default', 'IndexedDB', `chrome-extension_${prepared.id}_0.indexeddb.leveldb`);
const logs = (profile: string) => readdirSync(database(profile)).filter((name) => name.endsWith('.log')).map((name) => join(database(profile), name));

const damages: Record<string, (profile: string) => void> = {
  'deleted': (profile) => rmSync(database(profile), { recursive: true }),
  'cut in half': (profile) => { for (const log of logs(profile)) truncateSync(log, Math.floor(statSync(log).size / 2)); },
  'full of flipped bits': (profile) => {
    for (const log of logs(profile)) {
      const bytes = readFileSync(log);
      for (let at = 3000; at < bytes.length; at += 4096) bytes[at]! ^= 0x10;
      writeFileSync(log, bytes);
    }
  },
  'without its manifest': (profile) => { for (const name of readdirSync(database(profile))) if (name.startsWith('MANIFEST')) rmSync(join(database(profile), name)); },
};

for (const [what, damage] of Object.entries(damages)) {
  test(`a database that is ${what} is noticed at start and restored from the file, through the screen, to the same figures`, { tag: what === 'deleted' || what.startsWith('full') ? [] : '@long' }, async () => {
    const profile = mkdtempSync(join(tmpdir(), 'caretally-e2e-'));
    cpSync(prepared.profile, profile, { recursive: true });
    damage(profile);
    // The file alone has to do: the browser's own copies are gone too.
    rmSync(join(profile, 'Default', 'File System'), { recursive: true, force: true });
    let browser = await new Browser(profile).open();
    try {
      const page = await browser.page('workspace.html#/month');
      await expect(page.getByRole('alert')).toContainText(/missing|do not fit together|cannot open its records/);
      expect((await browser.send<WidgetView>(page, 'widget.view')).lock).toBe('locked');
      await page.getByRole('link', { name: 'Restore from a backup…' }).click();
      await expect(page.getByText('No backup was found in this browser.')).toBeVisible();
      await page.getByLabel('A backup file').setInputFiles(prepared.file);
      await page.getByLabel('Passphrase', { exact: true }).fill('not the right passphrase');
      await page.getByRole('button', { name: 'Restore', exact: true }).click();
      await expect(page.getByText(/Passphrase not recognized/)).toBeVisible();
      await page.getByLabel('Passphrase', { exact: true }).fill(prepared.passphrase);
      await page.getByRole('button', { name: 'Restore', exact: true }).click();
      await expect(page.getByText(`${prepared.events} events stand, every link holds.`)).toBeVisible();
      await page.getByRole('button', { name: 'Open the month' }).click();
      await expect(page.getByText(/HALVORSEN/).first()).toBeVisible();
      expect(await figures(browser, page)).toBe(prepared.figures);
      expect(await browser.send<{ ok: boolean }>(page, 'ledger.verify')).toMatchObject({ ok: true });
      expect((await browser.send<LedgerStateView>(page, 'ledger.state')).restores).toMatchObject([{ to: prepared.events, lost: 0 }]);
      // And it stays: the next start finds a sound ledger, in which work goes on.
      await browser.close();
      browser = await new Browser(profile).open();
      const after = await browser.page('workspace.html#/month');
      expect(await browser.send<WidgetView>(after, 'widget.view')).toMatchObject({ lock: 'locked', alarm: null });
      await browser.send(after, 'vault.unlock', { passphrase: prepared.passphrase });
      expect(await figures(browser, after)).toBe(prepared.figures);
      await browser.send(after, 'settings.save', { practice: { placeOfService: '12' } });
    } finally {
      await browser.close();
      browser.dispose();
    }
  });
}

test('an old copy of the whole database is noticed by a backup that the browser keeps, and restored from it', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'caretally-e2e-'));
  cpSync(prepared.profile, profile, { recursive: true });
  const old = mkdtempSync(join(tmpdir(), 'caretally-old-'));
  let browser = await new Browser(profile).open();
  try {
    for (const part of ['IndexedDB', 'Local Extension Settings']) cpSync(join(prepared.profile, 'Default', part), join(old, part), { recursive: true });
    let page = await browser.page('workspace.html#/settings');
    await browser.send(page, 'vault.unlock', { passphrase: prepared.passphrase });
    await browser.send(page, 'backup.make');
    const { head } = await browser.send<LedgerStateView>(page, 'ledger.state');
    expect(head.seq).toBeGreaterThan(prepared.events);
    await browser.close();
    for (const part of ['IndexedDB', 'Local Extension Settings']) {
      rmSync(join(profile, 'Default', part), { recursive: true });
      cpSync(join(old, part), join(profile, 'Default', part), { recursive: true });
    }
    browser = await new Browser(profile).open();
    page = await browser.page('workspace.html#/restore');
    await expect(page.getByRole('alert')).toContainText('older than a backup of them');
    await page.getByLabel('Passphrase', { exact: true }).fill(prepared.passphrase);
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(page.getByText(`${head.seq} events stand, every link holds.`)).toBeVisible();
    expect(await figures(browser, page)).toBe(prepared.figures);
  } finally {
    await browser.close();
    browser.dispose();
    rmSync(old, { recursive: true, force: true });
  }
});

test('a chosen folder is written by the worker, also after a restart, and its copy restores', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'caretally-e2e-'));
  cpSync(prepared.profile, profile, { recursive: true });
  let browser = await new Browser(profile).open();
  try {
    let page = await browser.page('workspace.html#/settings');
    await browser.send(page, 'vault.unlock', { passphrase: prepared.passphrase });
    // Stands in for the browser's own question, which no test can answer: a folder of the private file system, which needs no permission.
    await page.evaluate(() => Object.assign(window, { showDirectoryPicker: async () => (await navigator.storage.getDirectory()).getDirectoryHandle('stand-in', { create: true }) }));
    await page.evaluate(() => Object.assign(FileSystemDirectoryHandle.prototype, { requestPermission: async () => 'granted' }));
    await page.getByRole('button', { name: 'Choose a folder…' }).click();
    await expect(page.getByRole('button', { name: 'Write to the folder now' })).toBeVisible();
    expect((await browser.send<BackupView>(page, 'backup.status')).folder).toMatchObject({ state: 'allowed', name: 'stand-in' });
    await browser.close();
    browser = await new Browser(profile).open();
    page = await browser.page('workspace.html#/settings');
    await browser.send(page, 'vault.unlock', { passphrase: prepared.passphrase });
    const before = (await browser.send<BackupView>(page, 'backup.status')).folder.last!;
    await page.getByRole('button', { name: 'Write to the folder now' }).click();
    await expect.poll(async () => (await browser.send<BackupView>(page, 'backup.status')).folder.last!.at).toBeGreaterThan(before.at);
    await browser.send(page, 'vault.lock');
    await page.goto(`chrome-extension://${browser.id}/workspace.html#/restore`);
    await page.getByText(/in the folder: caretally-practice-data-backup/).first().click();
    await page.getByLabel('Passphrase', { exact: true }).fill(prepared.passphrase);
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(page.getByText('What is here already holds all of the backup.')).toBeVisible();
  } finally {
    await browser.close();
    browser.dispose();
  }
});

test('the worker makes a backup by itself, and nothing of it can be read on the disk', async ({ browserWithCareTally: browser }) => {
  const page = await browser.page('workspace.html#/welcome');
  await browser.send(page, 'practice.startPractice');
  // The half-minute alarm, rung early; the listener is the product's own.
  await browser.context.serviceWorkers().at(-1)!.evaluate(() => (globalThis as unknown as { chrome: { alarms: { onAlarm: { dispatch(alarm: { name: string }): void } } } }).chrome.alarms.onAlarm.dispatch({ name: 'tick' }));
  await expect.poll(async () => (await browser.send<BackupView>(page, 'backup.status')).own).not.toBeNull();
  const status = await browser.send<BackupView>(page, 'backup.status');
  expect(status).toMatchObject({ since: 0, folder: { state: 'none' }, due: true });
  await expect.poll(async () => (await browser.send<LedgerStateView>(page, 'ledger.state')).verified).toMatchObject({ ok: true });
  await browser.close();
  const files = readdirSync(join(browser.profile, 'Default', 'File System'), { recursive: true, encoding: 'utf8' }).map((name) => join(browser.profile, 'Default', 'File System', name)).filter((path) => statSync(path).isFile());
  const held = files.map((path) => readFileSync(path, 'latin1')).join('');
  expect(held).toContain('"caretally":"backup"');
  for (const word of ['Halvorsen', 'Castellano', 'Okafor', 'Alder Creek', '99490', 'entry.recorded']) expect(held, word).not.toContain(word);
});
