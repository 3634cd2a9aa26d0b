import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DemoTrouble, homeOf, unpackedPackage } from '../../scripts/demo/fetch.ts';
import { appShell, apps } from '../../scripts/demo/packages.ts';
import type { PinnedPackage } from '../../scripts/demo/packages.ts';

let folder: string;
let cache: string;
let published: Buffer;
let pinned: PinnedPackage;

/** A registry that gives these bytes. */
const gives = (bytes: Buffer) => vi.fn(async (_: PinnedPackage, into: string) => {
  writeFileSync(join(into, 'given.tgz'), bytes);
  return join(into, 'given.tgz');
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caretally-fetch-'));
  cache = join(folder, 'cache');
  mkdirSync(join(folder, 'package', 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package', 'dist', 'app.js'), 'made up');
  writeFileSync(join(folder, 'package', 'dist', 'app.js.map'), '{}');
  execFileSync('tar', ['-czf', 'published.tgz', 'package'], { cwd: folder });
  published = readFileSync(join(folder, 'published.tgz'));
  pinned = { name: '@made-up/app', version: '1.2.3', integrity: `sha512-${createHash('sha512').update(published).digest('base64')}` };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a package of the demo EHR', () => {
  it('is unpacked without its source maps, and is not fetched again', async () => {
    const registry = gives(published);
    const home = await unpackedPackage(pinned, cache, registry);
    expect(readFileSync(join(home, 'dist', 'app.js'), 'utf8')).toBe('made up');
    expect(existsSync(join(home, 'dist', 'app.js.map'))).toBe(false);
    expect(await unpackedPackage(pinned, cache, registry)).toBe(home);
    expect(registry).toHaveBeenCalledTimes(1);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('is refused when one bit of it differs from the pin, and nothing of it stays', async () => {
    const tampered = Buffer.from(published);
    tampered[tampered.length - 9]! ^= 1;
    await expect(unpackedPackage(pinned, cache, gives(tampered))).rejects.toThrow(/@made-up\/app 1\.2\.3 is not the file that was pinned/);
    expect(readdirSync(cache)).toEqual([]);
    await expect(unpackedPackage(pinned, cache, gives(published))).resolves.toBe(homeOf(pinned, cache));
  });

  it('is fetched once more when the pin changes', async () => {
    await unpackedPackage(pinned, cache, gives(published));
    await expect(unpackedPackage({ ...pinned, integrity: appShell.integrity }, cache, gives(published))).rejects.toBeInstanceOf(DemoTrouble);
  });

  it('may be prepared by several processes at once', async () => {
    const homes = await Promise.all([1, 2, 3].map(() => unpackedPackage(pinned, cache, gives(published))));
    expect(new Set(homes).size).toBe(1);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('says in a sentence what to do when the registry cannot be reached', async () => {
    for (const [name, value] of [['registry', 'http://127.0.0.1:9'], ['fetch_retries', '0'], ['cache', join(folder, 'npm')]]) vi.stubEnv(`npm_config_${name}`, value!);
    try {
      await expect(unpackedPackage(pinned, cache)).rejects.toThrow(/could not be fetched from the npm registry\. Connect once/);
      expect(readdirSync(cache)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

it('pins every package to one version and one file', () => {
  const all = [appShell, ...apps];
  for (const { name, version, integrity } of all) {
    expect(name).toMatch(/^@openmrs\/esm-[a-z-]+$/);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Buffer.from(integrity.replace(/^sha512-/, ''), 'base64')).toHaveLength(64);
  }
  expect(new Set(all.map(({ integrity }) => integrity)).size).toBe(all.length);
});
