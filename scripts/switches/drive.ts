import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Make } from '../../tests/e2e/fixtures/switches/makes.ts';
import type { Dice } from '../faults/random.ts';
import type { SwitchBrowser, Tab } from './browser.ts';

interface How { old: number; gap: number; apart: number; ahead: number; alarm: boolean }
interface Ehr { open(id: string, how: How): void; leave(panelFor: number): Promise<void>; noise(n: number): void; how: Partial<How>; whole(): string | null }
declare const ehr: Ehr;

/** How long a chart stands, ms: as often a blink as a moment as a while; some stand long enough for what is believed late. */
export function standing(dice: Dice, quick: boolean): number {
  const [least, most] = dice.one<readonly [number, number]>(quick ? [[0, 80], [80, 500], [800, 1300]] : [[0, 80], [80, 600], [600, 1500], [1500, 3000]]);
  return dice.next() < (quick ? 0.04 : 0.1) ? dice.between(3200, 4500) : dice.between(least, most);
}

/** How the next chart comes: what of real EHRs was seen, and worse. */
export function manner(dice: Dice, { page }: Make): How {
  const late = page.startsWith('openemr');
  return {
    old: dice.next() < 0.75 ? dice.between(0, 120) : dice.between(0, 1300),
    gap: dice.next() < 0.75 ? dice.between(0, 300) : dice.between(0, 800),
    apart: dice.next() < 0.4 ? 0 : dice.next() < (late ? 0.4 : 0.8) ? dice.between(0, 60) : dice.between(0, 1200),
    ahead: dice.next() < 0.15 ? dice.between(1, 400) : 0,
    alarm: page === 'openemr-tabs' && dice.next() < 0.1,
  };
}

/** Makes so many switches in two tabs of one window, as fast and as unruly as the dice say. Ends with the last chart standing a moment. */
export async function drive(browser: SwitchBrowser, make: Make, origin: string, tabs: readonly [Tab, Tab], ids: readonly string[], dice: Dice, count: number, quick: boolean, inFront: (page: Page) => void): Promise<void> {
  let at = 0;
  /** How many charts of the tab's own history lie before and after the one that is open. */
  const past = [{ back: 0, forth: 0 }, { back: 0, forth: 0 }];
  for (const { page } of tabs) page.on('dialog', (dialog) => void wait(dice.between(0, 1500)).then(() => dialog.dismiss()).catch(() => undefined));
  const page = (): Page => tabs[at]!.page;
  const open = async (...to: string[]) => {
    past[at]!.back += to.length;
    past[at]!.forth = 0;
    // Several in one go: nothing of the runner's lies between them.
    await page().evaluate((all) => { for (const [id, how] of all) ehr.open(id, how); }, to.map((id) => [id, manner(dice, make)] as const));
  };
  const step = async (by: 1 | -1) => {
    past[at]!.back += by;
    past[at]!.forth -= by;
    await page().evaluate(([how, n]) => { ehr.how = how; history.go(n); }, [manner(dice, make), by] as const);
  };
  for (let n = 0; n < count; n++) {
    const die = dice.next();
    const { back, forth } = past[at]!;
    const who = await page().evaluate(() => ehr.whole());
    const other = dice.one(ids.filter((each) => each !== who));
    if (dice.next() < 0.25) await page().evaluate((which) => ehr.noise(which), dice.between(0, 9));
    if (die < 0.08) {
      await open(other);
      await wait(dice.between(0, 300));
      await open(who ?? dice.one(ids));
    } else if (die < 0.13) await open(other, dice.one(ids));
    else if (die < 0.17) await page().evaluate((ms) => void ehr.leave(ms), dice.between(0, 400));
    else if (die < 0.21) {
      await page().reload();
    } else if (die < 0.28 && make.addressed && back > 0) await step(-1);
    else if (die < 0.3 && make.addressed && forth > 0) await step(1);
    else if (die < 0.32) {
      await page().goto(`${origin}/plain`);
      await wait(dice.between(0, 400));
      // A page from the cache is not loaded again: there is no other sign than that it is there.
      await page().goBack({ waitUntil: 'commit' });
      await page().waitForFunction(() => 'ehr' in window);
      past[at]!.forth = 0;
    } else if (die < 0.37) {
      at = 1 - at;
      await browser.front(tabs[at]!);
      inFront(page());
      if (dice.next() < 0.5) await open(dice.one(ids));
    } else await open(other);
    await wait(standing(dice, quick));
  }
  await wait(600);
}
