import { useState } from 'react';
import type { FormEvent } from 'react';
import type { SettingsView } from '../../../lib/commands/views-settings.ts';
import type { Staff, StaffRole } from '../../../lib/records/index.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { YesNo } from '../patient/YesNo.tsx';
import { RoleOptions } from './RoleOptions.tsx';

/** What is on file of a person: role, NPI, and the training that some payers ask for. Entries made before keep the role of their time. */
export function EditPerson({ person, today, onSaved, onCancel }: { person: Staff; today: string; onSaved: (view: SettingsView) => void; onCancel: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [role, setRole] = useState<StaffRole>(person.role);
  const [npi, setNpi] = useState(person.npi ?? '');
  const [trained, setTrained] = useState(person.training?.introTeamBasedCare ?? '');
  const [scope, setScope] = useState(person.training?.scopeOfServiceDoc ?? null);
  const [tried, setTried] = useState(false);
  const wrongNpi = npi.trim() !== '' && !/^\d{10}$/.test(npi.trim());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrongNpi || trained > today) return;
    await act(async () => {
      const training = { ...(trained ? { introTeamBasedCare: trained } : {}), ...(scope === null ? {} : { scopeOfServiceDoc: scope }) };
      const view = await send('staff.save', { staff: { id: person.id, role, ...(npi.trim() ? { npi: npi.trim() } : {}), training } });
      say(`${person.name} saved.`);
      onSaved(view);
    });
  };
  return (
    <form className="bd stack addp" aria-label={`Change ${person.name}`} onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}>
      <p><b>{person.name} {person.credential}</b></p>
      <div className="two">
        <Select label="Role" value={role} onChange={(event) => setRole(event.target.value as StaffRole)} hint="For time from now on."><RoleOptions /></Select>
        <Field label="NPI (for practitioners)" inputMode="numeric" value={npi} autoComplete="off" onChange={(event) => setNpi(event.target.value)} error={tried && wrongNpi ? 'Ten digits.' : null} />
        <Field type="date" label="Introduction to Team-Based Care on" value={trained} max={today} onChange={(event) => setTrained(event.target.value)} error={trained > today ? 'That day is still to come.' : null} hint="Asked by BCBSM for coordination." />
        <YesNo small={false} label="Scope-of-service document on file" value={scope} onChange={setScope} hint="Asked for unlicensed staff." />
      </div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      <div className="acts"><Button look="main" type="submit" busy={busy}>Save person</Button><Button onClick={onCancel}>Cancel</Button></div>
    </form>
  );
}
