import { fit, home, moved, pointOf, type Extent, type Place } from './place.ts';

/*
 * The frame in the page. One element without a name at the end of the document; in it a closed shadow root; in that one frame of ours, shown
 * as a popover so that it lies in the top layer. Page styles do not reach into the root, and what they could do to the host does not
 * reach the top layer. The page script sizes and moves the frame; what is in it never comes out.
 */

const HELLO_MS = 3000;
const sizes = { puck: { w: 48, h: 48 }, bar: { w: 280, h: 56 }, card: { w: 340, h: 170 } };

export interface Box {
  /** Whether it still stands in the document. */
  stands(): boolean;
  /** Keeps it above and outside of what the page opened since, and inside the view. */
  keep(): void;
  remove(): void;
}

/** What the box says back. */
export interface Teller {
  /** Runs something later, ms. */
  later(ms: number, run: () => void): void;
  moved(place: Place): void;
  /** The person asked for it to go away, or the page does not let it in. */
  gone(why: 'hidden' | 'refused'): void;
}

/** Puts the frame into the page. @param src its address with the token; @param at where it sat last, and how large. */
export function openBox(src: string, at: Place & { size: keyof typeof sizes }, teller: Teller): Box {
  const host = document.createElement('div');
  const frame = document.createElement('iframe');
  let place: Place = at;
  let wanted: Extent = sizes[at.size];
  let port: MessagePort | undefined;
  let layer: Element[] = [];
  let seen = '';

  const style = (element: HTMLElement, rules: Record<string, string | number>) => {
    for (const name in rules) element.style.setProperty(name, `${rules[name]}`, 'important');
  };
  const view = (): Extent => ({ w: Math.min(innerWidth, document.documentElement.clientWidth || innerWidth), h: innerHeight });
  const box = () => fit(wanted, view());
  const lay = () => {
    const { w, h } = box();
    const [x, y] = pointOf(place, { w, h }, view());
    // Moved by transform, so that growing toward the middle of the page is no layout shift.
    style(frame, { width: `${w}px`, height: `${h}px`, transform: `translate(${x}px,${y}px)` });
  };
  const put = (to: Place) => {
    place = to;
    lay();
  };
  const drop = (to: Place) => {
    put(to);
    port?.postMessage({ t: 'place', corner: to.corner, dx: to.dx, dy: to.dy });
    teller.moved(to);
  };
  const raise = () => {
    try {
      if (frame.matches(':popover-open')) frame.hidePopover();
      frame.showPopover();
    } catch { /* No top layer in this browser, or not in the document now: the frame stands where it is. */ }
  };
  const heard = (said: { t: string; w: number; h: number; dx: number; dy: number }) => {
    const by = () => moved(place, said.dx, said.dy, box(), view());
    if (said.t === 'hello') {
      style(frame, { visibility: 'visible' });
      seen = '';
      keep();
    } else if (said.t === 'size') {
      wanted = said;
      lay();
    } else if (said.t === 'drag') put(by());
    else if (said.t === 'nudge') drop(by());
    else if (said.t === 'drop') drop(home(place));
    else if (said.t === 'home') drop(home({ ...place, corner: 'br' }));
    else if (said.t === 'hide') teller.gone('hidden');
  };
  const stands = () => host.isConnected && frame.isConnected;
  const keep = () => {
    // A page's modal dialog makes everything outside of it dead to the mouse: go inside, without loading the frame anew.
    const open = [...document.querySelectorAll(':modal,:popover-open')].filter((each) => each !== host);
    const modal = open.filter((each) => each.localName === 'dialog' && each.matches(':modal')).at(-1);
    const parent = modal ?? document.documentElement;
    if (host.parentNode !== parent) {
      try {
        (parent as Element & { moveBefore?(node: Node, before: null): void }).moveBefore?.(host, null);
      } catch { /* Then it stays where it is. */ }
    }
    if (open.some((each) => !layer.includes(each)) || !frame.matches(':popover-open')) raise();
    layer = open;
    const now = view();
    if (port && seen !== (seen = `${now.w} ${now.h}`)) {
      lay();
      port.postMessage({ t: 'view', ...now });
    }
  };

  style(host, { all: 'initial', position: 'fixed', top: 0, left: 0, width: 0, height: 0, display: 'block', 'z-index': 2147483647 });
  style(frame, { all: 'initial', position: 'fixed', top: 0, left: 0, border: 0, display: 'block', visibility: 'hidden', 'color-scheme': 'light dark', 'z-index': 2147483647 });
  frame.title = 'CareTally';
  frame.popover = 'manual';
  frame.onload = () => {
    const { port1, port2 } = new MessageChannel();
    let here = false;
    port = port1;
    port1.onmessage = ({ data }) => {
      here = true;
      if (port === port1) heard(data);
    };
    frame.contentWindow?.postMessage({ caretally: 'port' }, '*', [port2]);
    teller.later(HELLO_MS, () => { if (!here && port === port1 && stands()) teller.gone('refused'); });
  };
  frame.src = src;
  host.attachShadow({ mode: 'closed' }).append(frame);
  document.documentElement.append(host);
  lay();
  raise();
  return { stands, keep, remove: () => host.remove() };
}

/** Takes away the frame that an earlier version of the script left behind when the extension was updated. */
export function removeOrphans(): void {
  const dom = (globalThis as { chrome?: { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } }).chrome?.dom;
  for (const element of document.querySelectorAll<HTMLElement>('html>div,dialog>div')) {
    const root = dom ? dom.openOrClosedShadowRoot(element) : (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
    const frame = root?.firstElementChild as HTMLIFrameElement | null | undefined;
    if (/^[a-z]+-extension:\/\/[^/]+\/widget\.html#/.test(frame?.src ?? '')) element.remove();
  }
}
