import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium } from '@playwright/test';

/** What the search looks at, so that a test can be another machine. */
export interface Machine {
  platform: string;
  env: Record<string, string | undefined>;
  exists(path: string): boolean;
  /** Where Playwright keeps its own Chromium, whether or not it is there. */
  playwright(): string;
}

export interface Found {
  path: string;
  /** A sentence when the browser may not do what is asked of it; null for a Chromium. */
  warning: string | null;
}

const thisMachine: Machine = { platform: process.platform, env: process.env, exists: existsSync, playwright: () => chromium.executablePath() };

const branded = 'Chromium was not found, so this is a branded browser. Recent Chrome and Edge ignore extensions given on the command line: if CareTally does not appear, install Chromium or load .output/chrome-mv3 by hand on the extensions page.';

/**
 * Finds a browser that takes an unpacked extension: `CHROMIUM_PATH`, a Chromium in its usual places, Playwright's own, and last a branded one.
 * @throws Error with a sentence that says how to get one
 */
export function findChromium(machine: Machine = thisMachine): Found {
  const named = machine.env.CHROMIUM_PATH;
  if (named) {
    if (machine.exists(named)) return { path: named, warning: null };
    throw new Error('CHROMIUM_PATH names a file that is not there. Correct it, or leave it out to have Chromium found.');
  }
  const own = playwrightsOwn(machine);
  const path = chromiums(machine).find((each) => machine.exists(each)) ?? own;
  if (path) return { path, warning: null };
  const last = brandedOnes(machine).find((each) => machine.exists(each));
  if (last) return { path: last, warning: branded };
  throw new Error(`No Chromium was found: install it (${advice[machine.platform] ?? 'from your system’s packages'}), or set CHROMIUM_PATH to where it is.`);
}

const advice: Record<string, string> = {
  linux: 'for example `sudo apt install chromium`',
  darwin: '`brew install --cask chromium`, or `npx playwright install chromium`',
  win32: '`npx playwright install chromium`',
};

function chromiums(machine: Machine): string[] {
  switch (machine.platform) {
    case 'darwin':
      return ['/Applications', `${machine.env.HOME}/Applications`].map((folder) => `${folder}/Chromium.app/Contents/MacOS/Chromium`);
    case 'win32':
      return programFolders(machine).map((folder) => win32.join(folder, 'Chromium', 'Application', 'chrome.exe'));
    default:
      return onPath(machine, ['chromium', 'chromium-browser', 'ungoogled-chromium']);
  }
}

function brandedOnes(machine: Machine): string[] {
  switch (machine.platform) {
    case 'darwin':
      return ['Microsoft Edge', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    case 'win32':
      return [['Microsoft', 'Edge', 'Application', 'msedge.exe'], ['Google', 'Chrome', 'Application', 'chrome.exe']]
        .flatMap((parts) => programFolders(machine).map((folder) => win32.join(folder, ...parts)));
    default:
      return onPath(machine, ['microsoft-edge', 'microsoft-edge-stable', 'google-chrome', 'google-chrome-stable']);
  }
}

function programFolders({ env }: Machine): string[] {
  return [env.LOCALAPPDATA, env.ProgramFiles, env['ProgramFiles(x86)']].filter((folder) => folder !== undefined);
}

/** The folders of PATH first, then those that a service or a desktop icon may lack. */
function onPath({ env }: Machine, names: string[]): string[] {
  const folders = new Set([...(env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/')), '/usr/bin', '/usr/local/bin', '/snap/bin']);
  return names.flatMap((name) => [...folders].map((folder) => posix.join(folder, name)));
}

function playwrightsOwn(machine: Machine): string | null {
  try {
    const path = machine.playwright();
    return path && machine.exists(path) ? path : null;
  } catch {
    return null;
  }
}
