/** Unlocking, in the side panel or a tab, never on a web page. Two ways in: the passphrase, or the recovery key with a new passphrase. */
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import type { WidgetView } from '../../lib/commands/views.ts';
import { useAct } from './asked.ts';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { Note } from './Note.tsx';
import { PassphraseField, shortestPassphrase } from './Passphrase.tsx';
import { lockedWhy, inWords, timeOf } from './said.ts';
import { useSend } from './wire.tsx';
import './unlock.css';

interface UnlockProps {
  locked: WidgetView['locked'];
  /** The practice's zone, if known while locked; else the browser's own is used. */
  timeZone?: string | null;
  /** After the vault opened. */
  onUnlock: () => void;
}

/** The locked screen: who, since when and why, how long a timer has been waiting, and the field. */
export function Unlock({ locked, timeZone, onUnlock }: UnlockProps) {
  const [recovering, setRecovering] = useState(false);
  const first = locked?.person?.split(' ')[0];
  return (
    <section className="ob" aria-label="Unlock">
      {recovering ? <Recover onUnlock={onUnlock} onBack={() => setRecovering(false)} /> : <Passphrase first={first} locked={locked} timeZone={timeZone} onUnlock={onUnlock} />}
      {!recovering && <Waiting locked={locked} timeZone={timeZone} />}
      {!recovering && (
        <div className="lk">
          <Button look="quiet" small onClick={() => setRecovering(true)}>Use the recovery key</Button>
          <span className="hint">Another person? Type your own passphrase.</span>
        </div>
      )}
    </section>
  );
}

function Passphrase({ first, locked, timeZone, onUnlock }: { first: string | undefined } & UnlockProps) {
  const send = useSend();
  const { busy, trouble, code, act } = useAct();
  const [passphrase, setPassphrase] = useState('');
  const [empty, setEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wrong = code === 'WRONG_PASSPHRASE';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setEmpty(passphrase === '');
    if (passphrase === '') return field.current?.focus();
    if (await act(async () => { await send('vault.unlock', { passphrase }); })) onUnlock();
    else { field.current?.focus(); field.current?.select(); }
  };
  return (
    <form className="ulform" onSubmit={(event) => void submit(event)} noValidate>
      <div className="ul">
        <Icon name="lock" className="big" />
        <h1>{wrong ? 'That did not match' : first ? `Welcome back, ${first}` : 'Welcome back'}</h1>
        <p className="q" role={trouble ? 'alert' : undefined}>{trouble ?? lockedWords(locked, timeZone)}</p>
      </div>
      <PassphraseField label="Passphrase" value={passphrase} onChange={setPassphrase} inputRef={field} autoFocus
        error={empty ? 'Type your passphrase.' : wrong ? 'Not recognized. Type it again.' : null} />
      <Button look="main" wide type="submit" busy={busy}>{busy ? 'Opening…' : 'Unlock'}</Button>
    </form>
  );
}

/** The recovery key opens the vault once and sets a new passphrase for the person who types it. */
function Recover({ onUnlock, onBack }: { onUnlock: () => void; onBack: () => void }) {
  const send = useSend();
  const { busy, trouble, act } = useAct();
  const [recoveryKey, setKey] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [missing, setMissing] = useState<'key' | 'passphrase' | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacks = recoveryKey.replace(/[\s-]/g, '').length < 32 ? 'key' : [...passphrase].length < shortestPassphrase ? 'passphrase' : null;
    setMissing(lacks);
    if (lacks) return;
    if (await act(async () => { await send('vault.recover', { recoveryKey: recoveryKey.trim(), passphrase }); })) onUnlock();
  };
  return (
    <form className="ulform" onSubmit={(event) => void submit(event)} noValidate>
      <div className="ul">
        <Icon name="lock" className="big" />
        <h1>Use the recovery key</h1>
        <p className="q">It was shown once, when this practice was set up. It opens the vault and sets a new passphrase.</p>
      </div>
      <Field label="Recovery key" className="keyin" value={recoveryKey} onChange={(event) => setKey(event.target.value)} autoFocus autoComplete="off" spellCheck={false}
        hint="Eight groups of four. Dashes and small letters do not matter." error={missing === 'key' ? 'The key has 32 letters and digits. Some are missing here.' : null} />
      <PassphraseField label="New passphrase" fresh value={passphrase} onChange={setPassphrase} error={missing === 'passphrase' ? 'At least 12 characters.' : null} />
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      <Button look="main" wide type="submit" busy={busy}>{busy ? 'Opening…' : 'Open with the recovery key'}</Button>
      <div className="lk"><Button look="quiet" small icon="left" onClick={onBack}>Back to the passphrase</Button></div>
    </form>
  );
}

function Waiting({ locked, timeZone }: Pick<UnlockProps, 'locked' | 'timeZone'>) {
  const now = useNow(15_000);
  if (!locked?.openTimerSince) return <Note>Your time is safe. Locking never deletes an entry.</Note>;
  const from = Math.max(locked.at ?? 0, locked.openTimerSince);
  return (
    <Note tone="away">
      <b>1 timer is open.</b> {inWords((now - from) / 1000)} since {timeOf(from, zoneOf(timeZone))} wait for your answer: keep, discard or split.
    </Note>
  );
}

function lockedWords(locked: WidgetView['locked'], timeZone: string | null | undefined): string {
  if (!locked?.at) return 'Locked. Your time is safe.';
  const why = lockedWhy(locked);
  return `Locked at ${timeOf(locked.at, zoneOf(timeZone))}${why ? ` ${why}` : ''}.`;
}

const zoneOf = (timeZone: string | null | undefined) => timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The present, looked at again every `every` milliseconds. */
function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
