import { useDeferredValue, useState } from 'react';
import type { FormEvent } from 'react';
import type { LinkCandidate, PatientPage } from '../../../lib/commands/views-patient.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fullName } from '../../ui/Identity.tsx';
import { Note } from '../../ui/Note.tsx';
import { dayWords } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';

/** Finds the other record by name or number, and links it with a reason. Whoever has the same name and birth date is listed; nothing is preselected. */
export function LinkForm({ page: { patient }, onDone }: { page: PatientPage; onDone: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const asked = useDeferredValue(search.trim());
  const { reply, trouble: unheard } = useAsked('patient.candidates', { patient: patient.key, search: asked });
  const found = reply?.candidates ?? [];
  const other = found.find((each) => each.patient.key === chosen)?.patient ?? null;
  const short = reason.trim().length < 10;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!other || short) return;
    if (await act(async () => { await send('patient.link', { patient: patient.key, other: other.key, reason: reason.trim() }); })) { say('Linked. Both charts are this patient now.'); onDone(); }
  };
  return (
    <form className="solve" aria-label="Link another record" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <Field small label="Find by name or number" wrap="w3" value={search} maxLength={120} autoFocus autoComplete="off" onChange={(event) => { setSearch(event.target.value); setChosen(null); }}
        hint={search.trim() === '' ? 'Below: whoever has the same name and birth date.' : undefined} />
      {reply && <Found found={found} chosen={chosen} choose={setChosen} none={asked === '' ? 'Nobody has the same name and birth date. Search for the other record.' : 'Nobody is found. Try a part of the name, or the number.'} error={tried && !other && found.length > 0 ? 'Choose which record is the same patient.' : null} />}
      <Field small label="Reason" wrap="w3" value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} hint="How you know that the two are one person." error={tried && short ? 'At least ten characters.' : null} />
      <p className="hint">Time and facts stay under the number they were recorded at, and come back apart if you unlink. The payer of this record holds for both.</p>
      <div className="acts"><Button small look="main" type="submit" busy={busy}>Link these two</Button><Button small onClick={onDone}>Cancel <kbd>Esc</kbd></Button></div>
      {(trouble ?? unheard) && <Note tone="unsaved" alert>{trouble ?? unheard}</Note>}
    </form>
  );
}

interface FoundProps { found: readonly LinkCandidate[]; chosen: string | null; choose: (key: string) => void; none: string; error: string | null }

function Found({ found, chosen, choose, none, error }: FoundProps) {
  if (found.length === 0) return <p className="q" role="status">{none}</p>;
  return (
    <fieldset className="told cands">
      <legend className="sr">Records</legend>
      {found.map(({ patient, alike }) => (
        <label className="check" key={patient.key}>
          <input type="radio" name="other-record" checked={chosen === patient.key} onChange={() => choose(patient.key)} />
          <span><b>{fullName(patient)}</b><br />Born {dayWords(patient.birthDate)} · MRN <span translate="no">{patient.recordNumber}</span>{alike && <><br /><span className="q">Same name and birth date</span></>}</span>
        </label>
      ))}
      {error && <p className="err" role="alert">{error}</p>}
    </fieldset>
  );
}
