import { useRef } from 'react';
import { Icon } from '../ui/Icon.tsx';
import type { Frame } from './frame.ts';

const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The handle that moves the widget: dragged, or by arrow keys (8 px, with Shift 40), Home for the corner. Screen coordinates, because
 * the frame itself moves under the pointer.
 */
export function Grip({ frame }: { frame: Frame }) {
  const last = useRef<{ x: number; y: number } | null>(null);
  return (
    <button
      type="button" className="grip" aria-label="Move: drag, or arrow keys; Home returns to the corner"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = { x: event.screenX, y: event.screenY };
      }}
      onPointerMove={(event) => {
        if (!last.current) return;
        const [dx, dy] = [event.screenX - last.current.x, event.screenY - last.current.y];
        last.current = { x: event.screenX, y: event.screenY };
        if (dx || dy) frame.drag(dx, dy);
      }}
      onPointerUp={() => { if (last.current) frame.drop(); last.current = null; }}
      onPointerCancel={() => { if (last.current) frame.drop(); last.current = null; }}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step) frame.nudge(step[0] * (event.shiftKey ? 40 : 8), step[1] * (event.shiftKey ? 40 : 8));
        else if (event.key === 'Home') frame.home();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <Icon name="grip" />
    </button>
  );
}
