/** The month-end file and the close: what goes in, what stays out and why, one button that says how many lines, and the end of the month. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ClosedView } from '../../../lib/commands/views-closing.ts';
import type { ExportReply, MonthRow } from '../../../lib/commands/views-month.ts';
import { useAct } from '../../ui/asked.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Check } from '../../ui/Field.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, monthWords } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { saveText } from '../save-text.ts';
import { CloseMonth } from './CloseMonth.tsx';
import { ExportCheck, Exported, planned, type Scope } from './ExportCheck.tsx';

interface DrawerProps { month: string; rows: readonly MonthRow[]; closed: ClosedView | null; synthetic: boolean; atClose: boolean; onResolve: () => void; onClose: () => void }

export function ExportDrawer({ month, rows, closed, synthetic, atClose, onResolve, onClose }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const send = useSend();
  const say = useSay();
  const { busy, trouble, act } = useAct();
  const [notReady, setNotReady] = useState(false);
  const [done, setDone] = useState<ExportReply | null>(null);
  // What went out already is not offered again first, unless nothing else is left.
  const [chosen, setChosen] = useState<Scope>(() => (planned(rows, 'since').ready.lines > 0 ? 'since' : 'all'));
  const scope = chosen === 'addendum' && !closed ? 'all' : chosen;
  const plan = useMemo(() => planned(rows, scope), [rows, scope]);
  const lines = plan.ready.lines + (notReady ? plan.unready.lines : 0);
  useEffect(() => { dialog.current?.showModal(); }, []);
  const write = () => act(async () => {
    const file = await send('month.export', { month, notReady, scope });
    saveText(file.fileName, file.text, 'text/csv');
    setDone(file);
    say(`${count(file.lines, 'line')} exported to ${file.fileName}.`);
  });
  return (
    <dialog ref={dialog} className="drawer" aria-labelledby="export-title" onClose={onClose} onClick={(event) => { if (event.target === dialog.current) dialog.current.close(); }}>
      <div className="dh"><h2 id="export-title">Export and close</h2><span className="q">{monthWords(month)}</span><IconButton name="cross" label="Close (Esc)" onClick={() => dialog.current?.close()} /></div>
      <div className="db">
        {synthetic && <Note tone="unsaved" icon="warning"><b>Practice data.</b> The file’s name and every line say that these are made-up people.</Note>}
        <section>
          <h3>1 What</h3>
          <div className="radios" role="radiogroup" aria-label="What goes into the file">
            {scopes.filter((each) => each.scope !== 'addendum' || closed).map((each) => (
              <label key={each.scope} className="check"><input type="radio" name="scope" checked={scope === each.scope} onChange={() => { setChosen(each.scope); setDone(null); }} /><span><b>{each.name}</b> <span className="q">{sizeOf(planned(rows, each.scope))}. {each.hint}</span></span></label>
            ))}
          </div>
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
        <CloseMonth month={month} first={atClose} onResolve={() => { dialog.current?.close(); onResolve(); }} />
      </div>
      <div className="df">
        <Button look="main" icon="export" busy={busy} disabled={lines === 0} onClick={() => void write()}>{busy ? 'Writing…' : `Export ${count(lines, 'line')}`}</Button>
        <p className="hint">The file is plain text with names and birth dates: keep it where charts may be kept. It is a worksheet for a coder, not a claim.</p>
      </div>
    </dialog>
  );
}

const scopes: readonly { scope: Scope; name: string; hint: string }[] = [
  { scope: 'since', name: 'Ready lines since the last export', hint: 'What went out as it is now stays out.' },
  { scope: 'all', name: 'All ready lines of the month', hint: 'The same file, byte for byte, where nothing changed.' },
  { scope: 'addendum', name: 'What changed since the close, as an addendum', hint: 'Each line says so, with its day, and what was frozen.' },
];
const sizeOf = ({ ready }: ReturnType<typeof planned>) => `${count(ready.patients, 'patient')}, ${count(ready.lines, 'line')}`;
