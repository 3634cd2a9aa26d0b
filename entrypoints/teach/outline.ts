/** A frame around an element, above everything and dead to the mouse. It holds no text. */
export function outline(): { show(element: Element | null): void; remove(): void } {
  const host = document.createElement('div');
  const line = document.createElement('div');
  host.style.cssText = 'all: initial; position: fixed; inset: 0 auto auto 0; pointer-events: none;';
  host.popover = 'manual';
  host.attachShadow({ mode: 'closed' }).append(line);
  document.documentElement.append(host);
  return {
    show(element) {
      if (!element) return host.hidePopover?.();
      const { x, y, width, height } = placed(element);
      line.style.cssText = `all:initial;position:fixed;box-sizing:border-box;pointer-events:none;border:3px solid #0A6558;outline:2px solid #FFFFFF;border-radius:4px;left:${x - 5}px;top:${y - 5}px;width:${width + 10}px;height:${height + 10}px`;
      if (!host.matches(':popover-open')) host.showPopover?.();
    },
    remove: () => host.remove(),
  };
}

/** Where an element lies in the top window: its own place, and that of each frame around it. */
function placed(element: Element): { x: number; y: number; width: number; height: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  let [x, y] = [left, top];
  for (let frame = element.ownerDocument.defaultView?.frameElement; frame; frame = frame.ownerDocument.defaultView?.frameElement) {
    const outer = frame.getBoundingClientRect();
    x += outer.left + frame.clientLeft;
    y += outer.top + frame.clientTop;
  }
  return { x, y, width, height };
}
