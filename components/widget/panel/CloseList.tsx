/**
 * Patients within five minutes of a threshold, the smallest time to go first. Each line names the care that is due, or says that nothing is:
 * time follows care, and nothing here moves minutes.
 */
import type { MonthRow } from '../../../lib/commands/views-month.ts';
import { Measure } from '../../ui/Measure.tsx';
import { Note } from '../../ui/Note.tsx';
import { clock, count, dayOf, dayWords, inWords } from '../../ui/said.ts';
import { daysLeft } from '../../workspace/month/order.ts';
import { useMonth } from '../../workspace/month/use-month.ts';
import { useName, useTheWidget, useZone } from '../context.ts';
import { programWords } from '../words.ts';
import { closest, dueWords } from './close-words.ts';
import './close.css';

export function CloseList() {
  const w = useTheWidget();
  const today = dayOf(w.now(), useZone());
  const { rows, whole, slow, trouble } = useMonth(today.slice(0, 7));
  const left = daysLeft(today.slice(0, 7), today);
  const list = closest(rows);
  if (trouble && rows.length === 0) return <div className="pad"><Note tone="unsaved" alert>{trouble}</Note></div>;
  if (!whole) return <p className="pad q">{slow ? 'Looking through the month…' : '\u00a0'}</p>;
  if (list.length === 0) return <div className="blank"><b>Nobody is close</b><p className="q">Patients within 5 minutes of a threshold stand here.</p></div>;
  return (
    <>
      <ul>{list.map((row) => <Line key={row.patient.key} row={row} />)}</ul>
      <p className="hint pad">Time follows care. Where nothing is due, nothing is asked of you.{left !== null && ` ${left === 0 ? 'Last day of the month.' : `${count(left, 'day')} left.`}`}</p>
    </>
  );
}

function Line({ row }: { row: MonthRow }) {
  const { patient, missingSeconds } = row;
  const { veiled } = useTheWidget();
  const name = useName();
  const ladder = row.ladders.find((each) => each.next !== null && each.next.missing === missingSeconds) ?? row.ladders[0];
  const left = missingSeconds ?? 0;
  return (
    <li className="cl">
      <div className="eb"><b>{name(patient)}</b>{!veiled && <span className="pi">{dayWords(patient.birthDate)} · <span translate="no">{patient.recordNumber}</span></span>}</div>
      <span className="ed">{clock(ladder?.seconds ?? row.countedSeconds)}<span className="pi">{clock(left)} to go<span className="sr">, {inWords(left)}</span></span></span>
      {ladder && <div className="cm"><Measure mini saved={ladder.seconds} gap={row.unresolvedSeconds} steps={ladder.steps} /></div>}
      <span className="pi cn">{ladder?.next && <><span className="code">{ladder.next.code}</span> · {programWords(ladder.program)} · </>}{dueWords(row.due)}</span>
      {row.unresolvedCount > 0 && <span className="pi cn away">{clock(row.unresolvedSeconds)} unresolved; answer that first</span>}
      {row.running && <span className="pi cn">A timer is running</span>}
    </li>
  );
}
