import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { widgetOf } from '../../tests/e2e/browser.ts';
import { Bench, BenchBrowser } from './browser.ts';
import { MUTATIONS, serveBusy } from './busy-page.ts';
import { NODES, chartPath, type ChartServer } from './chart-page.ts';
import { median, quantile, short, type Report } from './figures.ts';
import { arrive, notHad, peers } from './peers.ts';

const ROUNDS = Number(process.env.P3_ROUNDS ?? 7);
/** Stretches of work a load. */
const STRETCHES = 3;
const TASKS = 100;
/** Until the widget stands and the busier first seconds are over. */
const SETTLE_MS = 4000;
const LIMIT_LOST = 0.01;

/** `worked`: tasks a second of the main thread's processor time; `walled`: tasks a second on the wall, which other work of the machine changes. */
interface Contender { name: string; site: ChartServer; path: string; ours: boolean; worked: number[]; walled: number[] }

/** P3: how much less a page that never rests gets done with CareTally than with an empty content script. */
export async function throughput(): Promise<Report> {
  const bench = new Bench();
  const [present, absent, empty, again, naive, library] = await Promise.all([serveBusy(true), serveBusy(false), serveBusy(true), serveBusy(true), serveBusy(false), serveBusy(false)]);
  const sites = [present, absent, empty, again, naive, library];
  const arriving = arrive(bench.folder);
  const browser = new BenchBrowser(join(bench.folder, 'profile'), [bench.build(), bench.extension('empty', peers.empty, empty.origin, again.origin), bench.extension('naive', peers.naive, naive.origin),
    ...(arriving ? [bench.extension('arrive', arriving, library.origin)] : [])]);
  try {
    await browser.open();
    const workspace = await browser.ready(present.origin);
    await browser.allow(absent.origin);
    await browser.enable(workspace, absent.origin);
    await workspace.close();
    const one = (name: string, site: ChartServer, path = chartPath, ours = false): Contender => ({ name, site, path, ours, worked: [], walled: [] });
    const contenders = [one('empty', empty), one('empty, again', again), one('CareTally, banner there', present, chartPath, true), one('CareTally, no banner', absent, '/elsewhere', true),
      one('querySelector for every mutation, no banner', naive, '/elsewhere'), ...(arriving ? [one('arrive 2.5.3, no banner', library, '/elsewhere')] : [])];
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const turns = await calibrated(page, session, empty.url);
    for (let round = 0; round < ROUNDS; round++) for (const each of round % 2 ? contenders.toReversed() : contenders) await measure(page, session, each, turns);
    return report(contenders, arriving === null);
  } finally {
    await browser.close();
    await Promise.all(sites.map((each) => each.close()));
    bench.close();
  }
}

interface Busy { work(tasks: number, turns: number): Promise<number>; turn(turns: number): number }

/** Turns of computing that make a task take 10 ms of processor time, the mutations included: 10,000 mutations a second of it. */
async function calibrated(page: Page, session: CDPSession, url: string): Promise<number> {
  await page.goto(url);
  const tasks = 20;
  const costs: number[] = [];
  for (const turns of [100_000, 100_000, 600_000]) { // The first to warm.
    const before = await busyFor(session);
    await page.evaluate(([count, each]) => (globalThis as unknown as Busy).work(count!, each!), [tasks, turns]);
    costs.push((await busyFor(session) - before) / tasks);
  }
  return Math.max(1000, Math.round(100_000 + ((0.01 - costs[1]!) * 500_000) / Math.max(1e-5, costs[2]! - costs[1]!)));
}

async function measure(page: Page, session: CDPSession, { site, path, ours, worked, walled }: Contender, turns: number): Promise<void> {
  await page.goto(site.origin + path);
  await page.waitForTimeout(SETTLE_MS);
  if (ours) await widgetOf(page);
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    const before = await busyFor(session);
    const wall = await page.evaluate(([tasks, each]) => (globalThis as unknown as Busy).work(tasks!, each!), [TASKS, turns]);
    worked.push(TASKS / (await busyFor(session) - before));
    walled.push(TASKS / (wall / 1000));
  }
}

/** Processor time of the tasks of the page's main thread so far, s. */
async function busyFor(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

function report(contenders: Contender[], withoutPeer: boolean): Report {
  const [empty] = contenders;
  /** What is lost against the empty script in the same stretch of the same round: each pair's own. */
  const lost = (which: 'worked' | 'walled') => (each: Contender) => each[which].map((done, index) => 1 - done / empty![which][index]!);
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  const of = (values: number[]) => [median(values), quantile(values, 0.25), quantile(values, 0.75)].map(percent);
  const noise = lost('worked')(contenders[1]!);
  /** Where two empty scripts differ by more than the goal, nothing about it can be told here. */
  const blurred = Math.max(Math.abs(quantile(noise, 0.25)), Math.abs(quantile(noise, 0.75))) > LIMIT_LOST;
  const verdict = (each: Contender) => {
    const [middle, low, high] = of(lost('worked')(each));
    return { goal: `P3 a busy page loses ≤ ${LIMIT_LOST * 100} % (${each.name})`, said: `${middle} (half of the pairs between ${low} and ${high}; two empty scripts differ by ${percent(median(noise))}, half between ${percent(quantile(noise, 0.25))} and ${percent(quantile(noise, 0.75))}${blurred ? ': this machine is too restless now to tell' : ''})`, pass: median(lost('worked')(each)) <= LIMIT_LOST, decides: !blurred };
  };
  return {
    title: 'P3  A page that makes 10,000 mutations a second',
    compared: [
      `A page of ${NODES.toLocaleString('en-US')} elements that works without a pause, ${MUTATIONS} mutations and some computing a task, ${TASKS} tasks a stretch, ${STRETCHES} stretches a load, ${ROUNDS} rounds; contenders in turn, forward and backward. Each stretch is compared with the empty script's of the same round.`,
      'Throughput is tasks done for each second of processor time of the page\'s main thread, all of it, whoever asked for it; so other work of the machine does not count. Beside it, told only, tasks a second on the wall.',
    ],
    table: [['', 'tasks/s', 'lost', 'quarter', 'three quarters', 'tasks/s wall', 'lost wall', 'mutations/s wall'],
      ...contenders.map((each) => [each.name, short(median(each.worked)), ...of(lost('worked')(each)), short(median(each.walled)), percent(median(lost('walled')(each))), short(median(each.walled) * MUTATIONS)])],
    notes: withoutPeer ? [notHad] : [],
    verdicts: contenders.filter(({ ours }) => ours).map(verdict),
  };
}
