import type { TimerView } from '../../lib/commands/views.ts';
import type { CommandName } from '../../lib/messages.ts';
import { Note } from '../ui/Note.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { count } from '../ui/said.ts';
import { Clock } from './Clock.tsx';
import { useTheWidget } from './context.ts';
import { Who } from './Who.tsx';

const what: Partial<Record<CommandName, string>> = {
  'timer.start': 'The start is not on disk yet.', 'timer.stop': 'The stop is not on disk yet; the timer runs on until it is.',
  'timer.tag': 'The activity is not on disk yet.', 'timer.note': 'The note is not on disk yet.', 'timer.switch': 'The switch is not on disk yet.',
};

/** A write got no durable answer. Said at once, retried with the same id, so nothing is counted twice. */
export function NotSaved({ timer }: { timer: TimerView | null }) {
  const w = useTheWidget();
  const patient = timer?.patient ?? (w.unsaved?.name === 'timer.start' ? w.view?.chart.patient : null);
  return (
    <>
      {patient && <Who patient={patient} level="h3" />}
      <Note tone="unsaved"><b>Not saved, retrying.</b> {w.unsaved ? what[w.unsaved.name] ?? 'The last change is not on disk yet.' : ''} {w.unsaved ? `${count(w.unsaved.tries, 'try', 'tries')} so far.` : ''}</Note>
      {timer
        ? <div className="clock"><Clock start={timer.start} focusable /><IconButton className="btn sq" name="again" label="Retry now" aria-busy={w.flight !== null || undefined} onClick={w.retry} /></div>
        : <div className="btns"><Button icon="again" busy={w.flight !== null} onClick={w.retry}>Retry now</Button></div>}
      <p className="words">What was recorded before is safe. Nothing will be counted twice.</p>
    </>
  );
}
