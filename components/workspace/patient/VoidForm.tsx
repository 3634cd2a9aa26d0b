import { useState } from 'react';
import type { FormEvent } from 'react';
import type { EntryView } from '../../../lib/commands/views-patient.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';

/** Voiding: the entry stays visible, struck out, with the reason; it is never counted again. */
export function VoidForm({ entry, timeZone, least, onDone }: { entry: EntryView; timeZone: string; least: number; onDone: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < least;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short) return;
    if (await act(async () => { await send('entry.void', { entry: entry.id, month: entry.month, reason: reason.trim() }); })) { say('Entry voided. It stays visible, struck out.'); onDone(); }
  };
  return (
    <form className="edit" aria-label="Void entry" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <p><b>Void {timeOf(entry.start, timeZone)} – {timeOf(entry.end, timeZone)}, {clock(entry.seconds)}.</b> <span className="q">It stays visible, struck out, and is not counted any more.</span></p>
      <div className="erow">
        <Field small label="Reason" wrap="w3" value={reason} maxLength={400} autoFocus onChange={(event) => setReason(event.target.value)} error={tried && short ? `At least ${least === 10 ? 'ten' : 'three'} characters.` : null} />
        <div className="acts"><Button small look="stop" type="submit" busy={busy}>Void entry</Button><Button small onClick={onDone}>Keep it <kbd>Esc</kbd></Button></div>
      </div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
