/** Time that no timer saw: when, what, for which program, why, and who else was there. What is in the way is shown before anything is saved. */
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import type { ActivityChoice, PatientLabel } from '../../lib/commands/views.ts';
import { modalities, type Modality, type Program } from '../../lib/records/index.ts';
import { subtract, total } from '../../lib/time/interval.ts';
import { useAct, useAsked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Check, Field, Select } from '../ui/Field.tsx';
import { Note } from '../ui/Note.tsx';
import { clock } from '../ui/said.ts';
import { useSend } from '../ui/wire.tsx';
import { sentenceCase } from '../workspace/patient/facts.ts';
import { modalityWords, programWords } from '../workspace/words.ts';
import { InTheWay, type Way } from './InTheWay.tsx';
import { readInterval, type Typed } from './interval.ts';
import { WhoElse } from './WhoElse.tsx';
import './by-hand.css';

interface AddTimeFormProps {
  /** Opaque key of a recorded patient. */
  patient: string;
  /** Programs to choose from; the first is proposed. */
  programs: readonly string[];
  activities: readonly ActivityChoice[];
  recent: readonly string[];
  zone: string;
  /** UTC epoch ms. */
  now(): number;
  /** How patients in the way are named. */
  nameOf?: ((patient: PatientLabel) => string) | undefined;
  /** Proposed, and the last day that can be chosen. */
  day: string;
  today: string;
  /** The month is closed: what is added is an addendum. */
  addendum?: boolean;
  onDone: (said: string) => void;
  onCancel: () => void;
}

export function AddTimeForm({ patient, programs, activities, recent, zone, now, nameOf, day, today, addendum = false, onDone, onCancel }: AddTimeFormProps) {
  const send = useSend();
  const group = useId();
  const { busy, trouble, code, act, forget } = useAct();
  const [typed, setTyped] = useState<Typed>({ day, from: '', to: '', minutes: '' });
  const [activity, setActivity] = useState('');
  const [program, setProgram] = useState(programs[0] ?? '');
  const [modality, setModality] = useState<Modality | ''>('');
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [others, setOthers] = useState<string[]>([]);
  const [way, setWay] = useState<Way | null>(null);
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);

  const { interval, wrong } = readInterval(typed, zone, now(), tried);
  const { reply } = useAsked('entry.check', interval ? { patient, ...interval } : null);
  const found = interval ? reply?.collisions ?? [] : [];
  const least = addendum ? 10 : 3;
  const short = reason.trim().length < least;
  const undecided = found.length > 0 && way === null;
  const change = (part: Partial<Typed>) => { setTyped((old) => ({ ...old, ...part })); setWay(null); setSure(false); forget(); };
  const close = (event: { key: string; stopPropagation(): void }) => { if (event.key === 'Escape') { event.stopPropagation(); onCancel(); } };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setTried(true);
    if (!interval || !activity || short || undecided) return void requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"], .way input')?.focus());
    const done = await act(async () => {
      await send('entry.add', {
        patient, ...interval, activity, program: (program || null) as Program | null, note: note.trim(), reason: reason.trim(),
        ...(modality ? { modality } : {}), ...(others.length ? { with: others } : {}), ...(found.length && way ? { resolve: way } : {}), ...(sure ? { sure } : {}),
      });
    });
    if (done) onDone(way === 'not_counted' && found.length ? 'Added, not counted.' : 'Time added by hand.');
  };
  return (
    <form className="byhand" aria-label="Add time" onSubmit={(event) => void submit(event)} noValidate onKeyDown={close}>
      <div className="bh-row">
        <Field small type="date" label="Day" wrap="bh-day" value={typed.day} max={today} onChange={(event) => change({ day: event.target.value })} error={wrong.day ?? null} autoFocus />
        <Field small label="Start" placeholder="09:05" value={typed.from} onChange={(event) => change({ from: event.target.value })} error={wrong.from ?? null} />
        <Field small label="End" placeholder="09:20" value={typed.to} onChange={(event) => change({ to: event.target.value, minutes: '' })} error={wrong.to ?? null} />
        <Field small label="or minutes" inputMode="numeric" placeholder={interval ? String(Math.floor((interval.end - interval.start) / 60_000)) : '15'} value={typed.minutes} onChange={(event) => change({ minutes: event.target.value, to: '' })} error={wrong.minutes ?? null} />
      </div>
      {interval && found.length > 0 && <InTheWay list={found} mine={interval} zone={zone} way={way} onWay={setWay} group={group} nameOf={nameOf} />}
      {tried && undecided && <p className="err" role="alert">Choose who gives way.</p>}
      <div className="bh-row">
        <Select small label="Activity" wrap="bh-wide" value={activity} onChange={(event) => setActivity(event.target.value)} error={tried && !activity ? 'Choose one.' : null}>
          <option value="" disabled>Choose…</option>
          <Activities activities={activities} recent={recent} />
        </Select>
        <Select small label="Program" value={program} onChange={(event) => setProgram(event.target.value)}>{programs.map((each) => <option key={each} value={each}>{programWords(each)}</option>)}<option value="">None</option></Select>
        <Select small label="Way of contact" value={modality} onChange={(event) => setModality(event.target.value as Modality | '')}><option value="">Not recorded</option>{modalities.map((each) => <option key={each} value={each}>{sentenceCase(modalityWords[each] ?? each)}</option>)}</Select>
      </div>
      <div className="bh-row">
        <Field small label="Note" wrap="bh-wide" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
        <Field small label="Reason" wrap="bh-wide" value={reason} maxLength={400} onChange={(event) => setReason(event.target.value)} hint={addendum ? 'The month is closed: this is an addendum. At least ten characters.' : 'Why no timer ran. It stays in the history.'} error={tried && short ? `At least ${addendum ? 'ten' : 'three'} characters.` : null} />
      </div>
      <WhoElse chosen={others} onChange={setOthers} />
      {code === 'LONG' && <Check checked={sure} onChange={(event) => setSure(event.target.checked)}>It was that long</Check>}
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      <div className="bh-acts">
        <Button small look="main" type="submit" busy={busy}>Add {interval ? clock((way === 'trim_mine' ? total(subtract([interval], found)) : interval.end - interval.start) / 1000) : 'time'}</Button>
        <Button small onClick={onCancel}>Cancel <kbd>Esc</kbd></Button>
      </div>
    </form>
  );
}

/** Every activity to choose from, those of late first. */
export function Activities({ activities, recent = [] }: { activities: readonly ActivityChoice[]; recent?: readonly string[] }) {
  const late = recent.flatMap((id) => activities.filter((each) => each.id === id));
  const options = (list: readonly ActivityChoice[]) => list.map((each) => <option key={each.id} value={each.id}>{each.label}</option>);
  return late.length ? <><optgroup label="Recent">{options(late)}</optgroup><optgroup label="All">{options(activities)}</optgroup></> : <>{options(activities)}</>;
}
