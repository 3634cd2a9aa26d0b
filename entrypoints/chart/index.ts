import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Reading } from '../../lib/ehrs/reading.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { openBox, removeOrphans, type Box } from './box.ts';
import type { Place } from './place.ts';
import { later, watchPage } from './watch.ts';

/**
 * The script in the chart's page: it reads whose chart is open, holds the widget's frame, and nothing else. It is registered at run time
 * for the sites a person enabled (`background/sites.ts`), in the top document only, so that a page of many frames has one widget.
 * It is no content script of the framework's: those announce themselves to the page, and a page can stop them.
 * It shows nothing, logs nothing, and stores nothing.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as { [live]?: Live };
  if (top !== self || world[live]?.alive()) return;
  world[live]?.stop();
  removeOrphans();
  world[live] = begin();
});

/** One script a document: a second one steps back, unless the first lost its extension. Known only in our own world, not in the page's. */
const live = Symbol.for('chart');
interface Live { alive(): boolean; stop(): void }
interface Mounted { token: string; recipe: Recipe | null; place: Place & { size: 'puck' | 'bar' | 'card' } }

declare const chrome: {
  runtime?: {
    id?: string;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<{ ok: boolean; reply: unknown } | undefined>;
    onMessage: { addListener(heard: (message: { caretally?: unknown }) => void): void; removeListener(heard: (message: { caretally?: unknown }) => void): void };
  };
};

/** A frame that is taken away again and again comes back, but not at once. */
const OFTEN = 5;
const OFTEN_MS = 10_000;
const SLOW_MS = 800;
const RETRY_MS = 1000;

function begin(): Live {
  let box: Box | null = null;
  let place: Mounted['place'] | undefined;
  let asking = false;
  let mountAt = 0;
  let without = false;
  let removals: number[] = [];
  let latest = '';
  let told = '';
  let telling = false;

  const alive = () => Boolean(chrome.runtime?.id);
  const ask = async (name: string, input: object) => {
    const answer = await chrome.runtime!.sendMessage({ caretally: 1, id: crypto.randomUUID(), name, input });
    if (!answer?.ok) throw new Error();
    return answer.reply;
  };

  const mount = async () => {
    asking = true;
    try {
      const { token, recipe, place: last } = await ask('chart.mount', {}) as Mounted;
      place ??= last;
      watch.follow(recipe);
      if (!without && !over) box = openBox(`${chrome.runtime!.getURL('widget.html')}#${token}`, place, {
        later,
        moved: (to) => { place = { ...place!, ...to }; },
        gone: (why) => {
          without = true;
          box?.remove();
          if (why === 'refused') void ask('chart.refused', {}).catch(() => undefined);
        },
      });
    } catch {
      mountAt = performance.now() + RETRY_MS;
    }
    asking = false;
  };

  const beat = (now: number) => {
    // After an update the frame goes on showing what it shows; nothing of ours answers any more.
    if (!alive()) return stop();
    if (box && !box.stands()) {
      box.remove();
      box = null;
      removals = [...removals.filter((at) => now - at < OFTEN_MS), now];
      mountAt = now + (removals.length > OFTEN ? SLOW_MS : 0);
    }
    if (box) box.keep();
    else if (!asking && !without && now >= mountAt) void mount();
    if (told !== latest) void send();
  };

  const tell = (reading: Reading) => {
    latest = JSON.stringify(reading);
    if (told !== latest) void send();
  };
  const send = async () => {
    if (telling || !latest) return;
    telling = true;
    const now = latest;
    try {
      await ask('chart.seen', { reading: JSON.parse(now) });
      told = now;
    } catch { /* The next beat says it again. */ }
    telling = false;
    if (told === now && now !== latest) void send();
  };

  let over = false;
  const stop = () => {
    over = true;
    watch.stop();
    removeEventListener('pagehide', left);
    try {
      chrome.runtime?.onMessage.removeListener(heard);
    } catch { /* The extension is gone, and its events with it. */ }
  };
  const heard = ({ caretally }: { caretally?: unknown }) => {
    if (caretally === 'unmount') {
      stop();
      box?.remove();
      delete (globalThis as { [live]?: Live })[live];
    } else if (caretally === 'remount') {
      told = '';
      void send();
    }
  };
  // Whose chart it was is no longer true of this tab. If the page comes back from the cache, the next look says it anew.
  const left = () => {
    if (!alive()) return;
    told = '';
    void ask('chart.seen', { reading: { status: 'none', urlId: null, family: '', given: '', birthDate: null, recordNumber: null, stale: false } }).catch(() => undefined);
  };
  const watch = watchPage(beat, tell);
  chrome.runtime!.onMessage.addListener(heard);
  addEventListener('pagehide', left);
  watch.follow(null);
  return { alive, stop: () => { stop(); box?.remove(); } };
}
