import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Frame, Page } from '@playwright/test';
import type { PreferencesView } from '../../lib/commands/preferences.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import { startDemo } from '../../scripts/demo/server.ts';
import { Browser, expect, test, widgetOf } from './browser.ts';

/*
 * The timer in the widget over a chart, in the production build. Stand-in: the screen's lock is an event dispatched in the worker, where the
 * browser would send it; no headless computer has a screen to lock.
 */
let demo: Awaited<ReturnType<typeof startDemo>>;
test.beforeAll(async () => { demo = await startDemo({ port: 0 }); });
test.afterAll(async () => { await demo.close(); });
test.describe.configure({ timeout: 180_000 });
const origin = () => new URL(demo.url).origin;

const view = (browser: Browser, page: Page) => browser.send<WidgetView>(page, 'widget.view');

/** A chart with its widget as a card, the focus inside, seen long enough for keys to count. */
async function openCard(browser: Browser, index: number, name: string): Promise<{ chart: Page; widget: Frame }> {
  const chart = await browser.context.newPage();
  await chart.goto(demo.chartUrl(index));
  const widget = await widgetOf(chart);
  await expect(widget.getByText(name).first()).toBeVisible({ timeout: 30_000 });
  if (await widget.locator('.bopen').count()) await widget.locator('.bopen').click();
  await widget.locator('h2').focus();
  await chart.waitForTimeout(1300);
  return { chart, widget };
}

async function startsBy(browser: Browser, page: Page, start: 'immediately' | 'never'): Promise<void> {
  const { preferences } = await browser.send<PreferencesView>(page, 'preferences.view');
  await browser.send(page, 'preferences.set', { preferences: { ...preferences, start } });
}

test('a countdown starts the timer of an enrolled patient after five seconds; a key cancels it, and the rest of the visit is quiet', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  await startsBy(browser, workspace, 'immediately');
  const chart = await browser.context.newPage();
  await chart.goto(demo.chartUrl(0));
  const widget = await widgetOf(chart);
  await expect(widget.getByText(/Starting in [1-5]/).first()).toBeVisible({ timeout: 30_000 });
  const seen = Date.now();
  expect((await view(browser, workspace)).timer).toBeNull();
  await expect.poll(async () => (await view(browser, workspace)).timer?.patient.given ?? null, { timeout: 20_000 }).toBe('Grace');
  const { timer } = await view(browser, workspace);
  // At least four of the five seconds lie after the first number that this test saw.
  expect(timer!.start - seen).toBeGreaterThan(1000);
  await browser.send(workspace, 'timer.stop');

  await chart.goto(demo.chartUrl(1));
  const next = await widgetOf(chart);
  await expect(next.getByText(/FEATHERSTONE/).first()).toBeVisible({ timeout: 30_000 });
  await expect(next.getByText(/Starting in [1-5]/).first()).toBeVisible({ timeout: 30_000 });
  await next.locator('.bopen').focus();
  await chart.keyboard.press('Shift');
  await expect(next.getByText(/Starting in [1-5]/).first()).toBeVisible();
  await chart.keyboard.press('x');
  await expect(next.getByText(/Starting in/)).toHaveCount(0);
  await chart.waitForTimeout(7000);
  expect((await view(browser, workspace)).timer).toBeNull();
});

