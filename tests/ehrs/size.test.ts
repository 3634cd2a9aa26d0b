import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** What every page of an enabled site has to carry. Read from the build, where there is one; the end-to-end tests always build first. */
const built = new URL('../../.output/chrome-mv3/chart.js', import.meta.url);

describe.runIf(existsSync(built))('the built page script', () => {
  const text = existsSync(built) ? readFileSync(built, 'utf8') : '';

  it('is at most 4 KB, gzipped, with everything it pulls in', () => {
    expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(4096);
  });

  it.each(['indexedDB', 'localStorage', 'sessionStorage', 'caches', 'cookie', 'console.', 'innerHTML', 'eval(', 'fetch(', 'XMLHttpRequest', 'sendBeacon', 'react', 'dexie'])('has no %s in it', (word) => {
    expect(text.toLowerCase()).not.toContain(word.toLowerCase());
  });
});
