import type { WidgetView } from '../../lib/commands/views.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { clock, timeOf } from '../ui/said.ts';
import { useName, useTheWidget, useZone } from './context.ts';
import { Progress } from './Progress.tsx';
import { pausedEntry, programWords } from './words.ts';
import { Who } from './Who.tsx';

/** Nothing runs. What was recorded is saved; going on begins a new entry with the same tags. */
export function Paused({ paused }: { paused: NonNullable<WidgetView['paused']> }) {
  const w = useTheWidget();
  const zone = useZone();
  const name = useName();
  const before = w.view && pausedEntry(w.view);
  const chart = w.view?.chart;
  const other = chart?.status === 'confirmed' && chart.patient && chart.patient.key !== paused.patient.key ? chart.patient : null;
  const label = w.view?.activities.find((each) => each.id === paused.activity)?.label;
  return (
    <>
      <Who patient={paused.patient} level="h3" />
      <div className="clock">
        <span className="time dim">{before ? clock((before.end - before.start) / 1000) : 'Paused'}</span>
        <span className="btns tight">
          <Button className="sq" icon="square" aria-label="Stop (S)" title="Stop (S)" busy={w.flight === 'timer.stop'} onClick={() => void w.act('timer.stop', {})} />
          <Button look="main" className="big" icon="play" busy={w.flight === 'timer.resume'} onClick={() => void w.act('timer.resume', {})}>Resume <kbd>P</kbd></Button>
        </span>
      </div>
      <p className="hint tight">Paused at {timeOf(paused.since, zone)}. What came before is saved; nothing is counted now.</p>
      {w.view?.progress && w.view.progress.patient === paused.patient.key && <Progress progress={w.view.progress} />}
      {(label || paused.program) && <div className="chips">{label && <Chip tone="line">{label}</Chip>}{paused.program && <Chip tone="line">{programWords(paused.program)}</Chip>}</div>}
      {other && <div className="btns"><Button icon="play" busy={w.flight === 'timer.start'} onClick={() => void w.act('timer.start', {})}>Start for {name(other)}</Button></div>}
    </>
  );
}
