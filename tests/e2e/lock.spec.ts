import type { WidgetView } from '../../lib/commands/views.ts';
import { expect, test, type Browser } from './browser.ts';

interface Chrome {
  idle: { onStateChanged: { dispatch(state: string): void }; queryState(seconds: number): Promise<string> };
  commands: { onCommand: { dispatch(command: string): void } };
  action: { getBadgeText(of: object): Promise<string> };
}

/** What the browser would tell the worker, and answer it when asked (a stand-in: nobody can be idle here); the listener is the product's own. */
const tell = (browser: Browser, state: 'locked' | 'idle' | 'active') =>
  browser.context.serviceWorkers().at(-1)!.evaluate((to) => {
    const { idle } = (globalThis as unknown as { chrome: Chrome }).chrome;
    idle.queryState = async (seconds) => (to === 'idle' && seconds <= 601 ? 'idle' : 'active');
    idle.onStateChanged.dispatch(to);
  }, state);
const badge = (browser: Browser) => browser.context.serviceWorkers().at(-1)!.evaluate(() => (globalThis as unknown as { chrome: Chrome }).chrome.action.getBadgeText({}));

test('the screen’s lock and ten idle minutes lock it; the timer goes on, nothing can be read, the time is held', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.page('workspace.html#/welcome');
  const { people } = await browser.send<{ people: { passphrase: string }[] }>(workspace, 'practice.startPractice');
  const { current } = await browser.send<{ current: string }>(workspace, 'month.months');
  const { rows } = await browser.send<{ rows: { patient: { key: string } }[] }>(workspace, 'month.part', { month: current, from: 0, to: 255 });
  const panel = await browser.page('sidepanel.html');
  await expect.poll(() => badge(browser)).toBe('?1');
  const { timer } = await browser.send<WidgetView>(panel, 'timer.start', { patient: rows[0]!.patient.key });
  await expect.poll(() => badge(browser)).toBe('0m');

  for (const state of ['locked', 'idle'] as const) {
    await tell(browser, state);
    await expect.poll(async () => (await browser.send<WidgetView>(panel, 'widget.view')).lock).toBe('locked');
    const view = await browser.send<WidgetView>(panel, 'widget.view');
    expect(view.locked?.openTimerSince).not.toBeNull();
    for (const row of rows) expect(JSON.stringify(view)).not.toContain(row.patient.key);
    for (const [name, input] of [['month.part', { month: current, from: 0, to: 255 }], ['patient.page', { patient: rows[0]!.patient.key, month: current }], ['month.export', { month: current, notReady: true }]] as const) {
      await expect(browser.send(workspace, name, input)).rejects.toThrow(/LOCKED/);
    }
    expect(await badge(browser)).toMatch(/^\d+m$/);
    await expect(panel.getByLabel('Passphrase', { exact: true })).toBeVisible();
    if (state === 'idle') await tell(browser, 'active');
    await panel.getByLabel('Passphrase', { exact: true }).fill(people[0]!.passphrase);
    await panel.getByRole('button', { name: 'Unlock' }).click();
    await expect.poll(async () => (await browser.send<WidgetView>(panel, 'widget.view')).lock).toBe('open');
  }
  const view = await browser.send<WidgetView>(panel, 'widget.view');
  expect(view.timer?.patient.key).toBe(rows[0]!.patient.key);
  const spans = view.unresolved.filter((span) => span.cause === 'locked');
  expect(spans.length).toBeGreaterThanOrEqual(1);
  expect(spans[0]!.start).toBeGreaterThanOrEqual(timer!.start);
});
