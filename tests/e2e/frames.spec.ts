import type { Page } from '@playwright/test';
import type { ChartView, WidgetView } from '../../lib/commands/views.ts';
import type { Recipe } from '../../lib/ehrs/recipe.ts';
import { Browser, expect, test } from './browser.ts';
import { serveAway, type AwayServer } from './fixtures/away-server.ts';

/** Charts whose banner stands in a frame that the page cannot reach into: of another origin, sandboxed, nested, late. */
declare const away: { frame: HTMLIFrameElement; place(id: string): Promise<void>; open(id: string, old?: number, gap?: number): void; load(id: string): void };

let browser: Browser;
let site: AwayServer;
let panel: Page;
let workspace: Page;

const makes = ['cross', 'sandboxed', 'text', 'nested', 'late'] as const;
type Make = (typeof makes)[number];
const originOf = (make: Make) => ({ cross: `${site.other}/*`, late: `${site.other}/*`, nested: `${site.deep}/*`, sandboxed: `${site.app}/*`, text: 'about:srcdoc' })[make];
const recipeOf = (make: Make): Recipe => ({
  id: `away-${make}`, name: `Away, ${make}`, trust: 'known', origins: [`${site.app}/away/${make}/*`], urlId: { part: 'path', after: '/patient/' },
  frame: { origin: originOf(make), ...(make === 'text' ? {} : { path: '/away-banner/*' }) }, root: '#banner',
  fields: { name: [{ css: 'h1' }], birthDate: [{ css: '.born', after: 'DOB:' }], recordNumber: [{ css: '.number', after: 'No.' }] },
});

test.beforeAll(async () => {
  site = await serveAway();
  browser = await new Browser().open();
  for (const origin of [site.other, site.deep]) await browser.allow(origin);
  workspace = await browser.ready(site.app);
  await browser.enable(workspace, site.other);
  await browser.enable(workspace, site.deep);
  await browser.send(workspace, 'recipe.import', { text: JSON.stringify({ 'caretally-recipes': 1, recipes: makes.map(recipeOf) }) });
  for (const make of makes) await browser.send(workspace, 'recipe.markGood', { recipe: `away-${make}`, good: true });
  panel = await browser.page('sidepanel.html');
});
test.afterAll(async () => {
  await browser.close();
  browser.dispose();
  await site.close();
});

const shown = async (): Promise<ChartView> => (await browser.send<WidgetView>(panel, 'widget.view')).chart;
const numberShown = async () => { const { status, patient } = await shown(); return status === 'confirmed' ? patient!.recordNumber : status; };

