import { browser } from 'wxt/browser';
import { allowedSites, isAllowed } from '../../lib/commands/organization.ts';
import { matchesOrigin } from '../../lib/ehrs/index.ts';
import { managed } from './managed.ts';

/** The one registered script; its matches are the sites that a person enabled. */
const ID = 'chart';
const FILE = '/chart.js';

/**
 * Origins that a person enabled, one by one, such as `https://ehr.example`. A permission for many sites at once, as a browser's own
 * settings may give, enables none; nor does one for a site that the organization does not allow.
 */
export async function grantedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const policy = await allowedSites(managed);
  return origins.map((pattern) => /^(https?:\/\/[^*/]+)\/\*$/.exec(pattern)?.[1]).filter((origin) => origin !== undefined && isAllowed(policy, origin)).sort() as string[];
}

let turn: Promise<void> = Promise.resolve();

/**
 * Keeps the page script in step with the enabled sites: registers it for them, puts it into tabs that are open already, and takes the
 * widget out of every tab whose site was removed. Safe to call at any time; calls wait for each other.
 */
export function syncSites(): Promise<void> {
  turn = turn.catch(() => undefined).then(sync);
  return turn;
}

async function sync(): Promise<void> {
  const wanted = (await grantedOrigins()).map((origin) => `${origin}/*`);
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  const had = registered?.matches ?? [];
  const script = { id: ID, js: [FILE], matches: wanted, allFrames: false, runAt: 'document_idle' as const, persistAcrossSessions: true };
  if (wanted.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [ID] });
  } else if (!registered) {
    await browser.scripting.registerContentScripts([script]);
  } else if (wanted.join() !== [...had].sort().join()) {
    await browser.scripting.updateContentScripts([script]);
  }
  const added = wanted.filter((pattern) => !had.includes(pattern));
  if (added.length) await inject(added);
  if (had.some((pattern) => !wanted.includes(pattern))) await leave(wanted);
}

/** Puts the script into open tabs. One that has it already keeps the one it has. */
async function inject(patterns: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: patterns, discarded: false });
  await Promise.all(tabs.map(async ({ id }) => {
    // Error pages and tabs that are just leaving refuse; the registration serves the next page.
    if (id !== undefined) await browser.scripting.executeScript({ target: { tabId: id }, files: [FILE] }).catch(() => undefined);
  }));
}

/** Takes the widget out of all tabs except those of enabled sites. The address of any other tab is not told to us, so all others are asked. */
async function leave(enabled: string[]): Promise<void> {
  for (const { id, url } of await browser.tabs.query({})) {
    const stays = url !== undefined && URL.canParse(url) && enabled.some((pattern) => matchesOrigin(pattern, new URL(url)));
    if (id !== undefined && !stays) await browser.tabs.sendMessage(id, { caretally: 'unmount' }).catch(() => undefined);
  }
}
