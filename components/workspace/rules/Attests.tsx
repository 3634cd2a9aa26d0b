/** What the practice itself must have and no record here shows: said, never assumed. */
import type { Rule } from '../../../lib/rules/rule.ts';
import { Icon } from '../../ui/Icon.tsx';
import { during } from './as-of.ts';
import { Cite } from './Cite.tsx';

export function Attests({ rule, month }: { rule: Rule; month: string }) {
  const list = during(rule.attests, month);
  return (
    <section className="panel" aria-labelledby="rule-attests">
      <div className="hd"><h2 id="rule-attests">What the practice itself must have</h2></div>
      <p className="bd q">{list.length > 0 ? 'No record here shows these. Whoever bills answers for them.' : 'The rule names nothing of the kind.'}</p>
      {list.length > 0 && <ul className="ex">{list.map((each) => <li key={each.label}><Icon name="shield" className="still" /><div><p><b>{each.label}</b></p><Cite cited={each} month={month} brief /></div></li>)}</ul>}
    </section>
  );
}
