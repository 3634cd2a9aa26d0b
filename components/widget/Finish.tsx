import type { FinishedView } from '../../lib/commands/views.ts';
import { Button } from '../ui/Button.tsx';
import { Identity } from '../ui/Identity.tsx';
import { clock, dayOf, timeOf } from '../ui/said.ts';
import { useEachSecond, useTheWidget, useZone } from './context.ts';
import { useDesk } from './desk.ts';
import { NoteField } from './NoteField.tsx';
import { ProgressWords } from './Progress.tsx';
import { Tag } from './Tag.tsx';

/** Just stopped: undo for ten seconds, the activity, a note. It leaves by itself only after the activity is known. */
export function Finish({ finished }: { finished: FinishedView }) {
  const w = useTheWidget();
  const desk = useDesk();
  const zone = useZone();
  const progress = w.view?.progress?.patient === finished.patient.key ? w.view.progress : null;
  const chart = w.view?.chart;
  return (
    <>
      <div className="donehead">
        <div><b className="big num">{clock((finished.end - finished.start) / 1000)}</b><p className="q">{timeOf(finished.start, zone)} to {timeOf(finished.end, zone)}</p></div>
        <Undo finished={finished} />
      </div>
      <Identity patient={finished.patient} today={dayOf(w.now(), zone)} level="h3" />
      <Tag patient={finished.patient.key} activity={finished.activity} program={finished.program} entry={finished.entry} />
      {finished.activity === null && desk.picking === null && <p className="hint">An entry needs an activity before it counts.</p>}
      {desk.picking === null && <NoteField note={finished.note} open={desk.noting} onOpen={desk.takeNote} onSave={(note) => w.act('timer.note', { note, entry: finished.entry })} onDone={w.closeFinish} />}
      {progress && <ProgressWords progress={progress} running={0} />}
      {desk.picking === null && chart?.status === 'confirmed' && chart.patient && (
        <div className="btns"><Button icon="play" busy={w.flight === 'timer.start'} onClick={() => void w.act('timer.start', {})}>Start for {chart.patient.family.toUpperCase()} <kbd>S</kbd></Button></div>
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
