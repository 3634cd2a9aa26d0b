import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { UnresolvedView } from '../../../lib/commands/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, count, dayOf, dayWords, inWords, shortDay, timeOf } from '../../ui/said.ts';
import { answerOf, causeWords, DISCARD_HERE_MS, discards, firstMinutes, minutesOf } from '../answers.ts';
import { useName, useTheWidget, useZone } from '../context.ts';
import type { How } from './place.ts';
import { typing } from '../focus.ts';
import { canSplit } from '../split.ts';
import { Split } from './Split.tsx';

/** Everything that waits for an answer, the oldest first; 1 to 4 on the focused row. Unanswered time stays: nothing happens by waiting. */
export function UnresolvedList({ asked }: { asked: { span: string; how: How | null; minutes: number | null } | null }) {
  const { view } = useTheWidget();
  const spans = [...(view?.unresolved ?? [])].sort((a, b) => a.start - b.start);
  if (spans.length === 0) return <div className="blank"><b>Nothing unresolved</b><p className="q">Time that nobody can vouch for waits here until somebody answers.</p></div>;
  const seconds = spans.reduce((sum, span) => sum + (span.end - span.start) / 1000, 0);
  const patients = new Set(spans.map((span) => span.patient.key)).size;
  return (
    <>
      <div className="pad"><Note tone="away"><b>{inWords(seconds)} in {count(patients, 'patient')}.</b> Not counted, not lost. Answer before the month closes.</Note></div>
      <ol>{spans.map((span) => <Row key={span.id} span={span} marked={asked?.span === span.id ? asked.how : undefined} minutes={asked?.span === span.id ? asked.minutes : null} />)}</ol>
      <p className="hint pad keysline"><span><kbd>1</kbd> keep</span> <span><kbd>2</kbd> discard</span> <span><kbd>3</kbd> first minutes</span> <span><kbd>4</kbd> split</span></p>
    </>
  );
}

function Row({ span, marked, minutes: wanted }: { span: UnresolvedView; marked: How | null | undefined; minutes: number | null }) {
  const w = useTheWidget();
  const zone = useZone();
  const name = useName();
  const [how, setHow] = useState<How | null>(marked ?? null);
  const [typed, setTyped] = useState(wanted === null ? firstMinutes(span) : String(wanted));
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => { if (marked !== undefined) { setHow(marked); if (wanted !== null) setTyped(String(wanted)); row.current?.scrollIntoView({ block: 'nearest' }); if (marked !== 'split') row.current?.focus(); } }, [marked, wanted]);
  const length = span.end - span.start;
  const minutes = minutesOf(typed, span);
  const busy = w.flight === 'unresolved.answer';
  const day = dayOf(span.start, zone);
  const say = (which: 'keep' | 'discard' | 'first') => {
    if (which !== 'first' || minutes !== null) void w.act('unresolved.answer', answerOf(span, which, minutes ?? 0));
  };
  const choose = (which: 'keep' | How) => {
    if (which === 'keep') say('keep');
    else if (which === 'discard' && discards(span, 'discard', 0) <= DISCARD_HERE_MS) say('discard');
    else if (which !== 'split' || canSplit(span)) setHow(which);
  };
  const keys = (event: KeyboardEvent) => {
    const which = ({ 1: 'keep', 2: 'discard', 3: 'first', 4: 'split' } as const)[event.key as '1'];
    if (event.key === 'Escape' && how) setHow(null);
    // Inside an opened answer the digits belong to its fields.
    else if (!which || (how !== null && event.target !== row.current) || typing(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    else if (!busy) choose(which);
    event.preventDefault();
  };
  return (
    <li ref={row} className="ui" tabIndex={0} onKeyDown={keys} aria-label={`${name(span.patient)}, ${inWords(length / 1000)} unresolved`}>
      <div className="ul1"><b>{name(span.patient)}</b>{!w.veiled && <span className="pi">{dayWords(span.patient.birthDate)} · <span translate="no">{span.patient.recordNumber}</span></span>}
        <span className="pi">{day === dayOf(w.now(), zone) ? 'Today' : shortDay(day)}, {timeOf(span.start, zone)} to {timeOf(span.end, zone)}. {causeWords[span.cause]}</span></div>
      <span className="ed">{clock(length / 1000)}</span>
      {how === null && (
        <div className="rowb">
          <Button small busy={busy} onClick={() => choose('keep')}>Keep</Button>
          <Button small busy={busy} onClick={() => choose('discard')}>Discard</Button>
          <Button small onClick={() => choose('first')}>First min…</Button>
          {canSplit(span) && <Button small onClick={() => choose('split')}>Split…</Button>}
        </div>
      )}
      {how === 'discard' && (
        <div className="rowb ask"><p className="q">Discard {clock(length / 1000)}? Nothing of it is counted. It stays in the log.</p><Button small busy={busy} onClick={() => say('discard')}>Discard</Button><Button small look="quiet" onClick={() => setHow(null)}>Back</Button></div>
      )}
      {how === 'first' && (
        <form className="rowb ask" onSubmit={(event) => { event.preventDefault(); say('first'); }}>
          <label className="inl">Keep the first <input className={minutes === null ? 'in sm mini bad' : 'in sm mini'} autoFocus inputMode="numeric" aria-invalid={minutes === null || undefined} value={typed} onChange={(event) => setTyped(event.target.value)} /> min</label>
          {minutes === null
            ? <p className="err">Whole minutes, from 1 to {Math.ceil(length / 60_000)}.</p>
            : <p className="q">{clock(Math.min(length, minutes * 60_000) / 1000)} kept, {clock(discards(span, 'first', minutes) / 1000)} discarded.</p>}
          <Button small type="submit" busy={busy}>Keep first minutes</Button><Button small look="quiet" onClick={() => setHow(null)}>Back</Button>
        </form>
      )}
      {how === 'split' && <Split span={span} busy={busy} onAnswer={(answer) => void w.act('unresolved.answer', answer)} onBack={() => setHow(null)} />}
    </li>
  );
}
