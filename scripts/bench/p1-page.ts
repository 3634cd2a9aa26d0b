import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from '@playwright/test';
import { widgetOf } from '../../tests/e2e/browser.ts';
import { Bench, BenchBrowser } from './browser.ts';
import { NODES, serveChart, type ChartServer } from './chart-page.ts';
import { headings, median, ratio, row, short, times, type Ratio, type Report } from './figures.ts';
import { countTicks } from './hidden.ts';
import { arrive, notHad, peers } from './peers.ts';
import { costOf, traced, type Cost } from './trace.ts';

const ROUNDS = Number(process.env.P1_ROUNDS ?? 7);
/** Long enough for the widget to stand and for the busier first seconds after a change of address. */
const SETTLE_MS = 4000;
const LIMIT_BYTES = 4096;
const LIMIT_RATIO = 8;

interface Contender { name: string; site: ChartServer; scripts: string[]; costs: Cost[]; slow: Cost[]; shifts: number; long: number[] }
/** `reading`: with the reader that comes where a recipe is known; `alone`: the page script only. */
type Who = 'reading' | 'alone' | keyof typeof peers | 'arrive';
type Contenders = Partial<Record<Who, Contender>> & Record<'reading' | 'alone' | 'empty' | 'message' | 'widget', Contender>;

/** P1: what the page script costs the page, against an empty content script on the same page in the same run. */
export async function pageScript(): Promise<Report> {
  const bench = new Bench();
  const arriving = arrive(bench.folder);
  const scripts: Partial<Record<Who, string>> = { empty: peers.empty, message: peers.message, widget: peers.widget, ...(arriving ? { arrive: arriving } : {}) };
  const others = Object.keys(scripts) as Who[];
  const sites = await Promise.all(['CareTally', ...others].map(() => serveChart()));
  const caretally = bench.build();
  const browser = new BenchBrowser(join(bench.folder, 'profile'), [caretally, ...others.map((name, index) => bench.extension(name, scripts[name]!, sites[index + 1]!.origin))]);
  try {
    await browser.open();
    await (await browser.ready(sites[0]!.origin)).close();
    const fresh = (name: string, site: ChartServer, ...files: string[]): Contender => ({ name, site, scripts: files, costs: [], slow: [], shifts: 0, long: [] });
    const own = (file: string) => `chrome-extension://${browser.id}/${file}.js`;
    const contenders = { reading: fresh('CareTally, reading', sites[0]!, own('chart'), own('reader')), alone: fresh('CareTally, not reading', sites[0]!, own('chart')) } as Contenders;
    for (const [index, name] of others.entries()) contenders[name] = fresh(said[name]!, sites[index + 1]!, `chrome-extension://${await browser.idOf(name)}/${name}.js`);
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    const reader = join(caretally, 'reader.js');
    const all = Object.entries(contenders) as [Who, Contender][];
    const turn = async ([who, each]: [Who, Contender]) => {
      // Where nothing is known of a site no reader is put in: the same page without it, by a reader that is not there.
      if (who === 'alone') renameSync(reader, `${reader}.away`);
      try {
        return await load(page, session, each, who);
      } finally {
        if (who === 'alone') renameSync(`${reader}.away`, reader);
      }
    };
    for (const each of all) await turn(each); // Warm: files read, code cached, for each of them.
    for (const [, each] of all) [each.shifts, each.long] = [0, []];
    for (let round = 0; round < ROUNDS; round++) for (const each of round % 2 ? all.toReversed() : all) each[1].costs.push(await turn(each));
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    for (let round = 0; round < 3; round++) contenders.reading.slow.push(await turn(['reading', contenders.reading]));
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const observed = await shiftOnPurpose(page);
    await browser.close();
    const ticks = await countTicks(browser.profile, caretally, sites[0]!.url, own('chart'));
    const size = (file: string) => gzipSync(readFileSync(join(caretally, file)), { level: 9 }).length;
    return report(contenders, { chart: size('chart.js'), reader: size('reader.js') }, ticks, observed);
  } finally {
    await browser.close();
    await Promise.all(sites.map((each) => each.close()));
    bench.close();
  }
}

const said: Partial<Record<Who, string>> = { empty: 'empty', message: 'one message', widget: 'a bare frame', arrive: 'arrive 2.5.3' };

