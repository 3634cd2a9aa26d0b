import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BenchBrowser } from '../../scripts/bench/browser.ts';
import type { SettingsView } from '../../lib/commands/views-settings.ts';
import { expect, test } from './browser.ts';

/** Where Chromium on Linux reads what the machine's owner sets. Only who may write there can try it; elsewhere `organization.test.ts` has to do. */
const policies = '/etc/chromium/policies/managed';

test('the organization’s policy holds: what it allows, what is wrong with it, and no other site', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caretally-policy-'));
  // A copy of its own has an id of its own, so that the policy is no other test's.
  const copy = join(folder, 'caretally');
  cpSync(resolve(import.meta.dirname, '../../.output/chrome-mv3'), copy, { recursive: true });
  const file = join(policies, `caretally-test-${process.pid}.json`);
  const open = (profile: string) => new BenchBrowser(join(folder, profile), [copy]).open();
  try {
    const before = await open('first');
    const { id } = before;
    await before.close();
    try {
      mkdirSync(policies, { recursive: true });
      writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: { allowedSites: ['https://only.example'], recipes: '{"wrong":1}' } } } }));
    } catch {
      test.skip(true, 'The folder of this machine’s browser policies cannot be written.');
    }
    const browser = await open('second');
    const workspace = await browser.page('workspace.html#/welcome');
    await browser.send(workspace, 'practice.startPractice');
    const { organization } = await browser.send<SettingsView>(workspace, 'settings.view');
    test.skip(organization.allowed === null, 'This browser reads its policies elsewhere.');
    expect(organization).toEqual({ allowed: ['https://only.example'], troubles: [expect.stringContaining('“recipes” has to be')] });
    await expect(browser.send(workspace, 'site.enabled', { origin: 'https://ehr.example' })).rejects.toThrow('NOT_ALLOWED');
    await workspace.goto(`chrome-extension://${id}/workspace.html#/settings`);
    await expect(workspace.getByText('CareTally runs only on only.example.')).toBeVisible();
    await expect(workspace.getByText('policy has a mistake')).toBeVisible();
    await browser.close();
  } finally {
    rmSync(file, { force: true });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
