/** Other records of the same patient: linked by a person, never by a guess, and taken apart again the same way. */
import { useState } from 'react';
import type { LinkView, PatientPage } from '../../../lib/commands/views-patient.ts';
import { Button } from '../../ui/Button.tsx';
import { fullName } from '../../ui/Identity.tsx';
import { dayOf, shortDay } from '../../ui/said.ts';
import { LinkForm } from './LinkForm.tsx';
import { UnlinkForm } from './UnlinkForm.tsx';

export function AlsoKnownAs({ page, timeZone }: { page: PatientPage; timeZone: string }) {
  const [open, setOpen] = useState<string | null>(null);
  const now = page.links.filter((link) => !link.unlinked);
  const before = page.links.filter((link) => link.unlinked);
  const day = (at: number) => shortDay(dayOf(at, timeZone));
  const close = () => setOpen(null);
  return (
    <section className="panel" aria-labelledby="also-title">
      <div className="hd"><h2 id="also-title">Also known as</h2><span className="sp" />{open !== 'link' && <Button small icon="plus" onClick={() => setOpen('link')}>Link</Button>}</div>
      {open === 'link' && <div className="enr"><LinkForm page={page} onDone={close} /></div>}
      {page.links.length === 0 && open !== 'link' && <div className="enr"><p className="q">No other record. If another EHR has this patient under another number, link the two.</p></div>}
      {now.map((link) => (
        <div className="enr" key={link.patient.key}>
          <Line link={link} />
          <p className="q">Linked {day(link.at)} by {link.by}: {link.reason}</p>
          {open === link.patient.key
            ? <UnlinkForm page={page} link={link} onDone={close} />
            : <div><Button small look="quiet" icon="undo" aria-label={`Unlink MRN ${link.patient.recordNumber}`} onClick={() => setOpen(link.patient.key)}>Unlink</Button></div>}
        </div>
      ))}
      {before.length > 0 && (
        <div className="enr">
          <details className="gone">
            <summary>{before.length === 1 ? 'One link was taken back' : `${before.length} links were taken back`}</summary>
            {before.map((link) => <p key={link.at}><span translate="no">MRN {link.patient.recordNumber}</span>: linked {day(link.at)} by {link.by} ({link.reason}); unlinked {day(link.unlinked!.at)} by {link.unlinked!.by} ({link.unlinked!.reason})</p>)}
          </details>
        </div>
      )}
    </section>
  );
}

function Line({ link: { patient } }: { link: LinkView }) {
  return <p><b>{fullName(patient)}</b> · MRN <b translate="no">{patient.recordNumber}</b></p>;
}
