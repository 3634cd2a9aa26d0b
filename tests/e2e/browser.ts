import { test as base, chromium, type BrowserContext, type Frame, type Page, type Worker } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findChromium } from '../../scripts/chromium.ts';

/** The production build: what a practice installs, with no door of its own for tests. */
export const extension = resolve(import.meta.dirname, '../../.output/chrome-mv3');

/** Quiet: no look-ups of the browser's own. */
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];

/** A real Chromium with the built extension and a profile of its own. */
export class Browser {
  context!: BrowserContext;
  id!: string;
  readonly profile: string;

  constructor(profile = mkdtempSync(join(tmpdir(), 'caretally-e2e-'))) {
    this.profile = profile;
  }

  /** @param more command line beyond the usual, and what of the test runner's own is left out */
  async open(more: { args?: string[]; without?: string[] } = {}): Promise<this> {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: findChromium().path, headless: true, viewport: { width: 1280, height: 800 },
      args: [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`, ...quiet, ...(more.args ?? [])], ignoreDefaultArgs: more.without ?? [],
    });
    const worker: Worker = this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
    this.id = new URL(worker.url()).host;
    return this;
  }

  async close(): Promise<void> {
    await this.context.close().catch(() => undefined);
  }

  dispose(): void {
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A page of the extension, e.g. `workspace.html#/month`. */
  async page(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`chrome-extension://${this.id}/${path}`);
    return page;
  }

  /** Answers the browser's own permission question, as a person would: beforehand, because headless shows none. */
  async allow(origin: string): Promise<void> {
    const page = await this.context.newPage();
    await page.goto('chrome://extensions/');
    await page.evaluate(([id, host]) => (globalThis as unknown as { chrome: { developerPrivate: { addHostPermission(id: string, host: string): Promise<void> } } }).chrome.developerPrivate.addHostPermission(id!, host!), [this.id, `${origin}/*`]);
    await page.close();
  }

  /** Sends a command from one of the extension's own pages, over the real wire. */
  async send<T>(page: Page, name: string, input: unknown = {}, id: string = crypto.randomUUID(), attempt = 0): Promise<T> {
    const answer = await page.evaluate(async ([command, value, key]) => {
      const runtime = (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime;
      return runtime.sendMessage({ caretally: 1, id: key, name: command, input: value });
    }, [name, input, id] as const) as { ok: boolean; reply?: T; code?: string; message?: string };
    if (answer?.code === 'TOO_MANY' || (answer?.code === 'NOT_SAVED' && attempt < 3)) {
      // As the product's own pages do: asked again a little later, with the same id.
      await page.waitForTimeout(600);
      return this.send<T>(page, name, input, id, attempt + 1);
    }
    if (!answer?.ok) throw new Error(`${name}: ${answer?.code} ${answer?.message}`);
    return answer.reply as T;
  }

  /** A made-up practice, and this site enabled, through the product's own pages. Leaves its workspace page open. */
  async ready(origin: string): Promise<Page> {
    await this.allow(origin);
    const workspace = await this.page('workspace.html#/welcome');
    await this.send(workspace, 'practice.startPractice');
    await this.enable(workspace, origin);
    return workspace;
  }

  /** What the "Enable" button does, with the question answered by `allow`. */
  async enable(workspace: Page, origin: string): Promise<void> {
    const granted = await workspace.evaluate((host) => (globalThis as unknown as { chrome: { permissions: { request(wanted: unknown): Promise<boolean> } } }).chrome.permissions.request({ origins: [`${host}/*`] }), origin);
    if (!granted) throw new Error('The site was not granted.');
    await this.send(workspace, 'site.enabled', { origin });
  }

  /** Stops the background worker, as the browser may at any time. */
  async stopWorker(): Promise<void> {
    const page = this.context.pages().find((each) => each.url().startsWith(`chrome-extension://${this.id}/`)) ?? (await this.page('workspace.html'));
    const session = await this.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }
}

/** The widget's frame over a chart. It lies in a closed shadow root: found among the page's frames, not in its document. */
export async function widgetOf(page: Page, timeout = 20_000): Promise<Frame> {
  const until = Date.now() + timeout;
  for (;;) {
    const frame = page.frames().find((each) => /^chrome-extension:.*\/widget\.html/.test(each.url()) && !each.isDetached());
    if (frame && (await frame.locator('[aria-label^="CareTally"]').count().catch(() => 0))) return frame;
    if (Date.now() > until) throw new Error(`No widget over ${new URL(page.url()).pathname}. Frames: ${page.frames().length}`);
    await page.waitForTimeout(100);
  }
}

export const test = base.extend<{ browserWithCareTally: Browser }>({
  browserWithCareTally: async ({}, use) => {
    const browser = await new Browser().open();
    await use(browser);
    await browser.close();
    browser.dispose();
  },
});
export { expect } from '@playwright/test';
