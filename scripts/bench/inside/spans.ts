/*
 * What a command waits for, seen from outside of the code that is measured: the browser's own functions are wrapped in the worker while the
 * breakdown runs, and put back after it. The measured rounds run without.
 */
export interface Span { what: string; from: number; to: number }

type Method = (...args: unknown[]) => unknown;

/** Wraps the browser's functions. @returns the spans as they are noted, and what puts everything back */
export function watchSpans(api: Api): { spans: Span[]; restore(): void } {
  const spans: Span[] = [];
  const undo: (() => void)[] = [];
  const wrap = (owner: object, name: string, what: string) => {
    const methods = owner as Record<string, Method>;
    const own = methods[name]!;
    const bare = Object.getOwnPropertyDescriptor(owner, name);
    methods[name] = function (this: unknown, ...args: unknown[]) {
      const from = performance.now();
      const result = own.apply(this, args);
      void Promise.resolve(result).catch(() => undefined).then(() => spans.push({ what, from, to: performance.now() }));
      return result;
    };
    undo.push(() => { if (bare) Object.defineProperty(owner, name, bare); else delete methods[name]; });
  };
  for (const name of ['encrypt', 'decrypt', 'sign', 'importKey']) wrap(SubtleCrypto.prototype, name, 'encryption, decryption and MACs');
  wrap(api.storage.local, 'get', 'reading the browser’s storage');
  wrap(api.storage.session, 'get', 'reading the browser’s storage');
  wrap(api.storage.local, 'set', 'mirroring the head (storage.local)');
  wrap(api.permissions, 'getAll', 'asking which sites are granted');
  // The database library keeps the browser's `transaction` function from when it was opened, so a transaction is seen by its first use.
  const store = IDBTransaction.prototype.objectStore;
  const seen = new WeakSet<IDBTransaction>();
  IDBTransaction.prototype.objectStore = function (name) {
    if (!seen.has(this)) {
      seen.add(this);
      const from = performance.now();
      const what = this.mode === 'readwrite' ? 'the writing transaction, strict' : `reading ${[...this.objectStoreNames].join(', ')}`;
      this.addEventListener('complete', () => spans.push({ what, from, to: performance.now() }));
    }
    return store.call(this, name);
  };
  undo.push(() => { IDBTransaction.prototype.objectStore = store; });
  return { spans, restore: () => { for (const each of undo) each(); } };
}

/** How long at least one of the spans was open between two instants. */
export function covered(spans: readonly Span[], from: number, to: number): number {
  let sum = 0;
  let at = from;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const end = Math.min(span.to, to);
    if (end <= at) continue;
    sum += end - Math.max(at, span.from);
    at = end;
  }
  return sum;
}

interface Area { get(key: unknown): Promise<Record<string, unknown>>; set(values: object): Promise<void> }

/** What is used of the extension's own object. */
export interface Api {
  runtime: {
    id: string;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: { addListener(heard: (message: unknown) => void): void; dispatch(message: unknown, sender: object, respond: (answer: unknown) => void): void };
  };
  storage: { local: Area; session: Area };
  permissions: { getAll(): Promise<unknown> };
}

/** The same object that the product's code uses. */
export const api = ((globalThis as { browser?: Api }).browser ?? (globalThis as unknown as { chrome: Api }).chrome);
