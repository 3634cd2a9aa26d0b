import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import type { Asked } from '../../entrypoints/background/faults/index.ts';
import type { WholeLedger } from '../../entrypoints/background/faults/truth.ts';
import type { Answer } from '../../lib/commands/dispatch.ts';
import { Browser } from '../../tests/e2e/browser.ts';
import { quiet } from '../bench/browser.ts';
import { findChromium } from '../chromium.ts';
import { killBrowser } from './processes.ts';

/** A message that is not answered for so long never will be, ms. */
const LONGEST_MS = 20_000;
const within = async <T>(work: Promise<T>): Promise<T | null> => {
  const end = new AbortController();
  try {
    return await Promise.race([work, wait(LONGEST_MS, null, { ref: false, signal: end.signal })]);
  } finally {
    end.abort();
  }
};

export type Surface = 'sidepanel' | 'workspace';

/** What a person's setting of the browser may change. */
export interface Launch { args?: string[]; withoutDefaults?: string[]; zone?: string }

/**
 * The browser of the end-to-end tests with the build that has the seam, and with hands for everything that can go wrong. It speaks through
 * two of the extension's own pages whose own script does not run, so that nobody speaks but the harness.
 */
export class FaultBrowser extends Browser {
  readonly build: string;
  readonly launch: Launch;
  /** What any console of this browser said. */
  readonly said: string[] = [];
  readonly #pages = new Map<string, Page>();
  #hands: { page: Page; session: CDPSession } | null = null;

  constructor(build: string, profile: string, launch: Launch = {}) {
    super(profile);
    this.build = build;
    this.launch = launch;
  }

  override async open(): Promise<this> {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: findChromium().path, headless: true, viewport: { width: 1280, height: 800 },
      args: [`--disable-extensions-except=${this.build}`, `--load-extension=${this.build}`, ...quiet, ...(this.launch.args ?? [])],
      ignoreDefaultArgs: this.launch.withoutDefaults ?? [],
      ...(this.launch.zone ? { env: { ...process.env, TZ: this.launch.zone } as Record<string, string> } : {}),
    });
    this.context.on('console', (message) => this.said.push(message.text()));
    this.context.on('weberror', (error) => this.said.push(error.error().message));
    const worker = this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
    this.id = new URL(worker.url()).host;
    this.#pages.clear();
    this.#hands = null;
    return this;
  }

  /** A page of ours that holds still. The same one each time for the same name. */
  async still(surface: Surface, name = ''): Promise<Page> {
    const key = `${surface} ${name}`;
    const had = this.#pages.get(key);
    if (had && !had.isClosed()) return had;
    const page = await this.context.newPage();
    const session = await this.context.newCDPSession(page);
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.goto(`chrome-extension://${this.id}/${surface}.html`);
    await session.send('Emulation.setScriptExecutionDisabled', { value: false });
    await session.detach();
    // What `keepTime` does in a page that lives, with the moved clock.
    await page.evaluate(() => {
      const world = globalThis as unknown as { clock: string; chrome: { runtime: { sendMessage(message: unknown): Promise<unknown>; onMessage: { addListener(heard: (message: { caretally?: unknown } | null) => void): void } }; storage: { local: { get(key: string): Promise<{ faults?: { steady: number } }> } } } };
      world.clock = crypto.randomUUID();
      world.chrome.runtime.onMessage.addListener((message) => {
        if (message?.caretally === 'tick?') void world.chrome.storage.local.get('faults').then(({ faults }) => world.chrome.runtime.sendMessage({ caretally: 'tick', tick: { clock: world.clock, ms: performance.now() + (faults?.steady ?? 0) } })).catch(() => undefined);
      });
    });
    this.#pages.set(key, page);
    return page;
  }

  /** Sends one message as it is. Null: the worker died before it answered, or the page is gone. */
  async say(message: unknown, surface: Surface = 'sidepanel', name = ''): Promise<unknown> {
    try {
      const page = await this.still(surface, name);
      return await within(page.evaluate((what) => (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime.sendMessage(what), message));
    } catch {
      return null;
    }
  }

  /**
   * Sends one command once, with the page's steady clock, as `lib/messages.ts` does.
   * @param steady how far the steady clocks are moved, and `wall` the computer's, ms; @param since when the person acted, ms by this process's clock
   */
  async ask(name: string, input: unknown, id: string, { surface, page = '', steady, wall, since }: { surface: Surface; page?: string; steady: number; wall: number; since: number }): Promise<Answer | null> {
    try {
      const from = await this.still(surface, page);
      const ago = Date.now() - since;
      return await within(from.evaluate(async ([command, value, key, moved, passed, at]) => {
        const world = globalThis as unknown as { clock: string; chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } };
        const tick = { clock: world.clock, ms: performance.now() + moved };
        return world.chrome.runtime.sendMessage({ caretally: 1, id: key, name: command, input: value, tick, at, ...(passed > 50 ? { ago: Math.min(passed, 600_000) } : {}) });
      }, [name, input, id, steady, ago, since + wall] as const) as Promise<Answer | null>);
    } catch {
      return null;
    }
  }

  /** Asks the seam, again until the worker lives long enough to answer. @throws Error with what it said */
  async seam(asked: Omit<Extract<Asked, { do: 'set' }>, 'faults'> | Omit<Extract<Asked, { do: 'arm' }>, 'faults'> | Omit<Extract<Asked, { do: 'idle' }>, 'faults'> | Omit<Extract<Asked, { do: 'write' }>, 'faults'> | { do: 'points' } | { do: 'ledger' }): Promise<unknown> {
    for (let n = 0; n < 100; n++) {
      const answer = (await this.say({ faults: 1, ...asked })) as { ok: boolean; reply?: unknown; message?: string } | null;
      if (answer?.ok) return answer.reply;
      if (answer) throw new Error(`${asked.do}: ${answer.message}`);
      if (!this.context.pages().length) break;
    }
    throw new Error(`The worker does not answer (${asked.do}).`);
  }

  points(): Promise<{ passed: number; held: string | null }> {
    return this.seam({ do: 'points' }) as Promise<{ passed: number; held: string | null }>;
  }

  ledger(): Promise<WholeLedger> {
    return this.seam({ do: 'ledger' }) as Promise<WholeLedger>;
  }

  /** Stops the background worker, as the browser may at any time. */
  override async stopWorker(): Promise<void> {
    const page = await this.still('workspace', 'hands');
    if (this.#hands?.page !== page) {
      const session = await this.context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      this.#hands = { page, session };
    }
    await this.#hands.session.send('ServiceWorker.stopAllWorkers');
  }

  /** Runs in a page of ours that holds still: what only the browser's own interface can do. */
  async inPage<A, T>(work: (given: A) => T | Promise<T>, given: A): Promise<T> {
    const page = await this.still('workspace');
    // The compiler marks functions with their names; a page knows nothing of that.
    await page.evaluate('globalThis.__name ??= (of) => of');
    return (await page.evaluate(work as never, given)) as T;
  }

  /** Kills the browser with all its processes. */
  async kill(): Promise<void> {
    await killBrowser(this.profile);
    await this.close();
  }
}
