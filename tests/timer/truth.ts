import { type Doubt, type Mark, nothingTold, plus, seenAs, type Told, toldOf, type Window } from './model.ts';

/** A timer that runs, in true time. */
interface Run { patient: string; windows: Window[]; last: Mark; voices: Set<string>; doubt: Doubt | null }

/**
 * One person at one computer, in true time. A test tells it what really happened (she worked, left, came back, pressed Stop; the clock was
 * set; the worker died); `told` says what her patients' time must be called.
 */
export class Truth {
  now: Mark = { at: 0, awake: 0, slept: 0, set: 0 };
  run: Run | null = null;
  readonly told = new Map<string, Told>();
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
    this.run = { patient, windows: [...windows], last: this.now, voices: new Set(this.voices), doubt: null };
  }

  /** The timer was seen alive: what lies before is one window. A silence or a changed clock in it is a doubt. */
  seen(): void {
    const { run } = this;
    if (!run) return;
    const window = this.#window(run);
    run.windows.push(window);
    Object.assign(run, { last: this.now, voices: new Set(this.voices) });
    const { changed, silent } = seenAs(window);
    if (silent) this.#doubt({ since: window.from.at, asks: false, onlyAsks: false, idle: false });
    else if (changed) this.#doubt({ since: this.now.at, asks: false, onlyAsks: false, idle: false });
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

  #doubt(next: Omit<Doubt, 'after'>): void {
    const { run } = this;
    if (!run) return;
    const first = run.windows[0]?.from.at ?? run.last.at;
    const change = run.windows.findLast((window) => seenAs(window).changed)?.to.at ?? first;
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
  switchTo(patient: string, held = true): void {
    if (!this.run) return;
    this.seen();
    const { doubt, windows } = this.run;
    this.#close(this.now.at, doubt?.onlyAsks ?? false);
    this.begin(patient, held && doubt?.onlyAsks ? windows.slice(doubt.after) : []);
  }

  /** Stop was pressed `ago` ms before now. */
  stop(ago = 0): void {
    const { run } = this;
    if (!run) return;
    this.seen();
    this.#close(this.now.at - ago, run.doubt?.onlyAsks ?? false);
    this.run = null;
  }

  /** The browser was closed or killed: certain up to the last sighting, asked for until somebody is back (now), and over. */
  closed(): void {
    const { run } = this;
    if (!run) return;
    const since = Math.min(run.doubt?.since ?? Infinity, run.last.at);
    const after: Window = { from: run.last, to: this.now, vouched: false };
    const before = toldOf(run.patient, run.windows, run.doubt, run.last.at, false);
    const rest = Math.max(0, seenAs(after).wall);
    this.#add({ ...before, asked: plus(before.asked, { lo: rest, hi: rest }), all: plus(before.all, { lo: rest, hi: rest }) });
    void since;
    this.run = null;
  }

  #close(end: number, elsewhere: boolean): void {
    const run = this.run!;
    this.#add(toldOf(run.patient, run.windows, run.doubt, end, elsewhere));
  }

  #add(more: Told): void {
    const sum = this.told.get(more.patient) ?? nothingTold(more.patient);
    this.told.set(more.patient, { patient: more.patient, counted: plus(sum.counted, more.counted), asked: plus(sum.asked, more.asked), elsewhere: plus(sum.elsewhere, more.elsewhere), all: plus(sum.all, more.all) });
  }
}
