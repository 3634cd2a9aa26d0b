import type { Page } from '@playwright/test';
import type { CommandName, Input, Reply } from '../../lib/messages.ts';
import type { DemoBrowser } from './browser.ts';
import { DemoTrouble } from './fetch.ts';

/** What the extension's pages have in the browser and a script in Node has not. */
interface InPage {
  chrome: {
    runtime: { sendMessage(message: unknown): Promise<unknown> };
    permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
    developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> };
  };
}

/** Sends a command from one of the extension's own pages, as that page would. @throws DemoTrouble with the worker's own sentence */
export async function sendFrom<N extends CommandName>(page: Page, name: N, input: Input<N>): Promise<Reply<N>> {
  const envelope = { caretally: 1, id: crypto.randomUUID(), name, input };
  const answer = (await page.evaluate((message) => (globalThis as unknown as InPage).chrome.runtime.sendMessage(message), envelope)) as { ok: boolean; reply?: Reply<N>; message?: string } | undefined;
  if (!answer?.ok) throw new DemoTrouble(`CareTally answered to "${name}": ${answer?.message ?? 'nothing.'}`);
  return answer.reply as Reply<N>;
}

/** Enables a site as a person does, the browser's own question answered beforehand: no script can press its button. */
export async function enableSite(browser: DemoBrowser, page: Page, origin: string): Promise<void> {
  const pattern = `${origin}/*`;
  const extensions = await browser.context.newPage();
  await extensions.goto('chrome://extensions/');
  await extensions.evaluate(([id, wanted]) => (globalThis as unknown as InPage).chrome.developerPrivate.addHostPermission(id!, wanted!), [browser.id, pattern]);
  await extensions.close();
  const granted = await page.evaluate((wanted) => (globalThis as unknown as InPage).chrome.permissions.request({ origins: [wanted] }), pattern);
  if (!granted) throw new DemoTrouble(`The browser did not let CareTally work on ${origin}.`);
  await sendFrom(page, 'site.enabled', { origin });
}

/**
 * Starts the made-up practice and enables a site, through the product's own pages. Leaves the workspace open at the month.
 * @returns the made-up people and how each unlocks
 */
export async function preparePractice(browser: DemoBrowser, origin: string): Promise<{ name: string; passphrase: string }[]> {
  const workspace = await browser.ownPage('workspace.html#/welcome');
  const { people } = await sendFrom(workspace, 'practice.startPractice', {});
  await enableSite(browser, workspace, origin);
  await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/month`);
  return people;
}
