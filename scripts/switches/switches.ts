import { Dice } from '../faults/random.ts';
import { SwitchBrowser } from './browser.ts';
import { drive } from './drive.ts';
import { listenInWidgets, listenToWorker } from './observe.ts';
import type { Options } from './options.ts';
import { runSite, type SiteRun } from './run-site.ts';
import { enableSites, type Site } from './sites.ts';

/**
 * Switches between charts on every make of page, some side by side in windows of their own, in one real browser.
 * @param extension the folder of the built extension; @param told after each make
 */
export async function switchAll(extension: string, { count, seed, only, atOnce, quick }: Omit<Options, 'log'>, told: (run: SiteRun) => void = () => undefined): Promise<SiteRun[]> {
  const browser = await new SwitchBrowser(extension).open();
  const sites: Site[] = [];
  try {
    await listenInWidgets(browser.context);
    const hands = await browser.hands();
    await browser.send(hands, 'practice.startPractice');
    const kept = await listenToWorker(hands);
    sites.push(...await enableSites(browser, only));
    const dice = new Dice(seed);
    const left = sites.map((site, n) => ({ n, site, dice: dice.apart(n), share: Math.floor(count / sites.length) + (n < count % sites.length ? 1 : 0) }));
    const runs: SiteRun[] = [];
    const lane = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const { n, site, dice: own, share } = next;
        const run = await runSite(browser, site, share, kept, (tabs, ids, inFront) => drive(browser, site.make, site.origin, tabs, ids, own, share, quick, inFront));
        runs[n] = run;
        told(run);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    return runs;
  } finally {
    await browser.close();
    browser.dispose();
    await Promise.all(sites.map((site) => site.close()));
  }
}
