import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { isRecipe } from '../../lib/ehrs/check-recipe.ts';
import { recipes as shipped } from '../../lib/ehrs/index.ts';
import type { Locator, Recipe } from '../../lib/ehrs/recipe.ts';
import { findChromium } from '../chromium.ts';
import { Dice } from '../faults/random.ts';
import { quiet } from './browser.ts';
import { NODES, serveChart } from './chart-page.ts';
import { quantile, short, type Report } from './figures.ts';
import type { Reads } from './inside/reads.ts';
import { traced, type TraceEvent } from './trace.ts';

const SEED = 7;
const LIMIT_MS = 5;
/** What one read may cost at most, all of it spent on asking what can be seen. */
const LIMIT_ELEMENTS = 750;
const FUZZED = 400;

/** Roots and selectors from the harmless to the silly; the page has all of these many times over. */
const roots = ['header', 'main', 'body', 'table', '*', 'tr', 'td', 'tr:nth-child(7)', 'main > *', ':is(header, table)', 'main >>> b', ':not('];
const selectors = ['span', 'td', 'b', '*', '.what', '.when', 'td:nth-child(2) > span', 'tr td + td b', '[class*="a" i]', ':has(> b)', 'td:not(.when)', 'label', 'header *', ':scope > *', 'tr >>> td', 'x'];
const words = ['Result', 'DOB', 'OpenMRS ID:', '1', 'MRN'];

function fuzzed(dice: Dice): Recipe {
  const sometimes = <T>(what: () => T) => (dice.next() < 0.25 ? what() : undefined);
  const locator = (): Locator => ({ css: dice.one(selectors), label: sometimes(() => dice.one(words)), after: sometimes(() => dice.one(words)), before: sometimes(() => dice.one(words)), attr: sometimes(() => 'class'), clean: sometimes(() => 'digits') });
  const some = () => Array.from({ length: dice.between(1, 5) }, locator);
  return { id: 'fuzz', name: 'Fuzz', trust: dice.one(['known', 'taught', 'unconfirmed']), pathPattern: '/*', root: dice.one(roots), fields: { name: some(), birthDate: some(), recordNumber: some() }, urlId: sometimes(() => ({ part: 'path', after: '/patient/' })) };
}

/** What pointing makes of this page: several ways to each field, looked for in the banner or, at worst, in the whole body. */
function taught(root: string): Recipe {
  const ways = (...css: string[]): Locator[] => css.map((each) => ({ css: each }));
  const inside = 'div:nth-of-type(2) >';
  return {
    id: 'taught-page', name: 'Taught', trust: 'taught', origins: ['https://ehr.example/*'], root,
    fields: {
      name: ways(`${inside} div:nth-of-type(1) > div > span`, `header > div > ${inside} div:nth-of-type(1) > div > span`, `main > header > div > ${inside} div:nth-of-type(1) > div > span`, '[aria-label="patient banner"] > div > div > div > div > span'),
      birthDate: ways(`${inside} div:nth-of-type(2) > span:nth-of-type(3)`, `header > div > ${inside} div:nth-of-type(2) > span:nth-of-type(3)`, '[role="banner"] span:nth-of-type(3)', '.x__patientBanner__y span:nth-of-type(3)'),
      recordNumber: [{ css: 'label', label: 'OpenMRS ID' }, { css: 'span', label: 'OpenMRS ID' }, ...ways('.cds--label > span:nth-of-type(2)', 'label > span:nth-of-type(2)')],
    },
  };
}

interface Inside { inside: { reads(recipes: readonly Recipe[], times: number, dirty: boolean): Promise<Reads>; layouts(times: number): Promise<void> } }

/** What the calls of a function cost, ms of processor time. */
const costs = (events: readonly TraceEvent[], name: string): number[] => events.filter((event) => event.name === 'FunctionCall' && (event.args as { data?: { functionName?: string } } | undefined)?.data?.functionName === name).map((event) => (event.tdur ?? event.dur ?? 0) / 1000);

