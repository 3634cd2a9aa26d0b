import { join } from 'node:path';
import type { Page, Worker } from '@playwright/test';
import { build } from 'vite';
import { syntheticPatients } from '../../lib/synthetic/people.ts';
import type { MonthPart } from '../../lib/commands/views-month.ts';
import { Bench, BenchBrowser } from './browser.ts';
import { headings, median, quantile, ratio, row, short, times, type Report } from './figures.ts';
import type { PageInside, PageRound } from './inside/page.ts';
import type { Inside, Round, Share } from './inside/worker.ts';

const ROUNDS = 300;
const PAGE_ROUNDS = 40;
const PART_ROUNDS = 24;
const LIMIT = 3;

/** S3: a stop until it is saved, against one strict put into a plain database, in turn in the same worker. */
export async function stopToSaved(): Promise<Report> {
  const bench = new Bench();
  const browser = new BenchBrowser(join(bench.folder, 'profile'), [bench.build()]);
  try {
    await browser.open();
    const workspace = await browser.page('workspace.html#/welcome');
    await browser.send(workspace, 'practice.startPractice');
    const patients = await everybody(browser, workspace);
    const before = await wholeChain(browser, workspace);
    // No page of ours is open now: nothing else asks the worker anything.
    for (const page of browser.context.pages()) if (page.url().startsWith('chrome-extension:')) await page.goto('about:blank');
    await put(browser.worker, 'worker.ts');
    await browser.worker.evaluate(() => (globalThis as unknown as { bench: Inside }).bench.prepare());
    const inWorker = (n: number): Promise<Round> => browser.worker.evaluate(([patient, backwards]) => (globalThis as unknown as { bench: Inside }).bench.round(patient, backwards), [patients[n % patients.length]!, n % 2 === 1] as const);
    for (let n = 0; n < 12; n++) await inWorker(n);
    const rounds: Round[] = [];
    for (let n = 0; n < ROUNDS; n++) rounds.push(await inWorker(n));
    const parts: { whole: number; shares: Share[] }[] = [];
    for (let n = 0; n < PART_ROUNDS; n++) parts.push(await browser.worker.evaluate((patient) => (globalThis as unknown as { bench: Inside }).bench.parts(patient), patients[n % patients.length]!));
    const appended = await browser.worker.evaluate(() => (globalThis as unknown as { bench: Inside }).bench.appended());

    const panel = await browser.page('sidepanel.html');
    await put(panel, 'page.ts');
    await panel.evaluate(() => (globalThis as unknown as { bench: PageInside }).bench.prepare());
    const inPage = (n: number): Promise<PageRound> => panel.evaluate(([patient, backwards]) => (globalThis as unknown as { bench: PageInside }).bench.round(patient, backwards), [patients[n % patients.length]!, n % 2 === 1] as const);
    for (let n = 0; n < 4; n++) await inPage(n);
    const pages: PageRound[] = [];
    for (let n = 0; n < PAGE_ROUNDS; n++) pages.push(await inPage(n));
    await panel.close();

    // Three events a stop: start, entry, end. What was measured is what stands in the ledger, and its chain is whole.
    const stops = 12 + ROUNDS + PART_ROUNDS + 4 + PAGE_ROUNDS;
    const check = await browser.page('workspace.html#/welcome');
    const after = await wholeChain(browser, check);
    const right = after - before === 3 * stops && appended === (2 + patients.length) + 3 * (12 + ROUNDS);
    return report(rounds, parts, pages, { stops, written: after - before, right });
  } finally {
    await browser.close();
    bench.close();
  }
}

/** Puts code of `inside/` into a worker or page of the extension. */
async function put(into: Pick<Worker, 'evaluate'>, file: string): Promise<void> {
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, minify: false, target: 'chrome120', lib: { entry: join(import.meta.dirname, 'inside', file), formats: ['iife'], name: 'inside' } } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The code of the benchmark could not be bundled.');
  await into.evaluate(output.output[0].code);
}

async function everybody(browser: BenchBrowser, workspace: Page): Promise<string[]> {
  const { current } = await browser.send<{ current: string }>(workspace, 'month.months');
  const { rows } = await browser.send<MonthPart>(workspace, 'month.part', { month: current, from: 0, to: 255 });
  const patients = rows.map((each) => each.patient.key);
  if (patients.length !== syntheticPatients.filter((each) => each.enrolled).length) throw new Error('The made-up practice is not complete.');
  return patients;
}

