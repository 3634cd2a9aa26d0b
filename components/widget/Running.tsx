import { useState } from 'react';
import type { TimerView } from '../../lib/commands/views.ts';
import { Button } from '../ui/Button.tsx';
import { fullName, Identity } from '../ui/Identity.tsx';
import { Note } from '../ui/Note.tsx';
import { dayOf, timeOf } from '../ui/said.ts';
import { Clock } from './Clock.tsx';
import { useTheWidget, useZone } from './context.ts';
import { useDesk } from './desk.ts';
import { NoteField } from './NoteField.tsx';
import { Progress } from './Progress.tsx';
import { StartEditor } from './StartEditor.tsx';
import { Tag } from './Tag.tsx';

/** A timer runs. Its own patient always stands first, amber when the chart shows another or nobody for certain. */
export function Running({ timer }: { timer: TimerView }) {
  const w = useTheWidget();
  const desk = useDesk();
  const zone = useZone();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <Identity patient={timer.patient} today={dayOf(w.now(), zone)} level="h3" />
      <ChartNote timer={timer} />
      <div className="clock">
        <Clock start={timer.start} focusable />
        <StopButton />
      </div>
      {editing
        ? <StartEditor start={timer.start} earliest={timer.earliestStart} onClose={() => setEditing(false)} />
        : desk.picking === null && <p className="hint tight">Since {timeOf(timer.start, zone)} <button type="button" className="link" onClick={() => setEditing(true)}>Started earlier?</button></p>}
      {!editing && desk.picking === null && w.view?.progress && w.view.progress.patient === timer.patient.key && <Progress progress={w.view.progress} />}
      <Tag patient={timer.patient.key} activity={timer.activity} program={timer.program} running />
      {timer.activity && desk.picking === null && !editing && (
        <NoteField note={timer.note} open={desk.noting} onOpen={desk.takeNote} onSave={(note) => w.act('timer.note', { note })} />
      )}
    </>
  );
}

/** Stop, with its key. Busy until the worker said that the stop is on disk. */
export function StopButton({ small = false }: { small?: boolean }) {
  const w = useTheWidget();
  const busy = w.flight === 'timer.stop';
  return <Button look="main" small={small} className={small ? '' : 'big'} icon="square" busy={busy} onClick={() => void w.act('timer.stop', {})}>{busy ? 'Stopping…' : 'Stop'} {!small && <kbd>S</kbd>}</Button>;
}

function ChartNote({ timer }: { timer: TimerView }) {
  const { view } = useTheWidget();
  if (timer.chart === 'same') return null;
  if (timer.chart === 'elsewhere') return <p className="hint tight">The chart of this patient is not open in this tab.</p>;
  const shown = view?.chart.patient;
  return (
    <Note tone="away" icon="question">
      {timer.chart === 'other' && shown ? <>Chart on screen: <b>{fullName(shown)}</b>. </> : view?.chart.status === 'reading' ? 'The chart is changing. ' : 'Who the chart shows is not certain. '}
      Time still goes to <b>{fullName(timer.patient)}</b>.
    </Note>
  );
}
