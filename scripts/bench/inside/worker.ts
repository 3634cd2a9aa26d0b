/** Runs inside the background worker, beside the product's own code. Start with `round`. */
import type { WidgetView } from '../../../lib/commands/views.ts';
import { appendAlone, type Appending } from './append.ts';
import { rawPut, rawRows, wait } from './raw.ts';
import { api, covered, watchSpans, type Span } from './spans.ts';

type Answer = { ok: true; reply: WidgetView } | { ok: false; code: string; message: string };

/** Pause between two things that are measured, ms: what one leaves behind (badge, open pages told) is not the next one's. */
const REST_MS = 20;

let heardAt = Infinity;
const say = api.runtime.sendMessage.bind(api.runtime);
// The worker tells its pages "changed" as the first thing after a write is complete: the instant at which a stop is saved.
api.runtime.sendMessage = (message: unknown) => {
  if ((message as { caretally?: unknown }).caretally === 'changed') heardAt = Math.min(heardAt, performance.now());
  return say(message);
};

/** Hands a message to the worker's own listener, as the browser does when it arrives from the side panel. */
async function command(name: string, input: object = {}): Promise<{ from: number; saved: number; replied: number; view: WidgetView }> {
  // A document of its own each time, so that a hundred stops in a row are not taken for a flood.
  const sender = { id: api.runtime.id, url: api.runtime.getURL('sidepanel.html'), documentId: crypto.randomUUID(), documentLifecycle: 'active' };
  heardAt = Infinity;
  const from = performance.now();
  const answer = await new Promise<Answer>((done) => { api.runtime.onMessage.dispatch({ caretally: 1, id: crypto.randomUUID(), name, input }, sender, (reply) => done(reply as Answer)); });
  const replied = performance.now();
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.message}`);
  return { from, saved: heardAt, replied, view: answer.reply };
}

let raw: () => Promise<number>;
let rows: () => Promise<number>;
let alone: Appending;
const pause = () => wait(REST_MS);

export interface Round { raw: number; rows: number; append: number; saved: number; replied: number; view: number }

async function stop(patient: string): Promise<Awaited<ReturnType<typeof command>>> {
  const { view: before } = await command('timer.start', { patient });
  if (before.timer?.patient.key !== patient) throw new Error('The timer did not start.');
  await pause();
  const done = await command('timer.stop');
  if (done.view.timer !== null || done.view.finished?.entry !== before.timer.id || !Number.isFinite(done.saved)) throw new Error('The timer was not stopped.');
  await pause();
  return done;
}

/** One round: the yardstick, a stop as the product does it, and the ledger alone; every other round the other way around. */
async function round(patient: string, backwards: boolean): Promise<Round> {
  const result: Round = { raw: 0, rows: 0, append: 0, saved: 0, replied: 0, view: 0 };
  const parts = [
    async () => { result.raw = await raw(); },
    async () => {
      const { from, saved, replied } = await stop(patient);
      Object.assign(result, { saved: saved - from, replied: replied - from });
    },
    async () => { result.rows = await rows(); },
    async () => { result.append = await alone.once(pause); },
    async () => {
      const { from, replied } = await command('widget.view');
      result.view = replied - from;
    },
  ];
  for (const part of backwards ? parts.reverse() : parts) {
    await part();
    await pause();
  }
  return result;
}

export interface Share { what: string; ms: number; times: number }

/** Where the time of a stop goes until it is saved: for each kind of wait, how long and how often. What nothing waits for is our own code. */
async function parts(patient: string): Promise<{ whole: number; shares: Share[] }> {
  await command('timer.start', { patient });
  await pause();
  const { spans, restore } = watchSpans(api);
  const { from, saved } = await command('timer.stop');
  await pause();
  restore();
  const mine = spans.filter((span) => span.from >= from && span.from < saved);
  const kinds = [...new Set(mine.map((span) => span.what))];
  const of = (list: Span[]) => covered(list, from, saved);
  return {
    whole: saved - from,
    shares: [
      ...kinds.map((what) => ({ what, ms: of(mine.filter((span) => span.what === what)), times: mine.filter((span) => span.what === what).length })),
      { what: 'none of these: our own code, and waiting for a turn', ms: saved - from - of(mine), times: 1 },
    ],
  };
}

const inside = {
  prepare: async () => {
    raw = await rawPut();
    rows = await rawRows();
    alone = await appendAlone();
  },
  round, parts,
  appended: () => alone.events(),
};
export type Inside = typeof inside;
Object.assign(globalThis, { bench: inside });