test('call, pause and resume by keys over a chart', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  const { chart, widget } = await openCard(browser, 0, 'OKAFOR, Grace');
  const heading = (name: string) => widget.getByRole('heading', { name, exact: true });
  // A card that grew counts presses again once it was in sight for a while.
  const inSight = () => chart.waitForTimeout(1300);
  // The usual choice of clinical staff is to be asked.
  await expect(widget.getByText('Start for this patient?')).toBeVisible();
  await chart.keyboard.press('s');
  await expect(heading('Running')).toBeVisible();
  await inSight();
  await chart.keyboard.press('c');
  await expect(heading('On call')).toBeVisible();
  await expect(widget.getByRole('radio', { name: 'Phone' })).toBeChecked();
  expect((await view(browser, workspace)).timer).toMatchObject({ modality: 'phone', call: { since: expect.any(Number) as unknown } });
  await inSight();
  await widget.getByText('We spoke live').click();
  await expect.poll(async () => (await view(browser, workspace)).timer?.interactive).toBe(true);
  await inSight();
  await widget.locator('h2').focus();
  await chart.keyboard.press('p');
  await expect(heading('Paused')).toBeVisible();
  expect(await view(browser, workspace)).toMatchObject({ timer: null, paused: { patient: { given: 'Grace' } } });
  await inSight();
  await widget.locator('h2').focus();
  await chart.keyboard.press('p');
  await expect(heading('Running')).toBeVisible();
  expect((await view(browser, workspace)).timer).toMatchObject({ modality: 'phone', interactive: true, call: null });
  await inSight();
  await widget.locator('h2').focus();
  await chart.keyboard.press('s');
  await expect(heading('Stopped')).toBeVisible();
  const { today } = await view(browser, workspace);
  const mine = today.filter((entry) => entry.end > Date.now() - 60_000).sort((a, b) => a.start - b.start);
  expect(mine).toHaveLength(2);
  expect(mine[1]!.start - mine[0]!.end).toBeGreaterThanOrEqual(1000);
});

