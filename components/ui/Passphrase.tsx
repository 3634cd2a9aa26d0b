/** The field for a passphrase: paste works, Caps Lock is announced, and a new one is told how strong it is, in words. */
import { useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { Check, Field } from './Field.tsx';
import { Icon } from './Icon.tsx';

export const shortestPassphrase = 12;

/** How strong a new passphrase is: 0 (too short) to 4, with the words that say so. An estimate of guessing effort, not a proof. */
export function strength(passphrase: string): { level: 0 | 1 | 2 | 3 | 4; words: string } {
  const length = [...passphrase].length;
  if (length < shortestPassphrase) return { level: 0, words: length === 0 ? 'At least 12 characters; four or five plain words work well.' : `${length} characters. At least 12; four or five plain words work well.` };
  const different = new Set(passphrase.toLowerCase()).size;
  const words = new Set(passphrase.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 2)).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(passphrase)).length;
  if (different < 6) return { level: 1, words: `${length} characters, but few different ones. Add a word or two.` };
  const points = (length >= 16 ? 1 : 0) + (length >= 22 ? 1 : 0) + (words >= 4 ? 1 : 0) + (kinds >= 3 ? 1 : 0);
  if (points === 0) return { level: 2, words: `${length} characters. Enough; another word makes it much stronger.` };
  return points === 1 ? { level: 3, words: `${length} characters. Good.` } : { level: 4, words: `${length} characters. Strong.` };
}

interface PassphraseProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  /** A new passphrase: shows its strength and lets the browser offer one. */
  fresh?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** A passphrase, hidden until asked for. */
export function PassphraseField({ label, value, onChange, error, fresh, inputRef, autoFocus }: PassphraseProps) {
  const [caps, setCaps] = useState(false);
  const [open, setOpen] = useState(false);
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  const { level, words } = strength(value);
  return (
    <Field
      label={label} type={open ? 'text' : 'password'} value={value} ref={inputRef} error={error} autoFocus={autoFocus}
      autoComplete={fresh ? 'new-password' : 'current-password'} spellCheck={false} autoCapitalize="none"
      onChange={(event) => onChange(event.target.value)} onKeyDown={look} onKeyUp={look}
      hint={fresh ? <>{level > 1 && <Icon name="check" />} {words}</> : undefined}
    >
      {fresh && <span className="str" aria-hidden="true">{[1, 2, 3, 4].map((step) => <i key={step} className={step <= level ? '' : 'o'} />)}</span>}
      <span className="below">
        <Check checked={open} onChange={(event) => setOpen(event.target.checked)}>Show</Check>
        <span role="status" className="caps">{caps && <><Icon name="warning" /> Caps Lock is on.</>}</span>
      </span>
    </Field>
  );
}
