import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { LedgerStateView } from '../../lib/commands/views-keeping.ts';
import type { MonthPart } from '../../lib/commands/views-month.ts';
import { words } from '../../lib/time/say.ts';
import { expect, test } from './browser.ts';

test.setTimeout(180_000);

test('the verifier is saved from the settings and checks a backup by itself: form, printed head, links and sums; it asks the network for nothing', async ({ browserWithCareTally: browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'caretally-verifier-'));
  try {
    const { people } = await browser.send<{ people: { passphrase: string }[] }>(await browser.page('workspace.html#/welcome'), 'practice.startPractice');
    const page = await browser.page('workspace.html#/settings');
    const saved = async (button: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      await download.saveAs(join(folder, download.suggestedFilename()));
      return join(folder, download.suggestedFilename());
    };
    const verifier = await saved('Save the verifier');
    expect(verifier).toMatch(/caretally-verifier\.html$/);
    const backup = await saved('Download a backup');
    const { head } = await browser.send<LedgerStateView>(page, 'ledger.state');
    const printed = (await page.getByText(/^Head, record/).locator('.hash').textContent())!;
    expect(printed.replaceAll(' ', '')).toBe(head.mac);
    const { current } = await browser.send<{ current: string }>(page, 'month.months');
    const { rows } = await browser.send<MonthPart>(page, 'month.part', { month: current, from: 0, to: 255 });
    const unresolved = rows.reduce((sum, row) => sum + row.unresolvedSeconds, 0);
    // More is recorded after the head was printed.
    await browser.send(page, 'settings.save', { practice: { placeOfService: '12' } });
    const later = await saved('Download a backup');

    const alone = await browser.context.newPage();
    const asked: string[] = [];
    alone.on('request', (request) => asked.push(request.url()));
    const troubles: string[] = [];
    alone.on('pageerror', (error) => troubles.push(error.message));
    await alone.goto(pathToFileURL(verifier).href);
    const check = async (file: string, secret: string, typed = '') => {
      await alone.getByLabel('Backup file').setInputFiles(file);
      await alone.getByLabel(/Passphrase or recovery key/).fill(secret);
      await alone.getByLabel(/Printed head/).fill(typed);
      await alone.getByRole('button', { name: 'Verify' }).click();
    };
    const said = alone.getByRole('status');
    await check(backup, '', printed);
    await expect(said).toContainText(`${head.seq} records in 4 lines`);
    await expect(said).toContainText(`that of record ${head.seq}, the last one`);
    await expect(said).toContainText('this is all that can be said');
    await check(later, people[0]!.passphrase, printed.toUpperCase());
    await expect(said).toContainText(`that of record ${head.seq}; 1 record came after it`);
    await expect(said).toContainText(`${head.seq + 1} records, every link holds, every record opens.`);
    await expect(said.getByRole('row').last()).toContainText(words(unresolved));
    await check(backup, 'not the right passphrase');
    await expect(said).toContainText('That passphrase does not open');
    const text = readFileSync(backup, 'utf8');
    const bent = join(folder, 'bent.caretally');
    writeFileSync(bent, text.slice(0, -300) + (text.at(-300) === 'x' ? 'y' : 'x') + text.slice(-299));
    await check(bent, people[0]!.passphrase);
    await expect(said).toContainText('damaged or altered');
    await check(backup, '', 'f'.repeat(64));
    await expect(said).toContainText('does not occur in this file');
    expect((await new AxeBuilder({ page: alone }).analyze()).violations).toEqual([]);
    expect(asked).toEqual([pathToFileURL(verifier).href]);
    expect(troubles).toEqual([]);
    // Its policy is its own first line: no script but this one, and no connection.
    expect(await alone.evaluate(() => fetch('data:text/plain,x').then(() => 'fetched', () => 'refused'))).toBe('refused');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
