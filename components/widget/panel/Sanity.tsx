/** What somebody should look at again in her own day, before anybody else asks. Only she sees it, and it changes nothing. */
import { useEffect, useState } from 'react';
import type { SanityView } from '../../../lib/commands/sanity.ts';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useName, useTheWidget } from '../context.ts';

export function Sanity() {
  const send = useSend();
  const { view } = useTheWidget();
  const name = useName();
  const [found, setFound] = useState<SanityView['notes']>([]);
  // A whole month is read for this: only when an entry came, went or changed, and never in the way of anything.
  const key = JSON.stringify(view?.today.map(({ entry, start, end }) => [entry, start, end]) ?? []);
  useEffect(() => {
    let here = true;
    send('day.sanity', {}).then(({ notes }) => { if (here) setFound(notes); }, () => { if (here) setFound([]); });
    return () => { here = false; };
  }, [send, key]);
  if (found.length === 0) return null;
  return (
    <section className="pad" aria-label="Look at again">
      <Note tone="away" icon="question">
        <b>Look at this again. Only you see it.</b>
        <ul>{found.map(({ kind, patient, sentence }) => <li key={`${kind} ${patient?.key ?? sentence}`}>{patient && <b>{name(patient)}: </b>}{sentence}</li>)}</ul>
      </Note>
    </section>
  );
}
