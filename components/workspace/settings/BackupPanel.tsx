/** Copies of the log: where they are, how far behind, and the ways to make one. */
import type { BackupView } from '../../../lib/commands/views-keeping.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, dayOf, dayWords, timeOf } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useDoors } from '../doors.tsx';
import { useSay } from '../live.tsx';
import { PlainCopy } from './PlainCopy.tsx';
import './keeping.css';

export function BackupPanel() {
  const { reply, trouble, again } = useAsked('backup.status', {});
  return (
    <section className="panel" aria-labelledby="set-backup">
      <div className="hd"><h2 id="set-backup">Backup</h2></div>
      <div className="bd stack">
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
        {reply && <Backup view={reply} again={again} />}
      </div>
    </section>
  );
}

function Backup({ view, again }: { view: BackupView; again: () => Promise<void> }) {
  const send = useSend();
  const say = useSay();
  const { files } = useDoors();
  const { busy, trouble, act } = useAct();
  const save = () => act(async () => {
    const { name, events } = await send('backup.make', {});
    await files.save(name);
    await send('backup.saved', { name });
    await again();
    say(`Backup with ${count(events, 'event')} saved.`);
  });
  // The browser asks only while it handles the click, so nothing is awaited before it.
  const toFolder = (asked: Promise<boolean>) => act(async () => {
    if (!(await asked)) return;
    await send('backup.folder', {});
    await again();
    say('Backup written to the folder.');
  });
  const { folder } = view;
  return <>
    {view.due && <Note tone="away" icon="clock"><b>{dueWords(view)}</b> A copy that lies only in this browser goes with its profile.</Note>}
    {view.trouble && <Note tone="unsaved" alert>{view.trouble}</Note>}
    <dl className="copies">
      <dt>In this browser</dt><dd>{lastWords(view.own, view.timeZone)} <span className="q">Made by itself after 200 events or a day; the last three stay.</span></dd>
      {files.canChoose && <><dt>In a folder</dt><dd>{folder.state === 'none' ? 'No folder chosen.' : <><b>{folder.name}</b>: {lastWords(folder.last, view.timeZone)}</>} {folder.state === 'ask' && <span className="q">The browser wants to ask you again before it writes there.</span>}</dd></>}
      <dt>Downloaded</dt><dd>{lastWords(view.saved, view.timeZone)}</dd>
    </dl>
    <div className="acts">
      <Button look="main" icon="export" busy={busy} onClick={() => void save()}>Download a backup</Button>
      {folder.state === 'ask' && <Button icon="again" busy={busy} onClick={() => void toFolder(files.allowFolder())}>Allow the folder again</Button>}
      {folder.state === 'allowed' && <Button icon="again" busy={busy} onClick={() => void toFolder(Promise.resolve(true))}>Write to the folder now</Button>}
      {files.canChoose && <Button busy={busy} onClick={() => void toFolder(files.chooseFolder())}>{folder.state === 'none' ? 'Choose a folder…' : 'Choose another folder…'}</Button>}
    </div>
    {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
    {!files.canChoose && <p className="hint">This browser cannot write into a folder by itself: download a backup by hand.</p>}
    <Select small label="Remind me of a copy outside this browser after" wrap="remind" value={view.remindDays} onChange={(event) => void act(async () => { await send('backup.remind', { days: Number(event.target.value) }); await again(); })}>
      {[...new Set([1, 3, 7, 14, 30, view.remindDays])].sort((a, b) => a - b).map((days) => <option key={days} value={days}>{count(days, 'day')}</option>)}
    </Select>
    <p className="hint">A backup is encrypted. Each passphrase of this day opens it, and so does the recovery key. Its name holds a date and a count, and nothing of anybody.</p>
    <p><a href="#/restore">Restore from a backup…</a></p>
    <PlainCopy />
  </>;
}

function lastWords(last: { at: number; events: number } | null, timeZone: string): string {
  return last ? `${dayWords(dayOf(last.at, timeZone))}, ${timeOf(last.at, timeZone, false)}, ${count(last.events, 'event')}.` : 'None yet.';
}

function dueWords({ folder, saved, outsideSince }: BackupView): string {
  return folder.last || saved ? `${count(outsideSince, 'event')} are not in any copy outside this browser.` : 'There is no copy outside this browser yet.';
}