/** Reading a chart of 30,000 elements once, with recipes good and silly. */
export async function oneRead(): Promise<Report> {
  const dice = new Dice(SEED);
  const kinds: Record<string, { recipes: readonly Recipe[]; times: number }> = {
    'built in': { recipes: shipped, times: 30 },
    taught: { recipes: ['header', 'main', 'body'].map(taught), times: 60 },
    fuzzed: { recipes: Array.from({ length: FUZZED }, () => fuzzed(dice)).filter(isRecipe), times: 4 },
  };
  const bundle = await build({ configFile: false, logLevel: 'silent', build: { write: false, minify: false, target: 'chrome120', lib: { entry: join(import.meta.dirname, 'inside/reads.ts'), formats: ['iife'], name: 'inside' } } });
  const [{ output: [script] }] = bundle as unknown as [{ output: [{ code: string }] }];
  const site = await serveChart();
  const browser = await chromium.launch({ executablePath: findChromium().path, headless: true, args: quiet });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(site.url);
    await page.evaluate(`${script.code}; window.inside = inside`);
    const session = await page.context().newCDPSession(page);
    const said: Reads[] = [];
    /** Processor time of each read, ms. */
    const timed = async (kind: string, dirty = false, times = kinds[kind]!.times) => {
      const events = await traced(session, async () => {
        said.push(await page.evaluate(([recipes, n, change]) => (globalThis as unknown as Inside).inside.reads(recipes, n, change), [kinds[kind]!.recipes, times, dirty] as const));
      });
      return costs(events, 'oneRead');
    };
    for (const kind of Object.keys(kinds)) await timed(kind, false, 1);
    said.length = 0;
    const clean: Record<string, number[]> = {};
    for (const kind of Object.keys(kinds)) clean[kind] = await timed(kind);
    const dirty = await timed('built in', true, 10);
    const anyway = costs(await traced(session, () => page.evaluate(() => (globalThis as unknown as Inside).inside.layouts(100))), 'oneLayout');
    const every = Object.values(clean).flat();
    const line = (name: string, values: readonly number[]) => [name, short(quantile(values, 0.5)), short(quantile(values, 0.99)), short(Math.max(...values)), String(values.length)];
    const threw = said.reduce((sum, each) => sum + each.threw, 0);
    const p99 = quantile(every, 0.99);
    const most = Math.max(...said.map((each) => each.most));
    return {
      title: 'Reads  One read of a chart of 30,000 elements',
      compared: [
        `The reader of the page script in a page of ${NODES.toLocaleString('en-US')} elements: every recipe that ships, recipes as pointing makes them, and ${kinds['fuzzed']!.recipes.length} made by dice (seed ${SEED}) from selectors that fit thousands of elements.`,
        'Processor time of the page’s main thread, each read a task of its own, with the page laid out before; then with the page changed before each read.',
      ],
      table: [['ms', 'median', 'p99', 'max', 'reads'], ...Object.entries(clean).map(([kind, list]) => line(kind, list)), line('all', every), line('built in, page to be laid out anew', dirty), line('nobody reads, page laid out anew', anyway)],
      notes: [`Recipes that found a name: ${said.slice(0, 3).map(({ found }, n) => `${found} ${Object.keys(kinds)[n]}`).join(', ')}.`],
      verdicts: [
        { goal: 'no read throws', said: `${threw} of ${every.length + dirty.length}`, pass: threw === 0, decides: true },
        { goal: `no read has more than ${LIMIT_ELEMENTS} elements measured`, said: `${most} at most`, pass: most <= LIMIT_ELEMENTS, decides: true },
        { goal: `p99 of a read ≤ ${LIMIT_MS} ms`, said: `${short(p99)} ms`, pass: p99 <= LIMIT_MS, decides: false },
      ],
    };
  } finally {
    await browser.close();
    await site.close();
  }
}
