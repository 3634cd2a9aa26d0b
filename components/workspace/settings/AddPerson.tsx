import { useState } from 'react';
import type { FormEvent } from 'react';
import type { SettingsView } from '../../../lib/commands/views-settings.ts';
import type { StaffRole } from '../../../lib/records/index.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { PassphraseField, shortestPassphrase } from '../../ui/Passphrase.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { RoleOptions } from './RoleOptions.tsx';

/** A second person: name, role, and a passphrase that she types herself. */
export function AddPerson({ onSaved, onCancel }: { onSaved: (view: SettingsView) => void; onCancel: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [name, setName] = useState('');
  const [credential, setCredential] = useState('');
  const [role, setRole] = useState<StaffRole | ''>('');
  const [npi, setNpi] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = { name: name.trim() === '', role: role === '', npi: npi.trim() !== '' && !/^\d{10}$/.test(npi.trim()), passphrase: [...passphrase].length < shortestPassphrase };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.name || wrong.npi || wrong.passphrase || role === '') return;
    await act(async () => {
      const view = await send('staff.add', { name: name.trim(), credential: credential.trim(), role, ...(npi.trim() ? { npi: npi.trim() } : {}), passphrase });
      say(`${name.trim()} added.`);
      onSaved(view);
    });
  };
  return (
    <form className="bd stack addp" aria-label="Add a person" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}>
      <div className="two">
        <Field label="Name" value={name} maxLength={120} autoFocus autoComplete="off" onChange={(event) => setName(event.target.value)} error={tried && wrong.name ? 'Type the name.' : null} />
        <Field label="Credential" value={credential} maxLength={20} autoComplete="off" onChange={(event) => setCredential(event.target.value)} />
        <Select label="Role" value={role} onChange={(event) => setRole(event.target.value as StaffRole)} error={tried && wrong.role ? 'Choose one.' : null}>
          <option value="" disabled>Choose…</option><RoleOptions />
        </Select>
        <Field label="NPI (for practitioners)" inputMode="numeric" value={npi} autoComplete="off" onChange={(event) => setNpi(event.target.value)} error={tried && wrong.npi ? 'Ten digits.' : null} />
      </div>
      <PassphraseField label="Their own passphrase" fresh value={passphrase} onChange={setPassphrase} error={tried && wrong.passphrase ? 'At least 12 characters.' : null} />
      <p className="hint">The new person types it and keeps it. It opens the same records; nobody else needs to know it.</p>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      <div className="acts"><Button look="main" type="submit" busy={busy}>{busy ? 'Adding…' : 'Add person'}</Button><Button onClick={onCancel}>Cancel</Button></div>
    </form>
  );
}
