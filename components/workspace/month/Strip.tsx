import type { RowState } from '../../../lib/commands/views-month.ts';
import { Icon } from '../../ui/Icon.tsx';
import { count, hours, sumInWords } from '../../ui/said.ts';
import { stateWords } from '../words.ts';
import type { Sums } from './order.ts';

const order: readonly RowState[] = ['ready', 'close', 'blocked', 'in_progress', 'exported'];

interface StripProps { sums: Sums; patients: number; chosen: ReadonlySet<RowState>; toggle: (state: RowState) => void; waiting: boolean; onWaiting: () => void }

/** The month at a glance: five toggle filters, and two figures; the one of unresolved time opens its list. */
export function Strip({ sums, patients, chosen, toggle, waiting, onWaiting }: StripProps) {
  const under: Record<RowState, string> = { ready: count(sums.lines, 'line'), close: 'within 5 min', blocked: 'need an answer', in_progress: 'on the way', exported: 'unchanged since' };
  return (
    <div className="strip" role="group" aria-label="Month at a glance, filters">
      {order.map((state) => (
        <button key={state} type="button" className={`sum ${state}`} aria-pressed={chosen.has(state)} onClick={() => toggle(state)}>
          <span className="sl"><Icon name={stateWords[state].icon} />{stateWords[state].words}</span>
          <b>{sums.count[state]}</b><span className="sd">{under[state]}</span>
        </button>
      ))}
      <div className="tot">
        <div><span className="sl">Counted</span><b>{hours(sums.countedSeconds)}</b><span className="sd">h, {count(patients, 'patient')}</span></div>
        {sums.unresolvedPatients === 0
          ? <div className="un"><span className="sl"><Icon name="away" />Unresolved</span><b>0</b><span className="sd">min</span></div>
          : <button type="button" className="un" aria-expanded={waiting} aria-controls="waiting" onClick={onWaiting}><span className="sl"><Icon name="away" />Unresolved</span><b>{sumInWords(sums.unresolvedSeconds)}</b> <span className="sd">in {count(sums.unresolvedPatients, 'patient')}</span></button>}
      </div>
    </div>
  );
}
