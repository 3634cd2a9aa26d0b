import { useState } from 'react';
import type { Reply } from '../../../lib/messages.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { count } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';

/** Reading the whole log again, link by link. */
export function LogPanel() {
  const send = useSend();
  const { busy, trouble, act } = useAct();
  const [result, setResult] = useState<Reply<'ledger.verify'> | null>(null);
  const verify = () => act(async () => { setResult(null); setResult(await send('ledger.verify', {})); });
  return (
    <section className="panel" aria-labelledby="set-log">
      <div className="hd"><h2 id="set-log">The log</h2></div>
      <div className="bd stack">
        <p>Everything recorded here is a link in one chain. Verifying reads it again from the first link to the last.</p>
        <div><Button icon="shield" busy={busy} onClick={() => void verify()}>{busy ? 'Reading…' : 'Verify the log'}</Button></div>
        <div role="status">
          {result?.ok && <Note tone="ok"><b>{count(result.events, 'event')}, every link holds.</b><br /><span className="hash">Head {result.head}</span></Note>}
          {result && !result.ok && <Note tone="stop"><b>{result.trouble ?? 'The chain is broken.'}</b> {count(result.events, 'event')} could be read. Nothing is overwritten.</Note>}
        </div>
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
        <p className="hint">The chain shows tampering by anyone without the key. It cannot show that somebody with the key rewrote all of it.</p>
      </div>
    </section>
  );
}
