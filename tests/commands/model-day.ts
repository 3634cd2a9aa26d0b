import { Rate, dispatch, type Answer } from '../../lib/commands/dispatch.ts';
import type { Surface } from '../../lib/commands/command.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import { Truth } from '../timer/truth.ts';
import { Desk } from './bench.ts';
import type { Preferences } from '../../lib/records/index.ts';
import { disk, type Memory } from './memory.ts';
import { fakeSession } from './fake-browser.ts';

const MINUTE = 60_000;
export const passphrase = 'alder creek in november';
export const patients = ['A', 'B', 'C'] as const;
export const charts = patients.map((name, n) => ({ urlId: `url-${name}`, family: `Made-up ${name}`, given: 'Pat', birthDate: '1950-01-01', recordNumber: `R${n}` }));

/** A write that fails before or after it is on the disk, and how long until it is tried again, ms. */
export interface Trouble { fault: 'before' | 'after' | null; wait: number }

/** A practice with one nurse and three patients, begun once by the real commands; each day begins with a copy, which `restore` puts in place. */
export interface Beginning { restore: () => Promise<void>; local: Map<string, string>; session: Record<string, unknown>; keys: string[] }

export async function beginning(keep: () => Promise<() => Promise<void>> = keptInMemory): Promise<Beginning> {
  const desk = new Desk();
  desk.now = Date.parse('2026-01-05T15:00:00Z');
  await desk.wake();
  const { key } = (await desk.ask('practice.recoveryKey', {}, 'workspace')) as { key: string };
  await desk.ask('practice.create', { practice: { name: 'Alder Creek', timeZone: 'America/Detroit' }, me: { name: 'Dana Whitfield', credential: 'RN', role: 'clinical_staff' }, passphrase, recoveryKey: key }, 'workspace');
  const keys: string[] = [];
  for (const { family, given, birthDate, recordNumber } of charts) {
    const made = (await desk.ask('patient.add', { patient: { family, given, birthDate, recordNumber, payer: 'medicare_ffs' } }, 'workspace')) as { key: string };
    keys.push(made.key);
    // Only for who is in a program may a timer follow the chart by itself.
    await desk.ask('enrollment.save', { enrollment: { patient: made.key, program: 'CCM', status: 'enrolled', since: '2026-01-05' }, assign: false, month: '2026-01' }, 'workspace');
  }
  return { restore: await keep(), local: new Map(desk.local.kept), session: { ...fakeSession.kept }, keys };
}

/** Remembers the stand-in's databases as they are. @returns what puts them back */
async function keptInMemory(): Promise<() => Promise<void>> {
  const copies = (of: Map<string, Memory>) => new Map([...of].map(([name, each]) => [name, each.copy()]));
  const then = copies(disk.databases);
  return async () => { disk.databases = copies(then); };
}

/** The desk as it was left, at another time: the vault is open, as if its passphrase had just been typed. */
export async function deskAt(now: number, begun: Beginning): Promise<Desk> {
  await begun.restore();
  disk.fault = null;
  const desk = new Desk();
  desk.now = now;
  for (const [key, value] of begun.local) desk.local.kept.set(key, value);
  const session = JSON.parse(begun.session['vault'] as string) as object;
  fakeSession.kept = { vault: JSON.stringify({ ...session, openedAt: now, lastInput: now, lockAt: now + 10 * MINUTE }) };
  return desk.wake();
}

/**
 * One nurse's day at a computer: every act is done by the real commands and told to the truth. What the desk itself must say (who runs, who
 * is paused, what is refused) is held against the acts at once; the sums when the day is over (`model-laws.ts`).
 */
export class Day {
  readonly truth = new Truth();
  readonly begun: Beginning;
  desk!: Desk;
  open = true;
  shown: number | null = null;
  running: { patient: number; tagged: boolean; callUntil: number | null } | null = null;
  paused: number | null = null;
  /** Whose chart made the clock stand. */
  heldFor: number | null = null;
  /** What the person chose for another patient's chart. The truth knows only asking and going on. */
  mode: NonNullable<Preferences['otherChart']> = 'ask';
  /** Clocks were set back at some time of this day. */
  setBack = false;
  readonly wrong: string[] = [];
  /** Commands that were said to be done. */
  readonly done: string[] = [];
  /** Awake and without a change of the clock or of the timer for so long, ms: a command may have been asked for that much earlier. */
  calm = 0;
  #reported = { wall: 0, at: 0 };
  #input = 0;
  #told: number | null = null;
  #toldWall = 0;
  #page = 0;
  #pages = 0;

