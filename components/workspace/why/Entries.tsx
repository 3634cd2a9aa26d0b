import type { ActivityChoice } from '../../../lib/commands/views.ts';
import type { PatientPage } from '../../../lib/commands/views-patient.ts';
import type { Blocked, EntryUse, Line } from '../../../lib/rules/finding.ts';
import { clock, shortDay, timeOf } from '../../ui/said.ts';
import { plain, roleWords } from '../words.ts';

interface EntriesProps { explained: Line | Blocked; page: PatientPage; timeZone: string; activities: readonly ActivityChoice[] }

/** The entries that count, then those that do not, each with its reason; under them the arithmetic in full. */
export function Entries({ explained, page, timeZone, activities }: EntriesProps) {
  const { counted, leftOut, arithmetic } = explained;
  const uses = (list: readonly EntryUse[], out: boolean) => list.map((use, index) => {
    const entry = page.entries.find((each) => each.id === use.entry);
    return (
      <tr key={`${use.entry ?? use.index} ${use.start} ${index}`} className={out ? 'no' : ''}>
        <td className="nw">{shortDay(use.day)}</td><td>{use.start === null ? '–' : timeOf(use.start, timeZone)}</td>
        <td>{entry ? [entry.staffName, entry.credential].filter(Boolean).join(' ') : use.performer}</td><td>{roleWords(use.role)}</td>
        <td>{activities.find((each) => each.id === use.activity)?.label ?? plain(use.activity ?? '')}{out && use.why && <span className="pi">{use.why}</span>}</td>
        <td className="r">{out ? <><span className="sr">not counted </span><s>{clock(use.seconds)}</s></> : clock(use.seconds)}</td>
      </tr>
    );
  });
  if (counted.length + leftOut.length === 0) return <p className="arith open"><span className="q">No entry of this month bears on {explained.code}.</span></p>;
  const away = leftOut.reduce((sum, use) => sum + use.seconds, 0);
  return <>
    <div className="scroll" tabIndex={0} role="region" aria-label="Entries counted and not counted">
      <table className="tbl ents">
        <caption className="sr">Entries for {explained.code}, counted first</caption>
        <thead><tr><th scope="col">Day</th><th scope="col">Time</th><th scope="col">Person</th><th scope="col">Role</th><th scope="col">Activity</th><th scope="col" className="r">Counted</th></tr></thead>
        <tbody>{uses(counted, false)}{uses(leftOut, true)}</tbody>
      </table>
    </div>
    <div className={'units' in explained ? 'arith' : 'arith open'}>
      {arithmetic && <span className="num">{arithmetic}</span>}
      {away > 0 && <span className="q">Not counted here: {clock(away)}.</span>}
      <span className="q">Seconds are summed, never rounded up.</span>
    </div>
  </>;
}
