import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PolicyView } from '../../../lib/commands/views-settings.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { policyValueWords } from '../words.ts';

/** Shortest reason that somebody else can understand a year later. */
export const shortestReason = 10;

/** Another value for a policy, with the reason; the usual value is a choice like the others. */
export function PolicyForm({ policy, onDone }: { policy: PolicyView; onDone: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [value, setValue] = useState(policy.value);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < shortestReason;
  const same = value.trim() === policy.value;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short || same) return;
    if (await act(async () => { await send('policy.set', { name: policy.name, value: value.trim(), reason: reason.trim() }); })) { say('Policy saved. Every export names it.'); onDone(); }
  };
  return (
    <form className="solve" aria-label={`Change ${policy.name}`} onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      {policy.values
        ? <Select small label="Value" value={value} onChange={(event) => setValue(event.target.value)} error={tried && same ? 'This is the value now.' : null}>{policy.values.map((each) => <option key={each} value={each}>{policyValueWords(each)}{each === policy.usual ? ' (usual)' : ''}</option>)}</Select>
        : <Field small label="Codes" value={value} onChange={(event) => setValue(event.target.value)} placeholder="99439, 99491" hint="With commas; empty is the usual." error={tried && same ? 'These are the codes now.' : null} />}
      <Field small label="Reason" wrap="w3" value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} hint="It stays in the history." error={tried && short ? `At least ${shortestReason} characters.` : null} />
      <div className="acts"><Button small look="main" type="submit" busy={busy}>Save policy</Button><Button small onClick={onDone}>Cancel</Button></div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
