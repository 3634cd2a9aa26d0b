/**
 * Pictures of every screen of the workspace over the fake worker, in light and dark, wide and narrow, and with text at 200 percent; each is also
 * held against the automatic accessibility check. Run: `npx tsx tests/preview/shots.ts <folder> [name]`
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { grace, ingrid, quill, rosa } from './fixtures.ts';

interface Shot { name: string; path: string; width: number; dark?: boolean; big?: boolean; act?: (page: Page) => Promise<void> }

const openWhy = (key: string) => async (page: Page) => { await page.click(`[data-row="${key}"] [data-why]`); await page.waitForSelector('.why h2'); };
const toStep3 = async (page: Page) => {
  await page.getByLabel('Practice name').fill('Alder Creek'); await page.click('text=Continue');
  await page.getByLabel('Your name').fill('Dana Whitfield'); await page.click('text=Clinical staff'); await page.click('text=Continue');
  await page.getByLabel('Passphrase').fill('four plain words here'); await page.waitForSelector('.keytext');
};
const amend = async (page: Page) => { await page.click('[aria-label^="Edit entry"] >> nth=1'); await page.getByLabel('End').fill('14:15:10'); await page.click('[aria-label="Change care plan"]'); };
const addTime = async (page: Page) => { await page.click('text=Add time'); await page.getByLabel('Day').fill('2026-11-18'); await page.getByLabel('Start', { exact: true }).fill('9:05'); await page.getByLabel('End', { exact: true }).fill('9:30'); await page.click('.way >> nth=0'); await page.click('.byhand .btn.main'); };
const splitGap = async (page: Page) => { await page.click('.gap >> text=Split…'); await page.click('[aria-label="Cut part 1 in two"]'); await page.getByLabel('Part 1', { exact: true }).selectOption('keep'); await page.getByLabel('Part 2', { exact: true }).selectOption('not'); await page.click('text=Save split'); await page.focus('.cut >> nth=1'); await page.keyboard.press('ArrowRight'); };
const compare = async (page: Page) => { await page.click('text=Compare…'); await page.click('.way >> nth=1'); await page.click('text=Take it from that side'); await page.click('[aria-label^="Undo"] >> nth=0'); };
const moveTime = async (page: Page) => { await page.click('[aria-label^="Move entry"]'); await page.getByLabel('To program').selectOption('RPM'); await page.getByLabel('From', { exact: true }).fill('09:04:10'); await page.click('.edit .btn.main'); };
const write = async (page: Page) => { await page.click('text=Export…'); await page.click('dialog .btn.main'); await page.waitForSelector('.note.ok'); };
const closeDrawer = async (page: Page) => { await page.click('text=Close month…'); await page.waitForSelector('dialog .val'); await page.waitForTimeout(200); };
const waitingList = async (page: Page) => { await page.click('.strip button.un'); await page.click('.wait1 >> nth=0 >> text=Keep'); await page.click('.wait1 form .btn >> nth=0'); };
const overrule = async (page: Page) => { await page.click('text=Decide about a code'); await page.getByLabel('Code', { exact: true }).fill('99491'); await page.getByLabel('Decision', { exact: true }).selectOption('force'); await page.click('text=Save decision'); };
const answerFacts = async (page: Page) => { await page.click('[aria-label="Change device data"]'); await page.click('[aria-label^="Edit entry"]'); };
const patient = (key: string) => `#/patient/${key}/2026-11`;
const shots: Shot[] = [
  { name: 'month-light', path: '?synthetic#/month', width: 1480, act: openWhy(ingrid.key) }, { name: 'month-dark', path: '?synthetic#/month', width: 1480, dark: true, act: openWhy(rosa.key) },
  { name: 'month-1024', path: '#/month', width: 1024, act: openWhy(rosa.key) }, { name: 'month-200', path: '#/month', width: 1280, big: true, act: openWhy(ingrid.key) }, { name: 'month-360-200', path: '#/month', width: 360, big: true, act: openWhy(rosa.key) },
  { name: 'month-empty', path: '?empty#/month', width: 1024 }, { name: 'month-error', path: '?fail=month.part#/month', width: 1024 }, { name: 'export-light', path: '?synthetic#/month', width: 1480, act: async (page) => page.click('text=Export…') }, { name: 'export-dark', path: '#/month', width: 1024, dark: true, act: write },
  { name: 'closing-light', path: '?synthetic#/month', width: 1480, act: closeDrawer }, { name: 'closing-dark', path: '?closing=free#/month', width: 1024, dark: true, act: closeDrawer }, { name: 'closing-anyway', path: '#/month', width: 480, act: async (page) => { await closeDrawer(page); await page.click('text=Close anyway…'); await page.click('dialog .closeform .btn >> nth=0'); } },
  { name: 'closed-light', path: '?closing=closed#/month', width: 1480 }, { name: 'closed-dark', path: '?closing=closed#/month', width: 1480, dark: true, act: async (page) => { await page.click('text=Closed…'); await page.click('text=again…'); } }, { name: 'waiting-light', path: '#/month', width: 1480, act: waitingList }, { name: 'waiting-dark', path: '?closing=closed#/month', width: 1024, dark: true, act: waitingList }, { name: 'waiting-360-200', path: '#/month', width: 360, big: true, act: waitingList },
  { name: 'byhand-light', path: patient(grace.key), width: 1480, act: addTime }, { name: 'byhand-dark', path: patient(grace.key), width: 1480, dark: true, act: addTime }, { name: 'byhand-360-200', path: patient(grace.key), width: 360, big: true, act: addTime },
  { name: 'split-light', path: patient(grace.key), width: 1480, act: splitGap }, { name: 'split-dark', path: patient(grace.key), width: 1024, dark: true, act: splitGap }, { name: 'split-360-200', path: patient(grace.key), width: 360, big: true, act: splitGap },
  { name: 'compare-light', path: patient(grace.key), width: 1480, act: compare }, { name: 'compare-dark', path: patient(grace.key), width: 1024, dark: true, act: compare }, { name: 'move-light', path: patient(quill.key), width: 1480, act: moveTime }, { name: 'move-dark', path: patient(quill.key), width: 1024, dark: true, act: moveTime },
  { name: 'patient-light', path: patient(grace.key), width: 1480, act: amend }, { name: 'patient-dark', path: patient(grace.key), width: 1480, dark: true, act: async (page) => page.click('.gap >> text=Discard') }, { name: 'patient-360-200', path: patient(grace.key), width: 360, big: true },
  { name: 'override-light', path: patient(ingrid.key), width: 1480, act: overrule }, { name: 'override-dark', path: patient(ingrid.key), width: 1480, dark: true, act: async (page) => { await page.click('text=Withdraw…'); await page.click('.codes >> text=99439'); } },
  { name: 'facts-light', path: patient(quill.key), width: 1480, act: answerFacts }, { name: 'facts-dark', path: patient(quill.key), width: 1024, dark: true, act: async (page) => page.click('[aria-label="Change discharge"]') }, { name: 'facts-360-200', path: patient(quill.key), width: 360, big: true, act: async (page) => page.click('[aria-label="Change plan facts"]') },
  { name: 'settings-light', path: '?synthetic#/settings', width: 1480, act: async (page) => { await page.click('text=Add a person'); await page.click('text=Verify the log'); await page.click('[aria-label="Change ccm.planCopy"]'); } }, { name: 'settings-person', path: '#/settings', width: 1480, dark: true, act: async (page) => page.click('[aria-label="Change Dana Whitfield"]') }, { name: 'settings-dark', path: '#/settings', width: 1024, dark: true, act: async (page) => page.click('text=at the usual value') }, { name: 'rules-light', path: '#/rules', width: 1480 },
  { name: 'rules-dark', path: '#/rules/medicare/rpm', width: 1480, dark: true }, { name: 'rules-open', path: '#/rules/bcbsm/pdcm', width: 1280, act: async (page) => { await page.click('.opener >> nth=1'); await page.click('[id^=change-] >> nth=0'); } }, { name: 'rules-beyond', path: '#/rules', width: 1024, act: async (page) => { await page.getByLabel('As of').selectOption('2027-01'); } }, { name: 'rules-360-200', path: '#/rules', width: 360, big: true },
  { name: 'welcome-1', path: '?lock=new', width: 1024, act: async (page) => page.click('text=Continue') }, { name: 'welcome-3', path: '?lock=new', width: 1024, act: toStep3 }, { name: 'welcome-3-dark', path: '?lock=new', width: 480, dark: true, act: toStep3 },
  { name: 'unlock', path: '?lock=locked&timer', width: 480 }, { name: 'unlock-wrong-dark', path: '?lock=locked', width: 480, dark: true, act: async (page) => { await page.getByLabel('Passphrase').fill('nope'); await page.click('.btn.main'); await page.waitForSelector('[role=alert]'); } },
];

shots.push(
  { name: 'backup-light', path: '?synthetic&due#/settings', width: 1480, act: async (page) => { await page.click('text=Copy everything unencrypted'); await page.click('[aria-label="Destroy October 2020"]'); } },
  { name: 'backup-dark', path: '?ask#/settings', width: 1024, dark: true, act: async (page) => page.click('text=Verify the log') },
  { name: 'restore-light', path: '?lock=locked&alarm#/restore', width: 1024, act: async (page) => { await page.getByLabel('Passphrase', { exact: true }).fill('four plain words here'); await page.getByRole('button', { name: 'Restore', exact: true }).click(); await page.waitForSelector('.note.ok'); } },
  { name: 'restore-dark', path: '?lock=locked&alarm#/restore', width: 480, dark: true }, { name: 'restore-new', path: '?lock=new&none#/restore', width: 1024 }, { name: 'restore-360-200', path: '?lock=locked&alarm#/restore', width: 360, big: true },
);

const [folder = 'shots', only = ''] = process.argv.slice(2);
const root = import.meta.dirname;
const outDir = await mkdtemp(join(tmpdir(), 'caretally-workspace-'));
await mkdir(folder, { recursive: true });
await build({ root, configFile: false, logLevel: 'error', base: './', build: { outDir, emptyOutDir: true } });
const server = await preview({ root, configFile: false, logLevel: 'error', base: './', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const [usual, large] = await Promise.all(['', '--blink-settings=defaultFontSize=32'].map((flag) => chromium.launch({ executablePath, args: ['--no-sandbox', flag].filter(Boolean) })));
try {
  for (const shot of shots.filter((each) => each.name.includes(only))) {
    const context = await (shot.big ? large : usual)!.newContext({ viewport: { width: shot.width, height: 900 }, colorScheme: shot.dark ? 'dark' : 'light' });
    const page = await context.newPage();
    page.on('pageerror', (error) => { process.exitCode = 1; console.log(shot.name, error.message); });
    await page.goto(`${server.resolvedUrls!.local[0]}${shot.path}`);
    await page.waitForSelector('h1, .note');
    await shot.act?.(page);
    await page.waitForTimeout(200);
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const each of violations) { process.exitCode = 1; console.log(shot.name, each.impact, each.id, each.nodes[0]?.html.slice(0, 120)); }
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)) { process.exitCode = 1; console.log(shot.name, 'scrolls sideways'); }
    await page.screenshot({ path: join(folder, `${shot.name}.png`), fullPage: true });
    await context.close();
  }
} finally {
  await Promise.all([usual!.close(), large!.close(), server.close()]);
  await rm(outDir, { recursive: true, force: true });
}
