import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from '@playwright/test';
import { widgetOf } from '../../tests/e2e/browser.ts';
import { Bench, BenchBrowser } from './browser.ts';
import { NODES, serveChart, type ChartServer } from './chart-page.ts';
import { headings, median, ratio, row, short, times, type Report } from './figures.ts';
import { countTicks } from './hidden.ts';
import { costOf, traced, type Cost } from './trace.ts';

const ROUNDS = 7;
/** Long enough for the widget to stand and for the busier first seconds after a change of address. */
const SETTLE_MS = 4000;
const LIMIT_BYTES = 4096;
const LIMIT_RATIO = 8;

interface Contender { name: string; site: ChartServer; script: string; costs: Cost[]; slow: Cost[]; shifts: number; long: number[] }

/** P1: what the page script costs the page, against an empty content script on the same page in the same run. */
export async function pageScript(): Promise<Report> {
  const bench = new Bench();
  const sites = await Promise.all([serveChart(), serveChart(), serveChart()]);
  const caretally = bench.build();
  const browser = new BenchBrowser(join(bench.folder, 'profile'), [caretally, bench.extension('empty', '', sites[1].origin), bench.extension('message', 'void chrome.runtime.sendMessage({ hello: 1 });', sites[2].origin)]);
  try {
    await browser.open();
    const workspace = await browser.ready(sites[0].origin);
    await workspace.close();
    const contenders: Contender[] = [];
    for (const [index, name] of ['chart', 'empty', 'message'].entries()) {
      contenders.push({ name, site: sites[index]!, script: `chrome-extension://${index ? await browser.idOf(name) : browser.id}/${name}.js`, costs: [], slow: [], shifts: 0, long: [] });
    }
    const chart = contenders[0]!;
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    for (const each of contenders) await load(page, session, each); // Warm: files read, code cached, for each of them.
    for (let round = 0; round < ROUNDS; round++) {
      for (const each of round % 2 ? contenders.toReversed() : contenders) each.costs.push(await load(page, session, each));
    }
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    for (let round = 0; round < 3; round++) chart.slow.push(await load(page, session, chart));
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const observed = await shiftOnPurpose(page);
    await browser.close();
    const ticks = await countTicks(browser.profile, caretally, sites[0].url, contenders[0]!.script);
    return report(contenders, gzipSync(readFileSync(join(caretally, 'chart.js')), { level: 9 }).length, ticks, observed);
  } finally {
    await browser.close();
    await Promise.all(sites.map((each) => each.close()));
    bench.close();
  }
}

async function load(page: Page, session: CDPSession, contender: Contender): Promise<Cost> {
  await page.goto('about:blank');
  const events = await traced(session, async () => {
    await page.goto(contender.site.url);
    await page.waitForTimeout(SETTLE_MS);
  });
  // Who is measured must have run, and ours must have done its work.
  const cost = costOf(events, contender.script);
  if (cost.evaluate === 0) throw new Error(`The script "${contender.name}" did not run in the page.`);
  if (contender.name === 'chart') await widgetOf(page);
  const { shifts, long } = await page.evaluate(() => (globalThis as unknown as { noted: { shifts: number[]; long: number[] } }).noted);
  contender.shifts += shifts.reduce((sum, each) => sum + each, 0);
  contender.long.push(long.length);
  return cost;
}

/** Shifts the page on purpose: an observer that sees nothing then would see nothing of ours either. */
async function shiftOnPurpose(page: Page): Promise<number> {
  await page.evaluate(() => { document.querySelector('main')!.style.marginTop = '200px'; });
  await page.waitForTimeout(1000);
  return page.evaluate(() => (globalThis as unknown as { noted: { shifts: number[] } }).noted.shifts.reduce((sum, each) => sum + each, 0));
}

