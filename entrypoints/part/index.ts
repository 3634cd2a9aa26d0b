import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { aroundOf, isReached, pathOf } from '../../lib/ehrs/frame-path.ts';
import { readFrame } from '../../lib/ehrs/read.ts';
import type { Part } from '../../lib/ehrs/reading.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { later, watchPage } from '../chart/watch.ts';
import { paced } from '../reader/pace.ts';

/*
 * What reads a part of a chart inside a frame that the page cannot reach into. The browser puts it only into frames of origins that a recipe
 * names and a person enabled (`background/frames.ts`). It says what it sees to the worker and to nobody else; it decides nothing.
 *
 *   asleep ──(worker: a recipe has a view here)──► following ──► tells after every change, and once a second that it is still there
 *      ▲                                               │
 *      └── 'remount': asks again                       └── tab hidden: says so and rests; document gone: its line to the worker breaks
 */
interface Line { disconnect(): void; onDisconnect: { addListener(heard: () => void): void } }
interface Runtime {
  id?: string;
  sendMessage(message: unknown): Promise<{ ok: boolean; reply: unknown } | undefined>;
  connect(how: { name: string }): Line;
  onMessage: { addListener(heard: (message: { caretally?: unknown }) => void): void };
}
declare const chrome: { runtime: Runtime };

/** The worker counts a part that was not heard for longer as silent. */
const ALIVE_MS = 1000;
const live = Symbol.for('part');

export default defineUnlistedScript(() => {
  const world = globalThis as { [live]?: { alive(): boolean; stop(): void } };
  // What the page can reach it reads itself.
  if (top === self || isReached(window) || world[live]?.alive()) return;
  world[live]?.stop();
  world[live] = begin();
});

function begin(): { alive(): boolean; stop(): void } {
  const { runtime } = chrome;
  let recipe: Recipe | null = null;
  let line: Line | null = null;
  let said: Part | null = null;
  let told = '';
  let toldAt = 0;
  let telling = false;
  let over = false;

  const alive = () => !over && !!runtime.id;
  const ask = async (name: string, input: object) => {
    try {
      const answer = await runtime.sendMessage({ caretally: 1, id: crypto.randomUUID(), name, input });
      return answer?.ok ? answer.reply : undefined;
    } catch { /* The worker died on the way: the next beat tries again. */ }
  };
  const send = async (resting = false) => {
    const now = `${resting}${JSON.stringify(said)}`;
    if (!said || telling || (now === told && performance.now() - toldAt < ALIVE_MS)) return;
    telling = true;
    const arrived = await ask('part.seen', { part: said, resting });
    /* eslint-disable require-atomic-updates -- `telling` lets in one at a time */
    if (arrived) {
      told = now;
      toldAt = performance.now();
    }
    telling = false;
    /* eslint-enable require-atomic-updates */
    if (arrived && !resting) void send();
  };
  /** Broken by whatever ends this document: the worker notices at once. */
  const hold = () => {
    if (line) return;
    const mine = line = runtime.connect({ name: 'part' });
    told = '';
    mine.onDisconnect.addListener(() => { if (line === mine) line = null; });
  };
  const letGo = () => {
    line?.disconnect();
    line = null;
  };
  const beat = () => {
    if (!alive()) return stop();
    if (!recipe) return;
    hold();
    void send();
  };
  const watch = watchPage(beat);
  const follow = (next: Recipe | null) => {
    recipe = next;
    watch.follow(next && paced((_now, href) => {
      const { told: seen, root } = readFrame(next, document, href);
      const path = pathOf(window);
      // A frame without room is drawn by nobody, whatever its own document makes of it.
      const drawn = innerWidth > 1 && innerHeight > 1;
      said = { ...(drawn ? seen : { ids: [], views: [] }), path, ...(path === null ? { reach: [], shown: [] } : aroundOf(document, path)) };
      void send();
      return { documents: [document], root, again: null, nobody: false };
    }, watch.sooner));
  };
  const mount = (tries = 3) => void ask('part.open', {}).then((reply) => {
    if (over) return;
    if (!reply) return tries ? later(ALIVE_MS, () => mount(tries - 1)) : undefined;
    const found = (reply as { recipe: Recipe | null }).recipe;
    if (found) follow(found);
    else if (recipe) stop();
  });
  const stop = () => {
    over = true;
    watch.stop();
    letGo();
  };
  runtime.onMessage.addListener(({ caretally }) => {
    if (caretally === 'remount') mount();
    if (caretally === 'unmount') stop();
  });
  addEventListener('visibilitychange', () => { if (document.hidden && recipe && !over) { told = ''; void send(true); } });
  // A page put aside is no part of anything; if it comes back, the next beat takes up the line again.
  addEventListener('pagehide', letGo);
  mount();
  return { alive, stop };
}
