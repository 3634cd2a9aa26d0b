import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { UnresolvedView } from '../../../lib/commands/views.ts';
import { inWords, timeOf } from '../../ui/said.ts';
import { useZone } from '../context.ts';
import { startOf } from '../split.ts';
import type { Part } from '../split.ts';

interface SplitLineProps { span: UnresolvedView; parts: readonly Part[]; onMove: (index: number, to: number) => void }

const MINUTE = 60_000;
const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** The line with its boundaries: dragged, or by arrow keys 1 min, with Shift 10 s; Home and End go to the neighbours. Solid is kept, dashed is not. */
export function SplitLine({ span, parts, onMove }: SplitLineProps) {
  const zone = useZone();
  const line = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  useEffect(() => { line.current?.querySelector<HTMLElement>('[role=slider]')?.focus(); }, []);
  const at = (instant: number) => `${(((instant - span.start) / (span.end - span.start)) * 100).toFixed(3)}%`;
  const drag = (index: number) => (event: PointerEvent) => {
    const box = line.current?.getBoundingClientRect();
    if (held.current && box) onMove(index, span.start + ((event.clientX - box.left) / box.width) * (span.end - span.start));
  };
  const keys = (index: number, end: number) => (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) onMove(index, end + step * (event.shiftKey ? 10_000 : MINUTE));
    else if (event.key === 'Home') onMove(index, span.start);
    else if (event.key === 'End') onMove(index, span.end);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const words = (index: number) => {
    const [before, after] = [parts[index], parts[index + 1]];
    const say = (part: Part | undefined, start: number) => (part ? `${inWords((part.end - start) / 1000)} ${part.keep ? 'work' : 'break'}` : '');
    return `${timeOf(before?.end ?? 0, zone)}: ${say(before, startOf(span, parts, index))}, then ${say(after, before?.end ?? 0)}`;
  };
  return (
    <div>
      <div className="splitline" ref={line}>
        {parts.map((part, index) => <span key={index} className={part.keep ? 'a' : 'b'} style={{ left: at(startOf(span, parts, index)), right: `calc(100% - ${at(part.end)})` }} />)}
        {parts.slice(0, -1).map((part, index) => (
          <i key={index} role="slider" tabIndex={0} aria-label={`Boundary ${index + 1} of ${parts.length - 1}`} aria-valuemin={0} aria-valuemax={Math.floor((span.end - span.start) / 1000)}
            aria-valuenow={Math.round((part.end - span.start) / 1000)} aria-valuetext={words(index)} style={{ left: at(part.end) }}
            onPointerDown={(event) => { if (event.button !== 0) return; event.currentTarget.setPointerCapture(event.pointerId); held.current = true; }}
            onPointerMove={drag(index)} onPointerUp={() => { held.current = false; }} onPointerCancel={() => { held.current = false; }} onKeyDown={keys(index, part.end)} />
        ))}
      </div>
      <div className="ends" aria-hidden="true"><span>{timeOf(span.start, zone)}</span><span>{timeOf(span.end, zone)}</span></div>
    </div>
  );
}