async function open(make: Make, id = '1'): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${site.app}/away/${make}/patient/${id}?other=${encodeURIComponent(site.other)}&deep=${encodeURIComponent(site.deep)}`);
  await page.bringToFront();
  return page;
}

for (const make of makes) {
  test(`reads the banner in a frame out of reach: ${make}; and stops when the frame is gone`, async () => {
    const page = await open(make);
    await expect.poll(numberShown).toBe('100-1');
    expect((await shown()).patient).toMatchObject({ family: 'Wilson', given: 'John', birthDate: '1971-04-09', recordNumber: '100-1' });
    // The old banner stays for a while under the new address, then there is none, then the new one.
    await page.evaluate(() => away.open('2', 400, 300));
    await expect.poll(numberShown).toBe('100-2');

    await page.evaluate(() => away.frame.remove());
    const removed = Date.now();
    await expect.poll(numberShown, { intervals: [50] }).not.toBe('100-2');
    expect(Date.now() - removed).toBeLessThan(1000);
    await page.evaluate(() => away.place('2'));
    await expect.poll(numberShown).toBe('100-2');
    await page.close();
  });
}

// The switches have a page of frames too; this one has them of another origin.
test('binds nobody wrong over 20 switches at random speeds', { tag: '@long' }, async () => {
  test.setTimeout(120_000);
  const page = await open('cross');
  await expect.poll(numberShown).toBe('100-1');
  const switches = page.evaluate(async (first) => {
    let seed = first;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const told: [number, string][] = [[0, '1']];
    for (let i = 0; i < 20; i++) {
      const id = String(1 + random(5));
      told.push([Date.now(), id]);
      if (random(4) === 0) away.load(id);
      else away.open(id, random(3) ? random(150) : random(1300), random(3) ? random(200) : random(800));
      await new Promise((next) => setTimeout(next, [random(400), 600 + random(1000), 1500 + random(1500)][random(3)]));
    }
    return told;
  }, Number(process.env['FRAMES_SEED'] ?? 11));
  const seen: [asked: number, answered: number, number: string][] = [];
  let over = false;
  void switches.finally(() => { over = true; });
  for (let after = 0; after < 12; after += over ? 1 : 0) {
    const asked = Date.now();
    const number = await numberShown();
    seen.push([asked, Date.now(), number]);
    await panel.waitForTimeout(100);
  }
  const told = await switches;
  // Bound to a patient whose address was not in the page at any time of the second before.
  const wrong = seen.filter(([asked, answered, number]) => {
    const since = told.findLastIndex(([when]) => when <= asked - 1000);
    return /^100-/.test(number) && !told.slice(Math.max(0, since)).some(([when, id]) => when <= answered && number === `100-${id}`);
  });
  expect(wrong, JSON.stringify({ told, seen })).toEqual([]);
  expect(new Set(seen.map(([, , number]) => number).filter((number) => number.startsWith('100-'))).size).toBeGreaterThan(1);
  await expect.poll(numberShown).toBe(`100-${told.at(-1)![1]}`);
  await page.close();
});

test('counts only what can be seen: hidden frames, frames put aside, two patients at once; and hears no page', async () => {
  const page = await open('cross');
  await expect.poll(numberShown).toBe('100-1');
  const second = (...styles: string[]) => page.evaluate(async ([all, src]) => {
    for (const how of all) {
      const frame = document.createElement('iframe');
      frame.className = 'second';
      frame.style.cssText = `width: 600px; height: 120px; ${how}`;
      frame.src = src;
      document.body.prepend(frame);
      await new Promise((loaded) => { frame.onload = loaded; });
    }
    await new Promise((next) => setTimeout(next, 1500));
  }, [styles, `${site.other}/away-banner/2`] as const);
  const gone = () => page.evaluate(() => document.querySelectorAll('.second').forEach((each) => each.remove()));
  await second('visibility: hidden', 'opacity: 0', 'display: none', 'width: 0; height: 0', 'position: absolute; left: -5000px');
  await expect.poll(numberShown).toBe('100-1');
  await gone();
  await expect.poll(numberShown).toBe('100-1');
  await second('');
  await expect.poll(async () => (await shown()).status).toBe('uncertain');
  await gone();
  await expect.poll(numberShown).toBe('100-1');

  // Nothing of ours listens to the page's own messages.
  await page.evaluate(() => {
    const reading = { status: 'read', urlId: '1', family: 'Quill', given: 'Ada', birthDate: '1950-02-03', recordNumber: '100-5', stale: false };
    const part = { ids: ['5'], views: [[{ family: 'Quill', given: 'Ada', birthDate: '1950-02-03', recordNumber: '100-5' }]], path: '0.1', reach: [], shown: [] };
    for (const [name, input] of [['part.seen', { part, resting: false }], ['chart.seen', { reading }]]) for (const to of [window, away.frame.contentWindow!]) to.postMessage({ caretally: 1, id: crypto.randomUUID(), name, input }, '*');
  });
  await page.waitForTimeout(700);
  expect(await numberShown()).toBe('100-1');

  await page.evaluate(() => { away.frame.style.visibility = 'hidden'; });
  const hidden = Date.now();
  await expect.poll(numberShown, { intervals: [50] }).not.toBe('100-1');
  expect(Date.now() - hidden).toBeLessThan(1500);
  await page.evaluate(() => { away.frame.style.visibility = ''; });
  await expect.poll(numberShown).toBe('100-1');

  // The worker dies: what the frames say is heard anew, and a frame that went meanwhile is not remembered.
  await browser.stopWorker();
  await expect.poll(numberShown).toBe('100-1');
  await browser.stopWorker();
  await page.evaluate(() => away.frame.remove());
  for (let i = 0; i < 15; i++) {
    expect(await numberShown()).not.toBe('100-1');
    await panel.waitForTimeout(200);
  }
  await page.close();
});

test('has no script in any frame once no recipe asks for one', async () => {
  const worker = browser.context.serviceWorkers().at(-1)!;
  const registered = () => worker.evaluate(async () => (await (globalThis as unknown as { chrome: { scripting: { getRegisteredContentScripts(): Promise<{ id: string; matches: string[] }[]> } } }).chrome.scripting.getRegisteredContentScripts()).find(({ id }) => id === 'part')?.matches?.sort());
  expect(await registered()).toEqual([site.app, site.deep, site.other].map((origin) => `${origin}/*`).sort());
  for (const make of ['text', 'sandboxed', 'nested'] as const) await browser.send(workspace, 'recipe.forget', { recipe: `away-${make}` });
  await expect.poll(registered).toEqual([`${site.other}/*`]);
  for (const make of ['cross', 'late'] as const) await browser.send(workspace, 'recipe.forget', { recipe: `away-${make}` });
  await expect.poll(registered).toBe(undefined);
});
