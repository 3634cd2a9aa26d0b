/** Whose time is counted, and for which work: what counts, what waits for the practice's choice. */
import type { Rule } from '../../../lib/rules/rule.ts';
import { Icon } from '../../ui/Icon.tsx';
import { during, valueIn } from './as-of.ts';
import { Cite } from './Cite.tsx';
import { ifWords } from './open-points.ts';
import { rolesWords, sentence, workWords } from './say.ts';

export function Work({ rule, month }: { rule: Rule; month: string }) {
  const { counting, pools } = rule;
  const all = valueIn(counting.activities, month);
  const asks = during(counting.asks, month);
  const [out] = during(counting.withoutInpatientDays ? [counting.withoutInpatientDays] : [], month);
  return (
    <section className="panel" aria-labelledby="rule-work">
      <div className="hd"><h2 id="rule-work">Whose time, which work</h2></div>
      <ul className="ex">
        {pools.map((pool) => {
          const roles = valueIn(pool.roles, month);
          const own = valueIn(pool.activities, month);
          return roles && <li key={pool.id}><Icon name={pool.who === 'staff' ? 'people' : 'person'} className="still" /><div><p><b>{sentence(pool.label)}</b>: {rolesWords(roles.value, 'and')}</p>{own && <p className="pi">Counts: {workWords(own.value, 'and')}.</p>}<Cite cited={roles} month={month} brief /></div></li>;
        })}
        {all && <li><Icon name="check" className="check" /><div><p><b>Counts</b></p><p>{sentence(workWords(all.value, 'and'))}.</p><Cite cited={all} month={month} brief /></div></li>}
        {asks.map((each) => <li key={each.policy}><Icon name="question" className="warning" /><div><p><b>Counts only by choice</b></p><p>{sentence(workWords(each.activities, 'and'))}.</p><p className="pi">{sentence(ifWords(each))}.</p><Cite cited={each} month={month} brief /></div></li>)}
        {out && <li><Icon name="blocked" className="still" /><div><p><b>Left out</b>: time on days as an inpatient</p><Cite cited={out} month={month} brief /></div></li>}
      </ul>
    </section>
  );
}
