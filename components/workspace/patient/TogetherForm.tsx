import { useState } from 'react';
import type { FormEvent } from 'react';
import type { EntryView } from '../../../lib/commands/views-patient.ts';
import { WhoElse } from '../../by-hand/WhoElse.tsx';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';

interface TogetherFormProps { entry: EntryView; there: readonly string[]; timeZone: string; addendum: boolean; onDone: () => void }

/** "These colleagues were there too": an entry for each, in her own role. */
export function TogetherForm({ entry, there, timeZone, addendum, onDone }: TogetherFormProps) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [staff, setStaff] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = addendum && reason.trim().length < 10;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (staff.length === 0 || short) return;
    if (await act(async () => { await send('entry.together', { entry: entry.id, month: entry.month, staff, ...(reason.trim() ? { reason: reason.trim() } : {}) }); })) { say('Colleagues added. Each has an entry of her own.'); onDone(); }
  };
  return (
    <form className="edit" aria-label="Colleagues were there too" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <p><b>{timeOf(entry.start, timeZone)} – {timeOf(entry.end, timeZone)}, {clock(entry.seconds)}.</b> <span className="q">Each gets an entry of her own, in her role. Where her log says otherwise, neither counts until it is resolved.</span></p>
      <WhoElse chosen={staff} onChange={setStaff} without={there} />
      {tried && staff.length === 0 && <p className="err" role="alert">Choose who was there.</p>}
      <div className="erow">
        <Field small label="Reason" wrap="w3" value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} hint={addendum ? 'The month is closed: this is an addendum.' : 'If there is one to give.'} error={tried && short ? 'At least ten characters.' : null} />
        <div className="acts"><Button small look="main" type="submit" busy={busy}>Add colleagues</Button><Button small onClick={onDone}>Cancel <kbd>Esc</kbd></Button></div>
      </div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
