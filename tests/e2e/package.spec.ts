import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What is shipped, read from the production build as a security officer would. */
const folder = resolve(import.meta.dirname, '../../.output/chrome-mv3');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const manifest = JSON.parse(read('manifest.json')) as Record<string, unknown>;
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));

test('the manifest asks for what it needs and for no site', () => {
  expect(manifest.manifest_version).toBe(3);
  expect(manifest.permissions).toEqual(['storage', 'unlimitedStorage', 'alarms', 'idle', 'scripting', 'activeTab', 'sidePanel']);
  expect(manifest.optional_permissions).toEqual(['notifications']);
  expect(manifest.host_permissions).toBeUndefined();
  expect(manifest.content_scripts).toBeUndefined();
  expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*']);
  expect(manifest.externally_connectable).toEqual({ ids: [] });
  expect(manifest.incognito).toBe('not_allowed');
  expect(JSON.stringify(manifest)).not.toContain('<all_urls>');
});

test('its pages may open no connection and run nothing that is not shipped', () => {
  const policy = (manifest.content_security_policy as { extension_pages: string }).extension_pages;
  for (const part of ["default-src 'none'", "script-src 'self'", "connect-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'"]) expect(policy.split('; ')).toContain(part);
  expect(policy).not.toContain('unsafe');
});

test('only the widget can be framed, under an address that changes', () => {
  expect(manifest.web_accessible_resources).toEqual([{ resources: ['widget.html'], matches: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'], use_dynamic_url: true }]);
});

test('nothing in it could send, or run text as code', () => {
  const words = ['fetch(', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon', 'RTCPeerConnection', 'importScripts', 'eval(', 'new Function', 'localStorage', 'storage.sync'];
  const found = scripts.flatMap((file) => words.filter((word) => read(file).includes(word)).map((word) => `${word} in ${file}`));
  expect(found).toEqual([]);
  for (const page of pages) expect(read(page), page).not.toMatch(/(src|href)="https?:/);
});

test('the script in the chart’s page is at most 4 KB gzipped, and keeps nothing there', () => {
  const text = read('chart.js');
  expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(4096);
  for (const word of ['indexeddb', 'localstorage', 'sessionstorage', 'caches', 'cookie', 'console.', 'innerhtml', 'react', 'dexie']) expect(text.toLowerCase(), word).not.toContain(word);
});

test('nothing of the seam of the fault harness is in it', () => {
  const words = ['open upgrade', 'database opened', 'lock given', 'databases listed', 'LockManager', 'SubtleCrypto', 'faults:1'];
  // Words that the build with the seam does contain: were they to change, this test would look for nothing.
  const seam = ['index.ts', 'points.ts'].map((file) => readFileSync(resolve(import.meta.dirname, '../../entrypoints/background/faults', file), 'utf8')).join('\n').replaceAll('faults: 1', 'faults:1');
  expect(words.filter((word) => !seam.includes(word))).toEqual([]);
  expect(scripts.flatMap((file) => words.filter((word) => read(file).includes(word)).map((word) => `${word} in ${file}`))).toEqual([]);
});

test('no descriptor, no private address and no development server is in it', () => {
  const text = scripts.map(read).join('\n') + pages.map(read).join('\n');
  expect(text).not.toMatch(/localhost:\d|127\.0\.0\.1:\d|\/node_modules\//);
});
