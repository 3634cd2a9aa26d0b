import fc from 'fast-check';
import { charts, type Day, patients, type Trouble } from './model-day.ts';

const MINUTE = 60_000;
const usual = fc.integer({ min: 0, max: 85_000 });
const span = fc.oneof({ weight: 12, arbitrary: usual }, { weight: 3, arbitrary: fc.integer({ min: 85_000, max: 400_000 }) }, { weight: 1, arbitrary: fc.integer({ min: 400_000, max: 45 * MINUTE }) }, { weight: 1, arbitrary: fc.constantFrom(0, 1, 90_000, 90_001, 299_999, 300_000, 600_000) });
const step = fc.oneof(fc.integer({ min: -3_600_000, max: 3_600_000 }), fc.integer({ min: -5_000, max: 5_000 }), fc.constantFrom(-10_800_000, -2_001, -2_000, 2_000, 2_001));
const trouble: fc.Arbitrary<Trouble> = fc.oneof({ weight: 6, arbitrary: fc.constant({ fault: null, wait: 0 }) }, { weight: 1, arbitrary: fc.record({ fault: fc.constantFrom('before' as const, 'after' as const), wait: fc.integer({ min: 100, max: 20_000 }) }) });
const chart = fc.integer({ min: 0, max: patients.length - 1 });

/** Something that happens, in words that can be read and pasted (`toString`). */
export class Act implements fc.AsyncCommand<Day, Day> {
  readonly words: string;
  readonly can: (day: Day) => boolean;
  readonly does: (day: Day) => Promise<void>;
  constructor(words: string, can: (day: Day) => boolean, does: (day: Day) => Promise<void>) {
    this.words = words;
    this.can = can;
    this.does = does;
  }
  check(day: Day): boolean { return this.can(day); }
  async run(day: Day): Promise<void> {
    await day.due();
    await this.does(day);
  }
  toString(): string { return this.words; }
}

const any = () => true;
const act = (words: string, does: (day: Day) => Promise<void> | void, can: (day: Day) => boolean = any) => new Act(words, can, async (day) => { await does(day); });
const said = ({ fault, wait }: Trouble) => (fault ? `, fails ${fault}, again after ${wait}` : '');
const runs = (day: Day) => day.open && day.running !== null;

/** The acts of a day, by what they take. */
export const acts = {
  works: (ms: number) => act(`works ${ms}`, async (day) => { day.pass(ms); await day.due(); await day.witness(); }),
  passes: (ms: number) => act(`passes ${ms}`, (day) => day.pass(ms)),
  sleeps: (ms: number) => act(`sleeps ${ms}`, (day) => day.sleep(ms)),
  sets: (ms: number) => act(`sets clock ${ms}`, (day) => day.set(ms)),
  alarm: () => act('alarm', (day) => day.present()),
  osLock: () => act('OS lock', (day) => day.osLock()),
  lock: () => act('lock', (day) => day.lock(), (day) => day.open),
  unlock: () => act('unlock', (day) => day.unlock(), (day) => !day.open),
  dies: () => act('worker dies', (day) => day.wake()),
  restarts: () => act('browser restarts', (day) => day.restart()),
  show: (n: number | null) => act(`shows ${n === null ? 'nothing' : patients[n]}`, (day) => day.show(n), (day) => day.open && day.shown !== n),
  start: (name: 'start' | 'switch', trouble: Trouble) => act(`${name}${said(trouble)}`, async (day) => {
    const to = day.shown;
    const can = day.open && to !== null;
    await day.press(`timer.${name}`, {}, can, (ago) => {
      if (to === null || day.running?.patient === to) return;
      if (day.running) day.truth.switchTo(patients[to]!, day.heldFor === to, ago);
      else day.truth.begin(patients[to]!, day.truth.justNow(ago));
      day.begins(to);
      // A start never lies before the end of the last timer, which a clock set back has moved: then it is tried once.
    }, day.setBack ? { fault: null, wait: 0 } : trouble);
  }, (day) => day.open && (day.shown === null ? day.running === null && day.paused === null : day.shown !== day.running?.patient)),
  stop: (trouble: Trouble) => act(`stop${said(trouble)}`, async (day) => {
    day.stopped = (await (await day.desk.context.home.openNow())?.desk())?.running?.id ?? null;
    await day.press('timer.stop', {}, true, (ago) => {
      if (day.running) day.truth.stop(ago);
      if (!day.open) return;
      if (!day.running) day.paused = null;
      day.ends();
    }, trouble);
  }, (day) => day.running !== null || day.paused !== null),
  pause: (trouble: Trouble) => act(`pause${said(trouble)}`, (day) => day.press('timer.pause', {}, runs(day), (ago) => {
    day.truth.stop(ago);
    day.paused = day.running!.patient;
    day.ends();
  }, trouble), runs),
  resume: (trouble: Trouble) => act(`resume${said(trouble)}`, (day) => day.press('timer.resume', {}, day.open && (day.running !== null || day.paused !== null), (ago) => {
    if (day.running) return;
    day.truth.begin(patients[day.paused!]!, day.truth.justNow(ago));
    day.begins(day.paused!, day.pausedTagged);
  }, trouble), (day) => day.open && day.paused !== null),
  goOn: () => act('go on', (day) => day.press('timer.goOn', {}, runs(day), () => { if (!day.truth.goOn()) day.truth.settle(true); }), runs),
  tag: (activity: string, from: 'now' | 'start', trouble: Trouble) => act(`tags ${activity} from ${from}${said(trouble)}`, (day) => day.press('timer.tag', { activity, from }, runs(day) && !(from === 'now' && (day.truth.run?.doubt?.asks ?? false)), (ago) => {
    if (from === 'now' && day.running!.tagged) day.truth.next(ago);
    day.running!.tagged = true;
  }, trouble), runs),
  note: () => act('notes', (day) => day.press('timer.note', { note: 'made-up note' }, runs(day), () => undefined), runs),
  call: (on: boolean) => act(on ? 'on a call' : 'call over', (day) => day.press('timer.call', { on }, runs(day), () => { day.running!.callUntil = on ? day.desk.now + 60 * MINUTE : null; }), runs),
  undo: () => act('undo', async (day) => {
    const { finished } = await day.desk.view();
    // A timer stopped at once leaves nothing: the entry before it is not what is meant here.
    if (!finished || finished.entry !== day.stopped) return;
    const answer = await day.send('timer.undo', { entry: finished.entry });
    if (!answer.ok) return;
    day.truth.undo();
    day.begins(day.last!, day.lastTagged);
    day.chartStays();
  }, (day) => day.open && day.running === null && day.last !== null),
  answer: (kind: 'keep' | 'discard' | 'first' | 'split', part: number) => act(`answers ${kind} ${part}`, async (day) => {
    const spans = (await day.desk.view()).unresolved;
    const span = spans[part % Math.max(1, spans.length)];
    if (!span) return;
    const middle = span.start + Math.floor(((span.end - span.start) * part) / 100);
    const cuts = [{ end: middle, keep: true }, { end: span.end, keep: false }].filter((cut, n) => (n === 0 ? cut.end > span.start && cut.end < span.end : true));
    // Time that is told elsewhere already is not kept twice: where the clock was set back, that may be.
    await day.send('unresolved.answer', { span: span.id, answer: kind, ...(kind === 'first' ? { minutes: 1 + (part % 9) } : {}), ...(kind === 'split' ? { cuts } : {}) });
  }, (day) => day.open),
  editStart: (by: number) => act(`moves start by ${by}`, async (day) => {
    const { timer } = await day.desk.view();
    if (!timer) return;
    // Later than the last sighting is left to `tests/timer/model-cases.test.ts`.
    const { windows, last } = day.truth.run!;
    const start = by < 0 ? Math.max(timer.earliestStart, timer.start + by) : timer.start + Math.min(by, last.at - (windows[0]?.from ?? last).at);
    const answer = await day.send('timer.editStart', { start, reason: 'corrected' });
    if (answer.ok) day.truth.moveStart(start - timer.start);
  }, (day) => runs(day) && !day.setBack && day.steadyRun),
};

