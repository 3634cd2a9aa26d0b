/** What the patient's record must show for every code of the rule, each with its source; and which codes ask for something else instead. */
import type { Rule } from '../../../lib/rules/rule.ts';
import { during } from './as-of.ts';
import { Cite } from './Cite.tsx';
import { needKey, needWords, replaces } from './say-need.ts';
import { codeRanges, listed, sentence } from './say.ts';
import { spanWords, type CodeSaid } from './statements.ts';

export function Needs({ rule, said, month }: { rule: Rule; said: readonly CodeSaid[]; month: string }) {
  const needs = during(rule.needs, month);
  if (needs.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="rule-needs">
      <div className="hd"><h2 id="rule-needs">Every code here needs</h2><span className="q">what the record must show, all of it</span></div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Table of needs">
        <table className="tbl rneeds">
          <caption className="sr">What every code needs</caption>
          <thead><tr><th scope="col">Need</th><th scope="col">Wanted</th><th scope="col">In force</th><th scope="col"><span className="two-h"><span>Source, checked on</span><span>Read in</span></span></th></tr></thead>
          <tbody>{needs.map((need) => {
            const others = said.filter(({ code, state }) => state === 'in_force' && during(code.needs, month).some((own) => replaces(own, need))).map(({ code }) => code.code);
            return (
              <tr key={needKey(need)}>
                <th scope="row">{sentence(need.label)}</th>
                <td>{sentence(needWords(need))}{others.length > 0 && <span className="pi">{listed(codeRanges(others))} {others.length === 1 ? 'asks' : 'ask'} for something of {others.length === 1 ? 'its' : 'their'} own instead</span>}</td>
                <td>{spanWords(need)}</td>
                <td><Cite cited={need} month={month} brief /></td>
              </tr>
            );
          })}</tbody>
        </table>
      </div>
    </section>
  );
}
