import { useState } from 'react';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { saveText } from '../save-text.ts';

/** Everything in plain text, behind a second press: for leaving, or for a tool of one's own. */
export function PlainCopy() {
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [asked, setAsked] = useState(false);
  const copy = () => act(async () => {
    let text = '';
    let fileName = '';
    for (let after: number | null = 0; after !== null;) {
      const part: { fileName: string; text: string; next: number | null } = await send('backup.plain', { after });
      text += part.text;
      fileName = part.fileName;
      after = part.next;
    }
    saveText(fileName, text, 'application/json');
    setAsked(false);
    say('Unencrypted copy saved.');
  });
  return <>
    {!asked ? <div><Button look="quiet" small onClick={() => setAsked(true)}>Copy everything unencrypted…</Button></div> : (
      <Note tone="stop" icon="warning">
        <b>Anyone who finds this file can read every name, date and note in it.</b> It is for reading elsewhere; CareTally cannot restore from it. Who made it, and when, stands in the log.
        <span className="acts"><Button small busy={busy} onClick={() => void copy()}>{busy ? 'Copying…' : 'Save it unencrypted'}</Button><Button small onClick={() => setAsked(false)}>Do not save</Button></span>
      </Note>
    )}
    {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
  </>;
}
