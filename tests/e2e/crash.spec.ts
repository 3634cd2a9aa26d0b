import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { WidgetView } from '../../lib/commands/views.ts';
import { startDemo } from '../../scripts/demo/server.ts';
import { Browser, expect, test } from './browser.ts';

let demo: Awaited<ReturnType<typeof startDemo>>;
test.beforeAll(async () => { demo = await startDemo({ port: 0 }); });
test.afterAll(async () => { await demo.close(); });
const origin = () => new URL(demo.url).origin;

/** Kills the whole browser of this profile, and nothing else. */
async function kill(profile: string): Promise<void> {
  const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').pop());
  if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) throw new Error('That process is not ours.');
  process.kill(pid, 'SIGKILL');
  for (let n = 0; n < 100; n++) {
    try { process.kill(pid, 0); } catch { return; }
    await wait(50);
  }
}

test('a killed browser loses nothing: the timer is recovered, and what is not certain is asked for', async () => {
  let browser = await new Browser().open();
  const { profile } = browser;
  try {
    const workspace = await browser.page('workspace.html#/welcome');
    await browser.allow(origin());
    const { people } = await browser.send<{ people: { passphrase: string }[] }>(workspace, 'practice.startPractice');
    await browser.enable(workspace, origin());
    const chart = await browser.context.newPage();
    await chart.goto(demo.chartUrl(0));
    await expect.poll(async () => { await chart.bringToFront(); return (await browser.send<WidgetView>(workspace, 'month.months').catch(() => null)) !== null; }).toBe(true);
    const rows = await browser.send<{ rows: { patient: { key: string; given: string } }[] }>(workspace, 'month.part', { month: await month(browser, workspace), from: 0, to: 255 });
    const key = rows.rows.find((row) => row.patient.given === 'Grace')!.patient.key;
    const panel = await browser.page('sidepanel.html');
    const running = await browser.send<WidgetView>(panel, 'timer.start', { patient: key });
    const start = running.timer!.start;
    await wait(2000);
    await browser.send(panel, 'widget.witness');
    const witnessed = Date.now();
    await wait(1500);
    await kill(profile);
    await browser.close();

    browser = await new Browser(profile).open();
    const after = await browser.page('sidepanel.html');
    const locked = await browser.send<WidgetView>(after, 'widget.view');
    expect(locked.lock).toBe('locked');
    expect(locked.locked?.openTimerSince).toBe(start);
    expect(JSON.stringify(locked)).not.toMatch(/Okafor|Grace/i);
    await browser.send(after, 'vault.unlock', { passphrase: people[0]!.passphrase });
    const view = await browser.send<WidgetView>(after, 'widget.view');
    expect(view.timer).toBeNull();
    const span = view.unresolved.find((each) => each.cause === 'browser_closed')!;
    const kept = view.today.find((entry) => entry.start === start)!;
    expect(kept.end).toBe(span.start);
    expect(kept.end).toBeLessThanOrEqual(witnessed);
    expect(kept.end - start).toBeGreaterThanOrEqual(1900);
    expect((await browser.send<{ ok: boolean }>(await browser.page('workspace.html'), 'ledger.verify')).ok).toBe(true);
  } finally {
    await browser.close();
    browser.dispose();
  }
});

test('twenty starts at once leave one timer', async ({ browserWithCareTally: browser }) => {
  const workspace = await browser.page('workspace.html#/welcome');
  await browser.send(workspace, 'practice.startPractice');
  const rows = await browser.send<{ rows: { patient: { key: string } }[] }>(workspace, 'month.part', { month: await month(browser, workspace), from: 0, to: 255 });
  const pages = await Promise.all([browser.page('sidepanel.html'), browser.page('sidepanel.html')]);
  await Promise.all(Array.from({ length: 20 }, (_, n) => browser.send(pages[n % 2]!, 'timer.start', { patient: rows.rows[n % rows.rows.length]!.patient.key })));
  const view = await browser.send<WidgetView>(pages[0]!, 'widget.view');
  expect(view.timer).not.toBeNull();
  await browser.send(pages[0]!, 'timer.stop');
  const after = await browser.send<WidgetView>(pages[0]!, 'widget.view');
  const mine = after.today.filter((entry) => entry.end > Date.now() - 60_000).sort((a, b) => a.start - b.start);
  for (const [n, entry] of mine.entries()) if (n > 0) expect(entry.start).toBeGreaterThanOrEqual(mine[n - 1]!.end);
  expect((await browser.send<{ ok: boolean }>(workspace, 'ledger.verify')).ok).toBe(true);
});

test('after a scripted month the profile on disk holds none of 50 planted names, numbers and notes', async () => {
  const browser = await new Browser().open();
  try {
    const workspace = await browser.page('workspace.html#/welcome');
    const { key: recoveryKey } = await browser.send<{ key: string }>(workspace, 'practice.recoveryKey');
    await browser.send(workspace, 'practice.create', { practice: { name: 'Planted Practice', timeZone: 'America/Detroit' }, me: { name: 'Planted Person', credential: 'RN', role: 'clinical_staff' }, passphrase: 'quiet walnut harbour lamp', recoveryKey });
    const panel = await browser.page('sidepanel.html');
    const planted: string[] = [];
    const words = ['Quimby', 'Zephyrine', 'Oleander', 'Vantongeren', 'Wojcikowski', 'Thistlewood', 'Brzeczek', 'Kaleidos', 'Umberlee', 'Fauntleroy'];
    for (const [n, word] of words.entries()) {
      const family = `${word}stone`, given = `Ina${word}`, recordNumber = `MRN77${n}${word.toUpperCase()}`, note = `phoned about the ${word} walker`, condition = `${word} syndrome`;
      planted.push(family, given, recordNumber, note, condition);
      const { key } = await browser.send<{ key: string }>(workspace, 'patient.add', { patient: { family, given, birthDate: '1950-02-03', recordNumber, payer: 'medicare_ffs' } });
      await browser.send(workspace, 'observation.save', { observation: { patient: key, kind: 'conditions', list: [{ name: condition, expectedMonths: 24, significantRisk: true }] } });
      await browser.send(panel, 'timer.start', { patient: key });
      await browser.send(panel, 'timer.tag', { activity: 'patient_call', from: 'start' });
      await browser.send(panel, 'timer.note', { note });
      await browser.send(panel, 'timer.stop');
    }
    expect(planted).toHaveLength(50);
    await workspace.goto(`chrome-extension://${browser.id}/workspace.html#/month`);
    await expect(workspace.getByText(/QUIMBYSTONE/i).first()).toBeVisible();
    const profile = browser.profile;
    await browser.close();
    const found: string[] = [];
    for (const file of walk(profile)) {
      const bytes = readFileSync(file);
      for (const text of planted) {
        if (bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))) found.push(`${text} in ${file.slice(profile.length)}`);
      }
    }
    expect(found).toEqual([]);
    // The search itself works: what is kept in the clear is found.
    expect([...walk(profile)].some((file) => readFileSync(file).includes(Buffer.from('mirror:caretally')))).toBe(true);
  } finally {
    await browser.close();
    browser.dispose();
  }
});

async function month(browser: Browser, page: Parameters<Browser['send']>[0]): Promise<string> {
  return (await browser.send<{ current: string }>(page, 'month.months')).current;
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile() && statSync(path).size < 256 * 1024 * 1024) yield path;
  }
}
