import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { findChromium } from '../chromium.ts';
import { quiet } from './browser.ts';

/**
 * Chromium's own protocol over a pipe, without a test library in between: those keep every tab "visible" and in focus, and a hidden tab is
 * what is to be measured.
 */
export interface Pipe {
  send<T = Record<string, unknown>>(method: string, params?: object, session?: string): Promise<T>;
  on(method: string, heard: (params: Record<string, unknown>) => void): void;
  /** Opens a page. @returns its target and a session of it */
  page(url: string): Promise<{ target: string; session: string }>;
  evaluate<T>(session: string, expression: string): Promise<T>;
  close(): Promise<void>;
}

export async function openPipe(profile: string, extensions: string[]): Promise<Pipe> {
  const list = extensions.join(',');
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(findChromium().path, ['--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`, `--disable-extensions-except=${list}`, `--load-extension=${list}`, '--window-size=1280,800', ...root, ...quiet, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const waiting = new Map<number, { done(value: unknown): void; fail(error: Error): void }>();
  const heard = new Map<string, (params: Record<string, unknown>) => void>();
  const gone = new Promise<void>((done) => { child.once('exit', () => done()); });
  void gone.then(() => { for (const { fail } of waiting.values()) fail(new Error('The browser ended.')); });
  let last = 0;
  let rest = Buffer.alloc(0);
  (child.stdio[4] as Readable).on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (let at = rest.indexOf(0); at >= 0; at = rest.indexOf(0)) {
      const message = JSON.parse(rest.subarray(0, at).toString('utf8')) as { id?: number; method?: string; params?: Record<string, unknown>; result?: unknown; error?: { message: string } };
      rest = rest.subarray(at + 1);
      if (message.method) heard.get(message.method)?.(message.params ?? {});
      const waits = message.id === undefined ? undefined : waiting.get(message.id);
      if (message.id !== undefined) waiting.delete(message.id);
      if (message.error) waits?.fail(new Error(message.error.message));
      else waits?.done(message.result);
    }
  });
  const send: Pipe['send'] = <T>(method: string, params: object = {}, sessionId?: string) => new Promise<T>((done, fail) => {
    const id = ++last;
    waiting.set(id, { done: (value) => done(value as T), fail });
    (child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  });
  return {
    send,
    on: (method, call) => { heard.set(method, call); },
    page: async (url) => {
      const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url });
      const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      return { target: targetId, session: sessionId };
    },
    evaluate: async <T>(session: string, expression: string) => (await send<{ result: { value: T } }>('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }, session)).result.value,
    close: async () => {
      await send('Browser.close').catch(() => undefined);
      const slow = setTimeout(() => child.kill('SIGKILL'), 5000);
      await gone;
      clearTimeout(slow);
    },
  };
}
