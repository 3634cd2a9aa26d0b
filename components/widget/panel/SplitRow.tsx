import { useEffect, useState } from 'react';
import type { UnresolvedView } from '../../../lib/commands/views.ts';
import { IconButton } from '../../ui/Button.tsx';
import { clock, timeOf } from '../../ui/said.ts';
import { useTheWidget, useZone } from '../context.ts';
import { boundaryOf } from '../split.ts';
import type { Part } from '../split.ts';

interface SplitRowProps {
  span: UnresolvedView;
  part: Part;
  /** ms */
  length: number;
  last: boolean;
  /** Counted from 1, for a screen reader. */
  number: number;
  onMove: (to: number) => void;
  onChange: (part: Partial<Part>) => void;
  onRemove: (() => void) | null;
}

/** One stretch: how long, work or break, its activity, and until when; the time may be typed. */
export function SplitRow({ span, part, length, last, number, onMove, onChange, onRemove }: SplitRowProps) {
  const { view } = useTheWidget();
  const zone = useZone();
  const shown = timeOf(part.end, zone);
  const [typed, setTyped] = useState(shown);
  const [bad, setBad] = useState(false);
  useEffect(() => { setTyped(shown); setBad(false); }, [shown]);
  const take = () => {
    const to = typed === shown ? part.end : boundaryOf(typed, span, zone);
    setBad(to === null);
    if (to !== null && to !== part.end) onMove(to);
    else if (to !== null) setTyped(shown);
  };
  return (
    <li className={part.keep ? 'srow' : 'srow off'}>
      <b className="num">{clock(length / 1000)}</b>
      <select className="sel sm" aria-label={`Row ${number}: work or break`} value={part.keep ? 'work' : 'break'} onChange={(event) => onChange({ keep: event.target.value === 'work' })}><option value="work">Work</option><option value="break">Break</option></select>
      {last
        ? <span className="q">to {shown}</span>
        : <label className="q">to <input className={bad ? 'in sm at bad' : 'in sm at'} aria-label={`Row ${number} ends at`} aria-invalid={bad || undefined} inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); take(); } }} /></label>}
      {onRemove ? <IconButton name="cross" label={`Remove row ${number}`} onClick={onRemove} /> : <span />}
      {part.keep
        ? <select className="sel sm what" aria-label={`Row ${number}: activity`} value={part.activity ?? ''} onChange={(event) => onChange({ activity: event.target.value || null })}>
            {part.activity === null && <option value="">No activity yet</option>}
            {(view?.activities ?? []).map((each) => <option key={each.id} value={each.id}>{each.label}</option>)}
          </select>
        : <span className="q what">Not counted</span>}
      {bad && <p className="err what">A time between {timeOf(span.start, zone)} and {timeOf(span.end, zone)}.</p>}
    </li>
  );
}
