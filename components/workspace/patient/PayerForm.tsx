import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Patient } from '../../../lib/records/index.ts';
import { payers } from '../../../lib/records/index.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { payerWords } from '../words.ts';

/** Who pays, and under which numbers. Name, birth date and record number come from the chart and are not typed here. */
export function PayerForm({ patient, onDone, onCancel }: { patient: Patient; onDone: () => void; onCancel: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [payer, setPayer] = useState(patient.payer);
  const [billingId, setBillingId] = useState(patient.billingId ?? '');
  const [policyNumber, setPolicy] = useState(patient.policyNumber ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // An emptied field is sent empty: a missing one would leave the old number standing.
    if (await act(async () => { await send('patient.save', { patient: { key: patient.key, payer, billingId: billingId.trim(), policyNumber: policyNumber.trim() } }); })) { say('Payer saved.'); onDone(); }
  };
  return (
    <form className="solve" aria-label="Payer" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}>
      <Select small label="Payer" value={payer} onChange={(event) => setPayer(event.target.value as Patient['payer'])}>{payers.map((each) => <option key={each} value={each}>{payerWords(each)}</option>)}</Select>
      <Field small label="Policy number" value={policyNumber} maxLength={64} onChange={(event) => setPolicy(event.target.value)} autoComplete="off" />
      <Field small label="Billing ID" value={billingId} maxLength={64} onChange={(event) => setBillingId(event.target.value)} autoComplete="off" hint="Where the billing system numbers the patient differently." />
      <div className="acts"><Button small look="main" type="submit" busy={busy}>Save payer</Button><Button small onClick={onCancel}>Cancel</Button></div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
