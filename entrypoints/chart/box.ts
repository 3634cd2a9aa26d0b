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
  let layer: Element[] = [];
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
  const keep = () => {
    for (const name of host.getAttributeNames()) if (name !== 'style') host.removeAttribute(name);
    if (host.style.cssText !== hostStyle) host.style.cssText = hostStyle;
    const open = [...document.querySelectorAll(':modal,:popover-open')];
    try {
      // A page's modal dialog makes everything outside of it dead to the mouse: go inside, without loading the frame anew.
      const parent = open.filter((each) => each.matches('dialog:modal')).at(-1) ?? document.documentElement;
      if (host.parentNode !== parent) (parent as Element & { moveBefore(node: Node, before: null): void }).moveBefore(host, null);
      if (open.some((each) => !layer.includes(each))) frame.hidePopover();
      if (!frame.matches(':popover-open')) frame.showPopover();
    } catch { /* A browser without these, or the host was removed: it stays where it is. */ }
    layer = open;
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
  const { dom } = chrome;
  for (const element of document.querySelectorAll<HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null }>('html>div')) {
    const root = dom ? dom.openOrClosedShadowRoot(element) : element.openOrClosedShadowRoot;
    if (root?.querySelector('iframe')?.src.includes('/widget.html#')) element.remove();
  }
}
