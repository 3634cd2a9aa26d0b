import { makes, serveMake, type Make } from '../../tests/e2e/fixtures/switches/makes.ts';
import type { SwitchBrowser } from './browser.ts';

export interface Site { make: Make; origin: string; close(): Promise<void> }

interface Pages {
  chrome: {
    developerPrivate: { addHostPermission(id: string, host: string): Promise<void> };
    permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
  };
}

/** Serves these pages, enables their sites as a person would, and has their recipes believed as a practice would. */
export async function enableSites(browser: SwitchBrowser, only: readonly string[]): Promise<Site[]> {
  const sites = await Promise.all(makes.filter(({ name }) => only.includes(name)).map(async (make): Promise<Site> => ({ make, ...(await serveMake(make)) })));
  const patterns = sites.map(({ origin }) => `${origin}/*`);
  // Answers the browser's own question, which headless does not show.
  const settings = await browser.context.newPage();
  await settings.goto('chrome://extensions/');
  await settings.evaluate(async ([id, all]) => { for (const each of all) await (globalThis as unknown as Pages).chrome.developerPrivate.addHostPermission(id, each); }, [browser.id, patterns] as const);
  await settings.close();
  const hands = await browser.hands();
  if (!await hands.evaluate((origins) => (globalThis as unknown as Pages).chrome.permissions.request({ origins }), patterns)) throw new Error('The sites were not granted.');
  for (const { make: { name, recipe }, origin } of sites) {
    await browser.send(hands, 'site.enabled', { origin });
    // One that does not ship comes as a file.
    if (typeof recipe !== 'string') await browser.send(hands, 'recipe.import', { text: JSON.stringify({ 'caretally-recipes': 1, recipes: [{ id: `switches-${name}`, name, trust: 'taught', origins: [`${origin}/*`], ...recipe }] }) });
    await browser.send(hands, 'recipe.markGood', { recipe: typeof recipe === 'string' ? recipe : `switches-${name}`, good: true });
  }
  return sites;
}
