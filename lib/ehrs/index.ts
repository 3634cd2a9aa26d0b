/** The catalog of EHRs: one file each, one line each here. Read `recipe.ts` first. */
import { openmrs } from './openmrs.ts';
import type { Recipe } from './recipe.ts';

export const recipes: readonly Recipe[] = [openmrs];

export type { Banner, Reading } from './reading.ts';
export type { Locator, Recipe } from './recipe.ts';

/** The recipe for the page at this address; null if none is known, and then nothing is guessed. */
export function recipeFor(url: string): Recipe | null {
  if (!URL.canParse(url)) return null;
  const address = new URL(url);
  return recipes.find((each) => each.origins?.some((pattern) => matchesOrigin(pattern, address))
    || (each.pathPattern !== undefined && matchesGlob(each.pathPattern, address.pathname))) ?? null;
}

/** Whether a match pattern (`https://*.ehr.example/*`) covers the address. */
export function matchesOrigin(pattern: string, address: URL): boolean {
  if (pattern === '<all_urls>') return /^https?:$/.test(address.protocol);
  const parts = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*:]+)(?::(\d+|\*))?(\/.*)$/.exec(pattern);
  if (!parts) return false;
  const [, scheme, host, port, path] = parts;
  if (scheme === '*' ? !/^https?:$/.test(address.protocol) : address.protocol !== `${scheme}:`) return false;
  if (port !== undefined && port !== '*' && port !== (address.port || (address.protocol === 'https:' ? '443' : '80'))) return false;
  const name = address.hostname;
  const fits = host === '*' || (host!.startsWith('*.') ? name === host!.slice(2) || name.endsWith(host!.slice(1)) : name === host);
  return fits && matchesGlob(path!, address.pathname + address.search);
}

function matchesGlob(glob: string, text: string): boolean {
  const [first, ...rest] = glob.split('*');
  if (!text.startsWith(first!)) return false;
  if (rest.length === 0) return text === first;
  let at = first!.length;
  for (const piece of rest.slice(0, -1)) {
    const next = text.indexOf(piece, at);
    if (next < 0) return false;
    at = next + piece.length;
  }
  const last = rest.at(-1)!;
  return text.length - last.length >= at && text.endsWith(last);
}
