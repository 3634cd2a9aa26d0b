import { rmSync, readdirSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WidgetView } from '../../lib/commands/views.ts';
import { startDemo } from '../../scripts/demo/server.ts';
import { Browser, expect, test, widgetOf } from './browser.ts';

/** From nothing to a running timer, as somebody who has never heard of it; and what bad days look like. */
let demo: Awaited<ReturnType<typeof startDemo>>;
test.beforeAll(async () => { demo = await startDemo({ port: 0 }); });
test.afterAll(async () => { await demo.close(); });

const passphrase = 'copper lantern walks home';

async function setUp(browser: Browser, site: string) {
  await browser.allow(site);
  const page = await browser.page(`workspace.html?from=${encodeURIComponent(site)}#/welcome`);
  await page.getByLabel('Practice name').fill('Made-up Family Medicine');
  await page.getByLabel('Time zone of the practice').selectOption('America/Detroit');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Your name').fill('Nora Example');
  await page.getByLabel('Credential').fill('RN');
  await page.getByText('Clinical staff').click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  const key = (await page.locator('body').innerText()).match(/([0-9A-Z]{4}[-\s]){7}[0-9A-Z]{4}/)![0].replace(/\s/g, '-');
  await page.getByLabel(/last four/).fill(key.slice(-4));
  await page.getByRole('button', { name: 'Continue' }).click();
  return { page, key };
}

test('four short questions, the chart, the first entry, enrollment, and the lock', async ({ browserWithCareTally: browser }) => {
  const origin = new URL(demo.url).origin;
  const chart = await browser.context.newPage();
  await chart.goto(demo.chartUrl(0));
  const { page, key } = await setUp(browser, origin);
  await page.getByRole('button', { name: 'Enable', exact: true }).click();
  await expect(page.getByText('Enabled')).toBeVisible();
  const workspace = await browser.page('workspace.html#/month');

  // The chart that was open all the time has the widget now, without a reload.
  const widget = await widgetOf(chart);
  await chart.bringToFront();
  await expect(widget.getByText('OKAFOR, Grace').first()).toBeVisible();
  await expect(widget.getByText('Practice data')).toHaveCount(0);
  await chart.waitForTimeout(1200);
  await widget.getByRole('button', { name: 'Start' }).first().click();
  await expect.poll(async () => (await browser.send<WidgetView>(workspace, 'widget.view')).timer?.patient.given).toBe('Grace');
  await chart.waitForTimeout(1500);
  await browser.send(workspace, 'timer.stop');
  const { current } = await browser.send<{ current: string }>(workspace, 'month.months');
  const { rows } = await browser.send<{ rows: { patient: { key: string }; programs: string[] }[] }>(workspace, 'month.part', { month: current, from: 0, to: 255 });
  expect(rows).toHaveLength(1);
  expect(rows[0]!.programs).toEqual([]);

  await browser.send(workspace, 'vault.lock');
  await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/month`);
  await workspace.getByLabel('Passphrase', { exact: true }).fill('not this one at all');
  await workspace.getByRole('button', { name: 'Unlock' }).click();
  await expect(workspace.getByText(/Passphrase not recognized/)).toBeVisible();
  await workspace.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await workspace.getByRole('button', { name: 'Unlock' }).click();
  await expect(workspace.getByText('OKAFOR').first()).toBeVisible();

  await browser.send(workspace, 'vault.lock');
  await browser.send(workspace, 'vault.recover', { recoveryKey: key.toLowerCase(), passphrase: 'another lantern walks in' });
  expect((await browser.send<WidgetView>(workspace, 'widget.view')).lock).toBe('open');
});

test('a refused site is said, and nothing is read there', async ({ browserWithCareTally: browser }) => {
  const page = await browser.page('workspace.html#/welcome');
  await browser.send(page, 'practice.startPractice');
  const answer = await browser.send(page, 'site.enabled', { origin: 'https://ehr.example' }).catch((error: Error) => error.message);
  expect(answer).toMatch(/did not grant this site/);
});

test('no page of the extension, and no worker, ever asks the network', async ({ browserWithCareTally: browser }) => {
  const asked: string[] = [];
  browser.context.on('request', (request) => {
    const from = request.serviceWorker()?.url() ?? (request.isNavigationRequest() ? '' : request.frame().url());
    if (from.startsWith('chrome-extension:') && !/^(chrome-extension|blob|data):/.test(request.url())) asked.push(new URL(request.url()).origin);
  });
  const workspace = await browser.ready(new URL(demo.url).origin);
  const chart = await browser.context.newPage();
  await chart.goto(demo.chartUrl(0));
  await widgetOf(chart);
  const { current } = await browser.send<{ current: string }>(workspace, 'month.months');
  await browser.send(workspace, 'month.export', { month: current, notReady: true });
  for (const place of ['month', 'settings', 'rules', 'unlock', 'welcome']) {
    await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/${place}`);
    await workspace.waitForTimeout(300);
  }
  // What a page of ours tries is refused by its own policy.
  const refused = await workspace.evaluate((url) => fetch(url).then(() => 'went through', () => 'refused'), demo.url);
  expect(refused).toBe('refused');
  expect(asked.filter((each) => each !== new URL(demo.url).origin)).toEqual([]);
});

/** The folder of the extension's IndexedDB in a profile. */
const databaseOf = (profile: string) => {
  const base = join(profile, 'Default', 'IndexedDB');
  return join(base, readdirSync(base).find((name) => name.startsWith('chrome-extension_') && name.endsWith('.leveldb'))!);
};

for (const [what, harm] of [
  ['emptied', (folder: string) => rmSync(folder, { recursive: true, force: true })],
  ['cut in half', (folder: string) => { for (const name of readdirSync(folder)) if (/\.log$/.test(name)) { const bytes = readFileSync(join(folder, name)); writeFileSync(join(folder, name), bytes.subarray(0, Math.floor(bytes.length / 2))); } }],
] as const) {
  test(`a database that was ${what} is noticed and never taken for a new user’s`, { tag: what === 'emptied' ? [] : '@long' }, async () => {
    let browser = await new Browser().open();
    try {
      const page = await browser.page('workspace.html#/welcome');
      await browser.send(page, 'practice.startPractice');
      await browser.close();
      harm(databaseOf(browser.profile));
      browser = await new Browser(browser.profile).open();
      const workspace = await browser.page('workspace.html#/month');
      const view = await browser.send<WidgetView>(workspace, 'widget.view');
      expect(view.lock).not.toBe('new');
      expect(view.alarm).toMatch(/missing|do not fit|cannot open|damaged/);
      await expect(workspace.getByText(view.alarm!.slice(0, 40)).first()).toBeVisible();
    } finally {
      await browser.close();
      browser.dispose();
    }
  });
}