async function load(page: Page, session: CDPSession, contender: Contender, who: Who): Promise<Cost> {
  await page.goto('about:blank');
  const events = await traced(session, async () => {
    await page.goto(contender.site.url);
    await page.waitForTimeout(SETTLE_MS);
  });
  // Who is measured must have run, and ours must have done its work.
  const cost = costOf(events, ...contender.scripts);
  const ran = contender.scripts.every((script) => costOf(events, script).evaluate > 0);
  if (!ran) throw new Error(`The script "${contender.name}" did not run in the page.`);
  if (who === 'reading' || who === 'alone') await widgetOf(page);
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

function report(contenders: Contenders, bytes: { chart: number; reader: number }, ticks: Awaited<ReturnType<typeof countTicks>>, observed: number): Report {
  const { reading, alone, empty, message, widget } = contenders;
  const of = (who: Contender, what: keyof Pick<Cost, 'evaluate' | 'whole' | 'around' | 'calls'>) => who.costs.map((cost) => cost[what]);
  const against = (what: 'evaluate' | 'whole', who: Contender, other: Contender): Ratio => ratio(of(who, what), of(other, what), ROUNDS);
  const worst = (costs: Cost[]) => costs.map((cost) => cost.longest).sort((a, b) => b.own - a.own)[0]!;
  const longTasks = (costs: Cost[]) => costs.reduce((sum, cost) => sum + cost.longTasks, 0);
  const every = Object.values(contenders);
  const within = (goal: string, found: Ratio) => ({ goal: `P1 ${goal} ≤ ${LIMIT_RATIO} × empty`, said: times(found), pass: found.middle <= LIMIT_RATIO, decides: true });
  const long = (rate: number, costs: Cost[]) => ({ goal: `P1 no long task from it at ${rate} ×`, said: `${longTasks(costs)} tasks over 50 ms because of it; longest run ${short(worst(costs).own)} ms`, pass: longTasks(costs) === 0, decides: false });
  return {
    title: 'P1  The page script on a chart of 30,000 elements',
    compared: [
      `Loads of one page (${NODES.toLocaleString('en-US')} elements, markup and address of OpenMRS 3), in turn with CareTally (with its reader, and with none as where nothing is known of a site), an empty content script, one that only sends a message, one that only puts up a frame, and a library that waits for the banner; ${ROUNDS} rounds each after one to warm.`,
      `Processor time of the page's main thread in events that name the script, each counted once, from navigation to ${SETTLE_MS / 1000} s after load. CareTally's widget stood over the page in every round. The widget itself runs in another process and is not in these figures.`,
    ],
    table: [headings, ...every.map((each) => row(`script run on load: ${each.name}`, of(each, 'evaluate'))), ...every.map((each) => row(`all until ${SETTLE_MS / 1000} s after load: ${each.name}`, of(each, 'whole'))),
      ...[alone, reading].map((each) => row(`around it in the same tasks: ${each.name}`, of(each, 'around'))),
      row('longest single run at 1 ×: CareTally', reading.costs.map((cost) => cost.longest.own)), row('longest single run at 4 ×: CareTally', reading.slow.map((cost) => cost.longest.own))],
    notes: [
      `Until ${SETTLE_MS / 1000} s after load CareTally ran ${median(of(reading, 'calls'))} times with its reader and ${median(of(alone, 'calls'))} times without, then with it ${short(ticks.visible / (ticks.ms / 1000))} times a second while visible: ${short(ticks.spent / (ticks.ms / 1000))} ms a second.`,
      `Long tasks of the whole page as the page itself notes them, median a load: ${median(reading.long)} with CareTally, ${median(empty.long)} with the empty script (the chart's own layout).`,
      `Script run on load against one that only sends a message: ${times(against('evaluate', alone, message))}. All until ${SETTLE_MS / 1000} s after load against one that only puts up a frame: ${times(against('whole', alone, widget))} without its reader, ${times(against('whole', reading, widget))} with it.`,
      ...(contenders.arrive ? [] : [notHad]),
    ],
    verdicts: [
      { goal: `P1 size ≤ ${LIMIT_BYTES} bytes gzipped`, said: `${bytes.chart} bytes; the reader, where a recipe is known, ${bytes.reader} bytes more`, pass: bytes.chart <= LIMIT_BYTES, decides: true },
      within('script run on load, not reading,', against('evaluate', alone, empty)), within('script run on load, with the reader,', against('evaluate', reading, empty)),
      within(`all script until ${SETTLE_MS / 1000} s after load, not reading,`, against('whole', alone, empty)), within(`all script until ${SETTLE_MS / 1000} s after load, with the reader,`, against('whole', reading, empty)),
      long(1, reading.costs), long(4, reading.slow),
      { goal: 'P1 mounting shifts nothing (CLS 0)', said: `${reading.shifts + alone.shifts} with CareTally, ${empty.shifts} with the empty script, ${short(observed)} when shifted on purpose`, pass: reading.shifts + alone.shifts === 0 && observed > 0, decides: true },
      { goal: 'P1 no tick in a hidden tab', said: `${ticks.hidden} runs in ${ticks.ms / 1000} s ${ticks.states[1]}, ${ticks.visible} in ${ticks.ms / 1000} s ${ticks.states[0]}`, pass: ticks.hidden === 0 && ticks.visible > 0 && ticks.states.join() === 'visible,hidden', decides: true },
    ],
  };
}
