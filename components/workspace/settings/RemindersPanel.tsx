import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { PreferencesView } from '../../../lib/commands/preferences.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Check, Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useDoors } from '../doors.tsx';
import { useSay } from '../live.tsx';
import { minutesOf } from './minutes.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY_MINUTES = 1440;
const words = { noTimer: 'A chart is open and no timer runs', long: 'A timer has been running for long' };

/** A reminder that may be off, with the minutes or hour at which it comes. */
function Reminder({ words, on, setOn, children }: { words: string; on: boolean; setOn: (on: boolean) => void; children?: ReactNode }) {
  return <div className="rem"><Check checked={on} onChange={(event) => setOn(event.target.checked)}>{words}</Check>{on && children}</div>;
}

/** What the person is reminded of, and when. Off is one click; nothing here stops a timer. */
export function RemindersPanel({ view: { preferences, usual } }: { view: PreferencesView }) {
  const send = useSend();
  const say = useSay();
  const doors = useDoors();
  const { busy, trouble, act } = useAct();
  const { remind, hours } = preferences;
  const [noTimer, setNoTimer] = useState(remind.noTimer === null ? null : String(remind.noTimer));
  const [long, setLong] = useState(remind.long === null ? null : String(remind.long));
  const [endOfDay, setEndOfDay] = useState(remind.endOfDay);
  const [waiting, setWaiting] = useState(remind.unresolved !== false);
  const [from, setFrom] = useState(hours.from);
  const [to, setTo] = useState(hours.to);
  const [days, setDays] = useState(hours.days);
  const [notices, setNotices] = useState(preferences.notices);
  const [refused, setRefused] = useState(false);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    // The browser's own settings may have taken the permission back since.
    if (preferences.notices) void doors.notices.allowed().then((allowed) => setRefused(!allowed));
  }, [doors, preferences.notices]);
  const bad = { noTimer: noTimer !== null && minutesOf(noTimer, DAY_MINUTES) === null, long: long !== null && minutesOf(long, DAY_MINUTES) === null, days: days.length === 0 };
  /** Must begin inside the click: a browser asks a person only while it handles their act. */
  const wantNotices = (on: boolean) => {
    setRefused(false);
    if (!on) return setNotices(false);
    doors.notices.ask().then((allowed) => { setNotices(allowed); setRefused(!allowed); }, () => setRefused(true));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (bad.noTimer || bad.long || bad.days) return;
    await act(async () => {
      const all = { noTimer: noTimer === null ? null : Number(noTimer), long: long === null ? null : Number(long), endOfDay, ...(waiting ? {} : { unresolved: false }) };
      await send('preferences.set', { preferences: { ...preferences, remind: all, hours: { from, to, days: [...days].sort() }, notices } });
      say('Reminders saved.');
    });
  };
  const minutesField = (which: string, value: string | null, set: (text: string) => void, wrong: boolean) => <Field small wrap="w1" label="After, minutes" aria-label={`${which}. After, minutes`} inputMode="numeric" value={value ?? ''} onChange={(event) => set(event.target.value)} error={tried && wrong ? 'Whole minutes.' : null} />;
  return (
    <section className="panel" aria-labelledby="set-remind">
      <div className="hd"><h2 id="set-remind">Reminders</h2></div>
      <form className="bd stack" onSubmit={(event) => void submit(event)} noValidate>
        <Reminder words={words.noTimer} on={noTimer !== null} setOn={(on) => setNoTimer(on ? String(usual.remind.noTimer ?? 3) : null)}>{minutesField(words.noTimer, noTimer, setNoTimer, bad.noTimer)}</Reminder>
        <Reminder words={words.long} on={long !== null} setOn={(on) => setLong(on ? String(usual.remind.long ?? 45) : null)}>{minutesField(words.long, long, setLong, bad.long)}</Reminder>
        <Reminder words="“Still working?” at the end of my day" on={endOfDay !== null} setOn={(on) => setEndOfDay(on ? usual.remind.endOfDay ?? '17:00' : null)}>
          <Field small wrap="w1" type="time" label="At" value={endOfDay ?? ''} onChange={(event) => setEndOfDay(event.target.value || '17:00')} />
          <p className="hint">Without an answer for 5 minutes, time after your last key or click waits as unresolved. Nothing is lost.</p>
          <Check checked={waiting} onChange={(event) => setWaiting(event.target.checked)}>Also tell me of time that waits for an answer</Check>
        </Reminder>
        <fieldset className="hours"><legend className="label">Only within these hours</legend>
          <div className="two"><Field small type="time" label="From" value={from} onChange={(event) => setFrom(event.target.value || from)} /><Field small type="time" label="To" value={to} onChange={(event) => setTo(event.target.value || to)} /></div>
          <div className="days">{weekdays.map((name, day) => <Check key={name} checked={days.includes(day)} aria-label={name} onChange={(event) => setDays(event.target.checked ? [...days, day] : days.filter((each) => each !== day))}>{name.slice(0, 3)}</Check>)}</div>
          {tried && bad.days && <Note tone="unsaved">Choose a day, or switch the reminders off.</Note>}
        </fieldset>
        <Check checked={notices} onChange={(event) => wantNotices(event.target.checked)}>Also as notices of the system. They never name a patient. The browser asks you once.</Check>
        {refused && <Note tone="unsaved" alert>The browser does not allow notices, so reminders stay in the timer. Allow them in the browser’s settings, then tick this again.</Note>}
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
        <div><Button look="main" type="submit" busy={busy}>Save reminders</Button></div>
      </form>
    </section>
  );
}
