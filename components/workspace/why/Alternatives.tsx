import type { Alternative } from '../../../lib/rules/finding.ts';
import { Chip } from '../../ui/Chip.tsx';
import { times } from '../words.ts';

/** The sets of codes that could stand, proposed first, with the reason in minutes. To be read, not yet to be chosen. */
export function Alternatives({ alternatives }: { alternatives: readonly Alternative[] }) {
  if (alternatives.length < 2) return null;
  return (
    <div className="altbox">
      <h3>Choose the base <span className="q">Only one of these can stand in a month</span></h3>
      <ul className="alts">
        {alternatives.map((each) => {
          const name = each.lines.map(times).join(' + ') || 'nothing';
          return <li key={name} className={each.proposed ? 'alt on' : 'alt'}><div><b className="code">{name}</b> {each.proposed && <Chip tone="act">Proposed</Chip>}<br /><span className="q">{each.why}</span></div></li>;
        })}
      </ul>
    </div>
  );
}
