import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ActivityChoice } from '../../../lib/commands/views.ts';
import type { EntryView, PatientPage } from '../../../lib/commands/views-patient.ts';
import type { EntryChange } from '../../../lib/records/index.ts';
import { modalities } from '../../../lib/records/index.ts';
import type { Way } from '../../by-hand/InTheWay.tsx';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Check, Field, Select } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { modalityWords, programWords } from '../words.ts';
import { YesNo } from './YesNo.tsx';
import { Blocking } from './Blocking.tsx';
import { activityWords } from './EntryRow.tsx';
import { sentenceCase } from './facts.ts';
import { instantOf } from './wall.ts';

/** Programs whose payers ask how a contact was made and whether the patient took part. */
const asksContact = new Set(['PDCM', 'CARE_MGMT']);

interface AmendFormProps { entry: EntryView; page: PatientPage; timeZone: string; activities: readonly ActivityChoice[]; onDone: () => void }

/** Amending in place: old, new and difference are said before it is saved; a reason is needed where counted time may grow, and in a closed month. */
export function AmendForm({ entry, page, timeZone, activities, onDone }: AmendFormProps) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, code, act } = useAct();
  const [from, setFrom] = useState(timeOf(entry.start, timeZone));
  const [to, setTo] = useState(timeOf(entry.end, timeZone));
  const [activity, setActivity] = useState(entry.activity ?? '');
  const [program, setProgram] = useState<string>(entry.program ?? '');
  const [note, setNote] = useState(entry.note);
  const [interactive, setInteractive] = useState(entry.interactive);
  const [modality, setModality] = useState<NonNullable<EntryChange['modality']> | ''>(entry.modality ?? '');
  const [present, setPresent] = useState(entry.patientPresent ?? null);
  const [declined, setDeclined] = useState(entry.videoDeclined ?? null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [way, setWay] = useState<Way | null>(null);

  const start = instantOf(from, entry.start, timeZone);
  const end = instantOf(to, entry.end, timeZone);
  const backwards = start !== null && end !== null && end <= start;
  const seconds = start === null || end === null ? null : Math.floor((end - start) / 1000);
  const changes: EntryChange = {
    ...(start !== null && start !== entry.start ? { start } : {}), ...(end !== null && end !== entry.end ? { end } : {}),
    ...(activity !== (entry.activity ?? '') ? { activity: activity || null } : {}), ...(program !== (entry.program ?? '') ? { program: (program || null) as EntryChange['program'] } : {}),
    ...(note !== entry.note ? { note } : {}), ...(interactive !== entry.interactive ? { interactive } : {}),
    ...(modality !== (entry.modality ?? '') ? { modality: modality || null } : {}), ...(present !== (entry.patientPresent ?? null) ? { patientPresent: present } : {}), ...(declined !== (entry.videoDeclined ?? null) ? { videoDeclined: declined } : {}),
  };
  const nothing = Object.keys(changes).length === 0;
  const grows = (start !== null && start < entry.start) || (end !== null && end > entry.end) || Boolean(changes.activity ?? changes.program ?? changes.interactive ?? changes.modality ?? changes.patientPresent ?? changes.videoDeclined);
  const least = page.closed ? 10 : grows ? 3 : 0;
  const noReason = reason.trim().length < least;
  const programs = [...new Set([...page.enrollments.map((each) => each.program as string), ...(entry.program ? [entry.program as string] : [])])];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (start === null || end === null || backwards || nothing || noReason) return;
    if (await act(async () => { await send('entry.amend', { entry: entry.id, month: entry.month, changes, ...(reason.trim() ? { reason: reason.trim() } : {}), ...(way ? { resolve: way } : {}) }); })) { say('Entry changed. The old values stay in the history.'); onDone(); }
  };
  return (
    <form className="edit" aria-label="Edit entry" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <div className="erow">
        <Field small label="Start" value={from} onChange={(event) => { setFrom(event.target.value); setWay(null); }} autoFocus error={start === null ? 'As 09:05:30.' : null} />
        <Field small label="End" value={to} onChange={(event) => { setTo(event.target.value); setWay(null); }} error={end === null ? 'As 09:05:30.' : backwards ? 'Not after the start.' : null} />
        <Select small label="Activity" wrap="w2" value={activity} onChange={(event) => setActivity(event.target.value)}>
          <option value="">None yet</option>
          {entry.activity && !activities.some((each) => each.id === entry.activity) && <option value={entry.activity}>{activityWords(entry.activity, activities)}</option>}
          {activities.map((each) => <option key={each.id} value={each.id}>{each.label}</option>)}
        </Select>
        <Select small label="Program" value={program} onChange={(event) => setProgram(event.target.value)}><option value="">None</option>{programs.map((each) => <option key={each} value={each}>{programWords(each)}</option>)}</Select>
      </div>
      <div className="erow">
        <Field small label="Note" wrap="w3" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
        <Check checked={interactive} onChange={(event) => setInteractive(event.target.checked)}>Live contact with patient or caregiver</Check>
      </div>
      {(asksContact.has(program) || entry.modality) && (
        <div className="erow">
          <Select small label="Way of contact" value={modality} onChange={(event) => setModality(event.target.value as typeof modality)}><option value="">Not recorded</option>{modalities.map((each) => <option key={each} value={each}>{sentenceCase(modalityWords[each] ?? each)}</option>)}</Select>
          <YesNo label="Patient present" value={present} onChange={setPresent} />
          {modality === 'phone' && <YesNo label="Patient declined video" value={declined} onChange={setDeclined} />}
        </div>
      )}
      {seconds !== null && seconds !== entry.seconds && !backwards && <p className="delta" role="status"><Icon name="warning" /><span><s>{clock(entry.seconds)}</s> becomes <b>{clock(seconds)}</b>, {clock(Math.abs(seconds - entry.seconds))} {seconds > entry.seconds ? 'more' : 'less'}. {seconds > entry.seconds ? 'Counted time grows, so a reason is needed. ' : ''}It stays in the history.</span></p>}
      <div className="erow">
        <Field small label="Reason" wrap="w3" value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} hint={page.closed ? 'The month is closed: this is an addendum.' : least ? 'What happened, in a few words. It stays in the history.' : 'If there is one to give. It stays in the history.'} error={tried && noReason ? `At least ${least === 10 ? 'ten' : 'three'} characters.` : null} />
        <div className="acts"><Button small look="main" type="submit" busy={busy}>Save change</Button><Button small onClick={onDone}>Cancel <kbd>Esc</kbd></Button></div>
      </div>
      {tried && nothing && !noReason && <p className="hint">Nothing is changed yet.</p>}
      {trouble && <><Note tone="unsaved" alert>{trouble}</Note>{start !== null && end !== null && <Blocking code={code} patient={page.patient.key} staff={entry.staff} mine={{ start, end }} timeZone={timeZone} except={entry.id} ways={{ way, onWay: setWay }} />}</>}
    </form>
  );
}
