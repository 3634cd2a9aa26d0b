import { useState } from 'react';
import type { UnresolvedView } from '../../lib/commands/views.ts';
import { Icon } from '../ui/Icon.tsx';
import { clock, dayOf, inWords, shortDay, timeOf } from '../ui/said.ts';
import { answerOf, causeWords, discards, DISCARD_HERE_MS, firstMinutes, minutesOf } from './answers.ts';
import { Clock } from './Clock.tsx';
import { useName, useTheWidget, useZone } from './context.ts';
import { Option } from './Option.tsx';
import { StopButton } from './Running.tsx';
import { canSplit } from './split.ts';
import { savedBefore } from './state.ts';
import { Who } from './Who.tsx';

/**
 * Time that nobody could vouch for. Equal answers; no answer keeps it unresolved. What may discard more than a minute is confirmed outside
 * the page, with the choice marked there. After a closed browser: what is saved, what is in doubt, and three answers.
 */
export function UnresolvedCard({ span, more }: { span: UnresolvedView; more: number }) {
  const w = useTheWidget();
  const zone = useZone();
  const name = useName();
  const [typed, setTyped] = useState(firstMinutes(span));
  const [bad, setBad] = useState(false);
  const recovered = span.cause === 'browser_closed';
  const length = (span.end - span.start) / 1000;
  const minutes = minutesOf(typed, span);
  const outside = (how: 'discard' | 'first') => w.surface === 'widget' && discards(span, how, minutes ?? 0) > DISCARD_HERE_MS;
  const busy = w.flight === 'unresolved.answer';
  const label = w.view?.activities.find((each) => each.id === span.activity)?.label;
  const answer = (how: 'keep' | 'discard' | 'first') => {
    if (how === 'first' && minutes === null) return setBad(true);
    if (how !== 'keep' && outside(how)) return w.openPanel(`unresolved:${span.id}:${how}${how === 'first' ? `:${minutes}` : ''}`);
    void w.act('unresolved.answer', answerOf(span, how, minutes ?? 0));
  };
  const split = () => w.openPanel(`unresolved:${span.id}:split`);
  const day = dayOf(span.start, zone) === dayOf(w.now(), zone) ? '' : `${shortDay(dayOf(span.start, zone))}, `;
  return (
    <>
      <h3 className="lead">{recovered ? 'Your time was kept' : <>You were away <span className="nw">{inWords(length)}</span></>}</h3>
      <Who patient={span.patient} />
      {recovered
        ? <Saved span={span} day={day} />
        : <p className="q tight2">{day}{timeOf(span.start, zone)} to {timeOf(span.end, zone)}. {causeWords[span.cause]}</p>}
      <div className="opts">
        <Option k="1" busy={busy} onTake={() => answer('keep')} hint={label ? `As ${label}` : undefined}>Keep all {clock(length)}</Option>
        <Option k="2" busy={busy} onTake={() => answer('discard')} hint={outside('discard') ? 'Confirm in the side panel' : 'Nothing is counted'}>Discard {clock(length)}</Option>
        {!recovered && (
          <div className="opt asdiv">
            <button type="button" data-key="3" aria-keyshortcuts="3" onClick={() => answer('first')}><kbd aria-hidden="true">3</kbd><b>Keep the first</b></button>
            <input className={bad && minutes === null ? 'in sm mini bad' : 'in sm mini'} aria-label="Minutes to keep" aria-invalid={bad && minutes === null ? true : undefined} inputMode="numeric" value={typed}
              onChange={(event) => { setTyped(event.target.value); setBad(false); }} onKeyDown={(event) => { if (event.key === 'Enter') answer('first'); }} />
            <span>min</span>
          </div>
        )}
        {canSplit(span) && <Option k={recovered ? '3' : '4'} onTake={split} hint={w.surface === 'widget' ? 'Some work, some break, in the side panel' : 'Some work, some break'}>Split…</Option>}
      </div>
      {bad && minutes === null && <p className="err">Whole minutes, from 1 to {Math.ceil(length / 60)}.</p>}
      <p className="hint"><button type="button" className="link" onClick={() => w.later(span.id)}>Decide later</button> It stays unresolved: not counted, not lost.{more > 0 && ` ${more} more after this one.`}</p>
      {w.view?.timer && (
        <div className="also"><span>Running: <Clock start={w.view.timer.start} className="num" /> for <b>{name(w.view.timer.patient)}</b></span><StopButton small /></div>
      )}
    </>
  );
}

/** What is on disk, and what nobody can vouch for. */
function Saved({ span, day }: { span: UnresolvedView; day: string }) {
  const { view } = useTheWidget();
  const zone = useZone();
  const saved = view && savedBefore(view, span);
  return (
    <>
      <p className="q tight2">{day}The browser closed while the timer ran.</p>
      <dl className="facts">
        {saved && <div><dt><Icon name="check" />Saved</dt><dd>{timeOf(saved.start, zone)} to {timeOf(saved.end, zone)}</dd><dd className="r"><b>{clock((saved.end - saved.start) / 1000)}</b></dd></div>}
        <div className="dash"><dt><Icon name="away" />Unresolved</dt><dd>{timeOf(span.start, zone)} to {timeOf(span.end, zone)}</dd><dd className="r"><b>{clock((span.end - span.start) / 1000)}</b></dd></div>
      </dl>
    </>
  );
}
