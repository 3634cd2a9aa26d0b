import { openPipe } from './pipe.ts';
import { categories, costOf, type TraceEvent } from './trace.ts';

export interface Ticks {
  ms: number;
  visible: number;
  hidden: number;
  /** Processor time of the runs while visible, ms. */
  spent: number;
  states: string[];
}

/**
 * How often the page script runs in a tab that is visible, and in the same tab once another one lies over it. The profile must know the site.
 * @param script address of the page script
 */
export async function countTicks(profile: string, extension: string, url: string, script: string, ms = 5000): Promise<Ticks> {
  const pipe = await openPipe(profile, [extension]);
  const wait = (time: number) => new Promise((done) => { setTimeout(done, time); });
  const count = async () => {
    const events: TraceEvent[] = [];
    pipe.on('Tracing.dataCollected', ({ value }) => { events.push(...(value as TraceEvent[])); });
    const complete = new Promise<void>((done) => { pipe.on('Tracing.tracingComplete', () => done()); });
    await pipe.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories.split(',') } });
    await wait(ms);
    await pipe.send('Tracing.end');
    await complete;
    return costOf(events, script);
  };
  try {
    await wait(1500);
    const chart = await pipe.page(url);
    await pipe.send('Target.activateTarget', { targetId: chart.target });
    // The first seconds after a chart opens are busier: not counted.
    await wait(4500);
    const states = [await pipe.evaluate<string>(chart.session, 'document.visibilityState')];
    // A page of the extension's own may have opened over it meanwhile.
    for (let tries = 0; tries < 4 && states[0] !== 'visible'; tries++) {
      await pipe.send('Target.activateTarget', { targetId: chart.target });
      await wait(4500);
      states[0] = await pipe.evaluate<string>(chart.session, 'document.visibilityState');
    }
    const visible = await count();
    const over = await pipe.page('about:blank');
    await pipe.send('Target.activateTarget', { targetId: over.target });
    await wait(1500);
    states.push(await pipe.evaluate<string>(chart.session, 'document.visibilityState'));
    const hidden = await count();
    return { ms, visible: visible.calls, hidden: hidden.calls, spent: visible.whole, states };
  } finally {
    await pipe.close();
  }
}
