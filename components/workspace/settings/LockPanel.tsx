import { useState } from 'react';
import type { WidgetView } from '../../../lib/commands/views.ts';
import { useAct } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { count } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';

/** When it locks, locking now, and the way out of a made-up practice. `minutes` without input as the organization set them, null = not set. */
export function LockPanel({ state, minutes }: { state: WidgetView; minutes: number | null }) {
  const send = useSend();
  const { busy, trouble, act } = useAct();
  const [leaving, setLeaving] = useState(false);
  return (
    <section className="panel" aria-labelledby="set-lock">
      <div className="hd"><h2 id="set-lock">Lock</h2></div>
      <div className="bd stack">
        <p>It locks with the computer, after {count(minutes ?? 10, 'minute')} without input, and when the browser starts. A running timer goes on; nobody can read a name meanwhile.</p>
        {minutes !== null && <Note icon="lock"><b>Set by your organization:</b> {count(minutes, 'minute')} without input.</Note>}
        <div><Button icon="lock" busy={busy && !leaving} onClick={() => void act(async () => { await send('vault.lock', {}); })}>Lock now</Button></div>
        {state.practice?.synthetic && (leaving ? (
          <Note tone="away" icon="warning">
            <b>Leave the made-up practice and delete it?</b> Its people and their time are gone then. A real practice on this computer is not touched.
            <span className="acts"><Button small busy={busy} onClick={() => void act(async () => { await send('practice.leavePractice', {}); window.location.hash = '#/month'; })}>Leave and delete</Button><Button small onClick={() => setLeaving(false)}>Stay</Button></span>
          </Note>
        ) : <div><Button onClick={() => setLeaving(true)}>Leave the made-up practice…</Button></div>)}
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      </div>
    </section>
  );
}
