import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page, type Worker } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.ts';
import { startDemo } from '../../scripts/demo/server.ts';
import type { PreferencesView } from '../../lib/commands/preferences.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import { Browser, expect, test, widgetOf } from './browser.ts';

/*
 * Reminders, notices and shortcuts in a real Chromium with a worker that is really stopped.
 *
 * Stand-ins, because a headless browser shows neither notices nor its own questions, and hears no keys of its own: the event that a press of a
 * notice's button or of a shortcut brings about is dispatched in the worker; the alarm's too, so that nobody waits half a minute; a chart's
 * minutes are moved back in the browser's memory. The yes to "Display notifications" is a copy of the build whose manifest has it already.
 */
interface Chrome {
  alarms: { onAlarm: { dispatch(alarm: { name: string }): void }; getAll(): Promise<{ name: string; periodInMinutes: number }[]>; clearAll(): Promise<boolean> };
  commands: { onCommand: { dispatch(command: string, tab?: unknown): void }; getAll(): Promise<{ name: string; shortcut: string }[]> };
  notifications?: { getAll(): Promise<Record<string, boolean>>; onButtonClicked: { dispatch(id: string, button: number): void; hasListeners(): boolean } };
  action: { getBadgeText(of: object): Promise<string>; setBadgeText(of: { text: string }): Promise<void>; getTitle(of: object): Promise<string> };
  storage: { session: { get(keys: null): Promise<Record<string, unknown>>; set(values: Record<string, unknown>): Promise<void> } };
  idle: { setDetectionInterval(seconds: number): void };
}
declare const chrome: Chrome;

let demo: Awaited<ReturnType<typeof startDemo>>;
test.beforeAll(async () => { demo = await startDemo({ port: 0 }); });
test.afterAll(async () => { await demo.close(); });
const origin = () => new URL(demo.url).origin;

/** The worker that lives now; a stopped one is woken by a message first. */
async function worker(browser: Browser, page: Page): Promise<Worker> {
  await browser.send(page, 'widget.view');
  return browser.context.serviceWorkers().at(-1)!;
}

/** Stops the worker, and proves that the next one is another. */
async function dead(browser: Browser, page: Page): Promise<Worker> {
  await (await worker(browser, page)).evaluate(() => { (globalThis as { marked?: boolean }).marked = true; });
  await browser.stopWorker();
  const next = await worker(browser, page);
  expect(await next.evaluate(() => (globalThis as { marked?: boolean }).marked ?? false)).toBe(false);
  return next;
}

const tick = (browser: Browser, page: Page) => worker(browser, page).then((alive) => alive.evaluate(() => chrome.alarms.onAlarm.dispatch({ name: 'tick' })));

/** Whatever the hour and the day on which the tests run. */
async function anyHour(browser: Browser, page: Page, more: object = {}): Promise<void> {
  const { preferences } = await browser.send<PreferencesView>(page, 'preferences.view');
  await browser.send(page, 'preferences.set', { preferences: { ...preferences, ...more, hours: { from: '00:00', to: '00:00', days: [0, 1, 2, 3, 4, 5, 6] }, remind: { ...preferences.remind, endOfDay: null } } });
}

/** Charts that are open now have been so for five minutes longer. */
const older = async (browser: Browser, page: Page) => (await worker(browser, page)).evaluate(async () => {
  const all = await chrome.storage.session.get(null);
  const looks = Object.entries(all).filter(([key]) => key.startsWith('look:')).map(([key, look]) => [key, { ...(look as { since: number }), since: (look as { since: number }).since - 300_000 }]);
  await chrome.storage.session.set(Object.fromEntries(looks) as Record<string, unknown>);
  return looks.length;
});

/** A chart with its widget, in front and looked at. */
async function looking(browser: Browser, page: Page): Promise<Page> {
  const chart = await browser.context.newPage();
  await chart.goto(demo.chartUrl(0));
  await chart.bringToFront();
  const widget = await widgetOf(chart);
  await expect(widget.locator('[aria-label^="CareTally"]').first()).toBeVisible();
  await expect.poll(async () => { await chart.bringToFront(); return older(browser, page); }, { timeout: 40_000, intervals: [1000] }).toBeGreaterThan(0);
  return chart;
}

test('without the permission there is no notice and no error; the reminder waits in the widget', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  await anyHour(browser, workspace, { notices: true });
  const alive = await worker(browser, workspace);
  expect(await alive.evaluate(() => chrome.notifications === undefined)).toBe(true);
  const chart = await looking(browser, workspace);
  const panel = await browser.page('sidepanel.html');
  await chart.bringToFront();
  await tick(browser, workspace);
  await expect.poll(async () => (await browser.send<WidgetView>(panel, 'widget.view')).remind?.kind).toBe('no_timer');
  await browser.send(panel, 'remind.answer', { kind: 'no_timer', answer: 'today' });
  expect((await browser.send<WidgetView>(panel, 'widget.view')).remind).toBeNull();
});

