import fc from 'fast-check';
import type { Answer } from '../../lib/commands/dispatch.ts';
import { cameToFront } from '../../lib/commands/minding.ts';
import { Day, charts, patients } from './model-day.ts';
import { asWorker, disk, workerDies } from './memory.ts';

interface Sent { id: string; name: string; input: unknown; tab: number; at: number; answer: Answer | null; tries: number }

/** Only these write whenever they are done. */
const writes = new Set(['timer.start', 'timer.switch', 'timer.pause', 'timer.resume', 'timer.tag', 'timer.note', 'timer.call', 'timer.editStart', 'timer.undoSwitch']);

/**
 * Several pages press at once, on two tabs with different charts; nobody waits for an answer, the disk answers in any order, and the worker may
 * die in between. What becomes of the time cannot be said exactly; the laws of `model-laws.ts` hold all the same.
 */
export class Race {
  readonly day: Day;
  readonly sent: Sent[] = [];
  constructor(day: Day) { this.day = day; }

  press(name: string, input: unknown, tab = 1): void { this.#send({ id: crypto.randomUUID(), name, input, tab, at: this.day.desk.steady, answer: null, tries: 0 }); }

  /** The same command once more: a page that heard nothing sends it again. */
  again(which: number): void {
    const one = this.sent[which % Math.max(1, this.sent.length)];
    if (one) this.#send(one);
  }

  #send(one: Sent): void {
    if (!this.sent.includes(one)) this.sent.push(one);
    one.tries++;
    const ago = Math.min(600_000, this.day.desk.steady - one.at);
    void asWorker(() => this.day.send(one.name, one.input, { id: one.id, ago, tab: one.tab })).then((answer) => { one.answer ??= answer.ok || answer.code !== 'NOT_SAVED' ? answer : null; });
  }

  async dies(): Promise<void> {
    workerDies();
    // The new worker finds nobody to race with while it wakes.
    const { turn } = disk;
    disk.turn = null;
    await this.day.desk.wake();
    disk.turn = turn;
    for (const one of this.sent) if (!one.answer) this.#send(one);
  }

  /** Everything was answered, or is sent until it is. */
  async over(scheduler: fc.Scheduler): Promise<void> {
    disk.turn = null;
    for (let n = 1; n < 2_000 && this.sent.some((one) => !one.answer); n++) {
      if (n % 200 === 0) for (const one of this.sent) if (!one.answer) this.#send(one);
      await new Promise((done) => setTimeout(done, n % 20 === 0 ? 1 : 0));
      // Keys are made in threads: what they were waited for may have been put in line only now.
      await scheduler.waitIdle();
    }
    for (const one of this.sent) {
      if (!one.answer) this.day.wrong.push(`${one.name} was never answered`);
      else if (one.answer.ok && writes.has(one.name)) this.day.done.push(one.id);
      else if (!one.answer.ok && one.answer.code === 'UNEXPECTED') this.day.wrong.push(`${one.name} ended in something unexpected`);
    }
  }
}

/** Something that is begun without waiting for its end. */
class Begin implements fc.AsyncCommand<Race, Race> {
  readonly words: string;
  readonly does: (race: Race) => void | Promise<void>;
  constructor(words: string, does: (race: Race) => void | Promise<void>) { this.words = words; this.does = does; }
  check(): boolean { return true; }
  async run(race: Race): Promise<void> { await this.does(race); }
  toString(): string { return this.words; }
}

const begin = (words: string, does: (race: Race) => void | Promise<void>) => new Begin(words, does);
const one = (weight: number, arbitrary: fc.Arbitrary<Begin>) => Array.from({ length: weight }, () => arbitrary);
const tab = fc.constantFrom(1, 2);

export const anyRace: fc.Arbitrary<Begin>[] = [
  ...one(5, tab.map((n) => begin(`start in tab ${n}`, (race) => race.press('timer.start', {}, n)))),
  ...one(3, tab.map((n) => begin(`stop in tab ${n}`, (race) => race.press('timer.stop', {}, n)))),
  ...one(2, fc.constantFrom('timer.pause', 'timer.resume', 'timer.goOn', 'timer.switch', 'timer.undoSwitch').map((name) => begin(name, (race) => race.press(name, {})))),
  ...one(2, fc.constantFrom('now' as const, 'start' as const).map((from) => begin(`tags from ${from}`, (race) => race.press('timer.tag', { activity: 'patient_call', from })))),
  ...one(1, fc.constant(begin('notes', (race) => race.press('timer.note', { note: 'made-up note' })))),
  ...one(1, fc.boolean().map((on) => begin(on ? 'on a call' : 'call over', (race) => race.press('timer.call', { on })))),
  ...one(2, fc.constant(begin('witness', (race) => race.press('widget.witness', {})))),
  ...one(1, fc.constant(begin('alarm', (race) => { void asWorker(() => race.day.desk.present('active')).catch(() => undefined); }))),
  ...one(3, fc.integer({ min: 0, max: 20 }).map((which) => begin(`sends ${which} again`, (race) => race.again(which)))),
  ...one(2, fc.tuple(tab, fc.integer({ min: 0, max: 2 })).map(([n, who]) => begin(`tab ${n} shows ${patients[who]}`, (race) => {
    race.day.desk.front = n;
    void asWorker(() => race.day.desk.show({ status: 'read', stale: false, ...charts[who]! }, n)).catch(() => undefined);
  }))),
  ...one(1, tab.map((n) => begin(`tab ${n} comes to the front`, (race) => {
    race.day.desk.front = n;
    void asWorker(() => cameToFront(race.day.desk.context, race.day.desk.now)).catch(() => undefined);
  }))),
  ...one(3, fc.integer({ min: 0, max: 100_000 }).map((ms) => begin(`passes ${ms}`, (race) => race.day.pass(ms)))),
  ...one(1, fc.integer({ min: -20_000, max: 20_000 }).map((ms) => begin(`sets clock ${ms}`, (race) => race.day.set(ms)))),
  ...one(2, fc.constant(begin('worker dies', (race) => race.dies()))),
  ...one(1, fc.constant(begin('OS lock', (race) => { void asWorker(() => race.day.desk.present('locked')).catch(() => undefined); }))),
  ...one(1, fc.constant(begin('unlock', (race) => race.press('vault.unlock', { passphrase: 'alder creek in november' })))),
];
