import type { Page } from '@playwright/test';
import type { RecipeView, TeachView, WidgetView } from '../../lib/commands/views.ts';
import { Browser, expect, test } from './browser.ts';
import { serveFixtures, type FixtureServer } from './fixtures/server.ts';

declare const go: (id: number) => void;

let browser: Browser;
let site: FixtureServer;
let panel: Page;
let workspace: Page;
test.beforeAll(async () => {
  site = await serveFixtures();
  browser = await new Browser().open();
  workspace = await browser.ready(site.origin);
  panel = await browser.page('sidepanel.html');
});
test.afterAll(async () => {
  await browser.close();
  browser.dispose();
  await site.close();
});
test.beforeEach(async () => {
  for (const { id, source } of await browser.send<RecipeView[]>(workspace, 'recipe.view')) if (source === 'taught') await browser.send(workspace, 'recipe.forget', { recipe: id });
});

const grace = { name: 'Okafor, Grace', birthDate: '1948-03-14', recordNumber: '00481220' };
const tomas = { name: 'Delgado, Tomas', birthDate: '1961-07-02', recordNumber: '00917754' };

/** Where a person would click, for each make of chart. */
const places: Record<string, (page: Page) => Record<'name' | 'birthDate' | 'recordNumber', () => Promise<void>>> = {
  table: (page) => ({ name: () => page.locator('td').nth(0).click(), birthDate: () => page.locator('td').nth(1).click(), recordNumber: () => page.locator('td').nth(2).click() }),
  line: (page) => ({ name: () => page.locator('#banner strong').click(), birthDate: () => page.locator('#banner span').nth(0).click(), recordNumber: () => page.locator('#banner span').nth(1).click() }),
  list: (page) => ({ name: () => page.locator('h1').click(), birthDate: () => page.locator('dd').nth(0).click(), recordNumber: () => page.locator('dd').nth(1).click() }),
  form: (page) => ({ name: () => page.locator('input').nth(0).click(), birthDate: () => page.locator('input').nth(1).click(), recordNumber: () => page.locator('input').nth(2).click() }),
  hashed: (page) => ({ name: () => page.locator('header span').nth(0).click(), birthDate: () => page.locator('header div div').nth(0).click(), recordNumber: () => page.locator('header label + span').click() }),
  data: (page) => ({ name: () => page.locator('[data-element=patient-name]').click(), birthDate: () => page.locator('[data-element=patient-dob]').click(), recordNumber: () => page.locator('[data-element=patient-number]').click() }),
  shadow: (page) => ({ name: () => page.locator('#banner strong').click(), birthDate: () => page.locator('#banner span').nth(0).click(), recordNumber: () => page.locator('#banner span').nth(1).click() }),
  frame: (page) => { const inner = page.frameLocator('iframe[name=banner]'); return { name: () => inner.locator('td').nth(0).click(), birthDate: () => inner.locator('td').nth(1).click(), recordNumber: () => inner.locator('td').nth(2).click() }; },
};
places['late'] = places['line']!;

for (const make of Object.keys(places)) {
  test(`a page is taught in a minute and read ever after: ${make}`, async () => {
    const page = await browser.context.newPage();
    await page.goto(`${site.origin}/layouts/${make}/patient/1/summary`);
    await page.bringToFront();
    const view = () => browser.send<TeachView>(panel, 'teach.view');
    const chart = async () => (await browser.send<WidgetView>(panel, 'widget.view')).chart;
    await expect.poll(async () => (await browser.send<TeachView>(panel, 'teach.begin').catch(() => null))?.step).toBe('name');
    const began = Date.now();
    const at = places[make]!(page);
    for (const field of ['name', 'birthDate', 'recordNumber'] as const) {
      await expect.poll(async () => (await view()).step).toBe(field);
      await at[field]();
      await expect.poll(async () => (await view()).values[field]).toBe(grace[field]);
    }
    expect(new URL(page.url()).hash).toBe('');
    await browser.send(panel, 'teach.finish');
    await expect.poll(async () => (await view()).step).toBe('second');
    // Taught, not proven: it proposes, and asks.
    await expect.poll(async () => (await chart()).patient?.recordNumber).toBe(grace.recordNumber);
    expect((await chart()).status).toBe('uncertain');
    await page.evaluate(() => go(2));
    await expect.poll(async () => (await view()).second, { timeout: 15_000 }).toEqual(tomas);
    await browser.send(panel, 'teach.prove');
    expect(Date.now() - began).toBeLessThan(60_000);
    await expect.poll(async () => (await chart()).status, { timeout: 15_000 }).toBe('confirmed');
    // Reloaded, with other class names; and a third patient, whom nobody pointed at.
    await page.reload();
    await page.bringToFront();
    await expect.poll(async () => [(await chart()).status, (await chart()).patient?.recordNumber], { timeout: 15_000 }).toEqual(['confirmed', tomas.recordNumber]);
    await page.evaluate(() => go(3));
    await expect.poll(async () => [(await chart()).status, (await chart()).patient?.recordNumber], { timeout: 15_000 }).toEqual(['confirmed', '00330918']);
    // What is kept says nothing of anybody.
    const kept = await browser.context.serviceWorkers().at(-1)!.evaluate(() => (globalThis as unknown as { chrome: { storage: { local: { get(key: string): Promise<Record<string, unknown>> } } } }).chrome.storage.local.get('recipes'));
    await page.close();
    expect(JSON.stringify(kept)).not.toMatch(/okafor|grace|delgado|tomas|marchetti|481220|917754|1948|1961/i);
  });
}