test('away: the question comes over the chart, and keys 1 to 4 answer it; a split adds up', async ({ browserWithCareTally: browser }) => {
  await browser.allow(origin());
  const workspace = await browser.page('workspace.html#/welcome');
  const { people } = await browser.send<{ people: { passphrase: string }[] }>(workspace, 'practice.startPractice');
  await browser.enable(workspace, origin());
  await startsBy(browser, workspace, 'never');
  const { chart, widget } = await openCard(browser, 0, 'OKAFOR, Grace');
  await chart.keyboard.press('s');
  await expect(widget.getByRole('heading', { name: 'Running', exact: true })).toBeVisible();
  const { timer } = await view(browser, workspace);
  const began = timer!.start;

  /** The screen is locked for a while, and somebody comes back. */
  const away = async (ms: number) => {
    const before = (await view(browser, workspace)).unresolved.map(({ id }) => id);
    await wait(1200);
    await browser.context.serviceWorkers().at(-1)!.evaluate(() => (globalThis as unknown as { chrome: { idle: { onStateChanged: { dispatch(state: string): void } } } }).chrome.idle.onStateChanged.dispatch('locked'));
    await expect.poll(async () => (await view(browser, workspace)).lock).toBe('locked');
    await expect(widget.getByText('OKAFOR')).toHaveCount(0);
    await wait(ms);
    await browser.send(workspace, 'vault.unlock', { passphrase: people[0]!.passphrase });
    await expect(widget.getByText(/You were away/)).toBeVisible({ timeout: 20_000 });
    await widget.locator('h2').focus();
    // The card grew: keys count again once it was in sight for a while.
    await wait(1300);
    return (await view(browser, workspace)).unresolved.find(({ id }) => !before.includes(id))!;
  };
  const answered = (id: string) => expect.poll(async () => (await view(browser, workspace)).unresolved.some((span) => span.id === id)).toBe(false);

  for (const [key, kept] of [['1', 'whole'], ['2', 'nothing'], ['3', 'whole']] as const) {
    const span = await away(1500);
    await chart.keyboard.press(key);
    await answered(span.id);
    const inside = (await view(browser, workspace)).today.filter((entry) => entry.start >= span.start && entry.end <= span.end);
    // Key 3 keeps the first five minutes of a gap that is shorter.
    expect(inside.map(({ start, end }) => [start, end])).toEqual(kept === 'whole' ? [[span.start, span.end]] : []);
    await expect(widget.getByRole('heading', { name: 'Running', exact: true })).toBeVisible();
  }

  const span = await away(4500);
  await chart.keyboard.press('4');
  await expect.poll(() => workspace.evaluate(async () => (await (globalThis as unknown as { chrome: { runtime: { getContexts(of: object): Promise<unknown[]> } } }).chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length)).toBe(1);
  // The panel beside the chart is no page that can be driven here: the same page in a tab, asked to open at the same place.
  const panel = await browser.page('sidepanel.html');
  await panel.evaluate((at) => (globalThis as unknown as { chrome: { storage: { session: { set(values: object): Promise<void> } } } }).chrome.storage.session.set({ 'panel:at': at }), `unresolved:${span.id}:split`);
  await expect(panel.getByRole('slider')).toBeFocused();
  await panel.keyboard.press('Home');
  await panel.getByRole('button', { name: 'Add a row' }).click();
  await panel.getByLabel('Row 3: work or break').selectOption('work');
  await expect(panel.getByText('nothing left over')).toBeVisible();
  await panel.getByRole('button', { name: 'Save split' }).click();
  await answered(span.id);
  const inside = (await view(browser, workspace)).today.filter((entry) => entry.start >= span.start && entry.end <= span.end).sort((a, b) => a.start - b.start);
  expect(inside).toHaveLength(2);
  expect([inside[0]!.start, inside[0]!.end, inside[1]!.end]).toEqual([span.start, span.start + 1000, span.end]);
  expect(inside[1]!.start).toBeGreaterThan(inside[0]!.end);

  // The timer went on after each return; nothing between its beginning and now is told twice.
  const all = (await view(browser, workspace)).today.filter((entry) => entry.start >= began).sort((a, b) => a.start - b.start);
  for (const [n, entry] of all.entries()) if (n > 0) expect(entry.start).toBeGreaterThanOrEqual(all[n - 1]!.end);
  expect((await browser.send<{ ok: boolean }>(workspace, 'ledger.verify')).ok).toBe(true);
});

test('after a kill the card says what was saved and what is in doubt, which is less than fifteen seconds of work', async () => {
  let browser = await new Browser().open();
  try {
    await browser.allow(origin());
    const workspace = await browser.page('workspace.html#/welcome');
    const { people } = await browser.send<{ people: { passphrase: string }[] }>(workspace, 'practice.startPractice');
    await browser.enable(workspace, origin());
    await startsBy(browser, workspace, 'never');
    const { chart, widget } = await openCard(browser, 0, 'OKAFOR, Grace');
    await chart.keyboard.press('s');
    await expect(widget.getByRole('heading', { name: 'Running', exact: true })).toBeVisible();
    const { timer } = await view(browser, workspace);
    // Only the widget over the chart witnesses: no other page of ours is in sight.
    await chart.bringToFront();
    await wait(20_000);
    const killed = Date.now();
    await kill(browser.profile);
    await browser.close();

    browser = await new Browser(browser.profile).open();
    const after = await browser.page('workspace.html');
    await browser.send(after, 'vault.unlock', { passphrase: people[0]!.passphrase });
    const again = await browser.context.newPage();
    await again.goto(demo.chartUrl(0));
    const card = await widgetOf(again);
    await expect(card.getByText('Your time was kept')).toBeVisible({ timeout: 30_000 });
    await expect(card.locator('.facts')).toContainText(/Saved.*Unresolved/s);
    const span = (await view(browser, after)).unresolved.find((each) => each.cause === 'browser_closed')!;
    expect(killed - span.start).toBeLessThan(15_000);
    expect(span.start).toBeGreaterThan(timer!.start);
    await card.locator('h2').focus();
    await again.waitForTimeout(1300);
    await again.keyboard.press('1');
    await expect.poll(async () => (await view(browser, after)).unresolved.some((each) => each.id === span.id)).toBe(false);
    const kept = (await view(browser, after)).today.filter((entry) => entry.start >= timer!.start).sort((a, b) => a.start - b.start);
    expect(kept.map(({ start, end }) => [start, end])).toEqual([[timer!.start, span.start], [span.start, span.end]]);
  } finally {
    await browser.close();
    browser.dispose();
  }
});

/** Kills the whole browser of this profile, and nothing else. */
async function kill(profile: string): Promise<void> {
  const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').pop());
  if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) throw new Error('That process is not ours.');
  process.kill(pid, 'SIGKILL');
  for (let n = 0; n < 100; n++) {
    try { process.kill(pid, 0); } catch { return; }
    await wait(50);
  }
}
