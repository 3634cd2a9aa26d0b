import type { CSSProperties } from 'react';
import { Button } from '../ui/Button.tsx';
import { count } from '../ui/said.ts';
import { useTheWidget } from './context.ts';
import { COUNT_MS } from './countdown.ts';
import { Who } from './Who.tsx';
import { programWords } from './words.ts';

/** The timer of a confirmed, enrolled patient starts by itself; one key or one press cancels. */
export function Countdown() {
  const w = useTheWidget();
  const chart = w.view?.chart;
  if (!chart?.patient) return null;
  return (
    <>
      <Who patient={chart.patient} level="h3" />
      <div className="count">
        <Ring left={w.secondsLeft} />
        <div><b>Starting in {count(w.secondsLeft, 'second')}</b><p className="q">{chart.programs.map(programWords).join(', ')}</p></div>
      </div>
      <div className="btns">
        <Button look="main" icon="play" data-start onClick={() => void w.act('timer.start', {})}>Start now <kbd>S</kbd></Button>
        <Button onClick={w.notNow}>Not now <kbd>Esc</kbd></Button>
      </div>
      <p className="hint">Not now keeps it quiet for this patient until you leave the chart. <button type="button" className="link" onClick={() => w.openWorkspace('#/settings')}>Change when it starts</button></p>
    </>
  );
}

/** Five seconds as a ring that gets shorter; with reduced motion the number alone. */
export function Ring({ left }: { left: number }) {
  return <span className="ring5" aria-hidden="true" style={{ '--left': left / (COUNT_MS / 1000) } as CSSProperties}><span>{left}</span></span>;
}
