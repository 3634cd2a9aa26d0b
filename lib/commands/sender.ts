import type { Sender, Surface } from './command.ts';

/** The fields of a message's sender that the browser stamps and a page cannot forge. */
export interface StampedSender {
  id?: string;
  url?: string;
  origin?: string;
  frameId?: number;
  documentId?: string;
  documentLifecycle?: string;
  tab?: { id?: number; url?: string; incognito?: boolean };
}

/** A page that was left: kept in the browser's cache, or about to be gone. */
const left = ['cached', 'pending_deletion'];
const pages: Record<string, Surface> = { '/widget.html': 'widget', '/sidepanel.html': 'sidepanel', '/workspace.html': 'workspace' };

/**
 * Proves who sent a message. Only `id` and `url` are believed: an extension page opened in a tab also has `tab`, and a frame under a
 * sandboxing page has the origin `null`. A widget is `widget` only as a frame; opened as a tab of its own it is nobody.
 * @param own extension id; @param base `runtime.getURL('')`, or several (the widget's address is dynamic)
 * @param granted whether the person enabled this origin
 */
export function proveSender(stamped: StampedSender, own: string, bases: readonly string[], granted: (origin: string) => boolean): Sender | null {
  if (stamped.id !== own || !stamped.url) return null;
  if (stamped.documentLifecycle !== undefined && !['active', ...left].includes(stamped.documentLifecycle)) return null;
  if (stamped.tab?.incognito) return null;
  const address = parse(stamped.url);
  if (!address) return null;
  const tab = stamped.tab?.id ?? null;
  const document = stamped.documentId ?? null;
  // It has no frame's number any more; which document it was is enough to take its leave.
  if (left.includes(stamped.documentLifecycle ?? '')) return tab !== null && granted(address.origin) ? { surface: 'left', tab, document, origin: address.origin, url: null } : null;
  const scheme = address.protocol;
  if (scheme === 'chrome-extension:' || scheme === 'moz-extension:') {
    const surface = pages[address.pathname];
    if (!surface) return null;
    // Our pages have our own host; the widget's host is a fresh random one for each page (use_dynamic_url), proven by `id` and its token.
    if (surface === 'widget') return stamped.frameId ? { surface, tab, document, origin: null, url: null } : null;
    return bases.some((base) => stamped.url!.startsWith(base)) ? { surface, tab, document, origin: null, url: null } : null;
  }
  if (tab === null || stamped.frameId === undefined) return null;
  if (stamped.frameId > 0) return partOf(stamped, address, granted);
  return granted(address.origin) ? { surface: 'chart', tab, document, origin: address.origin, url: stamped.url } : null;
}

/**
 * A script in a frame: of an enabled origin under a page of an enabled origin. A frame whose text stands in the page has no origin of its own, and
 * a sandbox takes away even that of its address: the address counts, and for `about:` the page around it.
 */
function partOf({ url, frameId, documentId, tab }: StampedSender, address: URL, granted: (origin: string) => boolean): Sender | null {
  const page = parse(tab?.url ?? '');
  if (!page || !granted(page.origin) || (address.protocol !== 'about:' && !granted(address.origin))) return null;
  return { surface: 'part', tab: tab!.id!, document: documentId ?? null, origin: address.protocol === 'about:' ? null : address.origin, url: url!, frame: frameId!, page: page.href };
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
