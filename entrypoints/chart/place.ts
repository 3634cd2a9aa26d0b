/** Where the widget sits: pure arithmetic in CSS pixels. */
export interface Place { corner: 'br' | 'bl' | 'tr' | 'tl'; dx: number; dy: number }
export interface Extent { w: number; h: number }

/** Distance from the corner where the widget is at home, and the least distance from an edge. */
const HOME = 16;
const EDGE = 8;

/** The size that a frame may have: what it asks for, never more than the view leaves. */
export function fit(wanted: Extent, view: Extent): Extent {
  return { w: within(wanted.w, 1, view.w - 2 * EDGE), h: within(wanted.h, 1, view.h - 2 * EDGE) };
}

/** The upper left point of a box at a place: `dx` and `dy` are its distance from the corner's two edges. Always inside the view. */
export function pointOf({ corner, dx, dy }: Place, box: Extent, view: Extent): [x: number, y: number] {
  const x = corner[1] === 'l' ? dx : view.w - box.w - dx;
  const y = corner[0] === 't' ? dy : view.h - box.h - dy;
  return [within(x, EDGE, view.w - box.w - EDGE), within(y, EDGE, view.h - box.h - EDGE)];
}

/** The place of a box moved by so much: measured from the corner that is nearest then. */
export function moved(place: Place, x: number, y: number, box: Extent, view: Extent): Place {
  const [left, top] = pointOf(place, box, view);
  const from = { corner: 'tl' as const, dx: left + x, dy: top + y };
  const [newLeft, newTop] = pointOf(from, box, view);
  const atLeft = newLeft + box.w / 2 < view.w / 2;
  const atTop = newTop + box.h / 2 < view.h / 2;
  return {
    corner: `${atTop ? 't' : 'b'}${atLeft ? 'l' : 'r'}`,
    dx: atLeft ? newLeft : view.w - box.w - newLeft,
    dy: atTop ? newTop : view.h - box.h - newTop,
  };
}

/** The same corner, at home in it. */
export function home({ corner }: Place): Place {
  return { corner, dx: HOME, dy: HOME };
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, most)));
}
