import type { PatientLabel } from '../../lib/commands/views.ts';
import type { CollisionView } from '../../lib/commands/views-overlaps.ts';
import { intersect, subtract, total, type Interval } from '../../lib/time/interval.ts';
import { fullName } from '../ui/Identity.tsx';
import { Icon } from '../ui/Icon.tsx';
import { clock, inWords, timeOf } from '../ui/said.ts';

export type Way = 'trim_mine' | 'trim_other' | 'not_counted';

const kindWords: Record<CollisionView['kind'], string> = { entry: 'entry', running: 'a timer, running', unresolved: 'waits for an answer' };

/** One person's other time in an interval: when, whose, and how much of it is shared. */
export function Collisions({ list, mine, zone, nameOf = fullName }: { list: readonly CollisionView[]; mine: Interval; zone: string; nameOf?: ((patient: PatientLabel) => string) | undefined }) {
  return (
    <ul className="inway-list" aria-label="In the way">
      {list.map((each) => (
        <li key={each.id}>
          <span className="tm">{timeOf(each.start, zone)} – {each.kind === 'running' ? 'now' : timeOf(each.end, zone)}</span>
          <span><b>{nameOf(each.patient)}</b> <span className="q" translate="no">{each.patient.recordNumber}</span>, {kindWords[each.kind]}</span>
          <b className="du">{clock(Math.ceil(total(intersect([each], [mine])) / 1000))}</b>
        </li>
      ))}
    </ul>
  );
}

interface InTheWayProps { list: readonly CollisionView[]; mine: Interval; zone: string; way: Way | null; onWay: (way: Way) => void; group: string; nameOf?: ((patient: PatientLabel) => string) | undefined }

/** What stands in the way of an entry by hand, and the three ways out. They look the same and none is chosen beforehand. */
export function InTheWay({ list, mine, zone, way, onWay, group, nameOf }: InTheWayProps) {
  const shared = Math.ceil(total(intersect(list, [mine])) / 1000);
  const rest = Math.floor(total(subtract([mine], list)) / 1000);
  const fixed = list.find((each) => each.kind !== 'entry');
  const option = (value: Way, title: string, words: string, off = false) => (
    <label className={off ? 'way off' : 'way'}>
      <input type="radio" name={group} checked={way === value} disabled={off} onChange={() => onWay(value)} />
      <span><b>{title}</b><span className="q">{words}</span></span>
    </label>
  );
  return (
    <section className="inway" aria-label="Overlap">
      <p className="inway-head"><Icon name="blocked" /><span><b>{clock(shared)} overlap</b> with other time of the same person, which counts once. Say who gives way.</span></p>
      <Collisions list={list} mine={mine} zone={zone} nameOf={nameOf} />
      <fieldset className="ways">
        <legend className="sr">Who gives way</legend>
        {option('trim_mine', 'Trim mine', rest > 0 ? `${clock(rest)} of this entry remains.` : 'Nothing of it would remain.', rest <= 0)}
        {option('trim_other', list.length > 1 ? 'Trim the others' : 'Trim the other', fixed ? (fixed.kind === 'running' ? 'Not while the timer runs. Stop it first.' : 'Not before that time is answered.') : `${inWords(shared)} are taken from ${list.length > 1 ? 'them' : 'it'}. It stays in the history.`, Boolean(fixed))}
        {option('not_counted', 'Record mine as not counted', 'It stays beside the other and counts nowhere.')}
      </fieldset>
    </section>
  );
}
