import type { UnresolvedView, WidgetView } from '../../../lib/commands/views.ts';
import { timeOf } from '../../ui/said.ts';

interface DayBarProps { entries: WidgetView['today']; gaps: UnresolvedView[]; running: number | null; now: number; zone: string }

/** The day as a line from 8 to 17 h, wider where somebody worked earlier or later. Hidden from screen readers: the list says the same. */
export function DayBar({ entries, gaps, running, now, zone }: DayBarProps) {
  const hour = (instant: number) => { const [h = 0, m = 0] = timeOf(instant, zone, false).split(':').map(Number); return h + m / 60; };
  const starts = [...entries.map((each) => each.start), ...gaps.map((each) => each.start), ...(running === null ? [] : [running])];
  const from = Math.floor(Math.min(8, ...starts.map(hour)));
  const to = Math.ceil(Math.max(17, hour(now)));
  const at = (instant: number) => `${Math.min(100, Math.max(0, ((hour(instant) - from) / (to - from)) * 100)).toFixed(2)}%`;
  const long = (start: number, end: number) => `${Math.max(0, Math.min(100, ((end - start) / 3_600_000 / (to - from)) * 100)).toFixed(2)}%`;
  const marks = [0, 1, 2, 3].map((part) => Math.round(from + ((to - from) * part) / 3));
  return (
    <div aria-hidden="true">
      <div className="daybar">
        {entries.map((each) => <i key={each.entry} style={{ left: at(each.start), width: long(each.start, each.end) }} />)}
        {gaps.map((each) => <i key={each.id} className="g" style={{ left: at(each.start), width: long(each.start, each.end) }} />)}
        {running !== null && <i className="n" style={{ left: at(running), width: long(running, now) }} />}
        <em style={{ left: at(now) }} />
      </div>
      <div className="hours">{marks.map((mark) => <span key={mark}>{mark}</span>)}</div>
    </div>
  );
}
