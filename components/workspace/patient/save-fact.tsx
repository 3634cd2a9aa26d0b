import type { FormEvent, ReactNode } from 'react';
import type { Observation } from '../../../lib/records/index.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';

interface FactFormProps {
  /** What is asked, for screen readers. */
  label: string;
  /** The observation to save, or null while something is missing (the form then shows what). */
  observation: () => Observation | null;
  button: string;
  /** Called after it was written. */
  onDone?: () => void;
  onCancel?: () => void;
  children: ReactNode;
}

/** The frame of every small form that records a fact: its fields in a row, one button, and what went wrong beside it. */
export function FactForm({ label, observation, button, onDone, onCancel, children }: FactFormProps) {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const what = observation();
    // The fields show what is missing in the coming frame; the first of them gets the focus.
    if (!what) return void requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    if (await act(async () => { await send('observation.save', { observation: what }); })) { say(`${label} recorded.`); onDone?.(); }
  };
  return (
    <form className="solve" aria-label={label} onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => { if (event.key === 'Escape' && onCancel) { event.stopPropagation(); onCancel(); } }}>
      {children}
      <div className="acts"><Button small look="main" type="submit" busy={busy}>{button}</Button>{onCancel && <Button small onClick={onCancel}>Cancel</Button>}</div>
      {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    </form>
  );
}
