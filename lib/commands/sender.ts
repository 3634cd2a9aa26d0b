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

const pages: Record<string, Surface> = { '/widget.html': 'widget', '/sidepanel.html': 'sidepanel', '/workspace.html': 'workspace' };

/**
 * Proves who sent a message. Only `id` and `url` are believed: an extension page opened in a tab also has `tab`, and a frame under a
 * sandboxing page has the origin `null`. A widget is `widget` only as a frame; opened as a tab of its own it is nobody.
 * @param own extension id; @param base `runtime.getURL('')`, or several (the widget's address is dynamic)
 * @param granted whether the person enabled this origin
 */
export function proveSender(stamped: StampedSender, own: string, bases: readonly string[], granted: (origin: string) => boolean): Sender | null {
  if (stamped.id !== own || !stamped.url) return null;
  if (stamped.documentLifecycle !== undefined && stamped.documentLifecycle !== 'active') return null;
  if (stamped.tab?.incognito) return null;
  const address = parse(stamped.url);
  if (!address) return null;
  const tab = stamped.tab?.id ?? null;
  const document = stamped.documentId ?? null;
  const scheme = address.protocol;
  if (scheme === 'chrome-extension:' || scheme === 'moz-extension:') {
    const surface = pages[address.pathname];
    if (!surface) return null;
    // Our pages have our own host; the widget's host is a fresh random one for each page (use_dynamic_url), proven by `id` and its token.
    if (surface === 'widget') return stamped.frameId ? { surface, tab, document, origin: null, url: null } : null;
    return bases.some((base) => stamped.url!.startsWith(base)) ? { surface, tab, document, origin: null, url: null } : null;
  }
  if (stamped.frameId !== 0 || tab === null) return null;
  return granted(address.origin) ? { surface: 'chart', tab, document, origin: address.origin, url: stamped.url } : null;
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
