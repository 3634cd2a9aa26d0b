import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { Browser } from '../../tests/e2e/browser.ts';
import { quiet } from '../bench/browser.ts';
import { findChromium } from '../chromium.ts';

/** What the runner uses of the extension's own interface, from one of its pages. */
interface Hands {
  chrome: {
    windows: { create(how: object): Promise<{ id: number; tabs: { id: number }[] }>; remove(id: number): Promise<void> };
    tabs: { create(how: object): Promise<{ id: number }>; update(id: number, how: object): Promise<unknown> };
  };
}

export interface Tab { id: number; window: number; page: Page }

/**
 * The browser of the end-to-end tests, but with tabs that are truly hidden when another lies over them: the test library keeps every tab
 * "visible" in the browsers that it starts itself.
 */
export class SwitchBrowser extends Browser {
  readonly #extension: string;
  #child: ChildProcess | null = null;
  #hands: Page | null = null;

  constructor(extension: string) {
    super(mkdtempSync(join(tmpdir(), 'caretally-switches-')));
    this.#extension = extension;
  }

  override async open(): Promise<this> {
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.#child = spawn(findChromium().path, ['--headless', '--remote-debugging-port=0', `--user-data-dir=${this.profile}`, `--disable-extensions-except=${this.#extension}`, `--load-extension=${this.#extension}`, '--window-size=1280,800', ...root, ...quiet, 'about:blank'], { stdio: 'ignore' });
    const file = join(this.profile, 'DevToolsActivePort');
    for (let n = 0; n < 400 && !existsSync(file); n++) await wait(50);
    await wait(50);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(file, 'utf8').split('\n')[0]}`, { noDefaults: true });
    this.context = browser.contexts()[0]!;
    const worker = this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
    this.id = new URL(worker.url()).host;
    return this;
  }

  override async close(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise<void>((done) => { child.once('exit', () => done()); });
    const session = await this.context.browser()!.newBrowserCDPSession().catch(() => null);
    void session?.send('Browser.close').catch(() => undefined);
    await Promise.race([gone, wait(5000).then(() => { child.kill('SIGKILL'); return gone; })]);
  }

  /** A page of the extension whose own script does not run: it opens tabs and listens, and draws nothing. */
  async hands(): Promise<Page> {
    if (this.#hands) return this.#hands;
    const page = await this.context.newPage();
    const session = await this.context.newCDPSession(page);
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.goto(`chrome-extension://${this.id}/workspace.html`);
    await session.send('Emulation.setScriptExecutionDisabled', { value: false });
    await session.detach();
    this.#hands = page;
    return page;
  }

  #turn: Promise<unknown> = Promise.resolve();

  /** A tab in a window of its own, or over the others of a window. One after the other, so that page and tab belong together. */
  tab(url: string, window?: number): Promise<Tab> {
    const next = this.#turn.then(async (): Promise<Tab> => {
      const hands = await this.hands();
      const coming = this.context.waitForEvent('page');
      const ids = await hands.evaluate(async ([to, id]) => {
        const { windows, tabs } = (globalThis as unknown as Hands).chrome;
        if (id !== undefined) return [(await tabs.create({ windowId: id, url: to })).id, id];
        const made = await windows.create({ url: to, width: 1280, height: 800 });
        return [made.tabs[0]!.id, made.id];
      }, [url, window] as const);
      return { id: ids[0]!, window: ids[1]!, page: await coming };
    });
    this.#turn = next.catch(() => undefined);
    return next;
  }

  /** Brings a tab in front of those of its window. */
  async front({ id }: Tab): Promise<void> {
    await (await this.hands()).evaluate((tab) => (globalThis as unknown as Hands).chrome.tabs.update(tab, { active: true }), id);
  }

  async closeWindow(window: number): Promise<void> {
    await (await this.hands()).evaluate((id) => (globalThis as unknown as Hands).chrome.windows.remove(id), window);
  }
}
