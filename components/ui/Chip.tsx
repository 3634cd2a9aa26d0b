import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { Glyph } from './Icon.tsx';

export type Tone = 'run' | 'call' | 'away' | 'stop' | 'ok' | 'unsaved' | 'act' | 'line' | 'still';

/** A state in a glyph and a word, always both. */
export function Chip({ tone = 'still', icon, children }: { tone?: Tone; icon?: Glyph; children: ReactNode }) {
  return <span className={`chip ${tone}`}>{icon && <Icon name={icon} />}{children}</span>;
}
