/** A frame around an element, above everything and dead to the mouse: drawn through where the element can be taken, broken where not. It holds no text. */
export function outline(): { show(element: Element | null, fits?: boolean): void; remove(): void } {
  const host = document.createElement('div');
  const line = document.createElement('div');
  host.style.cssText = 'all: initial; position: fixed; inset: 0 auto auto 0; pointer-events: none;';
  host.popover = 'manual';
  host.attachShadow({ mode: 'closed' }).append(line);
  document.documentElement.append(host);
  return {
    show(element, fits = true) {
      if (!element) return host.hidePopover?.();
      const { x, y, width, height } = placed(element);
      line.style.cssText = `all:initial;position:fixed;box-sizing:border-box;pointer-events:none;border:3px ${fits ? 'solid #0A6558' : 'dashed #5B6670'};outline:2px solid #FFFFFF;border-radius:4px;left:${x - 5}px;top:${y - 5}px;width:${width + 10}px;height:${height + 10}px`;
      if (!host.matches(':popover-open')) host.showPopover?.();
    },
    remove: () => host.remove(),
  };
}

/** Where an element lies in the window of this script: its own place, and that of each frame around it. */
function placed(element: Element): { x: number; y: number; width: number; height: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  let [x, y] = [left, top];
  for (let view = element.ownerDocument.defaultView; view && view !== window; view = view.parent as typeof view) {
    const frame = view.frameElement!;
    const outer = frame.getBoundingClientRect();
    x += outer.left + frame.clientLeft;
    y += outer.top + frame.clientTop;
  }
  return { x, y, width, height };
}