  constructor(begun: Beginning) { this.begun = begun; }

  async begin(now: number, mode: Day['mode'] = 'ask'): Promise<this> {
    this.desk = await deskAt(now, this.begun);
    this.mode = mode;
    if (mode !== 'ask') {
      const { preferences } = (await this.desk.ask('preferences.view', {}, 'workspace')) as { preferences: Preferences };
      await this.desk.ask('preferences.set', { preferences: { ...preferences, otherChart: mode } }, 'workspace');
    }
    this.#reported = { wall: now, at: 0 };
    this.truth.voices.add(`worker ${this.#pages}`);
    return this;
  }

  get limit(): number { return this.running?.callUntil && this.desk.now < this.running.callUntil ? 30 * MINUTE : 5 * MINUTE; }

  pass(ms: number): void { this.desk.pass(ms); this.truth.pass(ms); this.calm += ms; }
  sleep(ms: number): void { this.desk.step(ms); this.truth.sleep(ms); this.calm = 0; this.last = null; }
  set(ms: number): void { this.desk.step(ms); this.truth.set(ms); this.calm = 0; this.last = null; if (ms < 0) this.setBack = true; }

  /** Any message finds the vault past its deadline: locked. The time is uncertain only beyond the person's own limit. */
  async due(): Promise<void> {
    const open = (await this.desk.context.home.openNow()) !== null;
    if (this.open && !open) {
      this.#locked();
      this.#away(this.#reported.at);
      if (this.desk.now - this.#reported.wall >= this.limit) this.truth.idle(this.#reported.at);
    }
  }

  /** What the browser says of the last input is a sighting, and is remembered. */
  #away(input: number): void {
    this.truth.seen();
    this.truth.touched(input);
  }

  #locked(): void { this.open = false; this.shown = null; }

  send(name: string, input: unknown, { ago = 0, surface = 'sidepanel' as Surface, id = crypto.randomUUID() as string, tab = 1 } = {}): Promise<Answer> {
    const tick = surface === 'chart' ? {} : { tick: { clock: `00000000-0000-4000-8000-${this.#page.toString(16).padStart(12, '0')}`, ms: this.desk.steady } };
    if (surface !== 'chart') {
      this.truth.voices.add(`page ${this.#page}`);
      this.#input = this.truth.now.at;
    }
    return dispatch(this.desk.context, new Rate(), { caretally: 1, id, name, input, ...tick, ...(ago > 0 ? { ago } : {}) }, this.desk.sender(surface, tab));
  }

  /**
   * A command by the person. A write may fail before or after it is on the disk; then the same command is sent again after a while.
   * @param can whether the desk must do it @param truly tells the truth what it means, `ago` ms later
   */
  async press(name: string, input: unknown, can: boolean, truly: (ago: number, reply: WidgetView) => void, trouble: Trouble = { fault: null, wait: 0 }): Promise<void> {
    const id = crypto.randomUUID() as string;
    disk.fault = can && this.open ? trouble.fault : null;
    const first = await this.send(name, input, { id });
    const failed = !first.ok && first.code === 'NOT_SAVED' ? trouble.fault : null;
    if (!failed) {
      disk.fault = null;
      this.#expect(name, id, first, can, (reply) => truly(0, reply));
      return;
    }
    // On the disk already, and nobody heard of it.
    if (failed === 'after') truly(0, (await this.desk.view()));
    this.pass(trouble.wait);
    await this.due();
    const again = await this.send(name, input, { id, ago: trouble.wait });
    if (this.open || name === 'timer.stop') this.#expect(name, id, again, true, (reply) => { if (failed === 'before') truly(this.open ? trouble.wait : 0, reply); });
  }

