import type { ExportReply, MonthRow } from '../../../lib/commands/views-month.ts';
import { Icon } from '../../ui/Icon.tsx';
import { fullName } from '../../ui/Identity.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, count } from '../../ui/said.ts';
import { patientHref } from '../route.ts';
import { stateWords } from '../words.ts';
import { heldOf } from './order.ts';

export interface Plan {
  ready: { patients: number; lines: number };
  unready: { patients: number; lines: number };
  /** Every patient of whom something stays out, with the reason. */
  out: { row: MonthRow; reason: string }[];
  /** Codes that the rules support and the practice holds back. */
  held: { row: MonthRow; reason: string }[];
  /** Patients that go in and carry something to look at. */
  look: { row: MonthRow; reason: string }[];
}

export type Scope = 'all' | 'since' | 'addendum';

/** What an export of these rows would hold, before it is asked for. Of a closed month, what changed since stays out, or alone goes in. */
export function planned(rows: readonly MonthRow[], scope: Scope = 'all'): Plan {
  const plan: Plan = { ready: { patients: 0, lines: 0 }, unready: { patients: 0, lines: 0 }, out: [], held: [], look: [] };
  for (const row of rows) {
    const changed = row.frozen?.changed ?? null;
    if (scope === 'addendum' ? !changed : scope === 'since' && row.state === 'exported') continue;
    if (scope !== 'addendum' && changed) {
      if (row.supports.length > 0 || row.frozen?.supports.length) plan.out.push({ row, reason: changed.sentence });
      continue;
    }
    const goes = (row.state === 'ready' || row.state === 'exported') && row.supports.length > 0;
    const part = goes ? plan.ready : plan.unready;
    const held = heldOf(row);
    // Time that supports nothing yet is a line too, with no unit: asked for, it says what it lacks. What is held back has none.
    const lines = row.supports.length || (row.countedSeconds > 0 && held.length === 0 ? 1 : 0);
    if (lines > 0) { part.patients += 1; part.lines += lines; }
    if (!goes && (row.supports.length > 0 || row.state === 'blocked' || row.unresolvedCount > 0)) plan.out.push({ row, reason: row.unresolvedCount > 0 ? `${clock(row.unresolvedSeconds)} unresolved` : row.stateReason });
    plan.held.push(...held.map((each) => ({ row, reason: `${each.code}: ${each.reason} (${each.by})` })));
    const check = row.notes.find((note) => note.severity === 'check');
    if (goes && check) plan.look.push({ row, reason: check.sentence });
  }
  return plan;
}

interface CheckProps { plan: Plan; notReady: boolean; month: string; onLeave: () => void }

/** Section 3: what passes, what stays out, what to look at. */
export function ExportCheck({ plan, notReady, month, onLeave }: CheckProps) {
  return (
    <section>
      <h3>3 Check</h3>
      <ul className="val">
        <li className="ok"><Icon name="check" /><b>{count(plan.ready.lines, 'line passes', 'lines pass')}</b></li>
        {plan.out.length > 0 && <li className="stop"><Icon name="blocked" /><div><b>{notReady ? `${count(plan.out.length, 'patient')} not ready` : `${count(plan.out.length, 'patient')} stay${plan.out.length === 1 ? 's' : ''} out`}</b><Reasons list={plan.out} month={month} onLeave={onLeave} /></div></li>}
        {plan.held.length > 0 && <li className="ck"><Icon name="pause" /><div><b>{count(plan.held.length, 'code')} held by the practice</b><Reasons list={plan.held} month={month} onLeave={onLeave} /></div></li>}
        {plan.look.length > 0 && <li className="ck"><Icon name="warning" /><div><b>{plan.look.length} to look at</b><Reasons list={plan.look} month={month} onLeave={onLeave} /></div></li>}
      </ul>
    </section>
  );
}

function Reasons({ list, month, onLeave }: { list: { row: MonthRow; reason: string }[]; month: string; onLeave: () => void }) {
  return (
    <ul className="reasons">
      {list.map(({ row, reason }) => <li key={`${row.patient.key} ${reason}`}><a href={patientHref(row.patient.key, month)} onClick={onLeave}>{fullName(row.patient)}</a> <span className="q">{stateWords[row.state].words.toLowerCase()}: {reason}</span></li>)}
    </ul>
  );
}

/** After the file was written: what it holds, and what the worker left out. */
export function Exported({ reply, month, onLeave }: { reply: ExportReply; month: string; onLeave: () => void }) {
  return (
    <section>
      <Note tone="ok"><b>{count(reply.lines, 'line')} in {reply.fileName}.</b> {reply.notReady > 0 && `${count(reply.notReady, 'line is', 'lines are')} marked NOT READY. `}The export is in the log.<br /><span className="hash">SHA-256 {reply.sha256}</span></Note>
      {reply.leftOut.length > 0 && <>
        <h3>Left out of the file</h3>
        <ul className="reasons">{reply.leftOut.map((each) => <li key={`${each.patient.key} ${each.code}`}><a href={patientHref(each.patient.key, month)} onClick={onLeave}>{fullName(each.patient)}</a> <span className="code">{each.code}</span> <span className="q">{each.reason}</span></li>)}</ul>
      </>}
    </section>
  );
}
