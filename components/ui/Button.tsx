import type { ButtonHTMLAttributes } from 'react';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main`: the one thing to do here; `quiet`: looks like a link; `stop`: ends or voids something. */
  look?: 'main' | 'plain' | 'quiet' | 'stop';
  small?: boolean;
  wide?: boolean;
  icon?: Glyph;
  /** While the answer is awaited: shown as busy, and a second press does nothing. */
  busy?: boolean;
}

/** A button with a verb on it. Never submits a form unless `type="submit"` is given. */
export function Button({ look = 'plain', small, wide, icon, busy, className = '', children, onClick, ...rest }: ButtonProps) {
  const classes = ['btn', look === 'plain' ? '' : look, small ? 'sm' : '', wide ? 'wide' : '', className].filter(Boolean).join(' ');
  return (
    <button type="button" className={classes} aria-busy={busy || undefined} {...rest} onClick={(event) => { if (busy) event.preventDefault(); else onClick?.(event); }}>
      {icon && <Icon name={icon} />}{children}
    </button>
  );
}

/** A small square button that shows only a glyph; `label` is what a screen reader says and what hovering shows. */
export function IconButton({ name, label, className = '', ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { name: Glyph; label: string }) {
  return <button type="button" className={`icon-btn ${className}`.trim()} aria-label={label} title={label} {...rest}><Icon name={name} /></button>;
}
