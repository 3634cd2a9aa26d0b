import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { UnresolvedView } from '../../../lib/commands/views.ts';
import { Button } from '../../ui/Button.tsx';
import { clock, inWords, timeOf } from '../../ui/said.ts';
import { splitAt } from '../answers.ts';
import type { Answer } from '../answers.ts';
import { useZone } from '../context.ts';

/** One cut: one side was work, the other was not. Arrow keys 1 min, Shift 10 s, Home and End to the ends; always adds up. */
export function Split({ span, busy, onAnswer, onBack }: { span: UnresolvedView; busy: boolean; onAnswer: (answer: Answer) => void; onBack: () => void }) {
  const zone = useZone();
  const whole = Math.floor((span.end - span.start) / 1000);
  const [cut, setCut] = useState(Math.max(1, Math.floor(whole / 2)));
  const [keepFirst, setKeepFirst] = useState(true);
  const move = (to: number) => setCut(Math.min(whole - 1, Math.max(1, to)));
  const keys = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 : 60;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') move(cut - step);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowUp') move(cut + step);
    else if (event.key === 'Home') move(1);
    else if (event.key === 'End') move(whole - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const [first, second] = [clock(cut), clock(whole - cut)];
  return (
    <div className="split">
      <input type="range" min={1} max={Math.max(1, whole - 1)} value={cut} onChange={(event) => move(Number(event.target.value))} onKeyDown={keys} autoFocus
        aria-label="Where to cut" aria-valuetext={`${inWords(cut)}, then ${inWords(whole - cut)}`} />
      <div className="ends" aria-hidden="true"><span>{timeOf(span.start, zone)}</span><span>{timeOf(span.start + cut * 1000, zone)}</span><span>{timeOf(span.end, zone)}</span></div>
      <fieldset className="from">
        <legend className="sr">Which part to keep</legend>
        <label><input type="radio" name={span.id} checked={keepFirst} onChange={() => setKeepFirst(true)} />Keep the first {first}</label>
        <label><input type="radio" name={span.id} checked={!keepFirst} onChange={() => setKeepFirst(false)} />Keep the last {second}</label>
      </fieldset>
      <p className="q">{first} + {second} = <b>{clock(whole)}</b>, nothing left over.</p>
      <div className="rowb"><Button small busy={busy} onClick={() => onAnswer(splitAt(span, span.start + cut * 1000, keepFirst))}>Save split</Button><Button small look="quiet" onClick={onBack}>Back</Button></div>
    </div>
  );
}
