import { type Amount, type Doubt, type Mark, nothingTold, plus, seenAs, SILENCE, SLACK, type Told, toldOf, type Window } from './model.ts';

const about = ({ lo, hi }: Amount, ms: number): Amount => ({ lo: Math.max(0, lo - ms), hi: hi + ms });
/** The wall went back by so much, within the slack, and nobody can tell. */
const blurred = (told: Told, ms: number): Told => ({ ...told, counted: about(told.counted, ms), asked: about(told.asked, ms), elsewhere: about(told.elsewhere, ms), all: about(told.all, ms) });
const minus = ({ lo, hi }: Amount): Amount => ({ lo: -lo, hi: -hi });

/** A timer that runs, in true time. */
interface Run { patient: string; windows: Window[]; last: Mark; voices: Set<string>; doubt: Doubt | null; input: number | null; blur: number }

/**
 * One person at one computer, in true time. A test tells it what really happened (she worked, left, came back, pressed Stop; the clock was
 * set; the worker died); `told` says what her patients' time must be called.
 */
export class Truth {
  now: Mark = { at: 0, awake: 0, slept: 0, set: 0 };
  run: Run | null = null;
  readonly told = new Map<string, Told>();
  #last: { run: Run; told: Told } | null = null;
  /** Steady clocks that can be asked now. */
  voices = new Set<string>();

  /** Somebody is awake; all clocks run. */
  pass(ms: number): void { this.now = { ...this.now, at: this.now.at + ms, awake: this.now.awake + ms }; }
  /** The computer sleeps: the wall's clock runs on, steady ones stand. */
  sleep(ms: number): void { this.now = { ...this.now, at: this.now.at + ms, slept: this.now.slept + ms }; }
  /** Somebody sets the clock: no time passes. */
  set(ms: number): void { this.now = { ...this.now, set: this.now.set + ms }; }

  /** @param windows what was seen of it before: a switch holds from the instant at which the other chart came up */
  begin(patient: string, windows: readonly Window[] = []): void {
    this.run = { patient, windows: [...windows], last: this.now, voices: new Set(this.voices), doubt: null, input: null, blur: 0 };
  }

  /** The timer was seen alive: what lies before is one window. A silence or a changed clock in it is a doubt. */
  seen(): void {
    const { run } = this;
    if (!run) return;
    const window = this.#window(run);
    const { changed, silent, extra, wall } = seenAs(window);
    // Within the slack, and with no steady clock to ask, an instant before the last one is the last one.
    if (!window.vouched && wall < 0 && wall > -SLACK) {
      run.blur -= wall;
      return;
    }
    run.windows.push(window);
    Object.assign(run, { last: this.now, voices: new Set(this.voices) });
    if (!silent && !changed) return;
    // An absence begins at the last input, if that is known.
    const absent = silent || (extra > SILENCE && run.input !== null);
    const since = absent ? (run.doubt ? window.from.at : Math.min(window.from.at, run.input ?? window.from.at)) : this.now.at;
    this.#doubt({ since, asks: false, onlyAsks: false, idle: false }, window);
  }

  /** The browser said when key or mouse were touched last. */
  touched(at: number): void {
    if (this.run) this.run.input = Math.max(this.run.input ?? 0, at);
  }

