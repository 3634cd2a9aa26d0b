import type { Frame, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WidgetView } from '../../lib/commands/views.ts';
import { BareBrowser } from './bare-browser.ts';
import { Browser, expect, extension, test, widgetOf } from './browser.ts';
import { serveFixtures, type FixtureServer } from './fixtures/server.ts';

/*
 * What a page goes through: put into the cache and brought back, drawn before it is opened, put aside, put to sleep, several at once, and pages
 * whose headers let nothing in. Nobody is bound to what is not in front of anybody, and everybody is there again afterwards.
 */
interface Tab { id: number; url?: string; active?: boolean; discarded?: boolean }
interface Chrome {
  tabs: {
    query(of: object): Promise<Tab[]>; get(id: number): Promise<Tab>; create(what: object): Promise<Tab>; update(id: number, what: object): Promise<Tab>;
    goBack(id: number): Promise<void>; discard(id: number): Promise<Tab>; remove(id: number): Promise<void>;
  };
  scripting: { executeScript(what: object): Promise<{ result: unknown }[]> };
  storage: { session: { get(key: null): Promise<Record<string, unknown>> } };
  extension: { isAllowedIncognitoAccess(): Promise<boolean> };
  windows: { create(what: object): Promise<unknown> };
  runtime: { onMessage: { addListener(heard: (message: { name?: string; input?: { reading?: { status: string; recordNumber: string | null } } }, sender: { documentId?: string; documentLifecycle?: string }) => void): void } };
}
type Said = { name: string; document: string; life: string; status?: string | undefined; number?: string | null | undefined }[];
interface World { chrome: Chrome; said: Said; looks: number; back: boolean }
declare const globalThis: World & typeof global;

const chartPath = (n: number) => `/openmrs/spa/patient/aaaaaaaa-0000-4000-8000-00000000000${n}/chart/patient-summary`;
/** Numbers of the charts' patients; the first has the number of somebody in the made-up practice, and another name. */
const numberOf = ['', '100GEJ', '1000NL', '1000CN', '1000AQ'];

let site: FixtureServer;
test.beforeAll(async () => { site = await serveFixtures(); });
test.afterAll(async () => { await site.close(); });

/** In the worker: keeps what page scripts say, beside the product's own listener. */
const listen = async () => {
  globalThis.said = [];
  globalThis.chrome.runtime.onMessage.addListener((message, { documentId, documentLifecycle }) => {
    if (message.name?.startsWith('chart.')) globalThis.said.push({ name: message.name, document: documentId ?? '', life: documentLifecycle ?? '', status: message.input?.reading?.status, number: message.input?.reading?.recordNumber });
  });
};

const view = (browser: Browser, at: Frame | Page) => browser.send<WidgetView>(at as Page, 'widget.view');

