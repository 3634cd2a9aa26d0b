import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BenchBrowser } from '../../scripts/bench/browser.ts';
import { startDemo } from '../../scripts/demo/server.ts';
import type { PreferencesView } from '../../lib/commands/preferences.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { SettingsView } from '../../lib/commands/views-settings.ts';
import { expect, test, widgetOf } from './browser.ts';

/** Where Chromium on Linux reads what the machine's owner sets. Only who may write there can try it; elsewhere the tests of `organization*.test.ts` have to do. */
const policies = '/etc/chromium/policies/managed';

/** A browser with the product under a real policy, which `set` changes while it runs. */
async function under(policy: object, work: (browser: BenchBrowser, set: (policy: object) => void) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'caretally-policy-'));
  // A copy of its own has an id of its own, so that the policy is no other test's.
  const copy = join(folder, 'caretally');
  cpSync(resolve(import.meta.dirname, '../../.output/chrome-mv3'), copy, { recursive: true });
  const file = join(policies, `caretally-test-${process.pid}-${folder.slice(-6)}.json`);
  const open = (profile: string) => new BenchBrowser(join(folder, profile), [copy]).open();
  let browser: BenchBrowser | null = null;
  try {
    const before = await open('first');
    const { id } = before;
    await before.close();
    const set = (values: object) => writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: values } } }));
    try {
      mkdirSync(policies, { recursive: true });
      set(policy);
    } catch {
      test.skip(true, 'The folder of this machine’s browser policies cannot be written.');
    }
    browser = await open('second');
    const worker = await browser.page('workspace.html#/welcome');
    const seen = await worker.evaluate(() => (globalThis as unknown as { chrome: { storage: { managed: { get(keys: null): Promise<object> } } } }).chrome.storage.managed.get(null));
    test.skip(Object.keys(seen).length === 0, 'This browser reads its policies elsewhere.');
    await worker.close();
    await work(browser, set);
  } finally {
    await browser?.close();
    rmSync(file, { force: true });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('the organization’s policy holds: what it allows, what is wrong with it, and no other site', async () => {
  await under({ allowedSites: ['https://only.example'], recipes: '{"wrong":1}' }, async (browser) => {
    const workspace = await browser.page('workspace.html#/welcome');
    await browser.send(workspace, 'practice.startPractice');
    const { organization } = await browser.send<SettingsView>(workspace, 'settings.view');
    expect(organization).toEqual({ allowed: ['https://only.example'], lockMinutes: null, troubles: [expect.stringContaining('“recipes” has to be')] });
    await expect(browser.send(workspace, 'site.enabled', { origin: 'https://ehr.example' })).rejects.toThrow('NOT_ALLOWED');
    await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/settings`);
    await expect(workspace.getByText('CareTally runs only on only.example.')).toBeVisible();
    await expect(workspace.getByText('policy has a mistake')).toBeVisible();
    await expect(workspace.getByText('after 10 minutes without input')).toBeVisible();
    await expect(workspace.getByLabel('Away after, minutes')).toBeEnabled();
    // Kept for the next start, at which a browser takes seconds to say it.
    expect(await workspace.evaluate(() => (globalThis as unknown as { chrome: { storage: { local: { get(key: string): Promise<object> } } } }).chrome.storage.local.get('policy'))).toEqual({ policy: { allowedSites: ['https://only.example'], recipes: '{"wrong":1}' } });
  });
});

test('minutes that are set stand in Settings as set, and hold; a person’s own choice is kept and holds again when the policy goes', async () => {
  test.setTimeout(120_000);
  await under({ autoLockMinutes: 4, awayMinutes: 3, callMinutes: 90 }, async (browser, set) => {
    const first = await browser.page('workspace.html#/welcome');
    const { people } = await browser.send<{ people: { passphrase: string }[] }>(first, 'practice.startPractice');
    await first.close();
    const workspace = await browser.page('workspace.html#/settings');
    const lock = workspace.locator('section', { has: workspace.getByRole('heading', { name: 'Lock', exact: true }) });
    await expect(lock.getByText('after 4 minutes without input')).toBeVisible();
    await expect(lock.getByText('Set by your organization: 4 minutes without input.')).toBeVisible();
    for (const [label, value] of [['Away after, minutes', '3'], ['Away on a call after, minutes', '60']] as const) {
      await expect(workspace.getByLabel(label)).toBeDisabled();
      await expect(workspace.getByLabel(label)).toHaveValue(value);
      await expect(workspace.getByLabel(label)).toHaveAccessibleDescription(/Set by your organization\./);
    }
    await expect(workspace.getByText('“callMinutes” has to be a whole number from 1 to 60. Until that is mended 60 minutes hold for everybody.')).toBeVisible();

    // She changes something else and saves: her own limits are not touched by it.
    await workspace.getByLabel('Longest entry by hand, minutes').fill('90');
    await workspace.locator('section', { has: workspace.getByLabel('Away after, minutes') }).getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(async () => (await browser.send<PreferencesView>(workspace, 'preferences.view')).preferences.longestManual).toBe(90);

    // A stand-in for the browser's word on idleness: nobody can be idle here. The listener is the product's own.
    await browser.worker.evaluate(() => {
      const { idle } = (globalThis as unknown as { chrome: { idle: { onStateChanged: { dispatch(state: string): void }; queryState(seconds: number): Promise<string> } } }).chrome;
      idle.queryState = async (seconds) => (seconds <= 241 ? 'idle' : 'active');
      idle.onStateChanged.dispatch('idle');
    });
    await expect.poll(async () => (await browser.send<WidgetView>(workspace, 'widget.view')).lock).toBe('locked');
    await expect(workspace.getByText('after 4 minutes without input')).toBeVisible();

    await browser.worker.evaluate(() => { Object.assign((globalThis as unknown as { chrome: { idle: object } }).chrome.idle, { queryState: async () => 'active' }); });
    await browser.send(workspace, 'vault.unlock', { passphrase: people[0]!.passphrase });
    set({});
    await expect(workspace.getByLabel('Away after, minutes')).toBeEnabled({ timeout: 40_000 });
    await expect(workspace.getByLabel('Away after, minutes')).toHaveValue('5');
    await expect(workspace.getByLabel('Away on a call after, minutes')).toHaveValue('30');
  });
});

test('where names are set to initials, widget and side panel show no name whatever the switch says, and say who set it', async () => {
  test.setTimeout(120_000);
  const demo = await startDemo({ port: 0 });
  try {
    await under({ names: 'initials' }, async (browser, set) => {
      const workspace = await browser.ready(new URL(demo.url).origin);
      const { current } = await browser.send<{ current: string }>(workspace, 'month.months');
      const { rows } = await browser.send<{ rows: { patient: { key: string; family: string; given: string } }[] }>(workspace, 'month.part', { month: current, from: 0, to: 255 });
      // The switch says "full names": the organization stands above it.
      await workspace.evaluate(() => (globalThis as unknown as { chrome: { storage: { local: { set(values: object): Promise<void> } } } }).chrome.storage.local.set({ discreet: false }));
      const panel = await browser.page('sidepanel.html');
      await browser.send(panel, 'timer.start', { patient: rows.find(({ patient }) => patient.family === 'Okafor' && patient.given === 'Grace')!.patient.key });
      const chart = await browser.context.newPage();
      await chart.goto(demo.chartUrl(0));
      const widget = await widgetOf(chart);
      await expect(widget.getByText(/G\. O\. …/).first()).toBeVisible({ timeout: 30_000 });
      await expect(widget.getByText(/okafor/i)).toHaveCount(0);
      if (await widget.locator('.bopen').count()) await widget.locator('.bopen').click();
      // The card is drawn anew when the chart is read, and a menu that was open is closed then.
      await expect(async () => {
        await widget.getByRole('button', { name: 'More actions' }).click();
        await expect(widget.getByText('Initials only. Set by your organization.')).toBeVisible({ timeout: 1500 });
      }).toPass({ timeout: 20_000 });
      await expect(widget.getByRole('button', { name: /Show full names|Show initials only/ })).toHaveCount(0);
      await expect(widget.getByText(/okafor/i)).toHaveCount(0);

      await panel.bringToFront();
      await expect(panel.getByText(/G\. O\. …/).first()).toBeVisible();
      await expect(panel.getByText('Initials only. Set by your organization.')).toBeVisible();
      await expect(panel.getByText(/okafor/i)).toHaveCount(0);
      await expect(panel.getByRole('button', { name: /Show full names|Show initials only/ })).toHaveCount(0);

      // The policy goes while all of it is open: each person's switch holds again.
      set({});
      await expect(panel.getByRole('button', { name: 'Show initials only' })).toBeVisible({ timeout: 40_000 });
      await chart.bringToFront();
      await expect(widget.getByText(/okafor/i).first()).toBeVisible({ timeout: 20_000 });
    });
  } finally {
    await demo.close();
  }
});