  #window(run: Run): Window {
    return { from: run.last, to: this.now, vouched: [...this.voices].some((voice) => run.voices.has(voice)) };
  }

  #doubtful(window: Window): boolean {
    const { changed, silent } = seenAs(window);
    return changed || silent;
  }

  /** Nobody touched key or mouse since then, and that is beyond the limit. */
  idle(since: number): void { this.#after(() => this.#doubt({ since, asks: false, onlyAsks: false, idle: this.run?.doubt === null })); }
  locked(since: number): void { this.#after(() => this.#doubt({ since, asks: false, onlyAsks: false, idle: false })); }
  /** The chart shows somebody else from now on. */
  otherChart(): void {
    if (this.run?.doubt?.asks) return;
    this.#after(() => this.#doubt({ since: this.now.at, asks: true, onlyAsks: true, idle: false }));
  }

  #after(act: () => void): void {
    if (!this.run) return;
    this.seen();
    act();
  }

  #doubt(next: Omit<Doubt, 'after'>, by: Window | null = null): void {
    const { run } = this;
    if (!run) return;
    const first = run.windows[0]?.from.at ?? run.last.at;
    const change = run.windows.findLast((window) => window !== by && seenAs(window).changed)?.to.at ?? first;
    const since = Math.max(first, change, next.since);
    const perhaps = Math.max(first, next.since) < since || run.doubt?.perhaps !== undefined ? Math.max(first, Math.min(next.since, run.doubt?.perhaps ?? Infinity)) : undefined;
    const { doubt } = run;
    const after = run.windows.length;
    if (!doubt) run.doubt = { ...next, since, after, perhaps };
    else run.doubt = { ...(since < doubt.since ? { since, after } : { since: doubt.since, after: doubt.after }), perhaps, asks: doubt.asks || next.asks, onlyAsks: doubt.onlyAsks && next.onlyAsks, idle: doubt.idle };
  }

  /** Somebody looks after the timer with the vault open: gaps and clock changes are asked for, and it goes on. @param back she is here again: whatever stands is asked for */
  settle(back: boolean): void {
    const { run } = this;
    // Looking is not being seen: where nothing is to be settled, the last sighting stands.
    if (!run || (!run.doubt && !this.#doubtful(this.#window(run)))) return;
    this.seen();
    if (!run.doubt || (!back && (run.doubt.asks || run.doubt.idle))) return;
    this.#close(this.now.at, false);
    this.begin(run.patient);
  }

  /** "Go on for this patient". @returns whether the look at the other chart is counted */
  goOn(): boolean {
    if (!this.run?.doubt?.asks) return false;
    const before = { ...this.run, windows: [...this.run.windows] };
    this.seen();
    if (!this.run.doubt.onlyAsks) {
      this.run = before;
      return false;
    }
    this.run.doubt = null;
    return true;
  }

  /** Switch: holds from the instant at which the other chart came up, if nothing else happened since; otherwise from now. @param held whether it is that chart's patient */
  switchTo(patient: string, held = true, ago = 0): void {
    if (!this.run) return;
    this.seen();
    const { doubt, windows } = this.run;
    this.#close(this.now.at - ago, doubt?.onlyAsks ?? false);
    this.begin(patient, held && doubt?.onlyAsks ? windows.slice(doubt.after) : this.justNow(ago));
  }

  /** The last `ago` ms, in which somebody was there: a command that had to be sent again. */
  justNow(ago: number): Window[] {
    return ago > 0 ? [{ from: { ...this.now, at: this.now.at - ago, awake: this.now.awake - ago }, to: this.now, vouched: true }] : [];
  }

  /** The activity changes: one entry ends, the next begins. What was in doubt is asked for. */
  next(ago = 0): void {
    if (!this.run) return;
    this.seen();
    this.#close(this.now.at - ago, false);
    this.begin(this.run.patient, this.justNow(ago));
  }

  /** Stop is taken back, as if it had never been pressed. */
  undo(): void {
    if (!this.#last) return;
    const { run, told } = this.#last;
    this.#add({ ...told, counted: minus(told.counted), asked: minus(told.asked), elsewhere: minus(told.elsewhere), all: minus(told.all) });
    this.run = { ...run, doubt: null, input: null, windows: [...run.windows, { from: run.last, to: this.now, vouched: true }], last: this.now, voices: new Set(this.voices) };
  }

  /** The start was wrong: the timer began so much earlier (negative) or later, ms. */
  moveStart(by: number): void {
    const { run } = this;
    if (!run) return;
    const first = run.windows[0]?.from ?? run.last;
    const moved = { ...first, at: first.at + by, awake: first.awake + by };
    if (by < 0) run.windows.unshift({ from: moved, to: first, vouched: true, said: true });
    else run.windows = run.windows.flatMap((window) => (window.to.at <= moved.at ? [] : [{ ...window, from: window.from.at < moved.at ? moved : window.from }]));
  }

  /** Stop was pressed `ago` ms before now. */
  stop(ago = 0): void {
    const { run } = this;
    if (!run) return;
    this.seen();
    this.#last = { run, told: this.#close(this.now.at - ago, run.doubt?.onlyAsks ?? false) };
    this.run = null;
  }

  /** The browser was closed or killed: certain up to the last sighting, asked for until somebody is back (now), and over. */
  closed(): void {
    const { run } = this;
    if (!run) return;
    const after: Window = { from: run.last, to: this.now, vouched: false };
    const before = toldOf(run.patient, run.windows, run.doubt, run.last.at, false);
    const rest = Math.max(0, seenAs(after).wall);
    this.#add(blurred({ ...before, asked: plus(before.asked, { lo: rest, hi: rest }), all: plus(before.all, { lo: rest, hi: rest }) }, run.blur));
    this.run = null;
  }

  #close(end: number, elsewhere: boolean): Told {
    const run = this.run!;
    const exact = toldOf(run.patient, run.windows, run.doubt, end, elsewhere);
    const told = blurred(exact, run.blur);
    this.#add(told);
    return told;
  }

  #add(more: Told): void {
    const sum = this.told.get(more.patient) ?? nothingTold(more.patient);
    this.told.set(more.patient, { patient: more.patient, counted: plus(sum.counted, more.counted), asked: plus(sum.asked, more.asked), elsewhere: plus(sum.elsewhere, more.elsewhere), all: plus(sum.all, more.all) });
  }
}
