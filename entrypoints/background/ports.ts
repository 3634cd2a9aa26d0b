import { browser } from 'wxt/browser';
import type { Ports, Store } from '../../lib/commands/context.ts';
import { isCovered, patternOf } from '../../lib/ehrs/site.ts';
import { browserBackups } from './backups.ts';
import { managed } from './managed.ts';
import { grantedOrigins, syncSites } from './sites.ts';

/** Where the side panel is asked to open: left in the browser's memory, read once by the panel. */
export const PANEL_AT = 'panel:at';
/** Firefox's match patterns know no ports. */
export const PORTS = !import.meta.env.FIREFOX;

const store = (area: typeof browser.storage.local): Store => ({
  get: async <T>(key: string) => (await area.get(key))[key] as T | undefined,
  set: (key, value) => area.set({ [key]: value }),
  remove: (key) => area.remove(key),
  keys: async () => Object.keys(await area.get(null)),
});

/** Everything the commands ask of the browser, in one place. */
export function browserPorts(changed: () => void): Ports {
  return {
    local: store(browser.storage.local),
    memory: store(browser.storage.session as typeof browser.storage.local),
    activeTab: async () => (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id ?? null,
    openPanel: openPanel,
    openWorkspace: async (hash) => {
      await browser.tabs.create({ url: `${browser.runtime.getURL('/workspace.html')}${hash}` });
    },
    changed: (tab) => {
      // No page open is no error: nobody needs to know then.
      browser.runtime.sendMessage({ caretally: 'changed', ...(tab === undefined ? {} : { tab }) }).catch(() => undefined);
      changed();
    },
    toCharts: async (message, origin) => {
      const origins = origin ? [origin] : await grantedOrigins();
      if (origins.length === 0) return;
      const tabs = await browser.tabs.query({ url: origins.map((each) => patternOf(each, PORTS)) });
      await Promise.all(tabs.flatMap((tab) => (tab.id === undefined ? [] : [browser.tabs.sendMessage(tab.id, { caretally: message }).catch(() => undefined)])));
    },
    managed,
    injectTeacher: async (tab) => {
      await browser.scripting.executeScript({ target: { tabId: tab, allFrames: true }, files: ['/teach.js'], injectImmediately: true });
    },
    toTab: async (tab, message, frames) => {
      await browser.tabs.sendMessage(tab, message, frames === 'all' ? {} : { frameId: 0 }).catch(() => undefined);
    },
    injectReader: async (tab) => {
      await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: ['/reader.js'], injectImmediately: true });
    },
    grantedOrigins,
    isGranted: async (origin) => isCovered(await grantedOrigins(), origin, PORTS),
    syncSites,
    backups: browserBackups(),
  };
}

/** Chromium has a side panel, Firefox a sidebar. Both want a person's gesture, so this is called before anything is awaited. */
export async function openPanel(tab: number): Promise<void> {
  const firefox = (browser as unknown as { sidebarAction?: { open(): Promise<void> } }).sidebarAction;
  if (firefox) await firefox.open();
  else await browser.sidePanel.open({ tabId: tab });
}
