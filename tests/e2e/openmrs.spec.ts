import type { Frame, Page } from '@playwright/test';
import { startDemo } from '../../scripts/demo/server.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { Reading } from '../../lib/ehrs/index.ts';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import { expect, test, widgetOf, type Browser } from './browser.ts';

/** The real OpenMRS front end (its back end is a mock): from chart to chart in its own ways, in one window and in two. */
let demo: Awaited<ReturnType<typeof startDemo>>;
test.beforeAll(async () => { demo = await startDemo({ port: 0 }); });
test.afterAll(async () => { await demo.close(); });

const [grace, alan, , , , , gloria] = syntheticPatients;

/** What the page scripts say, over all tabs. Listens in the worker, beside the product's own listener. */
async function listen(browser: Browser) {
  const worker = browser.context.serviceWorkers().at(-1)!;
  await worker.evaluate(() => {
    const world = globalThis as unknown as { said: Reading[]; chrome: { runtime: { onMessage: { addListener(heard: (message: { name?: string; input?: { reading: Reading } }) => void): void } } } };
    world.said = [];
    world.chrome.runtime.onMessage.addListener((message) => { if (message.name === 'chart.seen') world.said.push(message.input!.reading); });
  });
  return () => worker.evaluate(() => (globalThis as unknown as { said: Reading[] }).said);
}

/** Readings that were believed though their name, birth date and number are not those of the address. */
const wrong = (said: Reading[]) => said.filter(({ status, urlId, recordNumber, family, given, birthDate }) => status === 'read' && recordNumber !== null
  && !syntheticPatients.some((each) => each.uuid === urlId && each.recordNumber === recordNumber && each.family === family && each.given === given && each.birthDate === birthDate));

/** Where entries, time that waits for an answer, and the running timer do not follow each other to the millisecond. @param from UTC epoch ms */
function gaps({ today, unresolved, timer }: WidgetView, from: number): string[] {
  const told = [...today, ...unresolved].map(({ start, end }) => ({ start, end })).filter(({ end }) => end > from).sort((a, b) => a.start - b.start);
  const all = [...told, ...(timer ? [{ start: timer.start, end: timer.start }] : [])];
  return all.flatMap(({ start }, n) => (start === (n === 0 ? from : all[n - 1]!.end) ? [] : [`${n}: ${start - from} ms`]));
}

/** Searches with the EHR's own search, and leaves the results open. */
async function search(page: Page, words: string, results: number): Promise<void> {
  const box = page.getByPlaceholder(/Search for a patient/);
  if (!(await box.isVisible())) await page.getByRole('button', { name: /search/i }).first().click();
  await box.fill(words);
  await expect(page.getByText(`${results} search result`)).toBeVisible();
}

const result = (page: Page, { given, family }: (typeof syntheticPatients)[number]) => page.locator('a[href*="/chart/"]').filter({ hasText: `${given} ${family}` });

test('goes from chart to chart by its own search, back and forward, anew, and in two windows; nobody is mistaken for anybody', async ({ browserWithCareTally: browser }) => {
  test.setTimeout(180_000);
  await browser.ready(new URL(demo.url).origin);
  const said = await listen(browser);
  const view = (frame: Frame) => browser.send<WidgetView>(frame as unknown as Page, 'widget.view');
  const shows = async (page: Page, number: string | null) => expect.poll(async () => {
    const { chart } = await view(await widgetOf(page));
    return chart.status === 'confirmed' ? chart.patient?.recordNumber : null;
  }, { timeout: 20_000 }).toBe(number);
  const timerOf = async (page: Page) => (await view(await widgetOf(page))).timer;

  const first = await browser.context.newPage();
  await first.goto(demo.chartUrl(0));
  await shows(first, grace.recordNumber);
  await browser.send(await widgetOf(first) as unknown as Page, 'timer.start');
  const { start } = (await timerOf(first))!;

  await test.step('search results that name other patients are nobody’s chart', async () => {
    const before = (await said()).length;
    await search(first, 'okafor', 2);
    await expect(result(first, gloria)).toBeVisible();
    await first.waitForTimeout(1500);
    expect((await said()).slice(before).filter(({ recordNumber }) => recordNumber !== grace.recordNumber)).toEqual([]);
    expect(await timerOf(first)).toMatchObject({ start, chart: 'same', heldAt: null });
  });

  await test.step('a result opens another chart: the timer stays its patient’s, and asks', async () => {
    await result(first, gloria).click();
    await shows(first, gloria.recordNumber);
    expect(await timerOf(first)).toMatchObject({ start, chart: 'other', patient: { recordNumber: grace.recordNumber } });
    expect((await timerOf(first))!.heldAt).not.toBeNull();
    const widget = await widgetOf(first);
    await expect(widget.getByText('GLORIA', { exact: false }).first()).toBeVisible();
  });

  await test.step('back, forward, by a record number, anew', async () => {
    await first.goBack();
    await shows(first, grace.recordNumber);
    await expect.poll(async () => (await timerOf(first))?.heldAt).toBeNull();
    await first.goForward();
    await shows(first, gloria.recordNumber);
    await first.reload();
    await shows(first, gloria.recordNumber);
    await search(first, alan.recordNumber, 1);
    await result(first, alan).click();
    await shows(first, alan.recordNumber);
    await first.goBack();
    await shows(first, gloria.recordNumber);
    await first.goBack();
    await shows(first, grace.recordNumber);
    await expect.poll(async () => timerOf(first)).toMatchObject({ chart: 'same', heldAt: null, patient: { recordNumber: grace.recordNumber } });
    expect(gaps(await view(await widgetOf(first)), start)).toEqual([]);
  });

  await test.step('two windows: each widget names its own chart, the timer is one', async () => {
    const worker = browser.context.serviceWorkers().at(-1)!;
    const [second] = await Promise.all([
      browser.context.waitForEvent('page'),
      worker.evaluate((url) => (globalThis as unknown as { chrome: { windows: { create(what: object): Promise<unknown> } } }).chrome.windows.create({ url, focused: true }).then(() => undefined), demo.chartUrl(1)),
    ]);
    await shows(second, alan.recordNumber);
    await shows(first, grace.recordNumber);
    expect(await timerOf(second)).toMatchObject({ chart: 'other', patient: { recordNumber: grace.recordNumber } });
    expect(await timerOf(first)).toMatchObject({ chart: 'same', patient: { recordNumber: grace.recordNumber } });
    // To start over the second chart is to switch: one ends at the millisecond at which the other begins.
    await browser.send(await widgetOf(second) as unknown as Page, 'timer.start');
    const after = await view(await widgetOf(first));
    expect(after.timer).toMatchObject({ chart: 'other', patient: { recordNumber: alan.recordNumber } });
    expect(await timerOf(second)).toMatchObject({ chart: 'same', patient: { recordNumber: alan.recordNumber } });
    expect(gaps(after, start)).toEqual([]);
    expect(after.today.filter(({ patient }) => patient.recordNumber === alan.recordNumber)).toEqual([]);
    await second.close();
    expect(await timerOf(first)).toMatchObject({ patient: { recordNumber: alan.recordNumber } });
  });

  const all = await said();
  expect(wrong(all)).toEqual([]);
  expect(new Set(all.filter(({ status, recordNumber }) => status === 'read' && recordNumber).map(({ recordNumber }) => recordNumber))).toEqual(new Set([grace, gloria, alan].map((each) => each.recordNumber)));
});
