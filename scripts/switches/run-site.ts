import type { Page } from '@playwright/test';
import type { SwitchBrowser, Tab } from './browser.ts';
import { check, type Finding } from './check.ts';
import type { TabLog } from './log.ts';
import { listenToWidget, noteStalls, peopleOf, truthOf, type listenToWorker } from './observe.ts';
import type { Site } from './sites.ts';

export interface SiteRun { name: string; switches: number; findings: Finding[]; logs: TabLog[]; seconds: number }

/** Opens charts in two tabs of one window; says which of them is in front. */
export type Drive = (tabs: readonly [Tab, Tab], ids: readonly string[], inFront: (page: Page) => void) => Promise<void>;

/** Switches so often on one make of page, and holds what was bound against what was shown. */
export async function runSite(browser: SwitchBrowser, { make, origin }: Site, count: number, kept: Awaited<ReturnType<typeof listenToWorker>>, drive: Drive): Promise<SiteRun> {
  const began = Date.now();
  const hands = await browser.hands();
  const first = await browser.tab(origin + make.path('101'));
  const shown = [listenToWidget(first.page)];
  const second = await browser.tab(origin + make.path('104'), first.window);
  shown.push(listenToWidget(second.page));
  const tabs = [first, second] as const;
  await Promise.all(tabs.map(({ page }) => page.waitForLoadState()));
  await browser.front(first);
  const people = await peopleOf(first.page);
  let front: Page = first.page;
  const stalled = noteStalls(() => front, () => hands);
  await drive(tabs, people.map(({ id }) => id), (page) => { front = page; });
  const stalls = await stalled();
  const logs = await Promise.all(tabs.map(async ({ id, page }, n): Promise<TabLog> => ({ truth: await truthOf(page), kept: kept(id, people, make.addressed), shown: shown[n]!(people), stalls })));
  await browser.closeWindow(first.window);
  return { name: make.name, switches: count, findings: logs.map(check), logs, seconds: (Date.now() - began) / 1000 };
}
