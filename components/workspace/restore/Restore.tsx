/**
 * Putting the records together again. It stands whatever the vault is: locked, damaged, or never set up here.
 *
 *   choose (a copy of the browser's own, of the folder, a file, or none) ──► passphrase or recovery key ──► report
 */
import { useState } from 'react';
import type { ChangeEvent } from 'react';
import type { WidgetView } from '../../../lib/commands/views.ts';
import type { RestoredView } from '../../../lib/commands/views-keeping.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Note } from '../../ui/Note.tsx';
import { count } from '../../ui/said.ts';
import { useDoors } from '../doors.tsx';
import { Waiting } from '../Waiting.tsx';
import { Choices, keyOf } from './Choices.tsx';
import { Report } from './Report.tsx';
import { WithKey } from './WithKey.tsx';
import './restore.css';

export function Restore({ state, onChanged }: { state: WidgetView; onChanged: () => Promise<void> }) {
  const { files } = useDoors();
  const [given, setGiven] = useState<{ name: string; shown: string; turn: number } | null>(null);
  const { reply, trouble, slow, again } = useAsked('restore.found', { given: given?.name ?? null });
  const { trouble: handing, act } = useAct();
  const [picked, setPicked] = useState<string | null>(null);
  const [report, setReport] = useState<RestoredView | null>(null);
  const hand = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) void act(async () => {
      const name = await files.hand(file);
      setGiven((before) => ({ name, shown: file.name, turn: (before?.turn ?? 0) + 1 }));
      setPicked('given');
      await again();
    });
  };
  const allow = (asked: Promise<boolean>) => act(async () => { if (await asked) await again(); });
  const zone = state.practice?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  // What was restored is said even though the alarm that asked for it is gone.
  if (report) return <Report report={report} timeZone={zone} onGo={async () => { window.location.hash = '#/month'; await onChanged(); }} />;
  const chosen = picked ?? (reply?.backups[0] ? keyOf(reply.backups[0]) : null);
  const from = reply?.backups.find((each) => keyOf(each) === chosen || (chosen === 'given' && each.where === 'given')) ?? null;
  const salvage = chosen === 'none';
  return (
    <section className="ob rst" aria-labelledby="rst-title">
      <div className="ul"><Icon name="undo" className="big" /><h1 id="rst-title">Restore the records</h1><p className="q">From a backup of this practice. What is here and newer is kept; nothing is overwritten, and until the restored records are verified nothing is deleted.</p></div>
      {reply?.alarm && <Note tone="stop" alert>{reply.alarm}</Note>}
      {reply && reply.witnessed !== null && reply.here !== null && reply.alarm && <p>{count(reply.witnessed, 'event')} were witnessed, {reply.here.toLocaleString('en-US')} are here.</p>}
      {!reply && !given && <Waiting slow={slow} trouble={trouble} sentence="Looking for backups…" again={again} />}
      {given && trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      {handing && <Note tone="unsaved" alert>{handing}</Note>}
      <Choices view={reply} timeZone={zone} chosen={chosen} given={given?.shown ?? null} onChoose={setPicked} onHand={hand} />
      {reply?.ask && <div><Button small icon="again" onClick={() => void allow(files.allowFolder())}>Look into the folder “{reply.ask}”</Button></div>}
      {(from || salvage) && <WithKey key={`${chosen} ${given?.turn ?? 0}`} from={from ? { where: from.where, name: from.name } : null} onRestored={(done) => { setReport(done); void onChanged(); }} />}
      <p className="lk"><a href={state.lock === 'new' ? '#/welcome' : '#/month'}>Leave everything as it is</a></p>
    </section>
  );
}
