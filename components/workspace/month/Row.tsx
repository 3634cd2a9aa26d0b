import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import type { MonthRow } from '../../../lib/commands/views-month.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { fullName } from '../../ui/Identity.tsx';
import { Measure } from '../../ui/Measure.tsx';
import { clock, count, dayWords, inWords } from '../../ui/said.ts';
import { patientHref } from '../route.ts';
import { payerWords, programWords, stateWords } from '../words.ts';
import { flagsOf } from './flags.ts';
import { heldOf } from './order.ts';

interface RowProps { row: MonthRow; month: string; left: number | null; open: boolean; onToggle: (key: string) => void; children?: ReactNode }

/** A line of the worklist, and under it, when open, why it stands as it stands. */
export const Row = memo(function Row({ row, month, left, open, onToggle, children }: RowProps) {
  const { patient } = row;
  const name = fullName(patient);
  const state = stateWords[row.state];
  const held = heldOf(row);
  return <>
    <tr className={open ? 'row open' : 'row'} data-row={patient.key}>
      <td className="c">
        <button type="button" className="icon-btn" data-why aria-expanded={open} aria-label={`Why, ${name}`} title="Why (Enter)" onClick={() => onToggle(patient.key)}><Icon name={open ? 'down' : 'right'} /></button>
      </td>
      <td><Chip tone={state.tone} icon={state.icon}>{state.words}</Chip></td>
      <th scope="row"><a className="pn" href={patientHref(patient.key, month)}>{name}</a><span className="pi">{dayWords(patient.birthDate)} · <span translate="no">{patient.recordNumber}</span></span></th>
      <td><span className="pgm">{row.programs.length ? row.programs.map(programWords).join(', ') : <span className="q">no program</span>}</span><span className="pi">{payerWords(row.payer)}</span></td>
      <td className="mins"><Minutes row={row} /></td>
      <td>{row.frozen ? <Frozen frozen={row.frozen} now={row.supports} /> : row.supports.length === 0 && held.length === 0 ? <span className="q">none yet</span> : row.supports.map((line) => <span className="cu" key={line.code}><span className="code">{line.code}</span> × {line.units}{line.byPractice && <span className="pi">by the practice</span>}</span>)}{held.map((each) => <span className="cu" key={each.code}><s className="code">{each.code}</s><span className="pi">held back</span></span>)}</td>
      <td className="flags"><Flags row={row} /></td>
      <td className="r num">{row.state === 'exported' || left === null ? '–' : left}</td>
    </tr>
    {open && <tr className="exp"><td colSpan={8}>{children}</td></tr>}
  </>;
}, (a, b) => !a.open && !b.open && a.row === b.row && a.left === b.left && a.month === b.month && a.onToggle === b.onToggle);

/** What the close froze; where the answer is another one by now, both. */
function Frozen({ frozen, now }: { frozen: NonNullable<MonthRow['frozen']>; now: MonthRow['supports'] }) {
  const line = ({ code, units }: { code: string; units: number }, look: string) => <span className={look} key={code}><span className="code">{code}</span> × {units}</span>;
  return <>
    {frozen.supports.length ? frozen.supports.map((each) => line(each, 'cu')) : <span className="q">none</span>}
    <span className="pi asclosed"><Icon name="lock" />as closed</span>
    {frozen.changed?.what === 'answer' && <span className="pi">now {now.length ? now.map((each) => line(each, 'cu was')) : 'none'}</span>}
  </>;
}

/** Minutes by role: exact time, and the measure beside it. */
function Minutes({ row }: { row: MonthRow }) {
  if (row.ladders.length === 0) return <span className="q">{row.countedSeconds > 0 ? clock(row.countedSeconds) : 'no time yet'}</span>;
  // A clock nobody has used says nothing; one always stays.
  const used = row.ladders.filter((ladder) => ladder.seconds > 0);
  const ladders = used.length ? used : row.ladders.slice(0, 1);
  const several = new Set(ladders.map((ladder) => ladder.program)).size > 1;
  return ladders.map((ladder, index) => (
    <div className="role" key={`${ladder.program} ${ladder.who}`}>
      <span className="rl">{several ? programWords(ladder.program) : ladder.who === 'staff' ? 'Staff' : 'Pract.'}</span>
      <span className="rt">{clock(ladder.seconds)}<span className="sr">{ladder.next ? `, ${inWords(ladder.next.missing)} to ${ladder.next.code}` : ', all steps reached'}</span></span>
      <Measure mini saved={ladder.seconds} gap={index === 0 ? row.unresolvedSeconds : 0} steps={ladder.steps} />
    </div>
  ));
}

function Flags({ row }: { row: MonthRow }) {
  const [all, setAll] = useState(false);
  const flags = flagsOf(row);
  const hidden = flags.length - 2;
  return <>
    {flags.slice(0, all ? undefined : 2).map((flag) => <span key={flag.sentence} className={`fl ${flag.look}`}><Icon name={flag.icon} /><span>{flag.sentence}</span></span>)}
    {hidden > 0 && <button type="button" className="morefl" aria-expanded={all} aria-label={all ? 'Fewer flags' : `${count(hidden, 'more flag', 'more flags')}`} onClick={() => setAll(!all)}>{all ? 'fewer' : `+${hidden}`}</button>}
  </>;
}
