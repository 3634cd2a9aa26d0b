import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Browser } from './browser.ts';
import type { WidgetView } from '../../lib/commands/views.ts';
import type { MonthPart } from '../../lib/commands/views-month.ts';
import type { PatientPage } from '../../lib/commands/views-patient.ts';
import { dayOf, monthOf } from '../../lib/time/month.ts';
import { clockTime } from '../../lib/time/say.ts';

/** Time by hand on the patient's page, in a practice of made-up people. */
async function begin(browser: Browser) {
  const page = await browser.page('workspace.html#/welcome');
  await browser.send(page, 'practice.startPractice');
  const { practice, now } = await browser.send<WidgetView>(page, 'widget.view');
  const zone = practice!.timeZone;
  const month = monthOf(now, zone);
  const { rows } = await browser.send<MonthPart>(page, 'month.part', { month, from: 0, to: 255 });
  const key = (given: string) => rows.find((row) => row.patient.given === given)!.patient.key;
  const open = async (given: string) => {
    await page.goto(`chrome-extension://${browser.id}/workspace.html#/patient/${key(given)}/${month}`);
    await expect(page.getByRole('button', { name: 'Add time' })).toBeVisible();
  };
  const read = (given: string) => browser.send<PatientPage>(page, 'patient.page', { patient: key(given), month });
  /** So many minutes ago, on the practice's wall. The made-up month keeps the last half hour free. */
  const ago = (minutes: number) => { const at = now - minutes * 60_000; return { day: dayOf(at, zone), time: clockTime(at, zone) }; };
  return { page, open, read, ago };
}

async function fill(page: Page, from: { day: string; time: string }, minutes: number): Promise<void> {
  await page.getByRole('button', { name: 'Add time' }).click();
  await page.getByLabel('Day', { exact: true }).fill(from.day);
  await page.getByLabel('Start', { exact: true }).fill(from.time);
  await page.getByLabel('or minutes').fill(String(minutes));
  await page.getByLabel('Activity', { exact: true }).selectOption('team_conference');
  await page.getByLabel('Reason').fill('Met in the hallway');
}

test('a conference is added by hand, and time that one person would spend twice is named before anything is saved', async ({ browserWithCareTally: browser }) => {
  const { page, open, read, ago } = await begin(browser);
  await open('Grace');
  await fill(page, ago(25), 10);
  await page.getByLabel(/Priya Raman/).check();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(600);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${colorScheme}: ${each.id} ${each.nodes[0]?.html}`)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Add 10:00' }).click();
  await expect(page.getByText(/Dana Whitfield RN, staff, added by hand, with Priya Raman/)).toBeVisible();
  await expect(page.getByText(/Priya Raman NP, practitioner, added by hand, with Dana Whitfield/)).toBeVisible();

  // The same person, another patient, five minutes of it at the same time.
  await open('Alan');
  await fill(page, ago(20), 10);
  const overlap = page.getByRole('region', { name: 'Overlap' });
  await expect(overlap).toContainText('5:00 overlap');
  await expect(overlap).toContainText('OKAFOR, Grace');
  await page.getByRole('button', { name: 'Add 10:00' }).click();
  await expect(page.getByText('Choose who gives way.')).toBeVisible();
  expect((await read('Alan')).entries.filter((each) => each.source === 'manual')).toEqual([]);
  await overlap.getByLabel(/Trim the other/).check();
  await page.getByRole('button', { name: 'Add 10:00' }).click();
  await expect(page.getByText(/staff, added by hand/)).toBeVisible();
  const lengths = async (given: string) => (await read(given)).entries.filter((each) => each.source === 'manual' && each.staffName === 'Dana Whitfield').map((each) => each.seconds);
  expect([await lengths('Grace'), await lengths('Alan')]).toEqual([[300], [600]]);

  // The history says why, and takes it back only where nothing else stands by now.
  await open('Grace');
  await expect(page.getByText('Trimmed for an entry by hand')).toBeVisible();
  await page.getByRole('button', { name: /^Undo, entry of/ }).first().click();
  await page.getByLabel('Reason').fill('It was hers after all');
  await page.getByRole('button', { name: 'Undo the change' }).click();
  await expect(page.getByText(/5:00 overlap with another entry of the same person \(/)).toBeVisible();
  expect(await lengths('Grace')).toEqual([300]);
  expect((await browser.send<{ ok: boolean }>(page, 'ledger.verify')).ok).toBe(true);
});

test('unresolved time is split by keys alone, and its parts add up to the gap', async ({ browserWithCareTally: browser }) => {
  const { page, open, read } = await begin(browser);
  await open('Bao');
  const [gap] = (await read('Bao')).unresolved;
  await page.getByRole('button', { name: 'Split…' }).click();
  const cut = page.getByRole('slider', { name: 'Cut 1' });
  await expect(cut).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByLabel('Cut part 2 in two').press('Enter');
  await page.getByLabel('Part 1', { exact: true }).selectOption('keep');
  await page.getByLabel('Activity of part 1').selectOption('care_plan_update');
  await page.getByLabel('Part 2', { exact: true }).selectOption('not');
  await page.getByRole('button', { name: 'Save split' }).click();
  await expect(page.getByText('Choose one.')).toBeVisible();
  await page.getByLabel('Part 3', { exact: true }).selectOption('keep');
  await page.getByRole('button', { name: 'Save split' }).click();
  await expect(page.getByText(/kept from unresolved time/).first()).toBeVisible();
  const after = await read('Bao');
  const parts = after.entries.filter((each) => each.source === 'kept');
  expect(parts.map((each) => each.activity)).toEqual(['care_plan_update', gap!.activity]);
  // 225 s and a minute more, ten seconds less.
  expect(parts[0]!.end - gap!.start).toBe(275_000);
  expect(parts.reduce((sum, each) => sum + each.end - each.start, 0) + after.discardedSeconds * 1000).toBe(gap!.end - gap!.start);
  expect(after.unresolved).toEqual([]);
});

test('the side panel adds time for the patient whose timer runs, beside the timer and not into it', async ({ browserWithCareTally: browser }) => {
  const { page: workspace, read, ago } = await begin(browser);
  const page = await browser.page('sidepanel.html');
  const { patient } = await read('Wayne');
  await browser.send(page, 'timer.start', { patient: patient.key });
  await fill(page, ago(12), 15);
  await expect(page.getByText('That is still to come.')).toBeVisible();
  await page.getByLabel('or minutes').fill('5');
  await page.getByRole('button', { name: 'Add 5:00' }).click();
  await expect(page.getByText('Time added by hand.')).toBeVisible();
  expect((await read('Wayne')).entries.filter((each) => each.source === 'manual').map((each) => [each.seconds, each.program])).toEqual([[300, 'CCM']]);
  expect((await browser.send<WidgetView>(workspace, 'widget.view')).timer).not.toBeNull();
});
