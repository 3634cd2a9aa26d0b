import { clock } from '../ui/said.ts';
import { useEachSecond, useTheWidget } from './context.ts';

/** The running time, repainted once a second by replacing its text. `start` in UTC epoch ms. It stands while the chart shows somebody else. A screen reader reads it on focus only. */
export function Clock({ start, className = 'time', focusable = false }: { start: number; className?: string; focusable?: boolean }) {
  const at = Math.min(useEachSecond(start), useTheWidget().view?.timer?.heldAt ?? Infinity);
  return <span className={className} role="timer" aria-live="off" tabIndex={focusable ? 0 : undefined}>{clock((at - start) / 1000)}</span>;
}
