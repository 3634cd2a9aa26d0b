import type { WidgetView } from '../../lib/commands/views.ts';

/**
 * The frame's side of the port to the script in the chart's page. Geometry only: nothing about a patient ever goes through it, and
 * whatever comes in is taken as numbers or not at all.
 */
export interface Frame {
  size(w: number, h: number): void;
  drag(dx: number, dy: number): void;
  drop(): void;
  nudge(dx: number, dy: number): void;
  home(): void;
  hide(): void;
  /** The page's view, in CSS pixels; called at once if it is known, and after each resize. Returns the way to stop. */
  onView(seen: (w: number, h: number) => void): () => void;
  /** Where the page put the frame after a drop, nudge or home. */
  onPlace(moved: (place: Omit<WidgetView['place'], 'size'>) => void): () => void;
}

/** Speaks the geometry language over a port. Says hello at once. */
export function frameOver(port: MessagePort): Frame {
  let view: { w: number; h: number } | null = null;
  const views = new Set<(w: number, h: number) => void>();
  const moves = new Set<(place: Omit<WidgetView['place'], 'size'>) => void>();
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const said = data as { t?: unknown; w?: unknown; h?: unknown; corner?: unknown; dx?: unknown; dy?: unknown } | null;
    if (said?.t === 'view' && isLength(said.w) && isLength(said.h)) {
      view = { w: said.w, h: said.h };
      for (const seen of views) seen(said.w, said.h);
    } else if (said?.t === 'place' && isCorner(said.corner) && isLength(said.dx) && isLength(said.dy)) {
      for (const moved of moves) moved({ corner: said.corner, dx: said.dx, dy: said.dy });
    }
  };
  const say = (message: Record<string, unknown>) => port.postMessage(message);
  say({ t: 'hello' });
  return {
    size: (w, h) => say({ t: 'size', w, h }),
    drag: (dx, dy) => say({ t: 'drag', dx, dy }),
    drop: () => say({ t: 'drop' }),
    nudge: (dx, dy) => say({ t: 'nudge', dx, dy }),
    home: () => say({ t: 'home' }),
    hide: () => say({ t: 'hide' }),
    onView: (seen) => {
      views.add(seen);
      if (view) seen(view.w, view.h);
      return () => void views.delete(seen);
    },
    onPlace: (moved) => {
      moves.add(moved);
      return () => void moves.delete(moved);
    },
  };
}

const isLength = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 100_000;
const isCorner = (value: unknown): value is WidgetView['place']['corner'] => value === 'br' || value === 'bl' || value === 'tr' || value === 'tl';
