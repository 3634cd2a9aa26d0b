import { useState } from 'react';
import type { LedgerStateView } from '../../../lib/commands/views-keeping.ts';
import type { Reply } from '../../../lib/messages.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, dayOf, dayWords, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useDoors } from '../doors.tsx';
import { grouped } from '../month/head.ts';
import './keeping.css';

/** Reading the whole log again, link by link; where it ends; and what was done to the log itself. */
export function LogPanel() {
  const send = useSend();
  const { files } = useDoors();
  const { reply: state, again } = useAsked('ledger.state', {});
  const { busy, trouble, act } = useAct();
  const [result, setResult] = useState<Reply<'ledger.verify'> | null>(null);
  const verify = () => act(async () => { setResult(null); setResult(await send('ledger.verify', {})); await again(); });
  return (
    <section className="panel" aria-labelledby="set-log">
      <div className="hd"><h2 id="set-log">The log</h2></div>
      <div className="bd stack">
        <p>Everything recorded here is a link in one chain. Verifying reads it again from the first link to the last; once a day and before every export it is done without being asked.</p>
        <div className="acts"><Button icon="shield" busy={busy} onClick={() => void verify()}>{busy ? 'Reading…' : 'Verify the log'}</Button><Button icon="export" onClick={() => files.saveVerifier()}>Save the verifier</Button></div>
        <div role="status">
          {result?.ok && <Note tone="ok"><b>{count(result.events, 'event')}, every link holds.</b></Note>}
          {result && !result.ok && <Note tone="stop"><b>{result.trouble ?? 'The chain is broken.'}</b> {count(result.events, 'event')} could be read. Nothing is overwritten. <a href="#/restore">Restore from a backup…</a></Note>}
        </div>
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
        {state && <State state={state} />}
        <p className="hint">The chain shows tampering by anyone without the key: it is tamper-evident, not tamper-proof. Whoever holds the key could write a new chain; a head that was printed, or pasted where somebody else keeps it, is what pins this one. The verifier is one file that needs no CareTally and no network: it reads a backup, and looks up a printed head in it.</p>
      </div>
    </section>
  );
}

function State({ state: { head, verified, restores, copies, timeZone } }: { state: LedgerStateView }) {
  const when = (at: number) => `${dayWords(dayOf(at, timeZone))}, ${timeOf(at, timeZone, false)}`;
  return <>
    <p>Head, record {head.seq.toLocaleString('en-US')}:<br /><span className="hash" translate="no">{grouped(head.mac)}</span></p>
    <p className="q">{verified ? `Last verified ${when(verified.at)}: ${verified.ok ? `${count(verified.events, 'event')}, every link held.` : verified.trouble ?? 'it did not hold.'}` : 'Not verified yet.'}</p>
    {(restores.length > 0 || copies.length > 0) && (
      <ul className="kept">
        {restores.map((each) => <li key={each.at}><span><b>Restored {when(each.at)}</b> by {each.by}: {each.to.toLocaleString('en-US')} of {count(each.witnessed, 'event')}{each.made === null ? ', without a backup' : `, backup of ${when(each.made)}`}. {each.lost > 0 ? <b>{each.lost.toLocaleString('en-US')} missing, from record {(each.to + 1).toLocaleString('en-US')} on.</b> : 'None missing.'}</span></li>)}
        {copies.map((each) => <li key={each.at}><span><b>Copied unencrypted {when(each.at)}</b> by {each.by}: {count(each.events, 'event')}.</span></li>)}
      </ul>
    )}
  </>;
}
