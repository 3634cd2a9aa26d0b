/** Step 2: who is keeping time. No role is preselected: the rules turn on it. */
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { roleChoices } from '../words.ts';
import { StepCard } from './StepCard.tsx';
import type { Answers } from './answers.ts';

interface Props { answers: Answers; change: (part: Partial<Answers>) => void; onBack: () => void; onNext: () => void }

export function YouStep({ answers, change, onBack, onNext }: Props) {
  const { me } = answers;
  const [tried, setTried] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const roles = useRef<HTMLFieldSetElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (me.name.trim() === '') name.current?.focus();
    else if (!me.role) roles.current?.querySelector('input')?.focus();
    else onNext();
  };
  return (
    <StepCard step={2} title="Who is keeping time" why="Your role is stored in each entry, because the rules ask who did the work.">
      <form className="stepform" onSubmit={submit} noValidate>
        <div className="tw">
          <Field label="Your name" value={me.name} maxLength={120} ref={name} autoComplete="name" onChange={(event) => change({ me: { ...me, name: event.target.value } })}
            error={tried && me.name.trim() === '' ? 'Type your name as the practice knows it.' : null} />
          <Field label="Credential" wrap="sh" value={me.credential} maxLength={20} placeholder="RN" onChange={(event) => change({ me: { ...me, credential: event.target.value } })} />
        </div>
        <fieldset className="rol" ref={roles} aria-describedby={tried && !me.role ? 'role-error' : undefined}>
          <legend className="label">Your role</legend>
          {roleChoices.map((choice) => (
            <label key={choice.role} className={choice.role === me.role ? 'rad on' : 'rad'}>
              <input type="radio" name="role" value={choice.role} checked={choice.role === me.role} onChange={() => change({ me: { ...me, role: choice.role } })} />
              <span><b>{choice.name}</b><span className="hint">{choice.hint}</span></span>
            </label>
          ))}
          {tried && !me.role && <p className="err" id="role-error"><Icon name="warning" /><span>Choose the role that fits your work.</span></p>}
        </fieldset>
        <div className="onav"><Button look="quiet" icon="left" onClick={onBack}>Back</Button><Button look="main" type="submit">Continue</Button></div>
      </form>
    </StepCard>
  );
}
