import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';

const usual: Record<NoteTone, Glyph> = { still: 'shield', away: 'away', stop: 'blocked', unsaved: 'warning', ok: 'check', act: 'play' };
export type NoteTone = 'still' | 'away' | 'stop' | 'unsaved' | 'ok' | 'act';

interface NoteProps {
  tone?: NoteTone;
  icon?: Glyph;
  children: ReactNode;
  /** Announced as soon as it appears; for something that just went wrong where the person is. */
  alert?: boolean;
  id?: string;
}

/** A sentence in a box: what is safe, what happened, what can be done. */
export function Note({ tone = 'still', icon, children, alert, id }: NoteProps) {
  return <div className={`note ${tone}`} role={alert ? 'alert' : undefined} id={id}><Icon name={icon ?? usual[tone]} /><div>{children}</div></div>;
}
