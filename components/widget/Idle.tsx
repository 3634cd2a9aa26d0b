import { useState } from 'react';
import type { Program } from '../../lib/records/index.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { clock, inWords } from '../ui/said.ts';
import { ActivityPicker } from './ActivityPicker.tsx';
import { useTheWidget } from './context.ts';
import { useDesk } from './desk.ts';
import { Progress } from './Progress.tsx';
import { Who } from './Who.tsx';

/** A confirmed chart and no timer, with a quiet question where the person wants to be asked, and the moment between the press on Start and the worker's word that it is on disk. */
export function Idle() {
  const w = useTheWidget();
  const desk = useDesk();
  const [planned, setPlanned] = useState<{ activity: string; program: string | null } | null>(null);
  const chart = w.view?.chart;
  if (!chart?.patient) return null;
  const starting = w.state.kind === 'starting';
  const asks = w.state.kind === 'ask';
  const start = async () => {
    if (!(await w.act('timer.start', {})) || !planned) return;
    await w.act('timer.tag', { activity: planned.activity, from: 'start', ...(planned.program ? { program: planned.program as Program } : {}) });
  };
  return (
    <>
      <Who patient={chart.patient} level="h3" />
      {chart.status === 'confirmed' && <div className="chips"><Chip tone="ok" icon="check">ID and birth date agree</Chip>{!chart.enrolled && <Chip tone="line">Not enrolled</Chip>}</div>}
      <div className="clock">
        <span className={starting ? 'time dim' : 'time'}>{clock(0)}</span>
        <Button look="main" className="big" icon={starting ? 'clock' : 'play'} busy={starting} data-start onClick={() => void start()}>{starting ? 'Starting…' : <>Start <kbd>S</kbd></>}</Button>
      </div>
      {asks && <p className="hint tight">Start for this patient? <button type="button" className="link" onClick={w.notNow}>Not now</button> <kbd>Esc</kbd></p>}
      {!chart.enrolled && <p className="hint">Time is kept, but counted for no program until this patient is enrolled.</p>}
      {desk.picking === null && w.view?.progress && w.view.progress.patient === chart.patient.key && <Progress progress={w.view.progress} />}
      <ActivityPicker
        activities={w.view?.activities ?? []} recent={w.view?.recent ?? []} programs={chart.programs}
        activity={planned?.activity ?? null} program={planned?.program ?? (chart.programs.length === 1 ? chart.programs[0] ?? null : null)} asksFrom={false} busy={false}
        open={desk.picking} onOpen={desk.pick}
        onTake={(activity, program) => { setPlanned({ activity, program }); desk.pick(null); }}
        onProgram={(program) => setPlanned((old) => (old ? { ...old, program } : old))}
      />
      <StillUnresolved />
    </>
  );
}

/** What was put off stays in sight: one quiet line. */
export function StillUnresolved() {
  const w = useTheWidget();
  const spans = w.view?.unresolved ?? [];
  if (spans.length === 0) return null;
  const seconds = spans.reduce((sum, span) => sum + (span.end - span.start) / 1000, 0);
  return <p className="hint"><b>{inWords(seconds)}</b> unresolved: not counted, not lost. <button type="button" className="link" onClick={() => (w.surface === 'widget' ? w.openPanel('unresolved') : undefined)}>{w.surface === 'widget' ? 'Answer in the side panel' : 'Listed below'}</button></p>;
}