async function wholeChain(browser: BenchBrowser, workspace: Page): Promise<number> {
  const { ok, events } = await browser.send<{ ok: boolean; events: number }>(workspace, 'ledger.verify');
  if (!ok) throw new Error('The chain of the ledger is broken.');
  return events;
}

function report(rounds: Round[], parts: { whole: number; shares: Share[] }[], pages: PageRound[], { stops, written, right }: { stops: number; written: number; right: boolean }): Report {
  const of = (what: keyof Round) => rounds.map((each) => each[what]);
  const inPage = (what: keyof PageRound) => pages.map((each) => each[what]);
  const saved = ratio(of('saved'), of('raw'));
  const append = ratio(of('append'), of('raw'));
  const heard = ratio(inPage('saved'), inPage('raw'));
  const replied = ratio(inPage('replied'), inPage('raw'));
  const halves = [rounds.slice(0, ROUNDS / 2), rounds.slice(ROUNDS / 2)].map((half) => short(median(half.map((each) => each.saved))));
  const names = [...new Set(parts.flatMap((each) => each.shares.map((share) => share.what)))];
  const share = (name: string) => {
    const found = parts.map((each) => each.shares.find((one) => one.what === name) ?? { ms: 0, times: 0 });
    return { name, ms: median(found.map((each) => each.ms)), times: median(found.map((each) => each.times)) };
  };
  const shares = names.map(share).sort((a, b) => b.ms - a.ms);
  const told = { decides: false };
  return {
    title: 'S3  From Stop to saved',
    compared: [
      'In turn in the same background worker of the production build: one strict put of 600 bytes into a plain database; Stop as the product carries it out (sender proven, parsed, decided, sealed, chained, one strict transaction of eight records, head mirrored); the ledger’s append of the same events alone; and the view that answers a Stop.',
      'The made-up practice, its six patients in turn. Until saved: from the message’s arrival in the worker to the instant after the write at which it tells its pages. The way of the message is not in it; it is in the rows of the page.',
      `In the side panel’s page, ${PAGE_ROUNDS} rounds: the same with the real message there and back, while the page draws itself anew after each change, and a plain strict put in that page.`,
    ],
    table: [headings,
      row('worker: plain strict put', of('raw')), row('worker: a stop’s eight plain records, strict, at once', of('rows')), row('worker: append alone', of('append')), row('worker: stop → saved', of('saved')), row('worker: stop → answered', of('replied')), row('worker: the view alone', of('view')),
      row('page: plain strict put', inPage('raw')), row('page: message there and back alone', inPage('way')), row('page: stop → saved, and heard of it', inPage('saved')), row('page: stop → answered', inPage('replied'))],
    notes: [
      `p95: plain put ${short(quantile(of('raw'), 0.95))}, append ${short(quantile(of('append'), 0.95))}, stop → saved ${short(quantile(of('saved'), 0.95))} ms. Median stop → saved of the first and second half: ${halves.join(' and ')} ms (the months fill up on the way).`,
      `${stops} stops wrote ${written} events, three each; both chains were followed from end to end${right ? ' and agree' : ', and the count is WRONG'}.`,
      `Where a stop waits until it is saved, median of ${PART_ROUNDS} (${short(median(parts.map((each) => each.whole)))} ms with the wrappers that see it; waits may overlap):`,
      ...shares.map(({ name, ms, times: often }) => `  ${short(ms).padStart(6)} ms  ${name}${often > 1 ? ` (${often})` : ''}`),
    ],
    verdicts: [
      { goal: 'S3 what was measured is what was written', said: `${written} events of ${stops} stops`, pass: right, decides: true },
      { goal: `S3 stop → saved ≤ ${LIMIT} × a plain strict put`, said: times(saved), pass: saved.middle <= LIMIT, decides: true },
      { goal: `S3 append alone ≤ ${LIMIT} × a plain strict put`, said: times(append), pass: append.middle <= LIMIT, ...told },
      { goal: `S3 stop → saved with both ways of the message ≤ ${LIMIT} ×`, said: times(heard), pass: heard.middle <= LIMIT, ...told },
      { goal: `S3 stop → answered with the view, both ways ≤ ${LIMIT} ×`, said: times(replied), pass: replied.middle <= LIMIT, ...told },
    ],
  };
}
