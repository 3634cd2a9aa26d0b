import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ActivityChoice } from '../../../lib/commands/views.ts';
import type { EntryView, PatientPage } from '../../../lib/commands/views-patient.ts';
import type { EntryChange } from '../../../lib/records/index.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { dayOf, shortDay, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { modalityWords, programWords } from '../words.ts';
import { activityWords } from './EntryRow.tsx';
import { amendments, undoOf } from './undo.ts';

const names: Record<string, string> = { start: 'Start', end: 'End', activity: 'Activity', program: 'Program', note: 'Note', interactive: 'Live contact', modality: 'Way of contact', patientPresent: 'Patient present', videoDeclined: 'Video declined', together: 'Colleagues', aside: 'Beside other time' };

type Change = EntryView['history'][number] & { entry: EntryView; undo: EntryChange | null };

/** Every change of this month's entries: old value, new value, who, when, why. What nobody changed since can be taken back. */
export function History({ page, timeZone, activities }: { page: PatientPage; timeZone: string; activities: readonly ActivityChoice[] }) {
  const [undoing, setUndoing] = useState<string | null>(null);
  const changes = page.entries.flatMap((entry): Change[] => [
    // Fields changed at once are taken back at once: the offer stands on the first of them.
    ...amendments(entry).flatMap((amendment) => amendment.map((change, n) => ({ entry, ...change, undo: n === 0 ? undoOf(entry, amendment) : null }))),
    ...(entry.voided ? [{ entry, at: entry.voided.at, by: entry.voided.by, what: 'void', was: '', is: '', reason: entry.voided.reason, undo: null }] : []),
  ]).sort((a, b) => b.at - a.at);
  if (changes.length === 0) return null;
  const value = (what: string, text: string) => {
    if (what === 'together') return text === '' ? 'alone' : 'together';
    if (text === '') return '–';
    if (what === 'start' || what === 'end') return Number.isFinite(Number(text)) ? timeOf(Number(text), timeZone) : text;
    if (what === 'activity') return activityWords(text, activities);
    if (what === 'program') return programWords(text);
    if (what === 'modality') return modalityWords[text] ?? text;
    return text === 'true' ? 'yes' : text === 'false' ? 'no' : text;
  };
  const when = (at: number) => `${shortDay(dayOf(at, timeZone))}, ${timeOf(at, timeZone, false)}`;
  const of = (entry: EntryView) => `${shortDay(dayOf(entry.start, timeZone))} ${timeOf(entry.start, timeZone, false)}`;
  return (
    <section className="panel" aria-labelledby="history-title">
      <div className="hd"><h2 id="history-title">History of this month</h2></div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Changes of this month">
        <table className="tbl">
          <caption className="sr">Changes, newest first</caption>
          <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Was</th><th scope="col">Is</th><th scope="col">Reason</th><th scope="col"><span className="sr">Undo</span></th></tr></thead>
          <tbody>
            {changes.map((change) => {
              const key = `${change.entry.id} ${change.at} ${change.what}`;
              return [
                <tr key={key}>
                  <td className="nw">{when(change.at)}</td><td>{change.by}</td><td>{change.what === 'void' ? 'Voided' : (names[change.what] ?? change.what)}, entry of {of(change.entry)}</td>
                  <td>{change.what === 'void' ? 'standing' : <s>{value(change.what, change.was)}</s>}</td><td>{change.what === 'void' ? 'struck out' : value(change.what, change.is)}</td><td>{change.reason}</td>
                  <td>{change.undo && undoing !== key && <Button small look="quiet" icon="undo" aria-label={`Undo, entry of ${of(change.entry)}`} onClick={() => setUndoing(key)}>Undo</Button>}</td>
                </tr>,
                change.undo && undoing === key && <tr key={`${key} undo`}><td colSpan={7}><UndoForm entry={change.entry} changes={change.undo} least={page.closed ? 10 : 3} onDone={() => setUndoing(null)} /></td></tr>,
              ];
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function UndoForm({ entry, changes, least, onDone }: { entry: EntryView; changes: EntryChange; least: number; onDone: () => void }) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < least;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { together: _together, ...back } = changes;
    if (!short && (await act(async () => { await send('entry.amend', { entry: entry.id, month: entry.month, changes: back, reason: reason.trim() }); }))) { say('Taken back. Both changes stay in the history.'); onDone(); }
  };
  return (
    <form className="edit" aria-label="Undo this change" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <div className="erow">
        <Field small label="Reason" wrap="w3" value={reason} maxLength={400} autoFocus onChange={(event) => setReason(event.target.value)} hint="The old values come back as a change of their own." error={tried && short ? `At least ${least === 10 ? 'ten' : 'three'} characters.` : null} />
        <div className="acts"><Button small look="main" type="submit" busy={busy}>Undo the change</Button><Button small onClick={onDone}>Leave it <kbd>Esc</kbd></Button></div>
      </div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
