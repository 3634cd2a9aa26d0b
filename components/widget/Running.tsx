import { useState } from 'react';
import type { TimerView } from '../../lib/commands/views.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { timeOf } from '../ui/said.ts';
import { Clock } from './Clock.tsx';
import { Contact } from './Contact.tsx';
import { useName, useTheWidget, useZone } from './context.ts';
import { useDesk } from './desk.ts';
import { NoteField } from './NoteField.tsx';
import { Progress } from './Progress.tsx';
import { useLine } from './Quiet.tsx';
import { StartEditor } from './StartEditor.tsx';
import { Tag } from './Tag.tsx';
import { Who } from './Who.tsx';

/** A timer runs, perhaps on a call. Its own patient always stands first, amber when the chart shows another or nobody for certain. */
export function Running({ timer }: { timer: TimerView }) {
  const w = useTheWidget();
  const desk = useDesk();
  const zone = useZone();
  const line = useLine();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <Who patient={timer.patient} level="h3" />
      <ChartNote timer={timer} />
      <div className="clock">
        <Clock start={timer.start} focusable />
        <span className="btns tight"><PauseButton /><StopButton /></span>
      </div>
      {editing
        ? <StartEditor start={timer.start} earliest={timer.earliestStart} onClose={() => setEditing(false)} />
        : desk.picking === null && <p className="hint tight">Since {timeOf(timer.start, zone)} <button type="button" className="link" onClick={() => setEditing(true)}>Started earlier?</button></p>}
      {timer.call && line?.kind !== 'call' && !editing && desk.picking === null && !desk.noting && <Contact modality={timer.modality} interactive={timer.interactive} open />}
      {!editing && desk.picking === null && w.view?.progress && w.view.progress.patient === timer.patient.key && <Progress progress={w.view.progress} />}
      <Tag patient={timer.patient.key} activity={timer.activity} program={timer.program} running />
      {desk.picking === null && !editing && (
        <div className="extras">
          {!timer.call && !desk.noting && <Contact modality={timer.modality} interactive={timer.interactive} />}
          {timer.activity && <NoteField note={timer.note} open={desk.noting} onOpen={desk.takeNote} onSave={(note) => w.act('timer.note', { note })} />}
        </div>
      )}
    </>
  );
}

/** Ends the entry here; P goes on with the same tags. */
function PauseButton() {
  const w = useTheWidget();
  return <Button className="sq" icon="pause" aria-label="Pause (P)" title="Pause (P)" busy={w.flight === 'timer.pause'} onClick={() => void w.act('timer.pause', {})} />;
}

/** Stop, with its key. Busy until the worker said that the stop is on disk. */
export function StopButton({ small = false }: { small?: boolean }) {
  const w = useTheWidget();
  const busy = w.flight === 'timer.stop';
  return <Button look="main" small={small} className={small ? '' : 'big'} icon="square" busy={busy} onClick={() => void w.act('timer.stop', {})}>{busy ? 'Stopping…' : 'Stop'} {!small && <kbd>S</kbd>}</Button>;
}

function ChartNote({ timer }: { timer: TimerView }) {
  const { view, act, flight } = useTheWidget();
  const name = useName();
  if (timer.chart === 'same') return null;
  if (timer.chart === 'elsewhere') return <p className="hint tight">The chart of this patient is not open in this tab.</p>;
  const shown = view?.chart.patient;
  return (
    <Note tone="away" icon="question">
      {timer.chart === 'other' && shown ? <>Chart on screen: <b>{name(shown)}</b>. </> : view?.chart.status === 'reading' ? 'The chart is changing. ' : 'Who the chart shows is not certain. '}
      Time still goes to <b>{name(timer.patient)}</b>.
      {timer.chart === 'other' && shown && <> <button type="button" className="link" aria-busy={flight === 'timer.switch' || undefined} onClick={() => void act('timer.switch', {})}>Switch to {name(shown)}</button></>}
    </Note>
  );
}
