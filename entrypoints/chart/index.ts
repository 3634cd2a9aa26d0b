import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { nobody, type Reading } from '../../lib/ehrs/reading.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { openBox, removeOrphans, type Box } from './box.ts';
import type { Place } from './place.ts';
import { later, READER, watchPage, type Reader } from './watch.ts';

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

/** A frame that is taken away twice within this time comes back a little slower, and goes on coming back. */
const OFTEN_MS = 2000;
const SLOW_MS = 350;
const RETRY_MS = 1000;

function begin(): Live {
  const { runtime } = chrome;
  let box: Box | null = null;
  let place: Place | undefined;
  /** Infinity while there is a frame, one is asked for, or none is wanted any more. */
  let mountAt = 0;
  let removedAt = -OFTEN_MS;
  let said = nobody;
  let told = '';
  let telling = false;
  let over = false;
  let listening = false;

  const alive = () => !over && !!runtime.id;
  /** The answer, or nothing: if the worker died on the way, what did not arrive is asked again later. */
  const ask = async (name: string, input: object = {}) => {
    try {
      const answer = await runtime.sendMessage({ caretally: 1, id: crypto.randomUUID(), name, input });
      return answer?.ok ? answer.reply : undefined;
    } catch { /* As above. */ }
  };
  const mount = async () => {
    mountAt = Infinity;
    const reply = await ask('chart.mount') as { token: string; recipe: Recipe | null; place: Place } | undefined;
    if (over) return;
    if (!listening) listen();
    if (!reply) {
      mountAt = performance.now() + RETRY_MS;
      return watch.follow(null);
    }
    place ??= reply.place;
    follow(reply.recipe);
    box = openBox(`${runtime.getURL('widget.html')}#${reply.token}`, place, later, (refused) => {
      box?.remove();
      box = null;
      if (refused) void ask('chart.refused');
    });
  };
  const follow = (recipe: Recipe | null) => {
    // Put here by the worker before it answered, where it knows how this site shows whose chart is open.
    const read = (globalThis as { [READER]?: (recipe: Recipe, tell: (reading: Reading) => void, sooner: (at: number) => void) => Reader })[READER];
    watch.follow(read && recipe ? read(recipe, tell, watch.sooner) : null);
  };
  const beat = (now: number) => {
    // After an update the frame goes on showing what it shows; nothing of ours answers any more.
    if (!alive()) return stop();
    if (box && !box.keep()) {
      box = null;
      mountAt = now - removedAt < OFTEN_MS ? now + SLOW_MS : now;
      removedAt = now;
    }
    if (now >= mountAt) void mount();
    void send();
  };
  const tell = (reading: Reading) => {
    said = reading;
    void send();
  };
  /** One at a time, always the latest; what did not arrive is said again by the next beat. */
  const send = async () => {
    const now = JSON.stringify(said);
    if (telling || now === told) return;
    telling = true;
    const arrived = await ask('chart.seen', { reading: said });
    /* eslint-disable require-atomic-updates -- `telling` lets in one at a time */
    if (arrived) told = now;
    telling = false;
    /* eslint-enable require-atomic-updates */
  };
  const stop = () => {
    over = true;
    watch.stop();
  };
  const remove = () => {
    stop();
    box?.remove();
  };
  /** Once, with the first answer: until then nothing stands in the page and nothing was told, and what runs while the page loads is one question. */
  const listen = () => {
    listening = true;
    runtime.onMessage.addListener(({ caretally }) => {
      if (caretally === 'remount') told = '';
      if (caretally === 'follow') void ask('chart.recipe').then((reply) => { if (reply) follow((reply as { recipe: Recipe | null }).recipe); });
      if (caretally === 'unmount') remove();
    });
    // Whose chart it was is no longer true of this tab. If the page comes back from the cache, the next look says it anew.
    addEventListener('pagehide', () => {
      told = '';
      if (!over) void ask('chart.seen', { reading: nobody });
    });
  };
  const watch = watchPage(beat);
  // The pulse begins with the answer. A hidden tab asks once it is seen.
  if (document.hidden) watch.follow(null);
  else void mount();
  return { alive, stop: remove };
}
