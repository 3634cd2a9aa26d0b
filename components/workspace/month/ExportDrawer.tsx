/** The month-end file: what goes in, what stays out and why, and one button that says how many lines. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ExportReply, MonthRow } from '../../../lib/commands/views.ts';
import { useAct } from '../../ui/asked.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Check } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, monthWords } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { saveText } from '../save-text.ts';
import { ExportCheck, Exported, planned } from './ExportCheck.tsx';

export function ExportDrawer({ month, rows, synthetic, onClose }: { month: string; rows: readonly MonthRow[]; synthetic: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [notReady, setNotReady] = useState(false);
  const [done, setDone] = useState<ExportReply | null>(null);
  const plan = useMemo(() => planned(rows), [rows]);
  const lines = plan.ready.lines + (notReady ? plan.unready.lines : 0);
  useEffect(() => { dialog.current?.showModal(); }, []);
  const write = () => act(async () => {
    const file = await send('month.export', { month, notReady });
    saveText(file.fileName, file.text, 'text/csv');
    setDone(file);
    say(`${count(file.lines, 'line')} exported to ${file.fileName}.`);
  });
  return (
    <dialog ref={dialog} className="drawer" aria-labelledby="export-title" onClose={onClose} onClick={(event) => { if (event.target === dialog.current) dialog.current.close(); }}>
      <div className="dh"><h2 id="export-title">Export</h2><span className="q">{monthWords(month)}</span><IconButton name="cross" label="Close (Esc)" onClick={() => dialog.current?.close()} /></div>
      <div className="db">
        {synthetic && <Note tone="unsaved" icon="warning"><b>Practice data.</b> The file’s name and every line say that these are made-up people.</Note>}
        <section>
          <h3>1 What</h3>
          <p><b>Ready lines of the month</b><br /><span className="q">{count(plan.ready.patients, 'patient')}, {count(plan.ready.lines, 'line')}. The same file, byte for byte, where nothing changed.</span></p>
          <Check checked={notReady} disabled={plan.unready.lines === 0} onChange={(event) => { setNotReady(event.target.checked); setDone(null); }}>
            Add lines that are not ready, marked “NOT READY” <span className="q">({count(plan.unready.lines, 'line')})</span>
          </Check>
        </section>
        <section>
          <h3>2 How</h3>
          <p>CSV, UTF-8, each patient and code a line, flags first. <span className="q">The date of service follows the practice’s policy, whose name is written in the file. Change it in <a href="#/settings" onClick={() => dialog.current?.close()}>Settings</a>.</span></p>
        </section>
        <ExportCheck plan={plan} notReady={notReady} month={month} onLeave={() => dialog.current?.close()} />
        {done && <Exported reply={done} month={month} onLeave={() => dialog.current?.close()} />}
        {trouble && <Note tone="unsaved" alert>{trouble}</Note>}
      </div>
      <div className="df">
        <Button look="main" icon="export" busy={busy} disabled={lines === 0} onClick={() => void write()}>{busy ? 'Writing…' : `Export ${count(lines, 'line')}`}</Button>
        <p className="hint">The file is plain text with names and birth dates: keep it where charts may be kept. It is a worksheet for a coder, not a claim.</p>
      </div>
    </dialog>
  );
}
