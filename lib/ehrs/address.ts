import type { Recipe } from './recipe.ts';

/** The patient's id in an address, or null. For `query`, `after` is the parameter's name. */
export function urlIdOf({ part, after }: NonNullable<Recipe['urlId']>, url: string): string | null {
  try {
    const { pathname, hash, search } = new URL(url);
    const [, rest, twice] = part === 'query' ? `&${search.slice(1)}`.split(`&${after}=`) : (part === 'path' ? pathname : hash).split(after);
    const id = decodeURIComponent(rest!.split(/[/?#&]/)[0]!);
    return twice === undefined && /^\S{1,200}$/.test(id) ? id : null;
  } catch {
    return null;
  }
}

/** Whether a text looks like a pattern with `*` for anything. Takes time in proportion to the text, whatever the pattern. */
export function matchesGlob(glob: string, text: string): boolean {
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
