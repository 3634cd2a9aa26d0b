import { fit, HOME, moved, pointOf, type Extent, type Place } from './place.ts';

/*
 * The frame in the page. One element without a name at the end of the document; in it a closed shadow root; in that one frame of ours, shown
 * as a popover so that it lies in the top layer. Page styles do not reach into the root, and what they could do to the host does not
 * reach the top layer. The page script sizes and moves the frame; what is in it never comes out.
 */

const HELLO_MS = 3000;
/** Nothing may hide the host, for what it holds would be hidden too; whatever else is done to it does not reach the top layer. Written as a browser writes it back. */
const hostStyle = 'display: block !important; position: fixed !important; content-visibility: visible !important;';
/** Nothing is inherited. */
const frameStyle = 'all:initial;position:fixed;inset:0 auto auto 0;color-scheme:light dark;';

export interface Box {
  /** Keeps it alive, above and outside of what the page opened since, and inside the view. False if it was removed. */
  keep(): boolean;
  remove(): void;
}

/**
 * Puts the frame into the page.
 * @param src its address with the token; @param place where it sits: kept up to date
 * @param later runs something later, ms; @param gone the person asked for it to go away, or (`refused`) the page does not let it in
 */
export function openBox(src: string, place: Place, later: (ms: number, run: () => void) => void, gone: (refused: boolean) => void): Box {
  const host = document.createElement('div');
  const frame = document.createElement('iframe');
  let wanted: Extent = { w: 280, h: 56 };
  let box = wanted;
  let wide = 0;
  let view: Extent = { w: 0, h: 0 };
  let port: MessagePort | undefined;
  /** The page's modal dialogs, and what fills the screen, when we last looked; and whether a popover of the page opened since. */
  let layer: Element[] = [];
  let covered = false;
  let seen = 'hidden';

  const lay = () => {
    box = fit(wanted, view);
    const [x, y] = pointOf(place, box, view);
    // Moved by transform, so that growing toward the middle of the page is no layout shift.
    frame.style.cssText = `${frameStyle}visibility:${seen};width:${box.w}px;height:${box.h}px;transform:translate(${x}px,${y}px)`;
  };
  const heard = ({ data: { t, w, h, dx, dy } }: MessageEvent<{ t: string; w: number; h: number; dx: number; dy: number }>) => {
    if (t === 'hello') {
      seen = 'visible';
      wide = 0;
      keep();
    }
    if (t === 'size') wanted = { w, h };
    const lands = t === 'drop' || t === 'home';
    if (lands) place.dx = place.dy = HOME;
    if (t === 'drag' || t === 'nudge') Object.assign(place, moved(place, dx, dy, box, view));
    if (t === 'hide') gone(false);
    lay();
    if (t === 'nudge' || lands) port!.postMessage({ ...place, t: 'place' });
  };
  // It does not bubble, but it is heard on its way down. A `details` element says it too.
  const toggled = ({ target }: Event) => {
    if ((target as Element).matches(':popover-open')) covered = true;
  };
  const keep = () => {
    for (const name of host.getAttributeNames()) if (name !== 'style') host.removeAttribute(name);
    if (host.style.cssText !== hostStyle) host.style.cssText = hostStyle;
    // A document that is written anew loses its listeners; adding one that is there changes nothing.
    addEventListener('toggle', toggled, true);
    // A list that the browser keeps by itself: asking for `:modal` would go through every element of the page on every beat.
    const modals = [...document.getElementsByTagName('dialog')].filter((each) => each.matches(':modal'));
    const open = [...modals, ...[document.fullscreenElement ?? []].flat()];
    try {
      // A page's modal dialog makes everything outside of it dead to the mouse: go inside, without loading the frame anew.
      const parent = modals.at(-1) ?? document.documentElement;
      if (host.parentNode !== parent) (parent as Element & { moveBefore(node: Node, before: null): void }).moveBefore(host, null);
      if (covered || open.some((each) => !layer.includes(each))) frame.hidePopover();
      if (!frame.matches(':popover-open')) frame.showPopover();
    } catch { /* A browser without these, or the host was removed: it stays where it is. */ }
    layer = open;
    covered = false;
    // Asking for the width without scroll bars makes the page lay itself out: only when the window changed.
    if (innerWidth !== wide || innerHeight !== view.h) {
      wide = innerWidth;
      view = { w: document.documentElement.clientWidth || wide, h: innerHeight };
      lay();
      port?.postMessage({ t: 'view', ...view });
    }
    return host.isConnected;
  };

  frame.title = 'CareTally';
  frame.popover = 'manual';
  frame.onload = () => {
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port1.onmessage = heard;
    frame.contentWindow!.postMessage({ caretally: 'port' }, '*', [port2]);
    later(HELLO_MS, () => { if (seen === 'hidden' && host.isConnected) gone(true); });
  };
  frame.src = src;
  host.attachShadow({ mode: 'closed' }).append(frame);
  document.documentElement.append(host);
  keep();
  return { keep, remove: () => host.remove() };
}

/** Takes away the frame that an earlier version of the script left behind when the extension was updated. */
export function removeOrphans(): void {
  // Not by a selector, which would go through every element of the page; and mostly there is a head and a body only.
  const { children } = document.documentElement;
  for (const element of children.length > 2 ? [...children] : []) {
    if (element.localName !== 'div') continue;
    const { dom } = chrome;
    const root = dom ? dom.openOrClosedShadowRoot(element) : (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
    if (root?.querySelector('iframe')?.src.includes('/widget.html#')) element.remove();
  }
}
