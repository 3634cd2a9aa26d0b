import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { sentenceOf } from '../../ui/wire.tsx';
import { useTheWidget } from '../context.ts';
import type { Here } from './EnableHere.tsx';

/** Parts of the page that come from other sites: nothing can be pointed at there before that site is enabled too. */
export function Allow({ here, origins, onAllowed }: { here: Here; origins: readonly string[]; onAllowed: () => void }) {
  const { send } = useTheWidget();
  const [trouble, setTrouble] = useState<string | null>(null);
  const allow = (origin: string) => {
    here.grant(origin)
      .then(async (granted) => {
        if (!granted) return setTrouble(`The browser did not get permission for ${hostOf(origin)}. Nothing else changed.`);
        await send('site.enabled', { origin });
        onAllowed();
      })
      .catch((thrown: unknown) => setTrouble(sentenceOf(thrown)));
  };
  return <>
    {origins.map((origin) => (
      <Note key={origin} icon="page">A part of this page comes from <b>{hostOf(origin)}</b>. If the patient is named there, enable it too. <Button small onClick={() => allow(origin)}>Enable {hostOf(origin)}</Button></Note>
    ))}
    {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
  </>;
}

const hostOf = (origin: string): string => origin.replace(/^https?:\/\//, '');
