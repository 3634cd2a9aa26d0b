/** Where the widget sits: pure arithmetic in CSS pixels. `dx` and `dy` are the distances from the corner's two edges. */
export interface Place { corner: 'br' | 'bl' | 'tr' | 'tl'; dx: number; dy: number }
export interface Extent { w: number; h: number }

/** Distance from the corner where the widget is at home, and the least distance from an edge. */
export const HOME = 16;
const EDGE = 8;

/** The size that a frame may have: what it asks for, never more than the view leaves. */
export function fit({ w, h }: Extent, view: Extent): Extent {
  return { w: within(w, view.w - EDGE), h: within(h, view.h - EDGE) };
}

/** The upper left point of a box at a place; always inside the view. */
export function pointOf({ corner, dx, dy }: Place, box: Extent, view: Extent): [x: number, y: number] {
  const [x, y] = [view.w - box.w, view.h - box.h];
  return [within(corner[1] === 'l' ? dx : x - dx, x), within(corner[0] === 't' ? dy : y - dy, y)];
}

/** The place of a box moved by so much, measured from the corner that is nearest then. */
export function moved(place: Place, byX: number, byY: number, box: Extent, view: Extent): Place {
  const [left, top] = pointOf(place, box, view);
  const [right, foot] = [view.w - box.w, view.h - box.h];
  const [x, y] = [within(left + byX, right), within(top + byY, foot)];
  return { corner: `${y * 2 < foot ? 't' : 'b'}${x * 2 < right ? 'l' : 'r'}`, dx: Math.min(x, right - x), dy: Math.min(y, foot - y) };
}

/** Between the least distance from one edge and the same from the other, which lies at `most`. */
function within(value: number, most: number): number {
  return Math.round(Math.max(EDGE, Math.min(value, most - EDGE)));
}
