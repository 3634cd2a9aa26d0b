/** Step 3: passphrase and recovery key. Its button writes the practice; nothing before does. */
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { PassphraseField, shortestPassphrase } from '../../ui/Passphrase.tsx';
import { useSend } from '../../ui/wire.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';
import { StepCard } from './StepCard.tsx';
import type { Answers } from './answers.ts';

interface Props { answers: Answers; change: (part: Partial<Answers>) => void; onBack: () => void; onWritten: () => Promise<void> }

export function LockStep({ answers, change, onBack, onWritten }: Props) {
  const send = useSend();
  const { busy, trouble, act } = useAct();
  const fetching = useAct();
  const [tried, setTried] = useState(false);
  const passphrase = useRef<HTMLInputElement>(null);
  const four = useRef<HTMLInputElement>(null);
  const key = answers.recoveryKey;
  const short = [...answers.passphrase].length < shortestPassphrase;
  const same = key !== null && answers.lastFour.trim().toUpperCase() === key.slice(-4);
  const fetchKey = () => void fetching.act(async () => { change({ recoveryKey: (await send('practice.recoveryKey', {})).key }); });
  useEffect(() => { if (key === null) fetchKey(); }, []); // asked once; the answer is kept above, so that going back does not make another
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short) return passphrase.current?.focus();
    if (!same) return four.current?.focus();
    const { practice, me } = answers;
    if (!key || !me.role) return;
    const role = me.role;
    await act(async () => {
      await send('practice.create', { practice: { name: practice.name.trim(), timeZone: practice.timeZone }, me: { name: me.name.trim(), credential: me.credential.trim(), role }, passphrase: answers.passphrase, recoveryKey: key });
      await onWritten();
    });
  };
  return (
    <StepCard step={3} title="A lock that is yours" why="The passphrase encrypts everything kept here. Nobody can reset it. The recovery key is the only other way in.">
      <form className="stepform" onSubmit={(event) => void submit(event)} noValidate>
        <PassphraseField label="Passphrase" fresh value={answers.passphrase} inputRef={passphrase} onChange={(value) => change({ passphrase: value })} error={tried && short ? 'At least 12 characters.' : null} />
        {key ? <RecoveryKey recoveryKey={key} practice={answers.practice.name} /> : fetching.trouble && <><Note tone="unsaved" alert>{fetching.trouble}</Note><Button icon="again" onClick={fetchKey}>Try again</Button></>}
        <Field label="Type the last four characters, to show you have it" className="sh4" value={answers.lastFour} maxLength={8} ref={four} autoComplete="off" spellCheck={false}
          onChange={(event) => change({ lastFour: event.target.value })} error={tried && !same ? 'These are not the last four characters of the key above.' : null} />
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
        <div className="onav"><Button look="quiet" icon="left" onClick={onBack}>Back</Button><Button look="main" type="submit" busy={busy}>{busy ? 'Setting up…' : 'Continue'}</Button></div>
      </form>
    </StepCard>
  );
}
