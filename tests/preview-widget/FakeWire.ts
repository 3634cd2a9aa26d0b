import type { FinishedView, WidgetView } from '../../lib/commands/views.ts';
import type { SendAs } from '../../components/widget/useWidget.ts';
import { dayNow, rows } from '../preview/fixtures.ts';
import { timer } from '../widget/views.ts';

/** A fake worker for the preview and its checks: it answers as the real one would, from memory, and writes down what it was sent. */
export class FakeWire {
  view: WidgetView;
  readonly sent: { name: string; input: unknown; id: string | undefined }[] = [];
  /** Each entry makes the next command fail with that code. */
  readonly failures: string[] = [];
  delay = 0;
  private readonly listeners = new Set<() => void>();
  private readonly now: () => number;
  private entries = 0;

  constructor(view: WidgetView, now: () => number) {
    this.view = view;
    this.now = now;
  }

  readonly send: SendAs = async (name, input, id) => {
    if (name !== 'widget.view' && name !== 'widget.witness' && name !== 'teach.view') this.sent.push({ name, input, id });
    if (this.delay && name !== 'widget.view') await new Promise((done) => setTimeout(done, this.delay));
    const failure = name === 'widget.view' || name === 'teach.view' || name === 'widget.witness' || name === 'widget.place' ? undefined : this.failures.shift();
    if (failure) throw Object.assign(new Error('Made to fail.'), { code: failure });
    return this.answer(name, input as Record<string, unknown>) as never;
  };

  readonly onChange = (changed: () => void) => {
    this.listeners.add(changed);
    return () => void this.listeners.delete(changed);
  };

  /** The world changes: the chart, the lock. Pages are told. */
  change(change: Partial<WidgetView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }

  private answer(name: string, input: Record<string, unknown>): unknown {
    const { view } = this;
    const now = this.now();
    const end = (): FinishedView | null => view.timer && {
      entry: `e${++this.entries}`, patient: view.timer.patient, start: view.timer.start, end: now,
      program: view.timer.program, activity: view.timer.activity, note: view.timer.note, undoUntil: now + 10_000, modality: view.timer.modality, interactive: view.timer.interactive,
    };
    const recorded = (finished: FinishedView | null) => (finished ? [{ entry: finished.entry, patient: finished.patient, start: finished.start, end: finished.end, activity: finished.activity, program: finished.program }, ...view.today] : view.today);
    const begin = () => ({ ...timer, id: `t${now}`, patient: view.chart.patient as typeof timer.patient, start: now, activity: null, earliestStart: now - 600_000 });
    if (name === 'timer.start') this.view = { ...view, timer: begin(), finished: null, paused: null, offer: null };
    if (name === 'timer.switch') { const finished = end(); this.view = { ...view, timer: begin(), today: recorded(finished) }; }
    if (name === 'timer.stop') { const finished = end(); this.view = { ...view, timer: null, paused: null, finished, today: recorded(finished), locked: view.locked && { ...view.locked, openTimerSince: null } }; }
    if (name === 'timer.undo' && view.finished) this.view = { ...view, finished: null, timer: { ...begin(), patient: view.finished.patient, start: view.finished.start } };
    if (name === 'timer.tag') {
      const tags = { activity: input.activity as string, ...(input.program ? { program: input.program as string } : {}) };
      const entry = input.entry;
      this.view = entry
        ? { ...view, finished: view.finished?.entry === entry ? { ...view.finished, ...tags } : view.finished, today: view.today.map((each) => (each.entry === entry ? { ...each, ...tags } : each)) }
        : { ...view, timer: view.timer && { ...view.timer, ...tags } };
    }
    if (name === 'timer.pause' && view.timer) { const ended = end(); this.view = { ...view, timer: null, paused: { patient: view.timer.patient, since: now, program: view.timer.program, activity: view.timer.activity }, today: recorded(ended) }; }
    if (name === 'timer.resume' && view.paused) this.view = { ...view, paused: null, timer: { ...begin(), patient: view.paused.patient, activity: view.paused.activity } };
    if (name === 'timer.call' && view.timer) this.view = { ...view, timer: { ...view.timer, modality: view.timer.modality ?? 'phone', call: input.on ? { since: view.timer.call?.since ?? now, until: now + 3_600_000 } : null } };
    if (name === 'timer.contact') {
      const said = { modality: input.modality as FinishedView['modality'], interactive: input.interactive as boolean };
      this.view = { ...view, timer: view.timer && { ...view.timer, ...said }, finished: view.finished && { ...view.finished, ...said } };
    }
    if (name === 'timer.notNow') this.view = { ...view, offer: null };
    if (name === 'timer.addLooked') this.view = { ...view, looked: null };
    if (name === 'remind.answer') this.view = { ...view, remind: null };
    if (name === 'timer.note') this.view = { ...view, timer: view.timer && { ...view.timer, note: input.note as string } };
    if (name === 'timer.editStart' && view.timer) this.view = { ...view, timer: { ...view.timer, start: input.start as number } };
    if (name === 'unresolved.answer') this.view = { ...view, unresolved: view.unresolved.filter((each) => each.id !== input.span) };
    if (name === 'vault.unlock') { this.view = { ...view, lock: 'open' }; return { ok: true }; }
    if (name === 'month.part') return { month: '2026-11', from: input.from, to: input.to, rows: rows.filter((row) => { const bucket = parseInt(row.patient.key.slice(0, 2), 16); return bucket >= (input.from as number) && bucket <= (input.to as number); }), closed: null, head: null };
    if (name === 'day.view') return dayNow;
    if (name === 'teach.view') return { step: 'off', values: {}, missed: false, second: null };
    if (name === 'day.sanity') return { day: '2026-11-17', notes: [] };
    return name.startsWith('timer.') || name === 'remind.answer' || name === 'unresolved.answer' || name === 'widget.view' ? this.view : {};
  }
}
