import { useState } from 'react';
import type { FormEvent } from 'react';
import type { LinkView, PatientPage } from '../../../lib/commands/views-patient.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';

/** Takes a link back, with a reason: each record is a patient of its own again. */
export function UnlinkForm({ page, link, onDone }: { page: PatientPage; link: LinkView; onDone: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < 10;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short && (await act(async () => { await send('patient.unlink', { patient: page.patient.key, other: link.patient.key, reason: reason.trim() }); }))) { say('Unlinked. What was recorded under each number is back there.'); onDone(); }
  };
  return (
    <form className="solve" aria-label="Unlink this record" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <Field small label="Reason" wrap="w3" value={reason} maxLength={400} autoFocus onChange={(event) => setReason(event.target.value)} hint="Time goes back to the number it was recorded under." error={tried && short ? 'At least ten characters.' : null} />
      <div className="acts"><Button small look="stop" type="submit" busy={busy}>Unlink</Button><Button small onClick={onDone}>Leave it <kbd>Esc</kbd></Button></div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
