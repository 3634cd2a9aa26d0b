/** Step 1: where the time is kept. Nothing is written yet. */
import { useMemo, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field, Select } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { timeOf } from '../../ui/said.ts';
import { MadeUpOffer } from './MadeUpOffer.tsx';
import { StepCard } from './StepCard.tsx';
import type { Answers } from './answers.ts';

interface Props {
  answers: Answers;
  change: (part: Partial<Answers>) => void;
  onNext: () => void;
  onMadeUp: (people: { name: string; passphrase: string }[]) => Promise<void>;
}

export function PracticeStep({ answers, change, onNext, onMadeUp }: Props) {
  const { name, timeZone } = answers.practice;
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const zones = useMemo(() => zoneChoices(timeZone), [timeZone]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() === '') field.current?.focus();
    else onNext();
  };
  return (
    <StepCard step={1} title="Where the time is kept" why="Months begin and end at midnight in this zone, wherever a laptop travels.">
      <form className="stepform" onSubmit={submit} noValidate>
        <Field label="Practice name" value={name} maxLength={120} ref={field} autoComplete="organization" onChange={(event) => change({ practice: { name: event.target.value, timeZone } })}
          error={missing && name.trim() === '' ? 'Type a name for the practice. It heads every export.' : null} />
        <Select label="Time zone of the practice" value={timeZone} onChange={(event) => change({ practice: { name, timeZone: event.target.value } })}
          hint={`Now ${timeOf(Date.now(), timeZone, false)} there. The zone stays as it is once the practice is set up.`}>
          {zones.map((zone) => <option key={zone} value={zone}>{zone.replaceAll('_', ' ')}</option>)}
        </Select>
        <Note><b>Nothing leaves this computer.</b> CareTally has no server, and the browser itself keeps it from opening a connection.</Note>
        <MadeUpOffer onMadeUp={onMadeUp} />
        <div className="onav"><span /><Button look="main" type="submit">Continue</Button></div>
      </form>
    </StepCard>
  );
}

/** Every zone the browser knows, and the chosen one even if it is none of them. */
function zoneChoices(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(chosen) ? known : [chosen, ...known];
}
