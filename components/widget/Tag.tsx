import type { Program } from '../../lib/records/index.ts';
import { useTheWidget } from './context.ts';
import { ActivityPicker } from './ActivityPicker.tsx';
import { useDesk } from './desk.ts';

interface TagProps {
  /** Key of the patient whose entry it is: another chart's programs are not offered. */
  patient: string;
  activity: string | null;
  program: string | null;
  /** The running entry; else `entry` names the one just stopped. */
  running?: boolean;
  entry?: string;
}

/** The picker, tied to the running entry or to the one just stopped. After an activity is taken, the note is next. */
export function Tag({ patient, activity, program, running = false, entry }: TagProps) {
  const w = useTheWidget();
  const desk = useDesk();
  const chart = w.view?.chart;
  const programs = chart?.patient?.key === patient ? chart.programs : program ? [program] : [];
  const tag = async (id: string, of: string | null, from: 'now' | 'start') => {
    const done = await w.act('timer.tag', { activity: id, from, ...(of ? { program: of as Program } : {}), ...(entry ? { entry } : {}) });
    if (done) { desk.pick(null); desk.takeNote(true); }
  };
  return (
    <ActivityPicker
      activities={w.view?.activities ?? []} recent={w.view?.recent ?? []} programs={programs}
      activity={activity} program={program} asksFrom={running && activity !== null} busy={w.flight === 'timer.tag'}
      open={desk.picking} onOpen={desk.pick}
      onTake={(id, of, from) => void tag(id, of, from)}
      onProgram={(of) => { if (activity) void w.act('timer.tag', { activity, program: of as Program, from: 'start', ...(entry ? { entry } : {}) }); }}
    />
  );
}
