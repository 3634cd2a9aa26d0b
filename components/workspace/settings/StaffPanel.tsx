import { useState } from 'react';
import type { SettingsView } from '../../../lib/commands/views.ts';
import { Button } from '../../ui/Button.tsx';
import { roleWords } from '../words.ts';
import { AddPerson } from './AddPerson.tsx';

/** Who keeps time here, and in which role. Each person has a passphrase of their own. */
export function StaffPanel({ staff, onSaved }: { staff: SettingsView['staff']; onSaved: (view: SettingsView) => void }) {
  const [adding, setAdding] = useState(false);
  return (
    <section className="panel" aria-labelledby="set-staff">
      <div className="hd"><h2 id="set-staff">People</h2><span className="sp" />{!adding && <Button small icon="plus" onClick={() => setAdding(true)}>Add a person</Button>}</div>
      <div className="scroll" tabIndex={0} role="region" aria-label="List of people">
        <table className="tbl">
          <caption className="sr">People of the practice</caption>
          <thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">NPI</th><th scope="col">Unlocks here</th></tr></thead>
          <tbody>{staff.map((person) => <tr key={person.id}><th scope="row">{person.name} {person.credential}</th><td>{roleWords(person.role)}</td><td>{person.npi ?? '–'}</td><td>{person.hasSlot ? 'yes, own passphrase' : 'no'}</td></tr>)}</tbody>
        </table>
      </div>
      {adding && <AddPerson onSaved={(view) => { onSaved(view); setAdding(false); }} onCancel={() => setAdding(false)} />}
    </section>
  );
}
