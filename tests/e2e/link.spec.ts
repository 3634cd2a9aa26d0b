import type { Page } from '@playwright/test';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { PatientPage } from '../../lib/commands/views-patient.ts';
import { Browser, expect, test, widgetOf } from './browser.ts';
import { serveFixtures, type FixtureServer } from './fixtures/server.ts';

declare const ehr: { people: Record<string, [name: string, born: string, number: string]>; open(id: string, old?: number, gap?: number): void };

const SHOTS = process.env['LINK_SHOTS'];
const id = (n: number) => `aaaaaaaa-0000-4000-8000-00000000000${n}`;
const chartOf = (site: FixtureServer, n: number) => `${site.origin}/openmrs/spa/patient/${id(n)}/chart/patient-summary`;

let browser: Browser;
let here: FixtureServer;
let there: FixtureServer;
let workspace: Page;
let panel: Page;
test.beforeAll(async () => {
  [here, there] = [await serveFixtures(), await serveFixtures()];
  browser = await new Browser().open();
  await browser.allow(there.origin);
  workspace = await browser.ready(here.origin);
  await browser.enable(workspace, there.origin);
  panel = await browser.page('sidepanel.html');
});
test.afterAll(async () => {
  await browser.close();
  browser.dispose();
  await here.close();
  await there.close();
});

const view = () => browser.send<WidgetView>(panel, 'widget.view');
/** A chart whose people are these; the EHR's own page script draws them. */
async function open(site: FixtureServer, n: number, who: [string, string, string]): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${chartOf(site, n)}?late=100000`);
  await page.evaluate(([at, person]) => { ehr.people[at] = person; ehr.open(at, 0, 0); }, [id(n), who] as const);
  await page.bringToFront();
  await expect.poll(async () => { const { chart } = await view(); return [chart.status, chart.patient?.recordNumber]; }).toEqual(['confirmed', who[2]]);
  return page;
}
const month = async () => (await browser.send<{ current: string }>(workspace, 'month.months')).current;
const timed = async (patient: string) => (await browser.send<PatientPage>(workspace, 'patient.page', { patient, month: await month() })).entries.filter((entry) => entry.source === 'timer').length;

test('one patient in two EHRs is linked by a person, is one, and is taken apart again', async () => {
  const first = await open(here, 4, ['Ada Quill', '03-Feb-1950', 'H-1950']);
  await browser.send(panel, 'timer.start');
  await browser.send(panel, 'timer.stop');
  const main = (await view()).chart.patient!.key!;
  const second = await open(there, 5, ['Ada M. Quill', '03-Feb-1950', 'T-7701']);
  await browser.send(panel, 'timer.start');
  await second.waitForTimeout(300);
  await browser.send(panel, 'timer.stop');
  const other = (await view()).chart.patient!.key!;
  expect(other).not.toBe(main);
  const mine = await timed(main);

  await workspace.bringToFront();
  await workspace.setViewportSize({ width: 1280, height: 1000 });
  await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/patient/${main}`);
  const also = workspace.getByRole('region', { name: 'Also known as' });
  await also.getByRole('button', { name: 'Link' }).click();
  const form = also.getByRole('form', { name: 'Link another record' });
  const choice = form.getByRole('radio', { name: /QUILL.*T-7701.*Same name and birth date/s });
  await expect(choice).not.toBeChecked();
  await form.getByRole('button', { name: 'Link these two' }).click();
  await expect(form.getByText('Choose which record is the same patient.')).toBeVisible();
  await form.getByLabel('Find by name or number').fill('t-77');
  await choice.check();
  await form.getByLabel('Reason').fill('Seen both charts and one insurance card');
  for (const colorScheme of SHOTS ? (['light', 'dark'] as const) : []) {
    await workspace.emulateMedia({ colorScheme });
    await workspace.screenshot({ path: `${SHOTS}/link-form-${colorScheme}.png`, fullPage: true });
  }
  await form.getByRole('button', { name: 'Link these two' }).click();
  await expect(also.getByText('Seen both charts and one insurance card')).toBeVisible();
  for (const colorScheme of SHOTS ? (['light', 'dark'] as const) : []) {
    await workspace.emulateMedia({ colorScheme });
    await workspace.screenshot({ path: `${SHOTS}/linked-${colorScheme}.png`, fullPage: true });
  }
  expect(await timed(main)).toBe(mine + 1);

  // One person at both charts: the timer goes on from the one to the other, and nothing asks.
  await second.bringToFront();
  await expect.poll(async () => (await view()).chart.patient).toMatchObject({ key: main, recordNumber: 'T-7701' });
  await browser.send(panel, 'timer.start');
  await first.bringToFront();
  await expect.poll(async () => (await view()).chart.patient?.recordNumber).toBe('H-1950');
  expect((await view()).timer).toMatchObject({ chart: 'same', heldAt: null, patient: { key: main } });
  await browser.send(panel, 'timer.stop');

  await workspace.bringToFront();
  await also.getByRole('button', { name: 'Unlink MRN T-7701' }).click();
  await also.getByRole('form', { name: 'Unlink this record' }).getByLabel('Reason').fill('They are two cousins of one name');
  await also.getByRole('button', { name: 'Unlink', exact: true }).click();
  await expect(also.getByText('One link was taken back')).toBeVisible();
  for (const colorScheme of SHOTS ? (['light', 'dark'] as const) : []) {
    await workspace.emulateMedia({ colorScheme });
    await workspace.screenshot({ path: `${SHOTS}/unlinked-${colorScheme}.png`, fullPage: true });
  }
  expect([await timed(main), await timed(other)]).toEqual([mine, 2]);
  await Promise.all([first.close(), second.close()]);
});

