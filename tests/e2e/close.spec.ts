import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { grouped } from '../../components/workspace/month/head.ts';
import type { MonthPart } from '../../lib/commands/views-month.ts';
import type { PatientPage } from '../../lib/commands/views-patient.ts';
import { cellsOf } from '../commands/cells.ts';
import { expect, test, type Browser } from './browser.ts';

/** Closing a day and a month in a real browser, over a practice of made-up people. */
async function practice(browser: Browser): Promise<{ workspace: Page; month: string; row: (given: string) => Promise<MonthPart['rows'][number]> }> {
  const welcome = await browser.page('workspace.html#/welcome');
  await browser.send(welcome, 'practice.startPractice');
  // A page of its own: the first one may still be on its way back to "set up".
  const workspace = await browser.page('workspace.html#/month');
  await welcome.close();
  const { current: month } = await browser.send<{ current: string }>(workspace, 'month.months');
  const row = async (given: string) => (await browser.send<MonthPart>(workspace, 'month.part', { month, from: 0, to: 255 })).rows.find((each) => each.patient.given === given)!;
  return { workspace, month, row };
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id} ${each.nodes[0]?.html}`);
}

async function exported(workspace: Page): Promise<Record<string, string>[]> {
  const [download] = await Promise.all([workspace.waitForEvent('download'), workspace.getByRole('button', { name: /^Export \d+ line/ }).click()]);
  return cellsOf(await readFile(await download.path(), 'utf8'));
}

test('a month is closed with what stands in its way, keeps what it said, and is opened again', async ({ browserWithCareTally: browser }) => {
  const { workspace, month, row } = await practice(browser);
  const drawer = workspace.getByRole('dialog');
  await workspace.getByRole('button', { name: 'Close month…' }).click();
  await expect(drawer.getByText('7 min unresolved in 1 patient.')).toBeVisible();
  await expect(drawer.getByText(/^The month ends \w+day, \w+ \d+, 24:00\./)).toBeVisible();
  await expect(drawer.getByRole('button', { name: /^Close \w+$/ })).toBeDisabled();
  expect(await faults(workspace)).toEqual([]);

  // What is unresolved is answered from the list; more than a minute is never discarded with one press.
  await drawer.getByRole('button', { name: 'Resolve' }).click();
  const waiting = workspace.getByRole('listitem', { name: /TRAN, Bao/ });
  await waiting.getByRole('button', { name: 'Discard', exact: true }).click();
  expect(await faults(workspace)).toEqual([]);
  await waiting.getByRole('button', { name: 'Discard 7:30' }).click();
  await expect(workspace.getByText('Nothing in this month waits for an answer.')).toBeVisible();

  // The month is not over: only with a reason.
  await workspace.getByRole('button', { name: 'Close month…' }).click();
  await drawer.getByRole('button', { name: 'Close anyway…' }).click();
  await drawer.getByLabel(/Why it is closed/).fill('too short');
  await drawer.getByRole('button', { name: /Close \w+ anyway/ }).click();
  await expect(drawer.getByText('At least ten characters.')).toBeVisible();
  await drawer.getByLabel(/Why it is closed/).fill('The practice changes its system today');
  await drawer.getByRole('button', { name: /Close \w+ anyway/ }).click();
  await expect(drawer.getByText(/by Dana Whitfield RN\./).first()).toBeVisible();
  await expect(drawer.getByText(/Closed anyway: “The practice changes its system today”/)).toBeVisible();
  expect((await exported(workspace)).map((line) => line['Last name'])).toEqual(['Halvorsen', 'Sutter']);

  // A minute that is found later is an addendum: marked, said, and out of the ordinary file.
  const { key } = (await row('Ingrid')).patient;
  const read = () => browser.send<PatientPage>(workspace, 'patient.page', { patient: key, month });
  const first = (await read()).entries[0]!;
  await expect(browser.send(workspace, 'entry.amend', { entry: first.id, month, changes: { end: first.end + 60_000 }, reason: 'longer' })).rejects.toThrow(/CLOSED_MONTH/);
  await browser.send(workspace, 'entry.amend', { entry: first.id, month, changes: { end: first.end + 60_000 }, reason: 'The call lasted a minute longer' });
  expect((await read()).entries.map((entry) => entry.addendum)).toEqual([true, false, false]);
  await drawer.getByRole('radio', { name: /All ready lines/ }).check();
  await expect(drawer.getByText('Time changed since it was closed: was 22:14, now 23:14; the answer is the same')).toBeVisible();
  expect((await exported(workspace)).map((line) => line['Last name'])).toEqual(['Sutter']);
  await drawer.getByRole('radio', { name: /as an addendum/ }).check();
  const [late] = await exported(workspace);
  expect(late).toMatchObject({ 'Last name': 'Halvorsen', Code: '99490' });
  expect(late!['Flags']).toMatch(/ADDENDUM of \d{4}-\d\d-\d\d: closed on \d{4}-\d\d-\d\d with 99490 × 1 and 22:14 recorded/);
  await workspace.keyboard.press('Escape');
  await expect(workspace.getByText('1 patient changed since the month was closed.')).toBeVisible();

  // On paper stands the end of the log, as the log itself says it.
  const { head, ok } = await browser.send<{ head: string; ok: boolean }>(workspace, 'ledger.verify');
  expect(ok).toBe(true);
  await workspace.emulateMedia({ media: 'print' });
  await expect(workspace.locator('.printfoot')).toContainText(grouped(head));
  await expect(workspace.locator('.printfoot')).toContainText('Tamper-evident, not tamper-proof');
  await expect(workspace.locator('.printfoot')).toBeVisible();
  await workspace.emulateMedia({ media: 'screen' });
  await expect(workspace.locator('.printfoot')).toBeHidden();

  await workspace.getByRole('button', { name: 'Closed…' }).click();
  await drawer.getByRole('button', { name: /^Open \w+ again…/ }).click();
  await drawer.getByLabel('Why the month is opened again').fill('The late minute belongs to the month');
  await drawer.getByRole('button', { name: /^Open \w+ again$/ }).click();
  await expect(drawer.getByText(/opened again .* by Dana Whitfield RN: “The late minute belongs to the month”/)).toBeVisible();
  expect((await row('Ingrid')).frozen).toBeNull();
});

test('the Close tab names who is close and what is due, and a day is called complete', async ({ browserWithCareTally: browser }) => {
  const { workspace, row } = await practice(browser);
  const panel = await browser.page('sidepanel.html');
  await panel.setViewportSize({ width: 360, height: 800 });
  await panel.getByRole('tab', { name: 'Close' }).click();
  await expect(panel.getByText('OKAFOR, Grace')).toBeVisible();
  await expect(panel.getByText('2:40 to go')).toBeVisible();
  await expect(panel.getByText(/nothing due on record/)).toBeVisible();
  const grace = (await row('Grace')).patient.key;
  const discharged = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  await browser.send(workspace, 'observation.save', { observation: { patient: grace, kind: 'discharge', date: discharged, from: 'inpatient_acute', to: 'home', attempts: [], mdm: null } });
  await expect(panel.getByText(/due: contact after discharge, visit after discharge/)).toBeVisible();

  await panel.getByRole('button', { name: 'Close my day' }).click();
  await expect(panel.getByText('Recorded', { exact: true })).toBeVisible();
  expect(await faults(panel)).toEqual([]);
  await browser.send(panel, 'timer.start', { patient: grace });
  await expect(panel.getByRole('button', { name: 'My day is complete' })).toBeDisabled();
  await browser.send(panel, 'timer.stop');
  await panel.getByRole('button', { name: 'My day is complete' }).click();
  await expect(panel.getByText(/You called this day complete at \d\d:\d\d\./)).toBeVisible();
  await expect(panel.getByText('Nothing changed since.')).toBeVisible();
  expect(await faults(panel)).toEqual([]);

  // It survives, and a change afterwards is said.
  await browser.stopWorker();
  await browser.send(panel, 'timer.start', { patient: grace });
  await browser.send(panel, 'timer.stop');
  await panel.reload();
  await panel.getByRole('tab', { name: 'Close' }).click();
  await panel.getByRole('button', { name: 'Close my day' }).click();
  await expect(panel.getByText(/Since then: (Recorded|Without an activity):/)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'It is complete now' })).toBeEnabled();
});