test('comes back from the cache, from sleep, and out of several windows, and reads the chart anew; strict pages read as any other', async () => {
  test.setTimeout(150_000);
  // The test runner switches the cache off, because its own page objects do not follow a page there and back: what comes is asked of the worker.
  const browser = await new Browser().open({ without: ['--disable-back-forward-cache'] });
  const workspace = await browser.ready(site.origin);
  const panel = await browser.page('sidepanel.html');
  const worker = () => browser.context.serviceWorkers().at(-1)!;
  const chartOf = async (page: Page) => { const { chart } = await view(browser, await widgetOf(page)); return [chart.status, chart.patient?.recordNumber]; };
  const away = `${site.origin.replace('127.0.0.1', 'localhost')}/plain`;
  await worker().evaluate(listen);
  const said = () => worker().evaluate(() => globalThis.said);
  /** Back in the tab in front, as the browser's own button does it. @returns whether the page came out of the cache */
  const back = async () => {
    const tab = await worker().evaluate(async () => {
      const { tabs } = globalThis.chrome;
      const [front] = await tabs.query({ active: true, lastFocusedWindow: true });
      globalThis.said.length = 0;
      await tabs.goBack(front!.id);
      return front!.id;
    });
    await expect.poll(() => worker().evaluate(async (id) => (await globalThis.chrome.tabs.get(id)).url ?? '', tab)).toContain('/openmrs/');
    await workspace.waitForTimeout(1500);
    const shown = await worker().evaluate(async (id) => (await globalThis.chrome.scripting.executeScript({ target: { tabId: id }, world: 'MAIN', func: () => globalThis.back === true }))[0]!.result, tab);
    return { tab, cached: shown as boolean };
  };
  const openAndLeave = async (query: string) => {
    const page = await browser.context.newPage();
    await page.goto(site.origin + chartPath(2) + query);
    await expect.poll(async () => (await said()).some(({ status, number }) => status === 'read' && number === '1000NL')).toBe(true);
    await page.waitForTimeout(query ? 3500 : 0);
    const { document: was } = (await said()).at(-1)!;
    await page.evaluate(() => addEventListener('pageshow', (event) => { globalThis.back = (event as PageTransitionEvent).persisted; }));
    await page.goto(away);
    // Whoever it was is not said of this tab any more.
    await expect.poll(async () => (await view(browser, panel)).chart, { message: 'left', timeout: 3000 }).toMatchObject({ status: 'none', patient: null });
    return { page, was };
  };

  await test.step('a page that refuses frames is read for the side panel, waits in the cache, and speaks again when it comes back', async () => {
    const { was } = await openAndLeave('?as=coep');
    const { tab, cached } = await back();
    expect(cached).toBe(true);
    await expect.poll(async () => (await said()).at(-1)).toMatchObject({ name: 'chart.seen', document: was, life: 'active', status: 'read', number: '1000NL' });
    await expect.poll(async () => (await view(browser, panel)).chart).toMatchObject({ status: 'confirmed', refused: true, patient: { recordNumber: '1000NL' } });
    // The side panel takes over: start and stop.
    await browser.send(panel, 'timer.start');
    expect((await view(browser, panel)).timer).toMatchObject({ chart: 'same', patient: { recordNumber: '1000NL' } });
    await browser.send(panel, 'timer.stop');
    await worker().evaluate((id) => globalThis.chrome.tabs.remove(id), tab);
  });

  await test.step('a page with our frame in it is not kept by the browser: it comes back new, and is read anew', async () => {
    await worker().evaluate(() => { globalThis.said.length = 0; });
    const { was } = await openAndLeave('');
    const { tab, cached } = await back();
    expect(cached).toBe(false);
    await expect.poll(async () => (await said()).at(-1)).toMatchObject({ status: 'read', number: '1000NL' });
    expect((await said()).at(-1)!.document).not.toBe(was);
    await worker().evaluate((id) => globalThis.chrome.tabs.remove(id), tab);
  });

  await test.step('several charts in two windows, and a worker that died: each widget names its own', async () => {
    const pages: Page[] = [];
    for (const n of [4, 2]) {
      const page = await browser.context.newPage();
      await page.goto(site.origin + chartPath(n));
      pages.push(page);
    }
    const [third] = await Promise.all([browser.context.waitForEvent('page'), worker().evaluate((url) => globalThis.chrome.windows.create({ url }).then(() => undefined), site.origin + chartPath(3))]);
    pages.push(third);
    const all = () => Promise.all(pages.map(chartOf));
    const each = [4, 2, 3].map((n) => ['confirmed', numberOf[n]]);
    await expect.poll(all).toEqual(each);
    await browser.stopWorker();
    await expect.poll(all).toEqual(each);
    await third.close();
    await pages[0]!.close();

    // Put to sleep by the browser: nothing is kept of its chart.
    const asleep = await worker().evaluate(async (url) => {
      const { tabs, storage } = globalThis.chrome;
      const tab = (await tabs.query({})).find((one) => one.url === url)!;
      const now = await tabs.discard(tab.id);
      await new Promise((next) => setTimeout(next, 800));
      const kept = await storage.session.get(null);
      return { discarded: now.discarded, id: now.id, kept: Object.keys(kept).filter((key) => /^(chart|look|frame):/.test(key) && [tab.id, now.id].some((id) => key.endsWith(`:${id}`))) };
    }, site.origin + chartPath(2));
    expect(asleep).toMatchObject({ discarded: true, kept: [] });
  });

  await test.step('strict headers: the chart is read and the widget names it', async () => {
    for (const as of ['csp', 'closed', 'sandbox']) {
      const page = await browser.context.newPage();
      await page.goto(`${site.origin}${chartPath(3)}?as=${as}`);
      await expect.poll(() => chartOf(page), as).toEqual(['confirmed', '1000CN']);
      await page.close();
    }
  });

  await test.step('private windows are off', async () => {
    expect(JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'))).toMatchObject({ incognito: 'not_allowed' });
    expect(await worker().evaluate(() => globalThis.chrome.extension.isAllowedIncognitoAccess())).toBe(false);
  });

  await browser.close();
  browser.dispose();
});

test('does nothing in a page that nobody has in front: prerendered, or in a tab behind', async () => {
  test.setTimeout(90_000);
  const prepared = await new Browser().open();
  await prepared.ready(site.origin);
  await prepared.close();
  const bare = await new BareBrowser(prepared.profile).open(prepared.id);
  await bare.inWorker(listen, null);

  await test.step('prerendered: nothing is said or drawn until it is opened', async () => {
    const tab = await bare.inWorker(async (url) => (await globalThis.chrome.tabs.create({ url })).id, `${site.origin}/plain`);
    const mounted = () => bare.inWorker(async () => globalThis.said.filter(({ name }) => name === 'chart.mount'), null);
    await expect.poll(async () => (await mounted()).length).toBe(1);
    const [{ document: plain }] = await mounted() as [Said[number]];
    const inPage = (what: 'announce' | 'open' | 'look') => bare.inWorker(async ({ id, url, todo }) => (await globalThis.chrome.scripting.executeScript({
      target: { tabId: id }, world: 'MAIN', args: [url, todo],
      func: (chart: string, act: string) => {
        if (act === 'announce') {
          const rules = document.createElement('script');
          rules.type = 'speculationrules';
          rules.textContent = JSON.stringify({ prerender: [{ urls: [chart], eagerness: 'immediate' }] });
          document.head.append(rules);
        }
        if (act === 'open') location.href = chart;
        return { activated: (performance.getEntriesByType('navigation')[0] as unknown as { activationStart: number }).activationStart, boxes: document.querySelectorAll('html > div').length };
      },
    }))[0]!.result as { activated: number; boxes: number }, { id: tab, url: site.origin + chartPath(1), todo: what });
    await inPage('announce');
    await new Promise((next) => setTimeout(next, 3000));
    expect((await bare.inWorker(async () => globalThis.said, null)).filter(({ document }) => document !== plain)).toEqual([]);
    await inPage('open').catch(() => undefined);
    await expect.poll(async () => (await mounted()).filter(({ document }) => document !== plain).map(({ life }) => life)).toEqual(['active']);
    await new Promise((next) => setTimeout(next, 500));
    const after = await inPage('look');
    // It was drawn beforehand, for seconds; the frame came only when it was opened.
    expect(after.activated).toBeGreaterThan(1500);
    expect(after.boxes).toBe(1);
  });

  await test.step('in a tab behind: no beat and no look, however much the page changes; in front again, both', async () => {
    const tab = await bare.inWorker(async (url) => (await globalThis.chrome.tabs.create({ url })).id, site.origin + chartPath(2));
    await new Promise((next) => setTimeout(next, 2500));
    // Executed in the extension's own world in the page: every beat asks for the time there, every look for elements.
    const counted = (act: 'count' | 'read') => bare.inWorker(async ({ id, todo }) => (await globalThis.chrome.scripting.executeScript({
      target: { tabId: id }, args: [todo],
      func: (what: string) => {
        if (what === 'count') {
          globalThis.looks = 0;
          const own = performance.now.bind(performance);
          performance.now = () => { globalThis.looks++; return own(); };
          const find = document.querySelectorAll.bind(document);
          document.querySelectorAll = ((css: string) => { globalThis.looks++; return find(css); }) as typeof find;
          setInterval(() => { document.body.append(document.createElement('i')); }, 20);
        }
        const { looks } = globalThis;
        globalThis.looks = 0;
        return { looks, hidden: document.hidden };
      },
    }))[0]!.result as { looks: number; hidden: boolean }, { id: tab, todo: act });
    const wait = (ms: number) => new Promise((next) => setTimeout(next, ms));
    await counted('count');
    await wait(2000);
    const shown = await counted('read');
    expect(shown).toMatchObject({ hidden: false });
    expect(shown.looks).toBeGreaterThan(10);
    await bare.inWorker(async () => { await globalThis.chrome.tabs.create({ url: 'about:blank', active: true }); }, null);
    await wait(800);
    await counted('read');
    await wait(2500);
    expect(await counted('read')).toEqual({ looks: 0, hidden: true });
    await bare.inWorker(async (id) => { await globalThis.chrome.tabs.update(id, { active: true }); }, tab);
    await wait(2000);
    expect((await counted('read')).looks).toBeGreaterThan(10);
  });

  await test.step('asleep, and awake again: the chart is read anew', async () => {
    const id = await bare.inWorker(async (url) => {
      const { tabs } = globalThis.chrome;
      await tabs.create({ url: 'about:blank', active: true });
      const { id: now } = await tabs.discard((await tabs.query({})).find((one) => one.url === url)!.id);
      globalThis.said.length = 0;
      return now;
    }, site.origin + chartPath(2));
    const state = () => bare.inWorker(async (tab) => ({ discarded: (await globalThis.chrome.tabs.get(tab)).discarded, last: globalThis.said.at(-1)?.number }), id);
    expect(await state()).toEqual({ discarded: true });
    await bare.inWorker(async (tab) => { await globalThis.chrome.tabs.update(tab, { active: true }); }, id);
    await expect.poll(state).toEqual({ discarded: false, last: '1000NL' });
  });

  await bare.close();
  prepared.dispose();
});
