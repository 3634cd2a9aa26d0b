import { parseHTML } from 'linkedom';
import type { EhrPage, Person, Shown } from './page.ts';

/*
 * A page as a document in Node. The parser lays nothing out, so what a reader asks of the layout is answered from the two ways in which
 * these pages hide things: the class `off`, here and above. Frames hold the documents of their addresses, nested as in a browser.
 */
interface Laid { checkVisibility(): boolean; getBoundingClientRect(): { width: number; height: number; right: number } }

/** The document of a page that shows this, with its frames in it. */
export function parsed(page: EhrPage, shown: Shown): Document {
  const url = new URL(page.url(shown.address));
  return documentOf(page.html(shown), page.frames?.(shown) ?? {}, { url, name: '' });
}

interface Place { url: URL; name: string; parent?: object }

function documentOf(html: string, frames: Record<string, string>, { url, name, parent }: Place): Document {
  const { document } = parseHTML(html) as unknown as { document: Document };
  const view: Record<string, unknown> = { location: url, name };
  view['parent'] = parent ?? view;
  Object.defineProperty(document, 'defaultView', { value: view });
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    const laid: Laid = { checkVisibility: () => element.closest('.off') === null, getBoundingClientRect: () => ({ width: 100, height: 20, right: 100 }) };
    Object.assign(element, laid);
  }
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe,frame')) {
    const src = frame.getAttribute('src') ?? '';
    const inner = frames[src];
    Object.defineProperty(frame, 'contentDocument', { value: inner === undefined ? null : documentOf(inner, frames, { url: new URL(src, url), name: frame.getAttribute('name') ?? '', parent: view }) });
  }
  return document;
}

/** One chart, open and quiet. */
export const chartOf = (person: Person): Shown => ({ address: person, banner: person });
