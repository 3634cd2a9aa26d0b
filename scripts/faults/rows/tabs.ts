import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { widgetOf } from '../../../tests/e2e/browser.ts';
import { inText } from '../canaries.ts';
import { readTime } from '../reading.ts';
import { inScene, type Row } from '../row.ts';
import type { Scene } from '../scene.ts';
import { chartOf, hostile, open } from './charts.ts';

const pages = ['', 'second', 'third'];

/** Opens a chart with its widget, in front. */
async function chart(scene: Scene, n = 1): Promise<Page> {
  const page = await scene.browser.context.newPage();
  await page.goto(chartOf(scene.stage.site, n));
  await page.bringToFront();
  await widgetOf(page);
  return page;
}

async function stillRuns(scene: Scene, after: string): Promise<void> {
  scene.expect((await scene.person.view()).timer !== null, 'timer', `No timer runs after ${after}.`);
}

export const rows: Row[] = [
  {
    n: 26, fault: 'many tabs start at once', how: '12 starts for 4 patients from 3 pages at the same moment',
    run: inScene(async (scene) => {
      const { person, truth, patients, browser } = scene;
      for (let round = 0; round < 4; round++) {
        const sent = truth.now();
        const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => person.say('timer.start', { patient: patients[n % 4]! }, { page: pages[n % 3]! })));
        const answered = truth.now();
        scene.expect(answers.every((each) => each?.ok), 'answer', 'A start was refused.');
        for (const patient of patients) truth.work.push({ patient, perhaps: { start: sent, end: answered }, surely: { start: sent, end: sent } });
        truth.begins((await person.view()).timer!.patient.key, answered, answered);
        scene.expect(readTime((await browser.ledger()).events).running.length === 1, 'I7', 'Not exactly one timer runs.');
        await person.work(200);
      }
    }),
  },
  {
    n: 27, fault: 'many tabs stop at once', how: '12 stops from 3 pages at the same moment',
    run: inScene(async (scene) => {
      const { person, truth, patients, browser } = scene;
      for (let round = 0; round < 4; round++) {
        await person.start(patients[round]!);
        await person.work(150);
        const sent = truth.now();
        const before = (await browser.ledger()).events.length;
        const stops = await Promise.all(Array.from({ length: 12 }, (_, n) => person.say('timer.stop', {}, { page: pages[n % 3]! })));
        truth.ends(sent, truth.now());
        scene.expect(stops.every((each) => each?.ok), 'answer', 'A stop was refused.');
        const after = (await browser.ledger()).events.slice(before).filter(({ body }) => body.kind === 'entry.recorded');
        scene.expect(after.length === 1, 'I2', `${after.length} entries for one stretch.`);
      }
    }),
  },
  {
    n: 28, fault: 'tab frozen, discarded', how: 'Page.setWebLifecycleState, then tabs.discard of the chart’s tab',
    run: inScene(async (scene) => {
      const { person, browser, stage } = scene;
      const page = await chart(scene);
      await person.start(stage.practice.chart);
      await person.hours(30_000);
      const session = await browser.context.newCDPSession(page);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await person.hours(30_000);
      await stillRuns(scene, 'the freeze');
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      await person.hours(30_000);
      const discarded = await browser.inPage(async (site) => {
        const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(what: object): Promise<{ id: number; url?: string }[]>; discard(id: number): Promise<unknown> } } }).chrome;
        const tab = (await tabs.query({})).find((each) => each.url?.startsWith(site));
        return tab ? tabs.discard(tab.id).then(() => true, () => false) : false;
      }, stage.site);
      if (!discarded) scene.note('the browser would not discard the tab: frozen only');
      await person.hours(30_000);
      await stillRuns(scene, 'the discard');
      await chart(scene);
    }),
  },
  {
    n: 29, fault: 'back and forward cache', how: 'away from the chart and back, with the cache on',
    run: inScene(async (scene) => {
      const { person, stage, browser } = scene;
      const page = await chart(scene);
      await person.start(stage.practice.chart);
      await page.evaluate(() => addEventListener('pageshow', (event: PageTransitionEvent) => { (globalThis as unknown as { persisted: boolean }).persisted = event.persisted; }));
      await page.goto(`${stage.site}/plain`);
      await person.hours(30_000);
      await page.goBack();
      await widgetOf(page);
      scene.note((await page.evaluate(() => (globalThis as unknown as { persisted?: boolean }).persisted === true)) ? 'the page came from the cache' : 'the browser did not keep the page: loaded anew');
      await person.hours(30_000);
      scene.expect(readTime((await browser.ledger()).events).running.length === 1, 'I7', 'Not exactly one timer runs.');
    }, { withoutDefaults: ['--disable-back-forward-cache'] }),
  },
  {
    n: 30, fault: 'prerendered chart', how: 'speculation rules prerender the chart, later it is opened', times: () => 1,
    run: inScene(async (scene) => {
      const { person, stage, browser } = scene;
      const page = await browser.context.newPage();
      await page.goto(`${stage.site}/plain`);
      await page.bringToFront();
      await page.evaluate((url) => {
        const rules = document.createElement('script');
        rules.type = 'speculationrules';
        rules.textContent = JSON.stringify({ prerender: [{ source: 'list', urls: [url] }] });
        document.head.append(rules);
      }, chartOf(stage.site, 1));
      await wait(1500);
      const { chart: seen, timer } = await person.view();
      scene.expect(timer === null && seen.status !== 'confirmed', 'timer', 'A chart that nobody looks at was taken for one that is open.');
      await Promise.all([page.waitForURL(/openmrs/), page.evaluate((url) => { location.href = url; }, chartOf(stage.site, 1))]);
      await widgetOf(page);
      scene.note((await page.evaluate(() => (performance.getEntriesByType('navigation')[0] as unknown as { activationStart: number }).activationStart > 0)) ? 'the page had been prerendered' : 'the browser did not prerender: loaded when opened');
    }),
  },
  {
    n: 31, fault: 'another patient’s chart mid-timer', how: 'the EHR changes to another chart inside the page and back; and 40 changes in a row',
    run: inScene(async (scene) => {
      const { person, truth, stage, browser } = scene;
      const page = await chart(scene);
      await person.start(stage.practice.chart);
      await person.work(800);
      const from = truth.now();
      await open(page, 2);
      const until = Date.now() + 5000;
      while ((await person.view()).timer?.heldAt === null && Date.now() < until) await wait(50);
      scene.expect((await person.view()).timer?.heldAt !== null, 'I5', 'The clock does not stand while another patient’s chart is open.');
      await wait(600);
      await open(page, 1);
      while ((await person.view()).timer?.heldAt !== null && Date.now() < until + 5000) await wait(50);
      truth.gone(from, truth.now());
      await person.work(500);
      // Charts that flit by are held against nothing but their patients: whether this time counts or waits is both right.
      for (let n = 0; n < 40; n++) { await open(page, 1 + (n % 5)); await wait(scene.dice.between(0, 60)); }
      await open(page, 1);
      await wait(2500);
      const patients = new Set(readTime((await browser.ledger()).events).counted.map((each) => each.patient));
      scene.expect([...patients].every((each) => each === stage.practice.chart), 'I5', 'Time went to a patient for whom nobody started a timer.');
    }),
  },
  {
    n: 32, fault: 'widget removed by the page', how: 'the page removes it every 100 ms for 4 s, and hears and dumps all it can',
    run: inScene(async (scene) => {
      const { person, stage, browser, patients } = scene;
      const page = await browser.context.newPage();
      await page.goto(`${stage.site}/hostile`);
      await widgetOf(page);
      await person.start(patients[0]!);
      await hostile(page, 'remove');
      await person.work(4000);
      await hostile(page, 'stop');
      await stillRuns(scene, 'the removals');
      await page.mouse.click(640, 400);
      scene.broken.push(...inText('Page', await hostile<string>(page, 'dump')), ...inText('Page heard', await hostile<string>(page, 'heard')));
    }),
  },
];