function report([chart, empty, message]: Contender[], bytes: number, ticks: Awaited<ReturnType<typeof countTicks>>, observed: number): Report {
  const of = (who: Contender, what: (cost: Cost) => number) => who.costs.map(what);
  const evaluate = ratio(of(chart!, (cost) => cost.evaluate), of(empty!, (cost) => cost.evaluate), ROUNDS);
  const whole = ratio(of(chart!, (cost) => cost.whole), of(empty!, (cost) => cost.whole), ROUNDS);
  const floor = ratio(of(chart!, (cost) => cost.evaluate), of(message!, (cost) => cost.evaluate), ROUNDS);
  const worst = (costs: Cost[]) => costs.map((cost) => cost.longest).sort((a, b) => b.own - a.own)[0]!;
  const longTasks = (costs: Cost[]) => costs.reduce((sum, cost) => sum + cost.longTasks, 0);
  const slowWorst = worst(chart!.slow);
  return {
    title: 'P1  The page script on a chart of 30,000 elements',
    compared: [
      `Loads of one page (${NODES.toLocaleString('en-US')} elements, markup and address of OpenMRS 3), in turn with CareTally's page script, an empty content script, and one that only sends a message; ${ROUNDS} rounds each after one to warm.`,
      `Processor time of the page's main thread in events that name the script, each counted once, from navigation to ${SETTLE_MS / 1000} s after load. CareTally's widget stood over the page in every round. The widget itself runs in another process and is not in these figures.`,
    ],
    table: [headings,
      row('script run on load: empty', of(empty!, (cost) => cost.evaluate)), row('script run on load: one message', of(message!, (cost) => cost.evaluate)), row('script run on load: CareTally', of(chart!, (cost) => cost.evaluate)),
      row(`all until ${SETTLE_MS / 1000} s after load: empty`, of(empty!, (cost) => cost.whole)), row(`all until ${SETTLE_MS / 1000} s after load: one message`, of(message!, (cost) => cost.whole)), row(`all until ${SETTLE_MS / 1000} s after load: CareTally`, of(chart!, (cost) => cost.whole)),
      row('around it in the same tasks: CareTally', of(chart!, (cost) => cost.around)),
      row('longest single run at 1 ×: CareTally', of(chart!, (cost) => cost.longest.own)), row('longest single run at 4 ×: CareTally', chart!.slow.map((cost) => cost.longest.own))],
    notes: [
      `CareTally ran ${median(of(chart!, (cost) => cost.calls))} times after its first run until ${SETTLE_MS / 1000} s after load, then ${short(ticks.visible / (ticks.ms / 1000))} times a second while visible: ${short(ticks.spent / (ticks.ms / 1000))} ms a second.`,
      `Long tasks of the whole page as the page itself notes them, median a load: ${median(chart!.long)} with CareTally, ${median(empty!.long)} with the empty script (the chart's own layout).`,
      `Against a script that only sends one message: ${times(floor)}.`,
    ],
    verdicts: [
      { goal: `P1 size ≤ ${LIMIT_BYTES} bytes gzipped`, said: `${bytes} bytes`, pass: bytes <= LIMIT_BYTES, decides: true },
      { goal: `P1 script run on load ≤ ${LIMIT_RATIO} × empty`, said: times(evaluate), pass: evaluate.middle <= LIMIT_RATIO, decides: true },
      { goal: `P1 all script until ${SETTLE_MS / 1000} s after load ≤ ${LIMIT_RATIO} × empty`, said: times(whole), pass: whole.middle <= LIMIT_RATIO, decides: true },
      { goal: 'P1 no long task from it at 1 ×', said: `${longTasks(chart!.costs)} tasks over 50 ms because of it; longest run ${short(worst(chart!.costs).own)} ms`, pass: longTasks(chart!.costs) === 0, decides: false },
      { goal: 'P1 no long task from it at 4 ×', said: `${longTasks(chart!.slow)} tasks over 50 ms because of it; longest run ${short(slowWorst.own)} ms`, pass: longTasks(chart!.slow) === 0, decides: false },
      { goal: 'P1 mounting shifts nothing (CLS 0)', said: `${chart!.shifts} with CareTally, ${empty!.shifts} with the empty script, ${short(observed)} when shifted on purpose`, pass: chart!.shifts === 0 && observed > 0, decides: true },
      { goal: 'P1 no tick in a hidden tab', said: `${ticks.hidden} runs in ${ticks.ms / 1000} s ${ticks.states[1]}, ${ticks.visible} in ${ticks.ms / 1000} s ${ticks.states[0]}`, pass: ticks.hidden === 0 && ticks.visible > 0 && ticks.states.join() === 'visible,hidden', decides: true },
    ],
  };
}
