import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the peers look for: the banner that our own recipe for this page has as its root. */
const BANNER = 'header[role="banner"][aria-label="patient banner"]';
const ARRIVE = 'arrive@2.5.3';

/** Content scripts that CareTally's is measured beside. */
export const peers = {
  empty: '',
  message: 'void chrome.runtime.sendMessage({ hello: 1 });',
  /** The least that puts a frame of its own where no page style reaches it. It reads nothing and keeps nothing in place. */
  widget: `const host = document.createElement('div'), frame = document.createElement('iframe');
frame.popover = 'manual'; frame.src = chrome.runtime.getURL('widget-page.html');
host.attachShadow({ mode: 'closed' }).append(frame); document.documentElement.append(host); frame.showPopover();`,
  /** What is written first: ask the whole page again for every mutation. */
  naive: `let seen = null;
new MutationObserver((records) => { for (const record of records) seen = document.querySelector(${JSON.stringify(BANNER)}); }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });`,
};

/**
 * The most used library that tells a script when an element arrives, fetched from the registry for this run; it is no dependency of ours.
 * @returns a content script that waits for the banner by it, or null where no registry answers
 */
export function arrive(folder: string): string | null {
  const packed = spawnSync('npm', ['pack', ARRIVE, '--silent', '--pack-destination', folder], { encoding: 'utf8', timeout: 60_000 });
  const file = packed.stdout?.trim().split('\n').at(-1);
  if (packed.status !== 0 || !file || spawnSync('tar', ['-xzf', join(folder, file), '-C', folder]).status !== 0) return null;
  return `${readFileSync(join(folder, 'package/minified/arrive.min.js'), 'utf8')}\ndocument.arrive(${JSON.stringify(BANNER)}, { existing: true }, () => {});`;
}

export const notHad = `${ARRIVE} could not be fetched from the registry, so no library of others was measured.`;
