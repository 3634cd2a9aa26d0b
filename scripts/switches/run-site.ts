import type { Page } from '@playwright/test';
import type { Dice } from '../faults/random.ts';
import type { SwitchBrowser } from './browser.ts';
import { check, type Finding } from './check.ts';
import { drive } from './drive.ts';
import type { TabLog } from './log.ts';
import { listenToWidget, noteStalls, peopleOf, truthOf, type listenToWorker } from './observe.ts';
import type { Site } from './sites.ts';

export interface SiteRun { name: string; switches: number; findings: Finding[]; logs: TabLog[]; seconds: number }

/** Switches so often on one make of page, and holds what was bound against what was shown. */
export async function runSite(browser: SwitchBrowser, { make, origin }: Site, dice: Dice, count: number, quick: boolean, kept: Awaited<ReturnType<typeof listenToWorker>>): Promise<SiteRun> {
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
  await drive(browser, make, origin, tabs, people.map(({ id }) => id), dice, count, quick, (page) => { front = page; });
  const stalls = await stalled();
  const logs = await Promise.all(tabs.map(async ({ id, page }, n): Promise<TabLog> => ({ truth: await truthOf(page), kept: kept(id, people, make.addressed), shown: shown[n]!(people), stalls })));
  await browser.closeWindow(first.window);
  return { name: make.name, switches: count, findings: logs.map(check), logs, seconds: (Date.now() - began) / 1000 };
}
