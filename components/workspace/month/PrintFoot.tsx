import type { ClosedView } from '../../../lib/commands/views-closing.ts';
import { dayOf, dayWords, monthWords, timeOf } from '../../ui/said.ts';
import { HeadLine } from './HeadLine.tsx';
import './close.css';

interface FootProps { month: string; practice: string; timeZone: string; closed: ClosedView | null; head: ClosedView['head'] }

/** The foot of a printed month: how it was closed, and the end of the log, which pins all that lies before it. Not on screen. */
export function PrintFoot({ month, practice, timeZone, closed, head }: FootProps) {
  return (
    <footer className="printfoot">
      <p><b>{monthWords(month)}</b>, {practice}. {closed ? `Closed ${dayWords(dayOf(closed.at, timeZone))}, ${timeOf(closed.at, timeZone, false)} by ${closed.by}; rules ${closed.rules}${closed.anyway ? `; closed anyway: ${closed.anyway}` : ''}.` : 'Not closed.'}</p>
      {closed && <HeadLine head={closed.head} words="Before the close the log ended with" brief />}
      <HeadLine head={head} words="Today the log ends with" />
    </footer>
  );
}
