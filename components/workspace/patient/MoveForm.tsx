import { useState } from 'react';
import type { FormEvent } from 'react';
import type { EntryView } from '../../../lib/commands/views-patient.ts';
import type { Program } from '../../../lib/records/index.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { programWords } from '../words.ts';
import { instantOf } from './wall.ts';

interface MoveFormProps { entry: EntryView; programs: readonly string[]; timeZone: string; least: number; onDone: () => void }

/** Gives an entry, or its later part, to another program. Every second keeps exactly one program. */
export function MoveForm({ entry, programs, timeZone, least, onDone }: MoveFormProps) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [program, setProgram] = useState('');
  const [from, setFrom] = useState(timeOf(entry.start, timeZone));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const cut = instantOf(from, entry.start, timeZone);
  const outside = cut === null || cut < entry.start || cut >= entry.end;
  const short = reason.trim().length < least;
  const was = entry.program ? programWords(entry.program) : 'no program';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!program || outside || short) return;
    const done = await act(async () => { await send('entry.move', { entry: entry.id, month: entry.month, program: program as Program, reason: reason.trim(), ...(cut === entry.start ? {} : { from: cut }) }); });
    if (done) { say(`Moved to ${programWords(program)}. It stays in the history.`); onDone(); }
  };
  return (
    <form className="edit" aria-label="Move to another program" onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape') onDone(); }}>
      <div className="erow">
        <Select small label="To program" value={program} autoFocus onChange={(event) => setProgram(event.target.value)} error={tried && !program ? 'Choose one.' : null}><option value="" disabled>Choose…</option>{programs.map((each) => <option key={each} value={each}>{programWords(each)}</option>)}</Select>
        <Field small label="From" value={from} onChange={(event) => setFrom(event.target.value)} hint="The entry’s start moves all of it." error={outside ? `From ${timeOf(entry.start, timeZone)} to before ${timeOf(entry.end, timeZone)}.` : null} />
        <Field small label="Reason" wrap="w3" value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} hint="It stays in the history." error={tried && short ? `At least ${least === 10 ? 'ten' : 'three'} characters.` : null} />
      </div>
      {program && !outside && <p className="delta" role="status"><Icon name="right" /><span>{cut > entry.start && <><b>{clock((cut - entry.start) / 1000)}</b> stays in {was}; </>}<b>{clock((entry.end - cut) / 1000)}</b> {cut > entry.start ? 'goes' : `goes from ${was}`} to {programWords(program)}. Every second keeps one program.</span></p>}
      <div className="acts"><Button small look="main" type="submit" busy={busy}>Move</Button><Button small onClick={onDone}>Cancel <kbd>Esc</kbd></Button></div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
