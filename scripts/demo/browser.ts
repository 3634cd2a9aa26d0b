import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { DemoTrouble } from './fetch.ts';

/** A Chromium with CareTally in it and a profile that lives as long as it does. */
export interface DemoBrowser {
  context: BrowserContext;
  /** The extension's id: the host of its pages' addresses. */
  id: string;
  /** A page of the extension, such as `workspace.html`; the one that opened itself at install, if it is still there. */
  ownPage(path: string): Promise<Page>;
  /** Ends the browser and deletes the profile. May be called twice. */
  close(): Promise<void>;
}

/** No window of the browser's own affairs, and no look-ups of its own. */
const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];

/**
 * Starts Chromium with an unpacked extension.
 * @param extension folder of the built extension, absolute; @param path the browser
 * @throws DemoTrouble when the browser does not start or does not take the extension
 */
export async function openBrowser(extension: string, path: string, headless: boolean): Promise<DemoBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'caretally-start-'));
  const forget = () => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const launch = (chromiumSandbox: boolean) => chromium.launchPersistentContext(profile, {
    executablePath: path, headless, viewport: headless ? { width: 1280, height: 800 } : null, chromiumSandbox,
    args: [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`, '--window-size=1360,900', ...quiet],
    // The browser is the person's now: no banner about automation, and Ctrl-C is ours to handle.
    ignoreDefaultArgs: ['--enable-automation'], handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
  });
  let context: BrowserContext;
  try {
    // Root, and some systems, have no sandbox to give; charts opened by everybody else stay in one.
    context = process.getuid?.() === 0 ? await launch(false) : await launch(true).catch(() => launch(false));
  } catch {
    await forget();
    throw new DemoTrouble('Chromium was found but did not start. Try another with CHROMIUM_PATH, or `npm start -- --headless` where there is no display.');
  }
  const close = async () => {
    await context.close().catch(() => undefined);
    await forget();
  };
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }).catch(() => null));
  if (!worker) {
    await close();
    throw new DemoTrouble('This browser did not take the extension: branded Chrome and Edge refuse extensions from the command line. Install Chromium, or name one with CHROMIUM_PATH.');
  }
  const id = new URL(worker.url()).host;
  const own = `chrome-extension://${id}/`;
  return {
    context, id, close,
    async ownPage(at) {
      const open = context.pages().find((page) => page.url().startsWith(`${own}workspace.html`))
        ?? (await context.waitForEvent('page', { predicate: (page) => page.url().startsWith(own), timeout: 1500 }).catch(() => null))
        ?? (await context.newPage());
      await open.goto(own + at);
      return open;
    },
  };
}