test('a timer follows the chart where the person asked for it, within a second, and one press takes it back', async () => {
  await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/settings`);
  const serves = workspace.getByRole('region', { name: 'How the timer serves me' });
  await serves.getByLabel('When another patient’s chart opens while the timer runs').selectOption('switch');
  await serves.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await view()).preferences?.otherChart).toBe('switch');
  for (const colorScheme of SHOTS ? (['light', 'dark'] as const) : []) {
    await workspace.emulateMedia({ colorScheme });
    await workspace.screenshot({ path: `${SHOTS}/settings-${colorScheme}.png`, fullPage: true });
  }

  const chart = await open(here, 1, ['Grace Okafor', '14-Mar-1948', '100GEJ']);
  await browser.send(panel, 'timer.start');
  const started = (await view()).timer!;
  await chart.waitForTimeout(1200);
  const turned = await chart.evaluate(([at, person]) => {
    ehr.people[at] = person;
    ehr.open(at, 30, 300);
    return Date.now();
  }, [id(2), ['Alan Featherstone', '30-Aug-1944', '1000NG']] as [string, [string, string, string]]);
  await expect.poll(async () => (await view()).timer?.patient.given).toBe('Alan');
  const { timer, switched, today } = await view();
  expect(timer!.start - turned).toBeGreaterThanOrEqual(0);
  expect(timer!.start - turned).toBeLessThan(1000);
  expect(switched).toMatchObject({ patient: { given: 'Grace' }, at: timer!.start });
  expect(today[0]).toMatchObject({ patient: { given: 'Grace' }, start: started.start, end: timer!.start });

  const widget = await widgetOf(chart);
  await expect(widget.getByRole('button', { name: /Followed the chart at/ })).toBeVisible();
  await widget.getByRole('button', { name: /FEATHERSTONE/ }).first().click();
  for (const colorScheme of SHOTS ? (['light', 'dark'] as const) : []) {
    await chart.emulateMedia({ colorScheme });
    await chart.waitForTimeout(300);
    await chart.screenshot({ path: `${SHOTS}/followed-${colorScheme}.png` });
  }
  await chart.waitForTimeout(1000);
  await widget.getByRole('button', { name: 'Undo, back to OKAFOR, Grace' }).click();
  await expect.poll(async () => (await view()).timer).toMatchObject({ patient: { given: 'Grace' }, start: started.start, chart: 'other', keeps: true, heldAt: null });
  await expect(widget.getByText('Running, other chart').first()).toBeVisible();
  for (const colorScheme of SHOTS ? (['light', 'dark'] as const) : []) {
    await chart.emulateMedia({ colorScheme });
    await chart.waitForTimeout(300);
    await chart.screenshot({ path: `${SHOTS}/kept-${colorScheme}.png` });
  }

  // Another window in front, with another patient in it: from then on it is that one's time.
  await browser.send(panel, 'timer.stop');
  const beside = await open(here, 3, ['Rosa Castellano', '02-May-1951', '100J7W']);
  await browser.send(panel, 'timer.start');
  await chart.bringToFront();
  await expect.poll(async () => (await view()).timer?.patient.given).toBe('Alan');
  await beside.bringToFront();
  await expect.poll(async () => (await view()).timer?.patient.given).toBe('Rosa');
});
