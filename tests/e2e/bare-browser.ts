import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { findChromium } from '../../scripts/chromium.ts';
import { extension } from './browser.ts';

interface Message { id?: number; result?: Record<string, unknown>; error?: { message: string } }

/**
 * The same Chromium with nobody attached to its pages. A test runner keeps every page it holds awake, in front, and out of the prerenderer; here
 * only the extension's worker is spoken to, and the pages are as they are on a desk. Reads a profile that `Browser` prepared before.
 */
export class BareBrowser {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #ids = 0;
  #session = '';

  constructor(profile: string) {
    this.#child = spawn(findChromium().path, [
      '--headless=new', '--no-sandbox', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--no-first-run', '--window-size=1280,800', '--disable-sync', '--disable-component-update', '--disable-quic',
      `--disable-extensions-except=${extension}`, `--load-extension=${extension}`, 'about:blank',
    ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    let rest = '';
    (this.#child.stdio[4] as Readable).setEncoding('utf8').on('data', (part: string) => {
      const whole = (rest + part).split('\0');
      rest = whole.pop()!;
      for (const text of whole) {
        const message = JSON.parse(text) as Message;
        if (message.id !== undefined) this.#waiting.get(message.id)?.(message);
      }
    });
  }

  #ask(method: string, params: object = {}, sessionId = this.#session): Promise<Record<string, unknown>> {
    const id = ++this.#ids;
    return new Promise((done, fail) => {
      this.#waiting.set(id, ({ result, error }) => {
        this.#waiting.delete(id);
        if (error) fail(new Error(`${method}: ${error.message}`));
        else done(result!);
      });
      (this.#child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  /** @param id the extension's */
  async open(id: string): Promise<this> {
    for (const until = Date.now() + 20_000; Date.now() < until; await new Promise((next) => setTimeout(next, 200))) {
      const { targetInfos } = (await this.#ask('Target.getTargets', {}, '')) as { targetInfos: { targetId: string; type: string; url: string }[] };
      const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(`chrome-extension://${id}/`));
      if (!worker) continue;
      this.#session = (await this.#ask('Target.attachToTarget', { targetId: worker.targetId, flatten: true }, ''))['sessionId'] as string;
      if (await this.inWorker(async () => 'chrome' in globalThis, null)) return this;
      await this.#ask('Target.detachFromTarget', { sessionId: this.#session }, '');
      this.#session = '';
    }
    throw new Error('The extension’s worker did not start.');
  }

  /** Runs a function in the extension's worker and answers what it answers. It sees nothing of what stands around it here. */
  async inWorker<A, T>(run: (given: A) => Promise<T>, given: A): Promise<T> {
    const { result, exceptionDetails } = (await this.#ask('Runtime.evaluate', { expression: `(${run.toString()})(${JSON.stringify(given)})`, awaitPromise: true, returnByValue: true })) as { result: { value: T }; exceptionDetails?: { exception?: { description?: string } } };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'It threw in the worker.');
    return result.value;
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.#child.once('exit', done));
    await Promise.race([this.#ask('Browser.close', {}, '').catch(() => undefined), new Promise((next) => setTimeout(next, 2000))]);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(late);
  }
}
