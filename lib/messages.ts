/**
 * The typed wire between pages and the background worker. Types are inferred from the commands; nothing is declared twice.
 * A message is `{ caretally: 1, id, name, input }`; the answer `{ ok: true, reply }` or `{ ok: false, code, message }`.
 */
import { browser } from 'wxt/browser';
import type * as z from 'zod';
import type { Answer } from './commands/dispatch.ts';
import type { Commands } from './commands/index.ts';

export type CommandName = keyof Commands;
export type Input<N extends CommandName> = z.output<Commands[N]['input']>;
export type Reply<N extends CommandName> = Awaited<ReturnType<Commands[N]['run']>>;

export interface Envelope { caretally: 1; id: string; name: string; input: unknown; tick: { clock: string; ms: number }; ago?: number; at: number }

/** This page's steady clock, by a random name: the wall's clock can be set, and the worker's dies with it. */
const CLOCK = crypto.randomUUID() as string;

const tick = () => ({ clock: CLOCK, ms: performance.now() });

/** Lets a fresh worker ask this page for its steady clock, which lived through the death of the one before. Each page calls it once. */
export function keepTime(): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if ((message as { caretally?: unknown } | null)?.caretally === 'tick?') browser.runtime.sendMessage({ caretally: 'tick', tick: tick() }).catch(() => undefined);
    return undefined;
  });
}

/** When the person acted, by the command's id, on the steady and on the wall's clock: tried again, it still means that instant. */
const first = new Map<string, { ms: number; at: number }>();
const clocksNow = () => ({ ms: performance.now(), at: Date.now() });

/** Keeps this instant as the one at which the person acted, for a command that is sent later under this id. */
export function acted(id: string): void {
  first.set(id, clocksNow());
}

/** A refusal or failure as a page sees it: a code, and a sentence to show. */
export class NotDone extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'NotDone';
    this.code = code;
  }
}

const RETRY_MS = [150, 600, 2000];
/** Nothing was decided yet: the disk did not answer in time, or this page asked too often at once. */
const AGAIN = ['NOT_SAVED', 'TOO_MANY'];

/**
 * Sends a command and waits for its answer. If the worker died on the way, the same id is sent again: the worker does a thing once.
 * @throws NotDone with a sentence for the person.
 */
export async function send<N extends CommandName>(name: N, input: Input<N>, id: string = crypto.randomUUID()): Promise<Reply<N>> {
  const since = first.get(id) ?? clocksNow();
  first.set(id, since);
  for (let attempt = 0; ; attempt++) {
    let answer: Answer | undefined;
    try {
      const ms = performance.now();
      const envelope: Envelope = { caretally: 1, id, name, input, tick: tick(), at: since.at, ...(ms - since.ms > 50 ? { ago: Math.min(ms - since.ms, 600_000) } : {}) };
      answer = (await browser.runtime.sendMessage(envelope)) as Answer | undefined;
    } catch {
      if (!browser.runtime?.id) throw new NotDone('UPDATED', 'CareTally was updated. Your time is safe. Refresh this page to see it here again.');
    }
    const again = !answer || (!answer.ok && AGAIN.includes(answer.code));
    if (!again) first.delete(id);
    if (answer?.ok) return answer.reply as Reply<N>;
    if (answer && !again) throw new NotDone(answer.code, answer.message);
    const wait = RETRY_MS[attempt];
    if (wait === undefined) throw new NotDone(answer?.code ?? 'NO_ANSWER', answer?.message ?? 'Not saved yet. CareTally did not answer. What was recorded before is safe.');
    await new Promise((done) => setTimeout(done, wait));
  }
}

/** The tab that this page or frame stands in; null in the side panel, which shows any, and until it is known. */
let ownTab: number | null = null;

/**
 * Calls `changed` whenever the worker says that something it shows may have changed; not for the chart in another tab, or every open chart would
 * ask when one of them turns. Returns the way to stop listening.
 */
export function onChange(changed: () => void): () => void {
  void browser.tabs?.getCurrent().then((tab) => { ownTab = tab?.id ?? null; }, () => undefined);
  const listener = (message: unknown) => {
    const { caretally, tab } = (message ?? {}) as { caretally?: unknown; tab?: number };
    if (caretally === 'changed' && (tab === undefined || ownTab === null || tab === ownTab)) changed();
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
