/**
 * Takes the README's pictures from the built extension over the demo EHR, and every other screen with `--all DIR`, light and dark:
 * for looking at, after any change that can be seen. `npm run pictures`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, widgetOf } from '../tests/e2e/browser.ts';
import { startDemo } from './demo/server.ts';

const all = process.argv.includes('--all') ? process.argv[process.argv.indexOf('--all') + 1]! : null;
const docs = join(import.meta.dirname, '../docs');
mkdirSync(all ?? docs, { recursive: true });

const demo = await startDemo({ port: 0 });
const browser = await new Browser().open();
try {
  const workspace = await browser.ready(new URL(demo.url).origin);
  await workspace.setViewportSize({ width: 1280, height: 860 });
  const chart = await browser.context.newPage();
  const themes = all ? (['light', 'dark'] as const) : (['light'] as const);
  for (const colorScheme of themes) {
    const shot = (page: typeof chart, name: string) => page.screenshot({ path: all ? join(all, `${name}-${colorScheme}.png`) : join(docs, `${name}.png`) });
    await chart.emulateMedia({ colorScheme });
    await chart.bringToFront();
    await chart.goto(demo.chartUrl(0));
    let widget = await widgetOf(chart);
    await widget.getByText('OKAFOR, Grace').first().waitFor();
    if (all) await shot(chart, 'bar');
    // In the second round it is open already.
    if (await widget.locator('.bopen').count()) await widget.locator('.bopen').click();
    await chart.waitForTimeout(1500);
    if (all) await shot(chart, 'card-idle');
    await widget.getByRole('button', { name: /^Start/ }).click();
    await widget.getByRole('button', { name: /^Stop/ }).waitFor();
    await widget.getByRole('button', { name: /activity/i }).first().click();
    await widget.getByRole('combobox').fill('#med');
    if (all) await shot(chart, 'picker');
    await widget.getByRole('combobox').press('Enter');
    await chart.waitForTimeout(7000);
    await shot(chart, 'widget');
    if (all) {
      await chart.goto(demo.chartUrl(6));
      widget = await widgetOf(chart);
      await widget.getByText(/Gloria/).first().waitFor();
      await chart.waitForTimeout(800);
      await shot(chart, 'two-patients');
      await chart.goto(demo.chartUrl(0));
      widget = await widgetOf(chart);
      await widget.getByText('OKAFOR, Grace').first().waitFor();
      await chart.waitForTimeout(1200);
    }
    await widget.getByRole('button', { name: /^Stop/ }).click();
    await widget.getByRole('button', { name: /Undo/ }).waitFor();
    if (all) await shot(chart, 'stopped');
    await workspace.emulateMedia({ colorScheme });
    await workspace.bringToFront();
    const open = async (hash: string) => {
      await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/${hash}`);
      await workspace.waitForTimeout(900);
    };
    await open('month');
    await workspace.getByRole('button', { name: 'Why, HALVORSEN, Ingrid' }).click();
    await workspace.waitForTimeout(400);
    await shot(workspace, 'month');
    if (all) {
      await workspace.getByRole('button', { name: 'Why, CASTELLANO, Rosa' }).click();
      await workspace.waitForTimeout(300);
      await workspace.screenshot({ path: join(all, `month-whole-${colorScheme}.png`), fullPage: true });
      await workspace.getByRole('button', { name: 'Export…' }).click();
      await workspace.waitForTimeout(400);
      await shot(workspace, 'export');
      const { current } = await browser.send<{ current: string }>(workspace, 'month.months');
      const { rows } = await browser.send<{ rows: { patient: { key: string; given: string } }[] }>(workspace, 'month.part', { month: current, from: 0, to: 255 });
      await open(`patient/${rows.find((row) => row.patient.given === 'Bao')!.patient.key}`);
      await workspace.screenshot({ path: join(all, `patient-${colorScheme}.png`), fullPage: true });
      for (const place of ['settings', 'rules']) {
        await open(place);
        await workspace.screenshot({ path: join(all, `${place}-${colorScheme}.png`), fullPage: true });
      }
      const panel = await browser.page('sidepanel.html');
      await panel.setViewportSize({ width: 360, height: 760 });
      await panel.emulateMedia({ colorScheme });
      await panel.waitForTimeout(900);
      await shot(panel, 'sidepanel');
      await chart.bringToFront();
      await browser.send(panel, 'teach.begin');
      await panel.setViewportSize({ width: 320, height: 760 });
      await panel.waitForTimeout(400);
      await shot(panel, 'teach');
      await browser.send(panel, 'teach.leave');
      await panel.close();
    }
  }
  if (all) {
    await browser.send(workspace, 'vault.lock');
    for (const colorScheme of themes) {
      await workspace.emulateMedia({ colorScheme });
      await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/unlock`);
      await workspace.waitForTimeout(700);
      await workspace.screenshot({ path: join(all, `unlock-${colorScheme}.png`) });
      await chart.emulateMedia({ colorScheme });
      await chart.bringToFront();
      await chart.waitForTimeout(900);
      await chart.screenshot({ path: join(all, `locked-${colorScheme}.png`) });
    }
  }
} finally {
  await browser.close();
  browser.dispose();
  await demo.close();
}
