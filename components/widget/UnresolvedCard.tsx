import { useState } from 'react';
import type { UnresolvedView } from '../../lib/commands/views.ts';
import { Identity, fullName } from '../ui/Identity.tsx';
import { clock, dayOf, inWords, shortDay, timeOf } from '../ui/said.ts';
import { answerOf, causeWords, discards, DISCARD_HERE_MS, minutesOf } from './answers.ts';
import { Clock } from './Clock.tsx';
import { useTheWidget, useZone } from './context.ts';
import { Option } from './Option.tsx';
import { StopButton } from './Running.tsx';

/** Time that nobody could vouch for. Equal answers; no answer keeps it unresolved. What discards more than a minute is confirmed outside the page. */
export function UnresolvedCard({ span, more }: { span: UnresolvedView; more: number }) {
  const w = useTheWidget();
  const zone = useZone();
  const [typed, setTyped] = useState('5');
  const [bad, setBad] = useState(false);
  const length = (span.end - span.start) / 1000;
  const minutes = minutesOf(typed, span);
  const outside = (how: 'discard' | 'first') => w.surface === 'widget' && discards(span, how, minutes ?? 0) > DISCARD_HERE_MS;
  const busy = w.flight === 'unresolved.answer';
  const label = w.view?.activities.find((each) => each.id === span.activity)?.label;
  const answer = (how: 'keep' | 'discard' | 'first') => {
    if (how === 'first' && minutes === null) return setBad(true);
    if (how !== 'keep' && outside(how)) return w.openPanel(`unresolved:${span.id}:${how}`);
    void w.act('unresolved.answer', answerOf(span, how, minutes ?? 0));
  };
  const day = dayOf(span.start, zone) === dayOf(w.now(), zone) ? '' : `${shortDay(dayOf(span.start, zone))}, `;
  return (
    <>
      <h3 className="lead">{span.cause === 'browser_closed' ? 'Your time was kept' : <>You were away <span className="nw">{inWords(length)}</span></>}</h3>
      <Identity patient={span.patient} today={dayOf(w.now(), zone)} />
      <p className="q tight2">{day}{timeOf(span.start, zone)} to {timeOf(span.end, zone)}. {causeWords[span.cause]}</p>
      <div className="opts">
        <Option k="1" busy={busy} onTake={() => answer('keep')} hint={label ? `As ${label}` : undefined}>Keep all {clock(length)}</Option>
        <Option k="2" busy={busy} onTake={() => answer('discard')} hint={outside('discard') ? 'Confirm in the side panel' : 'Nothing is counted'}>Discard {clock(length)}</Option>
        <div className="opt asdiv">
          <button type="button" data-key="3" aria-keyshortcuts="3" onClick={() => answer('first')}><kbd aria-hidden="true">3</kbd><b>Keep the first</b></button>
          <input className={bad && minutes === null ? 'in sm mini bad' : 'in sm mini'} aria-label="Minutes to keep" aria-invalid={bad && minutes === null ? true : undefined} inputMode="numeric" value={typed}
            onChange={(event) => { setTyped(event.target.value); setBad(false); }} onKeyDown={(event) => { if (event.key === 'Enter') answer('first'); }} />
          <span>min</span>
        </div>
        <Option k="4" onTake={() => w.later(span.id)} hint="Stays unresolved: not counted, not lost">Decide later</Option>
      </div>
      {bad && minutes === null && <p className="err">Whole minutes, from 1 to {Math.ceil(length / 60)}.</p>}
      {more > 0 && <p className="hint">{more} more after this one.</p>}
      {w.view?.timer && (
        <div className="also"><span>Running: <Clock start={w.view.timer.start} className="num" /> for <b>{fullName(w.view.timer.patient)}</b></span><StopButton small /></div>
      )}
    </>
  );
}
