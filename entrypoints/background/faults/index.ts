/**
 * The seam of the fault harness (`npm run faults`): points to die at, clocks that can be moved, idle states that can be told, and the whole
 * ledger for a checker. It exists only in the build of that name; in every other one the constant is false, nobody calls this, and the
 * bundler leaves all of it out (a test reads the shipped files for it).
 */
import { browser } from 'wxt/browser';
import type { Context } from '../../../lib/commands/context.ts';
import type { Draft } from '../../../lib/records/index.ts';
import { Points, watch, watchDatabases, watchLocks } from './points.ts';
import { wholeLedger } from './truth.ts';

declare const __FAULTS__: boolean | undefined;
/** True only in the build for the fault harness. */
export const FAULTS: boolean = typeof __FAULTS__ !== 'undefined' && __FAULTS__;

/**
 * How far the clocks are moved, ms; when somebody last touched a key (by the moved clock, UTC epoch ms; null = just now) and whether the
 * screen is locked; at which point to stand still while waking (0 = nowhere).
 */
interface Settings { wall: number; steady: number; input: number | null; screen: boolean; wake: number }
const KEY = 'faults';
const unmoved: Settings = { wall: 0, steady: 0, input: null, screen: false, wake: 0 };

export type Asked =
  | { faults: 1; do: 'set'; settings: Partial<Settings> }
  | { faults: 1; do: 'arm'; at: number; every?: boolean }
  | { faults: 1; do: 'points' }
  | { faults: 1; do: 'idle'; state: string }
  | { faults: 1; do: 'write'; drafts: Draft[] }
  | { faults: 1; do: 'ledger' };

export interface Seam {
  now(): number;
  steady(): number;
  /** Settled once the clocks stand where the harness put them. */
  ready: Promise<void>;
  serve(context: Context, awake: Promise<void>): void;
}

/** To be called before anything else. */
export function faultSeam(): Seam {
  const points = new Points();
  const settings: Settings = { ...unmoved };
  const now = () => Date.now() + settings.wall;
  Object.assign(browser.idle, { queryState: async (seconds: number) => (settings.screen ? 'locked' : settings.input !== null && now() - settings.input >= seconds * 1000 ? 'idle' : 'active') });
  const { get, set } = { get: browser.storage.local.get.bind(browser.storage.local), set: browser.storage.local.set.bind(browser.storage.local) };
  watchBrowser(points);

  const ready = get(KEY).then(async (kept) => {
    Object.assign(settings, kept[KEY]);
    if (settings.wake === 0) return;
    const at = settings.wake;
    settings.wake = 0;
    await set({ [KEY]: settings });
    points.arm(at);
  });
  const change = async (to: Partial<Settings>) => {
    await ready;
    Object.assign(settings, to);
    await set({ [KEY]: settings });
  };

  return {
    now,
    steady: () => performance.now() + settings.steady,
    ready,
    serve: (context, awake) => {
      const answer = async (asked: Asked): Promise<unknown> => {
        if (asked.do === 'set') return change(asked.settings);
        if (asked.do === 'arm') return points.arm(asked.at, asked.every);
        if (asked.do === 'points') return { passed: points.passed, held: points.held };
        if (asked.do === 'idle') return (browser.idle.onStateChanged as unknown as { dispatch(state: string): void }).dispatch(asked.state);
        await awake;
        if (asked.do === 'write') return (await context.home.openNow())!.ledger.append(context.newId(), asked.drafts);
        return wholeLedger(context);
      };
      browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
        if ((message as { faults?: unknown } | null)?.faults !== 1 || sender.id !== browser.runtime.id) return undefined;
        answer(message as Asked).then((reply) => respond({ ok: true, reply: reply ?? null }), (error: unknown) => respond({ ok: false, message: String(error) }));
        return true;
      });
    },
  };
}

/** Every call of the browser that a command may wait for, and that leaves something behind or brings something back. */
function watchBrowser(points: Points): void {
  for (const method of ['encrypt', 'decrypt', 'sign', 'deriveBits', 'importKey']) watch(points, SubtleCrypto.prototype, method, false, () => `crypto ${method}`);
  for (const area of ['local', 'session'] as const) {
    for (const method of ['get', 'set', 'remove']) watch(points, browser.storage[area], method, method !== 'get', ([keys]) => `storage.${area} ${method} ${typeof keys === 'string' ? keys.split(':')[0] : Object.keys(keys ?? {}).map((key) => key.split(':')[0]).join()}`);
  }
  watch(points, IDBFactory.prototype, 'databases', false, () => 'databases listed');
  watchDatabases(points);
  watchLocks(points);
}