test('a notice’s buttons work after the worker died: Start, Stop, Snooze', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caretally-allowed-'));
  const browser = new Browser();
  try {
    cpSync(resolve(import.meta.dirname, '../../.output/chrome-mv3'), folder, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { permissions: string[]; optional_permissions?: string[] };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, permissions: [...manifest.permissions, ...manifest.optional_permissions!], optional_permissions: undefined }));
    browser.context = await chromium.launchPersistentContext(browser.profile, { executablePath: findChromium().path, headless: true, viewport: { width: 1280, height: 800 }, args: [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`, '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
    browser.id = new URL((browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'))).url()).host;
    const workspace = await browser.ready(origin());
    const panel = await browser.page('sidepanel.html');
    await anyHour(browser, workspace, { notices: true });
    const notices = async () => Object.keys(await (await worker(browser, workspace)).evaluate(() => chrome.notifications!.getAll()));
    const press = async (id: string, button: number) => {
      const next = await dead(browser, workspace);
      expect(await next.evaluate(() => chrome.notifications!.onButtonClicked.hasListeners())).toBe(true);
      await next.evaluate(([which, n]) => chrome.notifications!.onButtonClicked.dispatch(which as string, n as number), [id, button]);
    };
    const view = () => browser.send<WidgetView>(panel, 'widget.view');

    await looking(browser, workspace);
    await tick(browser, workspace);
    await expect.poll(notices).toHaveLength(1);
    const [id = ''] = await notices();
    expect(id).toMatch(/^no_timer \d+:\d+$/);
    await press(id, 1); // Snooze
    await expect.poll(notices).toHaveLength(0);
    await tick(browser, workspace);
    await expect.poll(async () => (await view()).remind).toBeNull();
    expect(await notices()).toEqual([]);

    // The quarter of an hour is over.
    await (await worker(browser, workspace)).evaluate(async () => {
      const told = Object.entries(await chrome.storage.session.get(null)).filter(([key]) => key.startsWith('told:'));
      await chrome.storage.session.set(Object.fromEntries(told.map(([key, value]) => [key, { ...(value as object), snoozed: {} }])));
    });
    await expect.poll(async () => { await tick(browser, workspace); return notices(); }).toHaveLength(1);
    await press((await notices())[0]!, 0); // Start
    await expect.poll(async () => (await view()).timer?.patient.given ?? null).toBe('Grace');
    await tick(browser, workspace);
    await expect.poll(notices).toEqual([]);

    // A timer that runs for long: moved back by its own edit, then stopped from the notice.
    const { timer } = await view();
    const { preferences } = await browser.send<PreferencesView>(workspace, 'preferences.view');
    await browser.send(workspace, 'preferences.set', { preferences: { ...preferences, remind: { ...preferences.remind, long: 5 } } });
    await browser.send(panel, 'timer.editStart', { start: Math.max(timer!.earliestStart, timer!.start - 6 * 60_000), reason: 'Began with a call' });
    await tick(browser, workspace);
    await expect.poll(async () => (await notices()).filter((each) => each.startsWith('long '))).toHaveLength(1);
    await press((await notices()).find((each) => each.startsWith('long '))!, 0); // Stop
    await expect.poll(async () => (await view()).timer).toBeNull();
    expect((await view()).finished).not.toBeNull();
    expect((await browser.send<{ ok: boolean }>(workspace, 'ledger.verify')).ok).toBe(true);
  } finally {
    await browser.close();
    browser.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('the badge is painted anew by a new worker, which also sets its alarm again and follows the person’s limit', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  const panel = await browser.page('sidepanel.html');
  const { current } = await browser.send<{ current: string }>(workspace, 'month.months');
  const { rows } = await browser.send<{ rows: { patient: { key: string } }[] }>(workspace, 'month.part', { month: current, from: 0, to: 255 });
  await browser.send(panel, 'timer.start', { patient: rows[0]!.patient.key });
  const text = async () => (await worker(browser, workspace)).evaluate(() => chrome.action.getBadgeText({}));
  await expect.poll(text).toBe('0m');
  await (await worker(browser, workspace)).evaluate(async () => { await chrome.action.setBadgeText({ text: 'old' }); await chrome.alarms.clearAll(); });
  const next = await dead(browser, workspace);
  await expect.poll(text).toBe('0m');
  expect(await next.evaluate(() => chrome.action.getTitle({}))).toMatch(/^CareTally: a timer is running, 0 min/);
  expect(await next.evaluate(() => chrome.alarms.getAll())).toMatchObject([{ name: 'tick', periodInMinutes: 0.5 }]);
  await browser.send(panel, 'timer.call', { on: true });
  await expect.poll(async () => next.evaluate(() => chrome.action.getTitle({}))).toMatch(/^CareTally: on a call, 0 min/);
  await browser.send(panel, 'timer.pause');
  await expect.poll(text).toBe('‖');

  // What the worker tells the browser is only listened to; the browser has no way to ask for it.
  await next.evaluate(() => {
    const told: number[] = [];
    Object.assign(globalThis, { told });
    chrome.idle.setDetectionInterval = (seconds) => void told.push(seconds);
  });
  const { preferences } = await browser.send<PreferencesView>(workspace, 'preferences.view');
  await browser.send(workspace, 'preferences.set', { preferences: { ...preferences, awayMinutes: 2 } });
  await next.evaluate(() => chrome.alarms.onAlarm.dispatch({ name: 'tick' }));
  await expect.poll(() => next.evaluate(() => (globalThis as unknown as { told: number[] }).told)).toEqual([120]);
});

test('the shortcuts: toggled twice at once leaves one stopped entry, call mode goes on and off', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.ready(origin());
  const panel = await browser.page('sidepanel.html');
  const chart = await looking(browser, workspace);
  const alive = await worker(browser, workspace);
  const keys = await alive.evaluate(() => chrome.commands.getAll());
  expect(keys.filter(({ name }) => !name.startsWith('_')).map(({ name }) => name).sort()).toEqual(['call-mode', 'open-panel', 'switch-activity', 'toggle-timer']);
  const view = () => browser.send<WidgetView>(panel, 'widget.view');
  const before = (await view()).today.length;
  await chart.bringToFront();
  await alive.evaluate(async () => {
    chrome.commands.onCommand.dispatch('toggle-timer');
    await new Promise((done) => setTimeout(done, 900));
    chrome.commands.onCommand.dispatch('toggle-timer');
    await new Promise((done) => setTimeout(done, 500));
    chrome.commands.onCommand.dispatch('toggle-timer');
  });
  await expect.poll(async () => (await view()).today.length).toBe(before + 1);
  expect((await view()).timer).toBeNull();
  await chart.waitForTimeout(2100);
  await chart.bringToFront();
  await alive.evaluate(() => chrome.commands.onCommand.dispatch('toggle-timer'));
  await expect.poll(async () => (await view()).timer?.patient.given).toBe('Grace');
  await alive.evaluate(() => chrome.commands.onCommand.dispatch('call-mode'));
  await expect.poll(async () => (await view()).timer?.call ?? null).not.toBeNull();
  await alive.evaluate(() => chrome.commands.onCommand.dispatch('call-mode'));
  await expect.poll(async () => (await view()).timer?.call).toBeNull();
  // The panel stands open here: opening it wants a press of a real key, which a headless browser does not hear.
  await panel.bringToFront();
  await alive.evaluate(() => chrome.commands.onCommand.dispatch('switch-activity'));
  await expect(panel.getByRole('combobox').first()).toBeFocused();
});

test('the side panel shows what somebody should look at again in her own day, and nobody else sees it', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.page('workspace.html#/welcome');
  const { people } = await browser.send<{ people: { passphrase: string }[] }>(workspace, 'practice.startPractice');
  const { current } = await browser.send<{ current: string }>(workspace, 'month.months');
  const { rows } = await browser.send<{ rows: { patient: { key: string } }[] }>(workspace, 'month.part', { month: current, from: 0, to: 255 });
  const panel = await browser.page('sidepanel.html');
  await expect(panel.getByRole('tab', { name: 'Today' })).toBeVisible();
  await expect(panel.getByText('Look at this again')).toHaveCount(0);
  for (const { patient } of rows.slice(0, 2)) {
    await browser.send(panel, 'timer.start', { patient: patient.key });
    await browser.send(panel, 'timer.note', { note: 'Went through the list of medicines' });
    await panel.waitForTimeout(300);
    await browser.send(panel, 'timer.stop');
  }
  await expect(panel.getByText('The same note stands in 2 entries of 2 patients.')).toBeVisible();
  await browser.send(workspace, 'vault.lock');
  await browser.send(workspace, 'vault.unlock', { passphrase: people[1]!.passphrase });
  await expect(panel.getByRole('tab', { name: 'Today' })).toBeVisible();
  await expect(panel.getByText('Look at this again')).toHaveCount(0);
});
