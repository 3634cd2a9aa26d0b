/** The widget's own behaviour in a real browser, over a fake worker that writes down what it was sent. */
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { chromium, expect, test, type Browser, type Frame, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.ts';
import { servePreview } from '../preview-widget/serve.ts';
import type { FakeWire } from '../preview-widget/FakeWire.ts';
import { panels, states } from '../preview-widget/states.ts';

// One file, one build of the preview: its tests run one after another in one worker.
test.describe.configure({ mode: 'default' });

let served: Awaited<ReturnType<typeof servePreview>>;
let browser: Browser;
test.beforeAll(async () => {
  served = await servePreview(fileURLToPath(new URL('../preview-widget', import.meta.url)));
  browser = await chromium.launch({ executablePath: findChromium().path });
});
test.afterAll(async () => {
  await browser?.close();
  await served?.close();
});

type Wired = typeof globalThis & { wire: FakeWire };
const sent = (page: Page | Frame) => page.evaluate(() => (globalThis as Wired).wire.sent.map(({ name, input, id }) => ({ name, input, id })).filter(({ name }) => name !== 'widget.place'));
const names = async (page: Page | Frame) => (await sent(page)).map(({ name }) => name);
const delay = (page: Page, ms: number) => page.evaluate((wait) => { (globalThis as Wired).wire.delay = wait; }, ms);

async function open(query: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${served.url}/index.html?live&${query}`);
  await expect(page.locator('.wcard, .bar, .puck, .spanel').first()).toBeVisible();
  return page;
}

test('S twice leaves exactly one stopped entry', async () => {
  for (const wait of [0, 150]) {
    const idle = await open('state=idle');
    await delay(idle, wait);
    await idle.locator('h2').focus();
    await idle.keyboard.press('s');
    await idle.keyboard.press('s');
    await expect.poll(() => names(idle)).toEqual(['timer.start', 'timer.stop']);
    await idle.keyboard.press('s');
    await expect(idle.getByText('Stopped', { exact: true })).toBeVisible();
    await expect.poll(() => idle.evaluate(() => (globalThis as Wired).wire.view.today.length)).toBe(1);
    expect(await names(idle)).toEqual(['timer.start', 'timer.stop']);
    await idle.close();

    const running = await open('state=untagged');
    await delay(running, wait);
    await running.locator('h2').focus();
    await running.keyboard.press('s');
    await running.keyboard.press('s');
    await expect(running.getByText('Stopped', { exact: true })).toBeVisible();
    await running.keyboard.press('s');
    expect(await names(running)).toEqual(['timer.stop']);
    await running.close();
  }
});

test('the whole way by keyboard alone, and letters in a field stay letters', async () => {
  const page = await open('state=idle');
  await page.locator('h2').focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: /^Stop/ })).toBeVisible();
  await page.locator('h2').focus();
  await page.keyboard.press('#');
  await expect(page.getByRole('combobox')).toHaveValue('#');
  await page.keyboard.type('med');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox')).toHaveValue('#medicine review');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Note')).toBeFocused();
  await page.keyboard.type('Asked 1 sister #2 about side effects');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Edit note' })).toBeVisible();
  await page.locator('h2').focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: /Undo/ })).toBeVisible();
  expect((await sent(page)).map(({ name, input }) => [name, input])).toEqual([
    ['timer.start', {}], ['timer.tag', { activity: 'medication_review', from: 'start', program: 'CCM' }],
    ['timer.note', { note: 'Asked 1 sister #2 about side effects' }], ['timer.stop', {}],
  ]);
  await page.close();
});

test('an activity changed while running asks from when, and the default is from now on', async () => {
  const page = await open('state=running');
  await page.getByRole('button', { name: /Change activity/ }).click();
  await expect(page.getByLabel('From now on')).toBeChecked();
  await page.getByRole('option', { name: /Call with patient/ }).click();
  await expect.poll(async () => (await sent(page))[0]?.input).toEqual({ activity: 'patient_call', from: 'now', program: 'CCM' });
  await page.close();
});

test('two patients: both in full, answered by one key; going on holds until the chart changes', async () => {
  const page = await open('state=two');
  for (const text of ['00481220', '00418220', 'Mar 14, 1948', 'Mar 4, 1984']) await expect(page.getByText(text)).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Two patients');
  await page.locator('h2').focus();
  await page.keyboard.press('2');
  await expect(page.getByText('Running, other chart')).toBeVisible();
  expect(await names(page)).toEqual(['timer.goOn']);
  await page.evaluate(() => { const { wire } = globalThis as Wired; wire.change({ chart: { ...wire.view.chart, patient: { ...wire.view.chart.patient!, key: 'f'.repeat(32), family: 'Tran' } } }); });
  await expect(page.getByText('The chart is a different person')).toBeVisible();
  await page.locator('h2').focus();
  await page.keyboard.press('1');
  await expect.poll(() => names(page)).toEqual(['timer.goOn', 'timer.switch']);
  await page.close();
});

test('not saved is said at once and retried with the same id', async () => {
  const page = await open('state=running');
  await page.evaluate(() => { (globalThis as Wired).wire.failures.push('NOT_SAVED', 'NO_ANSWER'); });
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect(page.getByText('Not saved, retrying.').first()).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Not saved');
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect(page.getByText('2 tries so far')).toBeVisible();
  await expect(page.getByRole('button', { name: /Undo/ })).toBeVisible({ timeout: 8000 });
  const ids = new Set((await sent(page)).map(({ id }) => id));
  expect([(await sent(page)).length, ids.size]).toEqual([3, 1]);
  await expect(page.getByRole('status').first()).toContainText('Saved again');
  await page.close();
});

test('discarding more than a minute opens the side panel, with the choice marked there', async () => {
  const page = await open('state=recovered');
  await page.getByRole('button', { name: /Discard/ }).click();
  await expect.poll(() => sent(page)).toMatchObject([{ name: 'widget.openPanel', input: { at: 'unresolved:u1:discard' } }]);
  await page.close();
  const panel = await open('panel=unresolved&at=unresolved:u1:discard');
  const row = panel.getByRole('listitem', { name: /Grace/ });
  await expect(row).toBeFocused();
  expect(await names(panel)).toEqual([]);
  await row.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => sent(panel)).toMatchObject([{ name: 'unresolved.answer', input: { span: 'u1', answer: 'discard' } }]);
  await panel.close();
});

test('a start moved back needs a reason and never reaches into the previous entry', async () => {
  const page = await open('state=running');
  await page.getByRole('button', { name: 'Started earlier?' }).click();
  await page.getByRole('button', { name: '+5 min' }).click();
  await page.getByRole('button', { name: 'Save start' }).click();
  await expect(page.getByText('A few words why.')).toBeVisible();
  expect(await names(page)).toEqual([]);
  await page.getByRole('button', { name: 'Forgot to start' }).click();
  await page.getByRole('button', { name: 'Save start' }).click();
  await expect.poll(async () => (await sent(page))[0]?.input).toMatchObject({ reason: 'Forgot to start' });
  await page.getByRole('button', { name: 'Started earlier?' }).click();
  await page.getByLabel('Started at').fill('09:00');
  await expect(page.getByText(/previous entry ended/)).toBeVisible();
  await page.close();
});

test('a press counts only after the frame was seen 800 ms, and never while it is covered', async () => {
  const page = await browser.newPage();
  await page.goto(`${served.url}/gallery.html?only=running`);
  await page.evaluate((src) => {
    const made = document.createElement('iframe');
    made.style.cssText = 'position:fixed;right:20px;bottom:20px;width:340px;height:400px;border:0';
    made.src = src;
    document.body.replaceChildren(made);
  }, 'index.html?live&state=running&size=card&gate=watch');
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('The frame did not open.');
  await frame.waitForLoadState();
  await page.evaluate(() => { const { port2 } = new MessageChannel(); document.querySelector('iframe')!.contentWindow!.postMessage({ caretally: 'port' }, '*', [port2]); });
  const stop = frame.getByRole('button', { name: /^Stop/ });
  await stop.click();
  await expect(frame.getByText('One moment')).toBeVisible();
  expect(await names(frame)).toEqual([]);
  await page.waitForTimeout(1200);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div id="cover" style="position:fixed;inset:0;background:#fff;pointer-events:none"></div>'));
  await page.waitForTimeout(300);
  await stop.click();
  await frame.locator('h2').focus();
  await page.keyboard.press('s');
  expect(await names(frame)).toEqual([]);
  await page.evaluate(() => document.getElementById('cover')?.remove());
  await page.waitForTimeout(1200);
  await stop.click();
  await expect.poll(() => names(frame)).toEqual(['timer.stop']);
  await page.close();
});

test('without a way to guard the frame, every act opens the side panel', async () => {
  const page = await open('state=running&gate=panel');
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect.poll(() => names(page)).toEqual(['widget.openPanel']);
  await page.close();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`no state has a serious finding of an automatic check, ${scheme}`, async () => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ colorScheme: scheme });
    const page = await context.newPage();
    const found: string[] = [];
    const addresses = [
      ...Object.keys(states).map((name) => `state=${name}&size=card`),
      ...['idle', 'practice', 'two', 'unsaved', 'locked'].flatMap((name) => [`state=${name}&size=bar`, `state=${name}&size=puck`]),
      ...Object.keys(panels).map((name) => `panel=${name}`),
    ];
    for (const address of addresses) {
      await page.goto(`${served.url}/index.html?${address}`);
      await page.waitForTimeout(220);
      const { violations } = await new AxeBuilder({ page }).disableRules(['landmark-one-main', 'region', 'page-has-heading-one', 'heading-order']).analyze();
      for (const { id, impact, nodes } of violations) if (impact === 'serious' || impact === 'critical') found.push(`${address}: ${id} ${nodes[0]?.html.slice(0, 120)}`);
    }
    expect(found).toEqual([]);
    await context.close();
  });
}
