import type { Frame, Page } from '@playwright/test';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { RecipeView } from '../../lib/commands/views-recipes.ts';
import { openemrFramesetPage } from '../ehrs/pages/openemr-frameset.ts';
import { openemrTabsPage } from '../ehrs/pages/openemr-tabs.ts';
import { practiceFusionPage } from '../ehrs/pages/practice-fusion.ts';
import { alan, nora, otherNora, type EhrPage, type Person, type Shown } from '../ehrs/pages/page.ts';
import { expect, test, widgetOf, type Browser } from './browser.ts';

/*
 * Built-in recipes over pages shaped like EHRs that nobody here can log in to (`tests/ehrs/pages` says what of them is known and what is guessed).
 * Their addresses are the real ones: every request to those hosts is answered by the test, in the browser, and nothing leaves the machine.
 */

/** One open page of an EHR. What it shows is changed by the test, as its own script would. */
class Ehr {
  shown: Shown;
  page!: Page;
  readonly ehr: EhrPage;
  constructor(ehr: EhrPage, first: Person) {
    this.ehr = ehr;
    this.shown = { address: first, banner: first };
  }

  get origin(): string {
    return new URL(this.ehr.url(nora)).origin;
  }

  async open(browser: Browser): Promise<this> {
    const home = new URL(this.ehr.url(this.shown.address));
    await browser.context.route(`${this.origin}/**`, (route) => {
      const { pathname, search } = new URL(route.request().url());
      const body = pathname === home.pathname ? this.ehr.html(this.shown) : this.ehr.frames?.(this.shown)[pathname + search];
      return route.fulfill(body === undefined ? { status: 404 } : { contentType: 'text/html; charset=utf-8', body });
    });
    this.page = await browser.context.newPage();
    await this.page.goto(this.ehr.url(this.shown.address));
    return this;
  }

  /** Draws the page anew in place, with its address where that names somebody. */
  async show(shown: Shown): Promise<void> {
    this.shown = shown;
    const [html, hash] = [this.ehr.html(shown), new URL(this.ehr.url(shown.address)).hash];
    await this.page.evaluate(([text, at]) => {
      if (at && location.hash !== at) location.hash = at;
      const { body } = new DOMParser().parseFromString(text!, 'text/html');
      document.body.replaceChildren(...[...body.childNodes].map((node) => document.adoptNode(node)));
    }, [html, hash]);
  }
}

const view = (browser: Browser, at: Frame | Page) => browser.send<WidgetView>(at as Page, 'widget.view');
const chartIn = async (browser: Browser, at: Frame | Page) => {
  const { status, patient } = (await view(browser, at)).chart;
  return [status, patient?.recordNumber ?? null, patient?.given ?? null];
};
/** Everything that was shown, sampled while something goes on. */
async function sampled(read: () => Promise<unknown[]>, ms: number): Promise<unknown[][]> {
  const seen: unknown[][] = [];
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((next) => setTimeout(next, 150))) seen.push(await read());
  return seen;
}

test('OpenEMR’s tabs: proposes, a person confirms, and a frame that runs ahead of the banner is never believed', async ({ browserWithCareTally: browser }) => {
  const ehr = new Ehr(openemrTabsPage, nora);
  const workspace = await browser.ready(ehr.origin);
  await ehr.open(browser);
  const widget = await widgetOf(ehr.page);
  const chart = () => chartIn(browser, widget);
  await expect.poll(chart).toEqual(['uncertain', nora.number, 'Nora']);
  await expect(widget.getByText('COHEN, Nora').first()).toBeVisible();
  await expect(browser.send(widget as unknown as Page, 'timer.start')).rejects.toThrow(/UNCERTAIN/);

  // Tabs put aside, and a finder's list, name others.
  await ehr.show({ address: nora, banner: nora, aside: alan, results: [alan, otherNora] });
  await ehr.page.waitForTimeout(3500);
  expect(await chart()).toEqual(['uncertain', nora.number, 'Nora']);

  // The practice says that it reads its EHR rightly: then it confirms by itself. For 1.2 seconds the frames hold the next patient and the banner the last.
  expect((await browser.send<RecipeView[]>(workspace, 'recipe.markGood', { recipe: 'openemr-tabs', good: true })).find(({ id }) => id === 'openemr-tabs')).toMatchObject({ believed: true });
  await expect.poll(chart).toEqual(['confirmed', nora.number, 'Nora']);
  await ehr.show({ address: alan, banner: nora, frame: alan });
  await expect.poll(chart, { timeout: 2500 }).toEqual(['reading', null, null]);
  expect((await sampled(chart, 1200)).filter(([status]) => status === 'confirmed')).toEqual([]);
  await ehr.show({ address: alan, banner: alan });
  await expect.poll(chart).toEqual(['confirmed', alan.number, 'Alan']);
});

