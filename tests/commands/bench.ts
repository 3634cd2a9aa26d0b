import 'fake-indexeddb/auto';
import './quick-passphrases.ts';
import { Dexie } from 'dexie';
import { Charts, type Reading } from '../../lib/commands/charts.ts';
import type { Context, Ports, Store } from '../../lib/commands/context.ts';
import { Sites } from '../../lib/commands/sites.ts';
import { dispatch, Rate, type Answer } from '../../lib/commands/dispatch.ts';
import { Clocks } from '../../lib/commands/clocks.ts';
import { Home } from '../../lib/commands/home.ts';
import { Looks } from '../../lib/commands/looks.ts';
import { present, type Presence } from '../../lib/commands/presence.ts';
import type { BackupPlaces } from '../../lib/ledger/backup/shelf.ts';
import { openDatabase } from '../../lib/ledger/database.ts';
import { Epochs } from '../../lib/ledger/epochs.ts';
import { eventsOf } from '../../lib/ledger/log.ts';
import type { LedgerEvent } from '../../lib/records/index.ts';
import type { Sender, Surface } from '../../lib/commands/command.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import { fakeSession } from './fake-browser.ts';

/** A store in memory, standing in for the browser's (a fake). */
export function fakeStore(kept = new Map<string, string>()): Store & { kept: Map<string, string> } {
  return {
    kept,
    get: async <T>(key: string) => (kept.has(key) ? (JSON.parse(kept.get(key)!) as T) : undefined),
    set: async (key, value) => void kept.set(key, JSON.stringify(value)),
    remove: async (key) => void kept.delete(key),
    keys: async () => [...kept.keys()],
  };
}

/**
 * One computer with one practice: real commands, real ledger and vault over fake-indexeddb, a clock that the test moves.
 * `restart()` is the browser closed and opened again; `wake()` is only the worker's death.
 */
export class Desk {
  now = Date.parse('2026-11-17T15:00:00Z');
  /** What a clock that nobody can set has run since the computer started, ms. */
  steady = 0;
  local = fakeStore();
  memory = fakeStore();
  context!: Context;
  /** Where backups lie; none unless a test gives one. */
  backups?: BackupPlaces;
  front = 1;
  #ids = 0;

  async wake(): Promise<this> {
    const ports: Ports = {
      local: this.local, memory: this.memory,
      activeTab: async () => this.front, openPanel: async () => undefined, injectReader: async () => undefined, injectTeacher: async () => undefined, toTab: async () => undefined, managed: async () => undefined, openWorkspace: async () => undefined,
      changed: () => undefined, toCharts: async () => undefined, grantedOrigins: async () => [origin], isGranted: async (each) => each === origin, syncSites: async () => undefined,
      ...(this.backups ? { backups: this.backups } : {}),
    };
    const now = () => this.now;
    const newId = () => `00000000-0000-4000-8000-${(Date.now().toString(16) + (++this.#ids).toString(16).padStart(4, '0') + Math.floor(Math.random() * 16 ** 4).toString(16).padStart(4, '0')).slice(-12).padStart(12, '0')}`;
    // A new worker has a new steady clock, which begins at nothing.
    const born = this.steady;
    const clocks = new Clocks(now, () => this.steady - born, newId());
    const home = new Home(ports, clocks, newId);
    const looks = new Looks(() => this.context);
    const sites = new Sites(ports);
    const charts = new Charts(ports, sites, now, newId);
    home.onLock(() => charts.forgetAll());
    home.onLock(() => looks.forgetAll());
    this.context = { now, ago: () => 0, newId, ports, home, charts, clocks, looks, sites };
    await home.wake();
    return this;
  }

  async restart(): Promise<this> {
    this.memory = fakeStore();
    fakeSession.kept = {};
    return this.wake();
  }

  async practice(): Promise<{ name: string; passphrase: string }[]> {
    return ((await this.ask('practice.startPractice', {}, 'workspace')) as { people: { name: string; passphrase: string }[] }).people;
  }

  sender(surface: Surface, tab = 1): Sender {
    return { surface, tab, document: `doc-${tab}`, origin: surface === 'chart' ? origin : null, url: surface === 'chart' ? `${origin}/openmrs/spa/patient/x/chart` : null };
  }

  answer(name: string, input: unknown, surface: Surface, id: string = crypto.randomUUID(), tab = 1): Promise<Answer> {
    return dispatch(this.context, new Rate(), { caretally: 1, id, name, input }, this.sender(surface, tab));
  }

  /** Asks and expects an answer. */
  async ask(name: string, input: unknown, surface: Surface = 'sidepanel', id: string = crypto.randomUUID(), tab = 1): Promise<unknown> {
    const answer = await this.answer(name, input, surface, id, tab);
    if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
    return answer.reply;
  }

  view(): Promise<WidgetView> {
    return this.ask('widget.view', {}) as Promise<WidgetView>;
  }

  show(reading: Partial<Reading>, tab = 1): Promise<unknown> {
    return this.ask('chart.seen', { reading: { status: 'read', urlId: null, family: '', given: '', birthDate: null, recordNumber: null, stale: false, ...reading } }, 'chart', crypto.randomUUID(), tab);
  }

  /** Time passes with somebody there: a witness at least each minute. */
  async work(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 60_000) {
      this.pass(Math.min(left, 60_000));
      await this.ask('widget.witness', {});
    }
  }

  pass(ms: number): void {
    this.now += ms;
    this.steady += ms;
  }

  /** Somebody sets the computer's clock; or it sleeps, which looks the same from inside. */
  step(ms: number): void {
    this.now += ms;
  }

  /** What the browser would say of key and mouse. */
  present(state: Presence['state'], idleMs = 0): Promise<void> {
    return present(this.context, { state, idleMs });
  }
}

export const origin = 'https://ehr.example';

/** A desk in a practice of made-up people that began just now, with its first person at work. */
export async function practiceDesk(): Promise<Desk> {
  fakeSession.kept = {};
  const desk = await new Desk().wake();
  await desk.practice();
  return desk;
}

/** Nothing of one test is there for the next. */
export async function sweep(): Promise<void> {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
}

/** Every event of a ledger in the order written, opened with the key of the person at the desk. */
export async function kept(database: string, { context }: Desk): Promise<LedgerEvent[]> {
  const { vault } = (await context.home.openNow())!;
  const db = await openDatabase(database);
  const events: LedgerEvent[] = [];
  const { device } = (await db.heads.toCollection().first())!;
  for await (const part of eventsOf(db, vault, new Epochs(db, vault), device)) events.push(...part);
  db.close();
  return events;
}

/** All that a database holds, as text: strings as they are, bytes as Latin-1. */
export async function dumped(database: string): Promise<string> {
  const db = await openDatabase(database);
  const out: string[] = [];
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array) out.push(Buffer.from(value).toString('latin1'));
    else if (value && typeof value === 'object') Object.entries(value).forEach(([name, inner]) => { out.push(name); walk(inner); });
    else out.push(String(value));
  };
  for (const table of db.tables) (await table.toArray()).forEach(walk);
  db.close();
  return out.join('\n');
}

export { cellsOf, type Cells } from './cells.ts';
