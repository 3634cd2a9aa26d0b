import { browser } from 'wxt/browser';
import type { Sites } from '../../lib/commands/sites.ts';
import { patternOf } from '../../lib/ehrs/site.ts';
import { PORTS } from './ports.ts';
import { grantedOrigins } from './sites.ts';

/** The script that reads a part of a chart inside a frame; its matches are enabled origins that a recipe names. */
const ID = 'part';
const FILE = '/part.js';

let turn: Promise<void> = Promise.resolve();

/**
 * Keeps the frames' script in step with the recipes and the enabled sites. Registered, not put in by hand: the browser alone sees every frame
 * that comes, however late and deep, and frames of other origins cost nothing. No recipe with such frames: nothing is registered at all.
 * Safe to call at any time; calls wait for each other.
 */
export function syncFrames(sites: Sites): Promise<void> {
  turn = turn.catch(() => undefined).then(() => sync(sites));
  return turn;
}

async function sync(sites: Sites): Promise<void> {
  const origins = await grantedOrigins();
  const { matches, about } = await sites.frames(origins);
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] }) as { matches?: string[]; matchOriginAsFallback?: boolean }[];
  if (matches.join() === [...(registered?.matches ?? [])].sort().join() && about === (registered?.matchOriginAsFallback ?? false)) return;
  if (registered) await browser.scripting.unregisterContentScripts({ ids: [ID] });
  if (matches.length === 0) return;
  const script = { id: ID, js: [FILE], matches, allFrames: true, matchOriginAsFallback: about, runAt: 'document_idle' as const, persistAcrossSessions: true };
  await browser.scripting.registerContentScripts([script]);
  // Into charts that are open already. Pages and frames that do not want it put it down at once.
  const tabs = await browser.tabs.query({ url: origins.map((origin) => patternOf(origin, PORTS)), discarded: false });
  await Promise.all(tabs.map(async ({ id }) => {
    if (id !== undefined) await browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [FILE] }).catch(() => undefined);
  }));
}