const plain = (name: 'alarm' | 'osLock' | 'lock' | 'unlock' | 'dies' | 'restarts' | 'goOn' | 'note' | 'undo', weight: number) => ({ weight, arbitrary: fc.constant(name).map((each) => acts[each]()) });
const activity = fc.constantFrom('patient_call', 'care_plan_update', 'care_coordination');

/** Any act; `clocks` false leaves out set clocks and sleep. */
export const anyActs = (clocks = true): fc.Arbitrary<Act>[] => [
  { weight: 10, arbitrary: usual.map(acts.works) }, { weight: 6, arbitrary: span.map(acts.passes) },
  ...(clocks ? [{ weight: 1, arbitrary: span.map(acts.sleeps) }, { weight: 2, arbitrary: step.map(acts.sets) }] : []),
  plain('alarm', 5), plain('osLock', 1), plain('lock', 1), plain('unlock', 12), plain('dies', 2), plain('restarts', 1), plain('goOn', 3), plain('note', 1), plain('undo', 2),
  { weight: 7, arbitrary: fc.oneof({ weight: 9, arbitrary: chart }, { weight: 1, arbitrary: fc.constant(null) }).map(acts.show) },
  { weight: 8, arbitrary: trouble.map((each) => acts.start('start', each)) }, { weight: 2, arbitrary: trouble.map((each) => acts.start('switch', each)) },
  { weight: 3, arbitrary: trouble.map(acts.stop) }, { weight: 1, arbitrary: trouble.map(acts.pause) }, { weight: 2, arbitrary: trouble.map(acts.resume) },
  { weight: 3, arbitrary: fc.tuple(activity, fc.constantFrom('now' as const, 'start' as const), trouble).map(([what, from, each]) => acts.tag(what, from, each)) },
  { weight: 2, arbitrary: fc.boolean().map(acts.call) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('keep' as const, 'discard' as const, 'first' as const, 'split' as const), fc.integer({ min: 1, max: 99 })).map(([kind, part]) => acts.answer(kind, part)) },
  { weight: 1, arbitrary: fc.integer({ min: -600_000, max: 60_000 }).map(acts.editStart) },
].flatMap(({ weight, arbitrary }) => Array.from({ length: weight }, () => arbitrary as fc.Arbitrary<Act>));

export { charts };
