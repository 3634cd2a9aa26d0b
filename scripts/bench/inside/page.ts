/** Runs inside the side panel's page: a stop as a person's click sends it, with the way of the message there and back. */
import type { WidgetView } from '../../../lib/commands/views.ts';
import { rawPut, wait } from './raw.ts';
import { api } from './spans.ts';

type Answer = { ok: boolean; reply?: WidgetView; code?: string; message?: string };

/** The worker takes 20 messages a second from one page, and the page's own drawing asks too. */
const REST_MS = 150;

let heardAt = Infinity;
api.runtime.onMessage.addListener((message) => {
  if ((message as { caretally?: unknown }).caretally === 'changed') heardAt = Math.min(heardAt, performance.now());
});

const send = (name: string, input: object = {}) => api.runtime.sendMessage({ caretally: 1, id: crypto.randomUUID(), name, input }) as Promise<Answer>;

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

export interface PageRound { raw: number; saved: number; replied: number; way: number }

async function round(patient: string, backwards: boolean): Promise<PageRound> {
  const result: PageRound = { raw: 0, saved: 0, replied: 0, way: 0 };
  const parts = [
    async () => { result.raw = await raw(); },
    async () => {
      const started = await send('timer.start', { patient });
      if (!started.ok || started.reply?.timer?.patient.key !== patient) throw new Error(`The timer did not start: ${started.code}`);
      await wait(REST_MS);
      heardAt = Infinity;
      const from = performance.now();
      const answer = await send('timer.stop');
      result.replied = performance.now() - from;
      result.saved = heardAt - from;
      if (!answer.ok || answer.reply?.timer !== null || !Number.isFinite(result.saved)) throw new Error(`The timer was not stopped: ${answer.code}`);
    },
    // A command that does not exist is refused at the door: what is left is the way there and back.
    async () => { result.way = await timed(() => send('bench.nothing')); },
  ];
  for (const part of backwards ? parts.reverse() : parts) {
    await part();
    await wait(REST_MS);
  }
  return result;
}

let raw: () => Promise<number>;
const inside = { prepare: async () => { raw = await rawPut(); }, round };
export type PageInside = typeof inside;
Object.assign(globalThis, { bench: inside });
