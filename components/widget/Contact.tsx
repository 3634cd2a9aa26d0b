import { useId, useState } from 'react';
import type { Modality } from '../../lib/records/index.ts';
import { Button } from '../ui/Button.tsx';
import { useTheWidget } from './context.ts';
import { contactWords, kinds } from './contact.ts';

interface ContactProps {
  modality: Modality | null;
  interactive: boolean;
  /** The entry just stopped; absent = the running one. */
  entry?: string;
  /** On a call the kinds are open from the beginning. */
  open?: boolean;
}

/** How the contact was made, and whether the two spoke or wrote with each other in that moment: some codes ask for both. */
export function Contact({ modality, interactive, entry, open = false }: ContactProps) {
  const w = useTheWidget();
  const id = useId();
  const [opened, setOpened] = useState(false);
  const say = (kind: Modality, live: boolean) => void w.act('timer.contact', { modality: kind, interactive: live && kind !== 'none', ...(entry ? { entry } : {}) });
  const busy = w.flight === 'timer.contact' || undefined;
  if (!open && !opened) return <div className="btns"><Button small icon="call" onClick={() => setOpened(true)}>{modality ? contactWords(modality, interactive) : 'Kind of contact'}</Button></div>;
  return (
    <fieldset className="pick" aria-busy={busy}>
      <legend className="label">Contact</legend>
      <div className="segm">
        {kinds.map((kind) => (
          <label key={kind.id} className={modality === kind.id ? 'on' : ''}><input type="radio" name={`${id}-kind`} checked={modality === kind.id} aria-label={kind.id === 'none' ? 'Nobody reached' : undefined} onChange={() => say(kind.id, interactive)} />{kind.word}</label>
        ))}
      </div>
      {modality && modality !== 'none' && (
        <div className="segm two">
          {[true, false].map((live) => (
            <label key={String(live)} className={interactive === live ? 'on' : ''}><input type="radio" name={`${id}-live`} checked={interactive === live} onChange={() => say(modality, live)} />{modality === 'portal' ? (live ? 'We wrote live' : 'Not live') : live ? 'We spoke live' : 'Not live'}</label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
