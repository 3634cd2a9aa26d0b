import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PreferencesView } from '../../../lib/commands/preferences.ts';
import { otherChartModes, startModes } from '../../../lib/records/index.ts';
import type { Preferences } from '../../../lib/records/index.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Check, Field, Select } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { minutesOf } from './minutes.ts';
import { RemindersPanel } from './RemindersPanel.tsx';

const startWords: Record<Preferences['start'], string> = {
  ask: 'Ask whether to start', immediately: 'Start after a countdown of 5 seconds', never: 'Do nothing; I start it myself',
};

const otherWords: Record<NonNullable<Preferences['otherChart']>, string> = {
  ask: 'Stop the clock and ask me', switch: 'Switch to that patient, from that moment on', keep: 'Go on for the timer’s patient',
};
const otherHints: Record<NonNullable<Preferences['otherChart']>, string> = {
  ask: 'The time since then waits for your answer.',
  switch: 'The entry ends and a new one begins, for a confirmed and enrolled patient; about anybody else it asks. One Undo gives the time back.',
  keep: 'The widget turns amber and names both patients. All of the time goes to the timer’s patient until you stop or switch.',
};

/** How the timer serves the person who is in, and what it reminds her of. Never what counts: that is the rules' alone. */
export function PreferencesPanels() {
  const { reply, trouble } = useAsked('preferences.view', {});
  if (!reply) return trouble ? <Note tone="unsaved" alert>{trouble}</Note> : null;
  // Saving one of the two leaves what is being typed in the other.
  const { remind, hours, notices, ...rest } = reply.preferences;
  return <><ServesMe key={`serves ${JSON.stringify([rest, reply.set])}`} view={reply} /><RemindersPanel key={`reminds ${JSON.stringify([remind, hours, notices])}`} view={reply} /></>;
}

function ServesMe({ view: { preferences, role, set } }: { view: PreferencesView }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [start, setStart] = useState(preferences.start);
  const [other, setOther] = useState(preferences.otherChart ?? 'ask');
  const [away, setAway] = useState(String(preferences.awayMinutes));
  const [call, setCall] = useState(String(preferences.callMinutes));
  const [longest, setLongest] = useState(String(preferences.longestManual));
  const [forgot, setForgot] = useState(preferences.forgot);
  const [tried, setTried] = useState(false);
  const numbers = { awayMinutes: minutesOf(away, 60), callMinutes: minutesOf(call, 60), longestManual: minutesOf(longest, 1440) };
  const wrong = (value: number | null, most: number) => (tried && value === null ? `Whole minutes, 1 to ${most}.` : null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { awayMinutes, callMinutes, longestManual } = numbers;
    if (awayMinutes === null || callMinutes === null || longestManual === null) return;
    await act(async () => {
      await send('preferences.set', { preferences: { ...preferences, start, otherChart: other, awayMinutes, callMinutes, longestManual, forgot } });
      say('Saved. It holds from now on.');
    });
  };
  const biller = role === 'biller';
  /** What the organization set is shown and cannot be changed here. */
  const limit = (key: keyof typeof set, hint: string) => (set[key] === undefined ? { hint } : { disabled: true, hint: <span className="held"><Icon name="lock" /> Set by your organization. {hint}</span> });
  return (
    <section className="panel" aria-labelledby="set-serves">
      <div className="hd"><h2 id="set-serves">How the timer serves me</h2></div>
      <form className="bd stack" onSubmit={(event) => void submit(event)} noValidate>
        {biller && <p className="hint">A biller keeps no time: nothing starts and nothing asks.</p>}
        <Select label="When a patient’s chart opens" value={start} disabled={biller} onChange={(event) => setStart(event.target.value as Preferences['start'])} hint="Only where name, number and birth date agree, and the patient is enrolled.">
          {startModes.map((mode) => <option key={mode} value={mode}>{startWords[mode]}</option>)}
        </Select>
        <Select label="When another patient’s chart opens while the timer runs" value={other} disabled={biller} onChange={(event) => setOther(event.target.value as typeof other)} hint={otherHints[other]}>
          {otherChartModes.map((mode) => <option key={mode} value={mode}>{otherWords[mode]}</option>)}
        </Select>
        <div className="two">
          <Field label="Away after, minutes" inputMode="numeric" value={away} onChange={(event) => setAway(event.target.value)} error={wrong(numbers.awayMinutes, 60)} {...limit('awayMinutes', 'Without key or mouse. The time since then waits for your answer.')} />
          <Field label="Away on a call after, minutes" inputMode="numeric" value={call} onChange={(event) => setCall(event.target.value)} error={wrong(numbers.callMinutes, 60)} {...limit('callMinutes', 'While call mode is on.')} />
          <Field label="Longest entry by hand, minutes" inputMode="numeric" value={longest} onChange={(event) => setLongest(event.target.value)} error={wrong(numbers.longestManual, 1440)} hint="A longer one is asked about." />
        </div>
        <Check checked={forgot} disabled={biller} onChange={(event) => setForgot(event.target.checked)}>Offer to add a look at a chart when I forgot to start. Half an hour at most, marked as added afterwards.</Check>
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
        <div><Button look="main" type="submit" busy={busy}>Save</Button></div>
      </form>
    </section>
  );
}
