import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import type { Reading } from '../../lib/ehrs/index.ts';
import type { Bound, Interval, Person, Truth } from './log.ts';

/** Begins each line that the runner's own scripts say on a console. */
const MARK = 'switches ';

type Changes = Record<string, { newValue?: { reading: Reading } }>;
interface Store { chrome: { storage: { session: { onChanged: { addListener(heard: (changes: Changes) => void): void } } } } }

/**
 * What the worker keeps of each tab, written down beside it: every change of the memory in which it keeps whose chart is open.
 * @param hands a page of the extension
 */
export async function listenToWorker(hands: Page): Promise<(tab: number, people: readonly Person[], addressed: boolean) => Bound[]> {
  const said: [at: number, tab: number, reading: Reading | null][] = [];
  hands.on('console', (message) => { if (message.text().startsWith(MARK)) said.push(JSON.parse(message.text().slice(MARK.length)) as [number, number, Reading | null]); });
  await hands.evaluate((mark) => {
    (globalThis as unknown as Store).chrome.storage.session.onChanged.addListener((changes) => {
      for (const [key, { newValue }] of Object.entries(changes)) if (key.startsWith('chart:')) console.debug(mark + JSON.stringify([Date.now(), Number(key.slice(6)), newValue?.reading ?? null]));
    });
  }, MARK);
  return (tab, people, addressed) => said.filter(([, of]) => of === tab).map(([at, , reading]) => ({ at, ...boundBy(reading, people, addressed), said: reading ? `${reading.given} ${reading.family}, ${reading.birthDate}, ${reading.recordNumber} (address ${reading.urlId})` : 'nobody' }));
}

/** A reading that may confirm, and of whom it is: of one person only if all that it says is hers. */
function boundBy(reading: Reading | null, people: readonly Person[], addressed: boolean): Pick<Bound, 'who' | 'address'> {
  if (!reading || reading.status !== 'read' || reading.stale || !reading.recordNumber || !reading.birthDate || !reading.family || (addressed && !reading.urlId)) return { who: null };
  const who = people.filter((each) => each.number === reading.recordNumber && each.born === reading.birthDate && each.family === reading.family && each.given === reading.given).map(({ id }) => id);
  return { who, ...(addressed ? { address: who.includes(reading.urlId!) ? 'same' : 'other' } : {}) };
}

/** Every widget says what stands in it, whenever that changes. Call before pages open. */
export async function listenInWidgets(context: BrowserContext): Promise<void> {
  await context.addInitScript((mark) => {
    if (location.protocol !== 'chrome-extension:' || location.pathname !== '/widget.html') return;
    let last = '';
    new MutationObserver(() => {
      const said = JSON.stringify([document.querySelector('[aria-label^="CareTally"]')?.getAttribute('aria-label') ?? '', document.querySelector('.b1')?.textContent ?? '']);
      if (said === last) return;
      last = said;
      console.debug(`${mark}[${Date.now()},${said}]`);
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  }, MARK);
}

/** What stands in the widget of a page from now on. */
export function listenToWidget(page: Page): (people: readonly Person[]) => Bound[] {
  const said: [at: number, what: [label: string, first: string]][] = [];
  page.on('console', (message) => { if (message.text().startsWith(MARK)) said.push(JSON.parse(message.text().slice(MARK.length)) as [number, [string, string]]); });
  page.on('framedetached', (frame) => { if (frame.url().startsWith('chrome-extension:')) said.push([Date.now(), ['', '']]); });
  return (people) => said.toSorted(([a], [b]) => a - b).map(([at, [label, first]]) => ({ at, said: first, who: label === 'CareTally, Not running' ? people.filter((each) => `${each.family}, ${each.given}`.toLowerCase() === first.toLowerCase()).map(({ id }) => id) : null }));
}

/** Longer than this is no answer of a machine that works, ms. */
const STALL_MS = 120;

/**
 * Asks again and again for a sign of life, and notes when none came: a busy machine holds up pages, worker and browser, and that says
 * nothing about us.
 * @returns the way to end it, which gives all that was noted
 */
export function noteStalls(...pages: (() => Page)[]): () => Promise<Interval[]> {
  const stalls: Interval[] = [];
  let over = false;
  const ask = async (page: () => Page) => {
    while (!over) {
      const from = Date.now();
      // A page that is just leaving gives no answer and proves nothing.
      const answered = await page().evaluate(() => true).catch(() => false);
      const to = Date.now();
      if (answered && to - from > STALL_MS) stalls.push({ from, to });
      await wait(100);
      if (Date.now() - to > 100 + STALL_MS) stalls.push({ from: to, to: Date.now() });
    }
  };
  const all = Promise.all(pages.map(ask));
  return async () => {
    over = true;
    await all;
    return stalls;
  };
}

/** What the page itself wrote down. */
export const truthOf = (page: Page): Promise<Truth[]> => page.evaluate(() => JSON.parse(sessionStorage.getItem('truth') ?? '[]') as Truth[]);

export const peopleOf = (page: Page): Promise<Person[]> => page.evaluate(() => Object.values((globalThis as unknown as { ehr: { people: Record<string, Person> } }).ehr.people));
