import { useState } from 'react';
import type { SettingsView } from '../../../lib/commands/views-settings.ts';
import { useAsked } from '../../ui/asked.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { dayWords } from '../../ui/said.ts';
import { roleWords } from '../words.ts';
import { AddPerson } from './AddPerson.tsx';
import { EditPerson } from './EditPerson.tsx';

type Person = SettingsView['staff'][number];

/** Who keeps time here, in which role and with which training. Each person has a passphrase of their own. */
export function StaffPanel({ staff, onSaved }: { staff: SettingsView['staff']; onSaved: (view: SettingsView) => void }) {
  const months = useAsked('month.months', {});
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const saved = (view: SettingsView) => { onSaved(view); close(); };
  const editing = staff.find((person) => person.id === open);
  return (
    <section className="panel" aria-labelledby="set-staff">
      <div className="hd"><h2 id="set-staff">People</h2><span className="sp" />{open !== 'new' && <Button small icon="plus" onClick={() => setOpen('new')}>Add a person</Button>}</div>
      <div className="scroll" tabIndex={0} role="region" aria-label="List of people">
        <table className="tbl people">
          <caption className="sr">People of the practice</caption>
          <thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">NPI</th><th scope="col">Unlocks here</th><th scope="col"><span className="sr">Change</span></th></tr></thead>
          <tbody>{staff.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name} {person.credential}</th><td>{roleWords(person.role)}{person.training && <span className="pi">{trainingWords(person.training)}</span>}</td><td>{person.npi ?? '–'}</td><td>{person.hasSlot ? 'yes' : 'no'}</td>
              <td><IconButton name="edit" label={`Change ${person.name}`} onClick={() => setOpen(person.id)} /></td>
            </tr>
          ))}</tbody>
        </table>
      </div>
      {open === 'new' && <AddPerson onSaved={saved} onCancel={close} />}
      {editing && months.reply && <EditPerson key={editing.id} person={editing} today={months.reply.today} onSaved={saved} onCancel={close} />}
    </section>
  );
}

const trainingWords = ({ introTeamBasedCare: day, scopeOfServiceDoc: scope }: NonNullable<Person['training']>) =>
  [day ? `team-based care ${dayWords(day)}` : '', scope === undefined ? '' : scope ? 'scope of service on file' : 'no scope of service'].filter(Boolean).join('; ');
