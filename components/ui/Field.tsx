/** Labeled fields. The error stands beside the field, is tied to it, and paste works everywhere. */
import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes } from 'react';
import { Icon } from './Icon.tsx';

interface Shared {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  small?: boolean;
  /** Extra class of the wrapper, for its width in a row. */
  wrap?: string;
}

/** A text field with its label, hint and error. */
export function Field({ label, hint, error, small, wrap = '', className = '', children, ...rest }: Shared & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  const id = useId();
  return (
    <div className={`field ${wrap}`.trim()}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className={['in', small ? 'sm' : '', error ? 'bad' : '', className].filter(Boolean).join(' ')} aria-invalid={error ? true : undefined} aria-describedby={describe(id, hint, error)} {...rest} />
      {children}
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

/** A choice from a list, drawn by the browser itself. */
export function Select({ label, hint, error, small, wrap = '', children, ...rest }: Shared & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <div className={`field ${wrap}`.trim()}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className={small ? 'sel sm' : 'sel'} aria-invalid={error ? true : undefined} aria-describedby={describe(id, hint, error)} {...rest}>{children}</select>
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

/** A box to tick, with its words beside it. */
export function Check({ children, ...rest }: InputHTMLAttributes<HTMLInputElement> & { children: ReactNode }) {
  return <label className="check"><input type="checkbox" {...rest} /><span>{children}</span></label>;
}

function describe(id: string, hint: ReactNode, error: string | null | undefined): string | undefined {
  return [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ') || undefined;
}

function Below({ id, hint, error }: { id: string; hint: ReactNode; error: string | null | undefined }) {
  return <>
    {error && <p className="err" id={`${id}-error`}><Icon name="warning" /><span>{error}</span></p>}
    {hint && <div className="hint" id={`${id}-hint`}>{hint}</div>}
  </>;
}
