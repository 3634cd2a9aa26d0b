import type { TimerView } from '../../lib/commands/views.ts';
import { timeOf } from '../ui/said.ts';
import { Clock } from './Clock.tsx';
import { useZone } from './context.ts';
import { StopButton } from './Running.tsx';
import { Who } from './Who.tsx';

/** Nobody touched key or mouse beyond the person's own limit. The clock stands at the last input; the question comes with the person. */
export function Absent({ timer }: { timer: TimerView }) {
  const zone = useZone();
  return (
    <>
      <h3 className="lead">Away since {timeOf(timer.awaySince ?? timer.start, zone, false)}</h3>
      <Who patient={timer.patient} />
      <div className="clock"><Clock start={timer.start} focusable /><StopButton /></div>
      <p className="words">Time from {timeOf(timer.awaySince ?? timer.start, zone)} on is held as unresolved until you are back: not counted, not lost.</p>
    </>
  );
}
