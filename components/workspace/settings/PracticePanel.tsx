import { useState } from 'react';
import type { FormEvent } from 'react';
import type { SettingsView } from '../../../lib/commands/views-settings.ts';
import type { DosPolicy, Practice } from '../../../lib/records/index.ts';
import { dosPolicies } from '../../../lib/records/index.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { dosWords } from '../words.ts';

/** Name, date-of-service policy and the numbers that go into exports. The zone is shown and stays. */
export function PracticePanel({ practice, onSaved }: { practice: Practice; onSaved: (view: SettingsView) => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [name, setName] = useState(practice.name);
  const [dosPolicy, setPolicy] = useState<DosPolicy>(practice.dosPolicy);
  const [npi, setNpi] = useState(practice.billingNpi ?? '');
  const [place, setPlace] = useState(practice.placeOfService ?? '');
  const [tried, setTried] = useState(false);
  const wrong = { name: name.trim() === '', npi: npi.trim() !== '' && !/^\d{10}$/.test(npi.trim()), place: place.trim() !== '' && !/^\d{2}$/.test(place.trim()) };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.name || wrong.npi || wrong.place) return;
    await act(async () => {
      onSaved(await send('settings.save', { practice: { name: name.trim(), dosPolicy, ...(npi.trim() ? { billingNpi: npi.trim() } : {}), ...(place.trim() ? { placeOfService: place.trim() } : {}) } }));
      say('Settings saved.');
    });
  };
  return (
    <section className="panel" aria-labelledby="set-practice">
      <div className="hd"><h2 id="set-practice">Practice</h2></div>
      <form className="bd stack" onSubmit={(event) => void submit(event)} noValidate>
        <Field label="Name" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} error={tried && wrong.name ? 'The name heads every export; it cannot be empty.' : null} />
        <p className="pair"><span className="label">Time zone</span> {practice.timeZone.replaceAll('_', ' ')} <span className="hint">Fixed: months begin and end at midnight there.</span></p>
        <Select label="Date of service" value={dosPolicy} onChange={(event) => setPolicy(event.target.value as DosPolicy)} hint="Which day a monthly code carries. The policy’s name is written in every line of an export.">
          {dosPolicies.map((policy) => <option key={policy} value={policy}>{dosWords[policy]}</option>)}
        </Select>
        <div className="two">
          <Field label="Billing NPI" inputMode="numeric" value={npi} onChange={(event) => setNpi(event.target.value)} autoComplete="off" error={wrong.npi && tried ? 'Ten digits.' : null} hint="Ten digits, for exports." />
          <Field label="Place of service" inputMode="numeric" value={place} onChange={(event) => setPlace(event.target.value)} autoComplete="off" error={wrong.place && tried ? 'Two digits.' : null} hint="Two digits, for exports." />
        </div>
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
        <div><Button look="main" type="submit" busy={busy}>Save</Button></div>
      </form>
    </section>
  );
}
