/** "Close my day": one screen with what is unresolved, what has no activity, the total, and one statement. It locks nothing. */
import { useState } from 'react';
import type { DayView } from '../../../lib/commands/views-closing.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, count, dayOf, inWords, timeOf, weekday } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { addDays } from '../../../lib/time/month.ts';
import { useName, useTheWidget, useZone } from '../context.ts';
import { leftWords } from './close-words.ts';
import './close.css';

export function CloseDay() {
  const [open, setOpen] = useState(false);
  return (
    <section className="cday" aria-labelledby="cday-title">
      <h2 id="cday-title"><button type="button" className="cdayb" aria-expanded={open} aria-controls="cday" onClick={() => setOpen(!open)}><Icon name={open ? 'down' : 'right'} />Close my day</button></h2>
      {open && <div id="cday"><Day /></div>}
    </section>
  );
}

function Day() {
  const w = useTheWidget();
  const today = dayOf(w.now(), useZone());
  const [asked, setAsked] = useState<string | null>(null);
  const day = asked ?? today;
  const { reply, trouble, slow } = useAsked('day.view', { day });
  return (
    <div className="pad cdays">
      <div className="cdayh">
        <IconButton name="left" label="The day before" onClick={() => setAsked(addDays(day, -1))} />
        <b>{day === today ? 'Today, ' : ''}{weekday(day)}</b>
        <IconButton name="right" label="The day after" disabled={day >= today} onClick={() => setAsked(addDays(day, 1))} />
      </div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      {!reply && slow && <p className="q">Adding up the day…</p>}
      {reply && <Figures view={reply} />}
      {reply && <Statement key={day} view={reply} />}
    </div>
  );
}

function Figures({ view }: { view: DayView }) {
  const { unresolved, untagged, timeZone } = view;
  const name = useName();
  return (
    <dl className="cfig">
      <div><dt>Recorded</dt><dd><b>{inWords(view.recordedMs / 1000)}</b><span className="pi">{count(view.entries, 'entry', 'entries')}</span></dd></div>
      <div className={unresolved.count ? 'away' : ''}><dt>Unresolved</dt><dd><b>{unresolved.count ? clock(unresolved.ms / 1000) : 'nothing'}</b>{unresolved.count > 0 && <span className="pi">{count(unresolved.count, 'gap')}, under Unresolved</span>}</dd></div>
      <div className={untagged.length ? 'away' : ''}><dt>No activity</dt><dd><b>{untagged.length ? count(untagged.length, 'entry', 'entries') : 'nothing'}</b>{untagged.map((each) => <span key={each.entry} className="pi">{timeOf(each.start, timeZone, false)} {name(each.patient)}, {clock((each.end - each.start) / 1000)}</span>)}</dd></div>
    </dl>
  );
}

function Statement({ view }: { view: DayView }) {
  const send = useSend();
  const { busy, trouble, act } = useAct();
  const { completed, running, timeZone, day } = view;
  const name = useName();
  const left = leftWords(view);
  const say = () => act(async () => { await send('day.complete', { day }); });
  const fresh = completed?.changed.length === 0;
  return <>
    {completed && (fresh
      ? <Note tone="ok"><b>You called this day complete at {timeOf(completed.at, timeZone, false)}.</b> Nothing changed since.</Note>
      : <Note tone="away"><b>You called this day complete at {timeOf(completed.at, timeZone, false)}.</b> Since then: {completed.changed.join('; ')}.</Note>)}
    {running && <Note icon="play">Your timer runs for {name(running.patient)}. Stop it, then close the day.</Note>}
    {!fresh && <>
      <Button look="main" wide icon="check" busy={busy} disabled={running !== null} onClick={() => void say()}>{completed ? 'It is complete now' : 'My day is complete'}</Button>
      <p className="hint">{left ? `Left: ${left}. ` : ''}A statement in the log with these figures. It locks nothing.</p>
    </>}
    {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
  </>;
}
