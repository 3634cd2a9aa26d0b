import type { ReactNode } from 'react';

interface OptionProps {
  /** The key that takes it while the widget has the focus. */
  k: '1' | '2' | '3' | '4';
  busy?: boolean;
  /** A second line. */
  hint?: ReactNode;
  onTake: () => void;
  children: ReactNode;
}

/** One of several answers that look the same: nothing is preselected and nothing is pushed. */
export function Option({ k, busy, hint, onTake, children }: OptionProps) {
  return (
    <button type="button" className="opt" data-key={k} aria-keyshortcuts={k} aria-busy={busy || undefined} onClick={() => { if (!busy) onTake(); }}>
      <kbd aria-hidden="true">{k}</kbd><span className="grow"><b>{children}</b>{hint && <span className="q">{hint}</span>}</span>
    </button>
  );
}
