import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Worker } from '@playwright/test';
import { Browser } from '../../tests/e2e/browser.ts';
import { findChromium } from '../chromium.ts';

const root = resolve(import.meta.dirname, '../..');
const built = join(root, '.output/chrome-mv3');

const contents = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().map((file) => `${file} ${statSync(join(folder, file)).size}`).join('\n');

/** A folder that is gone when the benchmark is over. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), 'caretally-bench-'));

  /** The production build, copied: another build may begin while we measure. Builds first if there is none. */
  build(): string {
    if (spawnSync('npx', ['wxt', 'build'], { cwd: root, stdio: 'ignore' }).status !== 0) throw new Error('The extension could not be built. Run `npm run build` and read what it says.');
    const copy = join(this.folder, 'caretally');
    for (let attempt = 0; attempt < 20; attempt++) {
      rmSync(copy, { recursive: true, force: true });
      try {
        cpSync(built, copy, { recursive: true });
        if (existsSync(join(copy, 'background.js')) && contents(built) === contents(copy)) return copy;
      } catch { /* A build is just writing: try again. */ }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    }
    throw new Error('The build keeps changing. Wait until other builds are over.');
  }

  /** A small extension with one content script for some origins, and an empty page that it may put into a frame. */
  extension(name: string, script: string, ...origins: string[]): string {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({
      manifest_version: 3, name, version: '1', background: { service_worker: `${name}-worker.js` },
      content_scripts: [{ matches: origins.map((origin) => `${origin}/*`), js: [`${name}.js`], run_at: 'document_idle' }],
      web_accessible_resources: [{ resources: [`${name}-page.html`], matches: ['<all_urls>'] }],
    }));
    writeFileSync(join(folder, `${name}-page.html`), '<!doctype html><title>Empty</title>');
    writeFileSync(join(folder, `${name}.js`), script);
    // Answers at once, so that a script which says something is not left waiting.
    writeFileSync(join(folder, `${name}-worker.js`), 'chrome.runtime.onMessage.addListener((message, sender, respond) => { respond({ ok: true }); });');
    return folder;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The browser of the end-to-end tests with several extensions, none of them from the folder that builds write into. */
export class BenchBrowser extends Browser {
  readonly #extensions: string[];
  worker!: Worker;

  constructor(profile: string, extensions: string[]) {
    super(profile);
    this.#extensions = extensions;
  }

  override async open(): Promise<this> {
    const list = this.#extensions.join(',');
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: findChromium().path, headless: true, viewport: { width: 1280, height: 800 },
      args: [`--disable-extensions-except=${list}`, `--load-extension=${list}`, ...quiet],
    });
    this.worker = await this.#running('background.js');
    this.id = new URL(this.worker.url()).host;
    return this;
  }

  /** The id of one of the small extensions. */
  async idOf(name: string): Promise<string> {
    return new URL((await this.#running(`${name}-worker.js`)).url()).host;
  }

  async #running(file: string): Promise<Worker> {
    const wanted = (worker: Worker) => worker.url().endsWith(`/${file}`);
    return this.context.serviceWorkers().find(wanted) ?? this.context.waitForEvent('serviceworker', { predicate: wanted, timeout: 20_000 });
  }
}

/** No look-ups of the browser's own while we measure. */
export const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
