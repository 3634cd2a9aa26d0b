import { useState } from 'react';
import type { FormEvent } from 'react';
import type { RestoredView } from '../../../lib/commands/views-keeping.ts';
import type { Input } from '../../../lib/messages.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { PassphraseField } from '../../ui/Passphrase.tsx';
import { useSend } from '../../ui/wire.tsx';

/** The secret that opens the backup, and the one button. */
export function WithKey({ from, onRestored }: { from: Input<'restore.run'>['from']; onRestored: (report: RestoredView) => void }) {
  const send = useSend();
  const { busy, trouble, act, forget } = useAct();
  const [recovery, setRecovery] = useState(false);
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && secret.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (secret.trim() === '') return;
    await act(async () => onRestored(await send('restore.run', { from, key: recovery ? { recoveryKey: secret } : { passphrase: secret } })));
  };
  return (
    <form className="ulform" onSubmit={(event) => void submit(event)} noValidate>
      {recovery
        ? <Field label="Recovery key" className="keyin" value={secret} onChange={(event) => setSecret(event.target.value)} autoComplete="off" spellCheck={false} hint="Eight groups of four. Dashes and small letters do not matter." error={missing ? 'Type the recovery key.' : null} />
        : <PassphraseField label="Passphrase" value={secret} onChange={setSecret} error={missing ? 'Type the passphrase.' : null} />}
      {from && <p className="hint">The one that was in use when the backup was made.</p>}
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      <div className="lk"><Button look="main" type="submit" icon="undo" busy={busy}>{busy ? 'Restoring…' : 'Restore'}</Button><Button look="quiet" small onClick={() => { setRecovery(!recovery); setSecret(''); setTried(false); forget(); }}>{recovery ? 'Use a passphrase' : 'Use the recovery key'}</Button></div>
      {busy && <p className="q" role="status">Reading every record and following the whole chain. Leave this page open.</p>}
    </form>
  );
}
