import { clock } from '../ui/said.ts';
import { useEachSecond } from './context.ts';

/** The running time, repainted once a second by replacing its text. `start` in UTC epoch ms. A screen reader reads it on focus only. */
export function Clock({ start, className = 'time', focusable = false }: { start: number; className?: string; focusable?: boolean }) {
  const at = useEachSecond(start);
  return <span className={className} role="timer" aria-live="off" tabIndex={focusable ? 0 : undefined}>{clock((at - start) / 1000)}</span>;
}
