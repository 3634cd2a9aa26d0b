import type { CDPSession } from '@playwright/test';

/** An event of Chromium's trace; times in µs. `tdur` is processor time, so that other work of the machine is not counted. */
export interface TraceEvent { name: string; ph: string; pid: number; tid: number; ts: number; dur?: number; tdur?: number; args?: unknown }

/** Script events, and the tasks of the event loop around them. */
export const categories = 'devtools.timeline,v8,blink.user_timing,toplevel,disabled-by-default-devtools.timeline';

/** Everything Chromium traces while `work` runs. */
export async function traced(session: CDPSession, work: () => Promise<unknown>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => { events.push(...(value as TraceEvent[])); };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories });
  await work();
  const complete = new Promise((done) => { session.once('Tracing.tracingComplete', done); });
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return events;
}

const cpu = (event: TraceEvent) => (event.tdur ?? event.dur ?? 0) / 1000;
const end = (event: TraceEvent) => event.ts + (event.dur ?? 0);
const inside = (outer: TraceEvent, inner: TraceEvent) => outer.pid === inner.pid && outer.tid === inner.tid && outer.ts <= inner.ts && end(outer) >= end(inner);

/** What a content script did to the page's main thread. All in ms of processor time. */
export interface Cost {
  /** The run of the script when it is put in: reading, compiling, first execution. */
  evaluate: number;
  /** All events that name the script, the outermost only: none is counted twice. */
  whole: number;
  /** How often it ran after that. */
  calls: number;
  /** The longest task in which it ran, and its own part of that task. */
  longest: { task: number; own: number };
  /** Tasks over 50 ms that would not have been without it. */
  longTasks: number;
  /** Work around the script in the same tasks that no event names as its own (microtasks after an answer): at most this much is its as well. */
  around: number;
}

const LONG_MS = 50;

/** @param scripts addresses of the content scripts, `chrome-extension://…/chart.js`: what their extension does in other processes is not the page's */
export function costOf(events: readonly TraceEvent[], ...scripts: string[]): Cost {
  const names = (said: string) => scripts.some((script) => said.includes(script));
  const named = events.filter((event) => event.ph === 'X' && names(JSON.stringify(event.args ?? {}))).sort((a, b) => a.ts - b.ts || end(b) - end(a));
  const outermost: TraceEvent[] = [];
  for (const event of named) if (!outermost.some((outer) => inside(outer, event))) outermost.push(event);
  const tasks = new Map<TraceEvent, number>();
  const every = events.filter((event) => event.name === 'RunTask' && event.ph === 'X');
  for (const event of outermost) {
    const task = every.find((each) => inside(each, event));
    if (task) tasks.set(task, (tasks.get(task) ?? 0) + cpu(event));
  }
  const longest = [...tasks].map(([task, own]) => ({ task: cpu(task), own })).sort((a, b) => b.own - a.own)[0] ?? { task: 0, own: 0 };
  const whole = outermost.reduce((sum, event) => sum + cpu(event), 0);
  return {
    evaluate: outermost.filter((event) => event.name === 'EvaluateScript').reduce((sum, event) => sum + cpu(event), 0),
    whole, calls: outermost.filter((event) => event.name !== 'EvaluateScript').length, longest,
    longTasks: [...tasks].filter(([task, own]) => cpu(task) > LONG_MS && cpu(task) - own <= LONG_MS).length,
    around: [...tasks.keys()].reduce((sum, task) => sum + cpu(task), 0) - whole,
  };
}
