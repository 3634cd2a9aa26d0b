import { clock } from '../ui/said.ts';
import { useEachSecond, useTheWidget } from './context.ts';
import { standsAt } from './words.ts';

/** The running time, repainted once a second by replacing its text. `start` in UTC epoch ms. It stands while the chart shows somebody else or nobody is there. A screen reader reads it on focus only. */
export function Clock({ start, className = 'time', focusable = false }: { start: number; className?: string; focusable?: boolean }) {
  const { view } = useTheWidget();
  const each = useEachSecond(start);
  const at = view?.timer ? standsAt(view.timer, each) : each;
  return <span className={className} role="timer" aria-live="off" tabIndex={focusable ? 0 : undefined}>{clock((at - start) / 1000)}</span>;
}
