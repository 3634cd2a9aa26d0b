import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { fullName } from '../ui/Identity.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Note } from '../ui/Note.tsx';
import { age, dayOf, dayWords } from '../ui/said.ts';
import { useTheWidget, useZone } from './context.ts';
import { TeachLine } from './TeachLine.tsx';

/** Only one identifier could be read. A person may say who it is; nothing starts by itself. */
export function Unsure() {
  const w = useTheWidget();
  const zone = useZone();
  const [no, setNo] = useState(false);
  const chart = w.view?.chart;
  if (!chart?.patient) return null;
  const { patient, missing } = chart;
  const lacks = (what: (typeof missing)[number]) => missing.includes(what);
  // A record needs all three: without the number or the birth date there is nothing that time could be written to.
  const enough = patient.key !== null || (patient.recordNumber !== '' && patient.birthDate !== '' && patient.family !== '');
  return (
    <>
      <div className="ident">
        <h3 className="nm dim">{lacks('name') ? 'Name not found' : fullName(patient)} <span className="maybe">?</span></h3>
        <p className="id">
          {lacks('birthDate') || !patient.birthDate ? <span><Icon name="cross" /> Birth date not found</span> : <span>Born <b>{dayWords(patient.birthDate)}</b> ({age(patient.birthDate, dayOf(w.now(), zone))})</span>}
          {lacks('recordNumber') || !patient.recordNumber ? <span><Icon name="cross" /> MRN not found</span> : <span>MRN <b translate="no">{patient.recordNumber}</b></span>}
        </p>
      </div>
      {no || !enough
        ? <p className="q">{no ? 'Nothing was started.' : 'Too little could be read here to keep time for somebody.'} The timer waits until the chart names a patient twice.</p>
        : <Note tone="away" icon="question">{chart.doubt ? 'The page does not say one thing only.' : missing.length > 0 ? 'Only one identifier could be read here.' : 'The page and its address do not agree yet, or this way of reading is not proven yet.'} Is this the patient on your screen?</Note>}
      {!no && enough && (
        <div className="btns">
          <Button busy={w.flight === 'timer.start'} onClick={() => void w.act('timer.start', { confirm: true })}>Yes, start for {lacks('name') ? 'this patient' : patient.family.toUpperCase()}</Button>
          <Button onClick={() => setNo(true)}>No</Button>
        </div>
      )}
      {(chart.doubt || missing.length > 0 || no) && <TeachLine />}
    </>
  );
}
