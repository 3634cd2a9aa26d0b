import { useState } from 'react';
import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import { Button } from '../../ui/Button.tsx';
import { Identity } from '../../ui/Identity.tsx';
import { payerWords } from '../words.ts';
import { PayerForm } from './PayerForm.tsx';

/** Who the patient is, and who pays. */
export function Who({ page, today, open }: { page: PatientPage; today: string; open: string | null }) {
  const { patient } = page;
  const [editing, setEditing] = useState(open === 'payer');
  return (
    <section className="panel idp" aria-label="Patient">
      <div className="bd">
        <Identity patient={patient} today={today} level="h2" />
        {editing ? <PayerForm patient={patient} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} /> : <>
          <dl className="idl">
            <div><dt>Payer</dt><dd>{payerWords(patient.payer)}</dd></div>
            <div><dt>Policy</dt><dd>{patient.policyNumber || <span className="q">not recorded</span>}</dd></div>
            {patient.billingId && <div><dt>Billing ID</dt><dd>{patient.billingId}</dd></div>}
          </dl>
          <div><Button small look="quiet" icon="edit" onClick={() => setEditing(true)}>Change payer</Button></div>
        </>}
      </div>
    </section>
  );
}