  #expect(name: string, id: string, answer: Answer, can: boolean, truly: (reply: WidgetView) => void): void {
    if (answer.ok !== can) this.wrong.push(`${name} was ${answer.ok ? 'done' : `refused (${answer.code})`}, which was not to be expected`);
    if (!answer.ok) return;
    // Going on may have nothing to write.
    if (this.open && name !== 'timer.goOn') this.done.push(id);
    truly(answer.reply as WidgetView);
  }

  async show(n: number | null): Promise<void> {
    const reading = n === null ? { status: 'none' } : charts[n]!;
    const news = this.open && this.shown !== n;
    await this.send('chart.seen', { reading: { status: 'read', urlId: null, family: '', given: '', birthDate: null, recordNumber: null, stale: false, ...reading } }, { surface: 'chart' });
    if (!news) return;
    this.shown = n;
    if (!this.running || n === null) return;
    const asks = this.truth.run?.doubt?.asks ?? false;
    if (n === this.running.patient) {
      if (asks) this.truth.settle(true);
    } else if (this.mode === 'ask') {
      const before = this.truth.run?.doubt?.since;
      this.truth.otherChart();
      if (!asks || before === this.truth.now.at) this.heldFor = n;
    }
  }

  async present(): Promise<void> {
    const idle = this.truth.now.at - this.#input;
    const idleMs = idle < 15_000 ? 0 : idle;
    await this.desk.present(idleMs === 0 ? 'active' : 'idle', idleMs);
    this.#told = this.truth.now.at - idleMs;
    this.#toldWall = this.desk.now - idleMs;
    this.#away(this.#told);
    if (idleMs >= this.limit) this.truth.idle(this.#told);
    if (idleMs >= 10 * MINUTE) this.#locked();
    else if (idleMs === 0 && this.open) {
      if (this.desk.now > this.#reported.wall) this.#reported = { wall: this.desk.now, at: this.truth.now.at };
      if (this.truth.run?.doubt?.idle && !this.truth.run.doubt.asks) this.truth.settle(true);
    }
    this.#seen();
  }

  async osLock(): Promise<void> {
    const { at } = this.truth.now;
    // How long ago the last input was, the wall's clock says; where it was set since, that is all there is to go by.
    const ago = this.desk.now - Math.min(this.desk.now, this.#toldWall);
    await this.desk.present('locked');
    this.truth.locked(this.#told === null || ago <= MINUTE ? at : this.#told);
    this.#locked();
    this.#seen();
  }

  async lock(): Promise<void> {
    if (!this.open) return;
    await this.send('vault.lock', {});
    this.truth.locked(this.truth.now.at);
    this.#locked();
  }

  async unlock(): Promise<void> {
    await this.send('vault.unlock', { passphrase });
    this.open = true;
    this.#reported = { wall: this.desk.now, at: this.truth.now.at };
    if (!this.truth.run) { this.running = null; this.last = null; return; }
    this.truth.settle(true);
  }

  async witness(): Promise<void> {
    await this.send('widget.witness', {});
    this.#seen();
  }

  #seen(): void {
    this.truth.seen();
    if (this.open) this.truth.settle(false);
  }

  async wake(): Promise<void> {
    this.truth.voices = new Set([`worker ${++this.#pages}`]);
    await this.desk.wake();
    this.open = (await this.desk.context.home.openNow()) !== null;
    if (!this.open) this.shown = null;
  }

  async restart(): Promise<void> {
    this.truth.voices = new Set([`worker ${++this.#pages}`]);
    this.#page = this.#pages;
    this.truth.closed();
    this.last = null;
    await this.desk.restart();
    this.#told = null;
    this.#locked();
    this.heldFor = null;
    this.calm = 0;
  }

  /** The last patient whose timer ended, for undo; null once the clock changed (undo then counts up to 13 s of the change, which is known). */
  last: number | null = null;
  /** The timer that Stop was pressed for: its entry has the same id. */
  stopped: string | null = null;
  lastTagged = false;
  pausedTagged = false;

  begins(patient: number, tagged = false): void {
    this.running = { patient, tagged, callUntil: null };
    this.paused = null;
    this.heldFor = null;
  }

  /** The chart in front is still somebody else's: the clock stands again. */
  chartStays(): void {
    if (this.mode !== 'ask' || this.shown === null || !this.running || this.shown === this.running.patient) return;
    this.truth.otherChart();
    this.heldFor = this.shown;
  }

  ends(): void {
    if (!this.running) return;
    Object.assign(this, { last: this.running.patient, lastTagged: this.running.tagged, pausedTagged: this.running.tagged });
    this.running = null;
  }

  /** Neither doubt nor changed clock since this timer began: its start may be moved. */
  get steadyRun(): boolean { return this.truth.run !== null && this.truth.run.doubt === null && this.truth.now.at - this.truth.run.last.at < 85_000 && this.calm > this.truth.now.at - (this.truth.run.windows[0]?.from.at ?? this.truth.run.last.at); }
}
