import type { FinishedView } from '../../lib/commands/views.ts';
import { Button } from '../ui/Button.tsx';
import { clock, timeOf } from '../ui/said.ts';
import { Contact } from './Contact.tsx';
import { CopyNote } from './CopyNote.tsx';
import { useEachSecond, useName, useTheWidget, useZone } from './context.ts';
import { useDesk } from './desk.ts';
import { NoteField } from './NoteField.tsx';
import { ProgressWords } from './Progress.tsx';
import { Tag } from './Tag.tsx';
import { Who } from './Who.tsx';

/** Just stopped: undo for ten seconds, the activity, the kind of contact, a note, the text for the chart, and how far the month has come. It leaves by itself only after the activity is known. */
export function Finish({ finished }: { finished: FinishedView }) {
  const w = useTheWidget();
  const desk = useDesk();
  const zone = useZone();
  const name = useName();
  const progress = w.view?.progress?.patient === finished.patient.key ? w.view.progress : null;
  const chart = w.view?.chart;
  return (
    <>
      <div className="donehead">
        <div><b className="big num">{clock((finished.end - finished.start) / 1000)}</b><p className="q">{timeOf(finished.start, zone)} to {timeOf(finished.end, zone)}</p></div>
        <Undo finished={finished} />
      </div>
      <Who patient={finished.patient} level="h3" />
      <Tag patient={finished.patient.key} activity={finished.activity} program={finished.program} entry={finished.entry} />
      {finished.activity === null && desk.picking === null && <p className="hint">An entry needs an activity before it counts.</p>}
      {desk.picking === null && <div className="extras">
        {!desk.noting && <Contact modality={finished.modality} interactive={finished.interactive} entry={finished.entry} />}
        <NoteField note={finished.note} open={desk.noting} onOpen={desk.takeNote} onSave={(note) => w.act('timer.note', { note, entry: finished.entry })} onDone={w.closeFinish} />
        {!desk.noting && <CopyNote finished={finished} />}
      </div>}
      {progress && <ProgressWords progress={progress} running={0} />}
      {desk.picking === null && chart?.status === 'confirmed' && chart.patient && (
        <div className="btns"><Button icon="play" busy={w.flight === 'timer.start'} onClick={() => void w.act('timer.start', {})}>Start for {name(chart.patient)} <kbd>S</kbd></Button></div>
      )}
    </>
  );
}

function Undo({ finished }: { finished: FinishedView }) {
  const w = useTheWidget();
  const at = useEachSecond(finished.undoUntil);
  const left = Math.ceil((finished.undoUntil - at) / 1000);
  if (left <= 0) return null;
  return <Button small icon="undo" busy={w.flight === 'timer.undo'} onClick={() => void w.act('timer.undo', { entry: finished.entry })}>Undo <span className="f num" aria-hidden="true">{left} s</span></Button>;
}
