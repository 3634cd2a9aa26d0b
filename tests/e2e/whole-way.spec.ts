import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { startDemo } from '../../scripts/demo/server.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { expect, test, widgetOf, type Browser } from './browser.ts';
import type { WidgetView } from '../../lib/commands/views.ts';

/** The whole way over the real OpenMRS front end (its back end is a mock): open chart, start, tag, stop, month, why, export. */
let demo: Awaited<ReturnType<typeof startDemo>>;
test.beforeAll(async () => { demo = await startDemo({ port: 0 }); });
test.afterAll(async () => { await demo.close(); });

const grace = syntheticPatients[0];
const origin = () => new URL(demo.url).origin;

async function openChart(browser: Browser, index: number) {
  const chart = await browser.context.newPage();
  await chart.goto(demo.chartUrl(index));
  const widget = await widgetOf(chart);
  return { chart, widget };
}

test('from an open chart to a month-end file', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  const requests: string[] = [];
  browser.context.on('request', (request) => { if (!request.url().startsWith(origin()) && !/^(chrome-extension|data|blob|chrome):/.test(request.url())) requests.push(new URL(request.url()).origin); });
  const { chart, widget } = await openChart(browser, 0);

  await expect(widget.getByText('OKAFOR, Grace').first()).toBeVisible();
  await expect(widget.getByText('Practice data').first()).toBeVisible();
  await widget.getByRole('button', { name: /OKAFOR/ }).first().click();
  await expect(widget.getByText('ID and birth date agree')).toBeVisible();
  await expect(widget.getByText(/Born Mar 14, 1948/)).toBeVisible();

  // Clicks count only after the frame was seen uncovered for a while.
  await chart.waitForTimeout(1200);
  await widget.getByRole('button', { name: /^Start/ }).click();
  await expect(widget.getByRole('button', { name: /^Stop/ })).toBeVisible();
  const stored = await browser.send<WidgetView>(workspace, 'widget.view');
  expect(stored.timer?.patient.recordNumber).toBe(grace.recordNumber);

  await chart.waitForTimeout(2100);
  await widget.getByRole('button', { name: /^Stop/ }).click();
  await expect(widget.getByRole('button', { name: /Undo/ })).toBeVisible();
  await widget.getByRole('button', { name: /activity/i }).first().click();
  await widget.getByRole('combobox').fill('#med');
  await widget.getByRole('combobox').press('Enter');
  await expect(widget.getByText(/to go|reached/).first()).toBeVisible();

  await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/month`);
  await expect(workspace.getByText(/OKAFOR/).first()).toBeVisible();
  await expect(workspace.getByText(/made-up/i).first()).toBeVisible();
  // Rows come in parts.
  await expect(workspace.locator('tbody')).toContainText('HALVORSEN');
  const states = await workspace.locator('tbody').innerText();
  expect(states).toMatch(/Blocked[\s\S]*CASTELLANO/);
  expect(states).toMatch(/Close[\s\S]*OKAFOR/);
  expect(states).toMatch(/Ready[\s\S]*HALVORSEN/);
  await workspace.getByRole('button', { name: 'Why, HALVORSEN, Ingrid' }).click();
  await expect(workspace.getByText(/22:14 ≥ 20:00/).first()).toBeVisible();
  await expect(workspace.getByText(/Last checked/i).first()).toBeVisible();

  await workspace.getByRole('button', { name: 'Export…' }).click();
  const [download] = await Promise.all([workspace.waitForEvent('download'), workspace.getByRole('button', { name: /^Export \d+ line/ }).click()]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(download.suggestedFilename()).toMatch(/^caretally-practice-data-\d{4}-\d{2}\.csv$/);
  const [head, ...lines] = csv.trim().split('\r\n');
  expect(head).toContain('"Flags"');
  expect(lines.filter((line) => line.includes('"Halvorsen"'))).toHaveLength(1);
  expect(lines.every((line) => line.includes('PRACTICE DATA'))).toBe(true);
  expect(csv).not.toContain('Castellano');
  expect(requests).toEqual([]);
});

test('keys alone: start, tag, stop', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  const { chart, widget } = await openChart(browser, 1);
  await expect(widget.getByText('FEATHERSTONE, Alan').first()).toBeVisible();
  await chart.waitForTimeout(1200);
  await widget.locator('button').first().focus();
  await chart.keyboard.press('s');
  await expect(widget.getByRole('button', { name: /^Stop/ })).toBeVisible();
  await chart.keyboard.press('#');
  await widget.getByRole('combobox').pressSequentially('call');
  await chart.keyboard.press('Enter');
  await expect.poll(async () => (await browser.send<WidgetView>(workspace, 'widget.view')).timer?.activity ?? null).not.toBeNull();
  await chart.keyboard.press('Escape');
  await widget.locator('h2, button').first().focus();
  await chart.keyboard.press('s');
  await expect.poll(async () => (await browser.send<WidgetView>(workspace, 'widget.view')).timer).toBeNull();
  const today = (await browser.send<WidgetView>(workspace, 'widget.view')).today;
  expect(today[0]).toMatchObject({ patient: { given: 'Alan' } });
});

test('the whole way with the worker stopped before each step', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  const { chart, widget } = await openChart(browser, 0);
  await expect(widget.getByText('OKAFOR, Grace').first()).toBeVisible();
  await widget.getByRole('button', { name: /OKAFOR/ }).first().click();
  await chart.waitForTimeout(1200);
  await browser.stopWorker();
  await widget.getByRole('button', { name: /^Start/ }).click();
  await expect(widget.getByRole('button', { name: /^Stop/ })).toBeVisible();
  const before = (await browser.send<WidgetView>(workspace, 'widget.view')).timer!;
  await browser.stopWorker();
  await widget.getByRole('button', { name: /activity/i }).first().click();
  await widget.getByRole('combobox').fill('#med');
  await widget.getByRole('combobox').press('Enter');
  await expect.poll(async () => (await browser.send<WidgetView>(workspace, 'widget.view')).timer?.activity ?? null).not.toBeNull();
  await browser.stopWorker();
  await widget.getByRole('button', { name: /^Stop/ }).click();
  await expect.poll(async () => (await browser.send<WidgetView>(workspace, 'widget.view')).timer).toBeNull();
  await browser.stopWorker();
  const view = await browser.send<WidgetView>(workspace, 'widget.view');
  expect(view.today[0]!.start).toBe(before.start);
  await browser.stopWorker();
  const check = await browser.send<{ ok: boolean }>(workspace, 'ledger.verify');
  expect(check.ok).toBe(true);
});

test('a reload and the EHR’s own navigation leave the timer and its patient alone', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  const { chart, widget } = await openChart(browser, 0);
  await expect(widget.getByText('OKAFOR, Grace').first()).toBeVisible();
  await chart.waitForTimeout(1200);
  await widget.getByRole('button', { name: 'Start' }).first().click();
  await expect.poll(async () => (await browser.send<WidgetView>(workspace, 'widget.view')).timer?.patient.given).toBe('Grace');
  const start = (await browser.send<WidgetView>(workspace, 'widget.view')).timer!.start;
  await chart.reload();
  const again = await widgetOf(chart);
  await expect(again.getByText('OKAFOR, Grace').first()).toBeVisible();
  // Chart to chart inside the app: the document stays, the address and the banner change.
  await chart.evaluate((url) => { history.pushState({}, '', url); dispatchEvent(new PopStateEvent('popstate', { state: {} })); }, demo.chartUrl(6));
  const third = await widgetOf(chart);
  await expect(third.getByText(/Gloria/).first()).toBeVisible();
  const view = await browser.send<WidgetView>(workspace, 'widget.view');
  expect(view.timer).toMatchObject({ start, patient: { given: 'Grace' } });
});

test('its pages have no serious accessibility fault, light and dark', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  for (const colorScheme of ['light', 'dark'] as const) {
    await workspace.emulateMedia({ colorScheme });
    for (const place of ['month', 'settings', 'rules']) {
      await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/${place}`);
      await workspace.waitForTimeout(600);
      const check = new AxeBuilder({ page: workspace });
      // The two differ in nothing but color.
      const { violations } = await (colorScheme === 'light' ? check : check.withRules(['color-contrast', 'link-in-text-block'])).analyze();
      expect(violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${place} ${colorScheme}: ${each.id} ${each.nodes[0]?.html}`)).toEqual([]);
    }
  }
});

test('a page that hears and dumps everything learns no typed character, and nobody but its own patient', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  const chart = await browser.context.newPage();
  await chart.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'compositionupdate', 'paste', 'copy', 'message', 'focusin']) {
      addEventListener(type, (event) => { const { key, data } = event as KeyboardEvent & InputEvent & MessageEvent; heard.push(`${type} ${key ?? ''} ${JSON.stringify(data ?? '')}`); }, true);
    }
  });
  await chart.goto(demo.chartUrl(0));
  const widget = await widgetOf(chart);
  await expect(widget.getByText('OKAFOR, Grace').first()).toBeVisible();
  await widget.getByRole('button', { name: /OKAFOR/ }).first().click();
  await chart.waitForTimeout(1200);
  await widget.getByRole('button', { name: /^Start/ }).click();
  await widget.getByRole('button', { name: /^Stop/ }).waitFor();
  await widget.getByRole('button', { name: /activity/i }).first().click();
  await chart.keyboard.type('#medicine rev');
  await chart.keyboard.press('Enter');
  await expect(widget.getByRole('textbox')).toBeFocused();
  await chart.keyboard.type('zqx canary walker jkv');
  await chart.keyboard.press('Enter');
  await expect.poll(async () => (await browser.send<WidgetView>(workspace, 'widget.view')).timer?.note).toBe('zqx canary walker jkv');

  // Over another chart the frame shows the timer's patient; the page holds only its own.
  await chart.evaluate((url) => { history.pushState({}, '', url); dispatchEvent(new PopStateEvent('popstate', { state: {} })); }, demo.chartUrl(1));
  await expect(widget.getByText(/Grace/i).first()).toBeVisible();
  await expect(chart.locator('header[aria-label="patient banner"]')).toContainText('Alan Featherstone');
  const [heard, dump] = await chart.evaluate(() => [(globalThis as unknown as { heard: string[] }).heard, document.documentElement.outerHTML] as const);
  expect(heard.filter((each) => /^(key|beforeinput|input|change|composition|paste)/.test(each))).toEqual([]);
  for (const text of [heard.join('\n'), dump]) for (const secret of ['canary', 'Grace', 'Whitfield', 'chrome-extension', browser.id]) expect(text).not.toContain(secret);
  // The listeners do hear what is typed in the page itself.
  await chart.locator('body').click({ position: { x: 640, y: 600 } });
  await chart.keyboard.press('y');
  expect(await chart.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.some((each) => each.startsWith('keydown y')))).toBe(true);
});

test('a click in the frame opens the side panel', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  const { chart, widget } = await openChart(browser, 0);
  await expect(widget.getByText('OKAFOR, Grace').first()).toBeVisible();
  await widget.getByRole('button', { name: /OKAFOR/ }).first().click();
  await chart.waitForTimeout(1000);
  await widget.getByRole('button', { name: 'More actions' }).click();
  await widget.getByRole('button', { name: 'Open the side panel' }).click();
  interface Contexts { runtime: { getContexts(of: object): Promise<unknown[]> } }
  await expect.poll(() => workspace.evaluate(async () => (await (globalThis as unknown as { chrome: Contexts }).chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length)).toBe(1);
});