test('OpenEMR’s frameset: the frame named Title says who it is, over the frames and in the side panel', async ({ browserWithCareTally: browser }) => {
  const ehr = new Ehr(openemrFramesetPage, nora);
  const workspace = await browser.ready(ehr.origin);
  await ehr.open(browser);
  const widget = await widgetOf(ehr.page);
  await expect.poll(() => chartIn(browser, widget)).toEqual(['uncertain', nora.number, 'Nora']);
  await browser.send(workspace, 'recipe.markGood', { recipe: 'openemr-frameset', good: true });
  await expect.poll(() => chartIn(browser, widget)).toEqual(['confirmed', nora.number, 'Nora']);
  // The side panel speaks of the tab in front: the same patient, the same keys.
  const panel = await browser.page('sidepanel.html');
  await ehr.page.bringToFront();
  await expect.poll(() => chartIn(browser, panel)).toEqual(['confirmed', nora.number, 'Nora']);
  await browser.send(panel, 'timer.start');
  expect((await view(browser, widget)).timer).toMatchObject({ chart: 'same', patient: { recordNumber: nora.number } });
  // Another chart: only the frames load. First the one with the chart, then Title.
  const load = (name: string, shown: Shown) => {
    ehr.shown = shown;
    const path = Object.keys(openemrFramesetPage.frames!(shown)).find((each) => each.includes(name === 'Title' ? 'main_title' : 'demographics'))!;
    return ehr.page.frames().find((each) => each.name() === name)!.goto(ehr.origin + path);
  };
  await load('RTop', { address: alan, banner: nora, frame: alan });
  const between = await sampled(() => chartIn(browser, widget), 1200);
  expect(between.at(-1)![0]).not.toBe('confirmed');
  await load('Title', { address: alan, banner: alan });
  await expect.poll(() => chartIn(browser, widget)).toEqual(['confirmed', alan.number, 'Alan']);
  expect((await view(browser, widget)).timer).toMatchObject({ chart: 'other', patient: { recordNumber: nora.number } });
});

test('Practice Fusion: an unconfirmed recipe asks once a session for each patient, until the practice marks it good', async ({ browserWithCareTally: browser }) => {
  const ehr = new Ehr(practiceFusionPage, nora);
  const workspace = await browser.ready(ehr.origin);
  const asked: string[] = [];
  browser.context.on('request', (request) => { if (!request.url().startsWith(ehr.origin) && /^https?:/.test(request.url())) asked.push(new URL(request.url()).origin); });
  await ehr.open(browser);
  const widget = await widgetOf(ehr.page);
  const chart = () => chartIn(browser, widget);
  await expect.poll(chart).toEqual(['uncertain', nora.number, 'Nora']);

  // The person says who it is, by the widget's own button.
  await ehr.page.waitForTimeout(1200);
  await widget.getByRole('button', { name: /COHEN/ }).first().click();
  await ehr.page.waitForTimeout(1200);
  await widget.getByRole('button', { name: /^Yes|^Start/ }).first().click();
  await expect.poll(async () => (await view(browser, widget)).timer?.patient.recordNumber).toBe(nora.number);
  await browser.send(widget as unknown as Page, 'timer.stop');
  await expect.poll(chart).toEqual(['confirmed', nora.number, 'Nora']);

  // Another patient is asked about again; the first is not, however often she comes back.
  await ehr.show({ address: alan, banner: alan, aside: nora });
  await expect.poll(chart).toEqual(['uncertain', alan.number, 'Alan']);
  await ehr.show({ address: nora, banner: nora, aside: alan });
  await expect.poll(chart).toEqual(['confirmed', nora.number, 'Nora']);
  await ehr.page.reload();
  await expect.poll(async () => chartIn(browser, await widgetOf(ehr.page))).toEqual(['confirmed', nora.number, 'Nora']);

  // Marked good: it confirms whom nobody was asked about. Taken back: it asks again.
  const good = (yes: boolean) => browser.send(workspace, 'recipe.markGood', { recipe: 'practice-fusion', good: yes });
  await good(true);
  await ehr.show({ address: otherNora, banner: nora });
  const between = await sampled(async () => chartIn(browser, await widgetOf(ehr.page)), 1500);
  expect(between.at(-1)![0]).not.toBe('confirmed');
  await ehr.show({ address: otherNora, banner: otherNora });
  const again = await widgetOf(ehr.page);
  await expect.poll(() => chartIn(browser, again)).toEqual(['confirmed', otherNora.number, 'Nora']);
  await good(false);
  await expect.poll(() => chartIn(browser, again)).toEqual(['uncertain', otherNora.number, 'Nora']);
  expect(asked).toEqual([]);
});
