import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../../lib/commands/dispatch.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { FaultBrowser, Surface } from './browser.ts';
import type { Truth } from './truth.ts';

/** Answers after which a page of ours sends the same command again, as `lib/messages.ts` does. */
const again = new Set(['NOT_SAVED', 'TOO_MANY']);
/** How long a person stays at it, ms. */
const PATIENCE_MS = 30_000;
/** A page says "still here" this often, ms. */
const WITNESS_MS = 15_000;

export interface How { surface?: Surface; writes?: boolean; id?: string; page?: string; patience?: number }

/**
 * Somebody who keeps time: sends what a page would send, repeats with the same id what was not answered, and writes down in the truth what
 * was done. Never looks at the ledger.
 */
export class Person {
  browser: FaultBrowser;
  readonly truth: Truth;
  passphrase: string;
  #wall = 0;
  #steady = 0;
  /** When a command was first sent, by its id. */
  readonly #first = new Map<string, number>();

  constructor(browser: FaultBrowser, truth: Truth, passphrase: string) {
    this.browser = browser;
    this.truth = truth;
    this.passphrase = passphrase;
  }

  /** One command until it is answered. Null after the end of all patience. */
  async say(name: string, input: unknown = {}, { surface = 'sidepanel', writes = true, id = randomUUID(), page = '', patience = PATIENCE_MS }: How = {}): Promise<Answer | null> {
    const said = this.truth.said.find((each) => each.id === id) ?? this.truth.says(id, name, writes);
    const since = this.#first.get(id) ?? Date.now();
    this.#first.set(id, since);
    const until = Date.now() + patience;
    for (let n = 0; ; n++) {
      const answer = await this.browser.ask(name, input, id, { surface, page, since, steady: this.#steady, wall: this.#wall });
      if (answer?.ok) said.answered = this.truth.now();
      if (answer && (answer.ok || !again.has(answer.code))) return answer;
      if (Date.now() > until) return answer;
      await wait(Math.min(20 * 2 ** n, 400));
    }
  }

  /** The same, where only yes will do. @throws Error with the refusal */
  async must<T = unknown>(name: string, input: unknown = {}, how: How = {}): Promise<T> {
    const answer = await this.say(name, input, how);
    if (!answer?.ok) throw new Error(`${name}: ${answer ? `${answer.code} ${answer.message}` : 'no answer'}`);
    return answer.reply as T;
  }

  view(): Promise<WidgetView> {
    return this.must<WidgetView>('widget.view', {}, { writes: false });
  }

  /** Start, or the switch to another patient. */
  async start(patient: string, how: How = {}): Promise<Answer | null> {
    const sent = this.truth.now();
    const answer = await this.say('timer.start', { patient }, how);
    if (answer?.ok) this.truth.begins(patient, sent, this.truth.now());
    else if (!answer) this.truth.begins(patient, sent, null);
    return answer;
  }

  async stop(how: How = {}): Promise<Answer | null> {
    const sent = this.truth.now();
    // While locked a Stop is kept in the journal, not as a command: it is held to by the seconds.
    const answer = await this.say('timer.stop', {}, { writes: false, ...how });
    this.truth.ends(sent, this.truth.now());
    return answer;
  }

  /** Works for real. */
  async work(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= WITNESS_MS) {
      await wait(Math.min(left, WITNESS_MS));
      await this.here();
    }
  }

  /** Works while the clocks run fast: all that a page and the browser say in that time is said, at least every `step` ms. */
  async hours(ms: number, step = WITNESS_MS): Promise<void> {
    for (let left = ms; left > 0; left -= step) {
      await this.pass(Math.min(left, step));
      await this.browser.seam({ do: 'idle', state: 'active' });
      await this.here();
    }
  }

  /** Nobody touches a key from now on, and later the browser says so; or the screen is locked; or somebody is back. */
  async presence(state: 'idle' | 'locked' | 'active'): Promise<void> {
    await this.browser.seam({ do: 'set', settings: { screen: state === 'locked', ...(state === 'active' ? { input: null } : {}) } });
    await this.browser.seam({ do: 'idle', state });
    await this.here();
  }

  /** The last touch of a key is now. */
  async leaves(): Promise<void> {
    await this.browser.seam({ do: 'set', settings: { input: this.truth.now() } });
  }

  /** "Still here", as a visible page says it. */
  async here(): Promise<void> {
    await this.say('widget.witness', {}, { writes: false });
  }


  /** Time passes and nobody says anything. @param steady false: the steady clock stands still, as in some computers' sleep */
  async pass(ms: number, steady = true): Promise<void> {
    this.truth.pass(ms);
    await this.browser.seam({ do: 'set', settings: { wall: (this.#wall += ms), steady: (this.#steady += steady ? ms : 0) } });
  }

  /** Somebody sets the computer's clock. No time passes. */
  async jump(ms: number): Promise<void> {
    this.truth.jumped = true;
    await this.browser.seam({ do: 'set', settings: { wall: (this.#wall += ms) } });
  }

  async unlock(how: How = {}): Promise<Answer | null> {
    return this.say('vault.unlock', { passphrase: this.passphrase }, { writes: false, ...how });
  }
}
