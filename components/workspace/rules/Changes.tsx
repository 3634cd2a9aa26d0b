/** What changed: two months of the same rule side by side. The months in which something changed can be chosen with one press. */
import { useMemo, useState } from 'react';
import { addMonths } from '../../../lib/time/month.ts';
import type { Rule } from '../../../lib/rules/rule.ts';
import { Icon } from '../../ui/Icon.tsx';
import { monthWords } from '../../ui/said.ts';
import { Cite } from './Cite.tsx';
import { changePoints, changes, type Change } from './compare.ts';
import { MonthSelect } from './MonthSelect.tsx';
import { codeRanges, listed, shortMonth } from './say.ts';

export function Changes({ rule, month, onShow }: { rule: Rule; month: string; onShow: (month: string) => void }) {
  const points = useMemo(() => changePoints(rule), [rule]);
  // At first: the last change up to the month shown; without one, the end of the year before.
  const point = points.find((each) => each <= month);
  const december = `${Number(month.slice(0, 4)) - 1}-12`;
  const [pair, setPair] = useState<{ from: string; to: string } | null>(null);
  const { from, to } = pair ?? { from: point ? addMonths(point, -1) : december < rule.reviewed.from ? rule.reviewed.from : december, to: point ?? month };
  const found = useMemo(() => changes(rule, from, to) ?? [], [rule, from, to]);
  return (
    <section className="panel" aria-labelledby="rule-changes">
      <div className="hd"><h2 id="rule-changes">What changed{addMonths(from, 1) === to && ` in ${monthWords(to)}`}</h2><span className="sp" /><MonthSelect label="Compare" reviewed={rule.reviewed} value={from} onChange={(value) => setPair({ from: value, to })} /><MonthSelect label="with" reviewed={rule.reviewed} value={to} onChange={(value) => setPair({ from, to: value })} /></div>
      {points.length > 0 && (
        <p className="pts noprint" role="group" aria-label="Months in which this rule changed"><span className="q">It changed in</span>{points.map((each) => <button key={each} type="button" className="btn sm" aria-pressed={to === each && from === addMonths(each, -1)} onClick={() => setPair({ from: addMonths(each, -1), to: each })}>{shortMonth(each)}</button>)}</p>
      )}
      {found.length === 0 ? <p className="bd q">{points.length === 0 ? `Nothing in this rule changed from ${monthWords(rule.reviewed.from)} to ${monthWords(rule.reviewed.to)}.` : `Nothing differs between ${monthWords(from)} and ${monthWords(to)}.`}</p> : (
        <div className="scroll" tabIndex={0} role="region" aria-label="Table of changes">
          <table className="tbl rchanges">
            <caption className="sr">What differs between {monthWords(from)} and {monthWords(to)}</caption>
            <thead><tr><th scope="col">Number or need</th><th scope="col">{shortMonth(from)}</th><th scope="col"><span className="sr">becomes</span></th><th scope="col">{shortMonth(to)}</th><th scope="col"><span className="two-h"><span>Source, checked on</span><span>Read in</span></span></th></tr></thead>
            <tbody>{found.map((each) => <ChangeRow key={[each.kind, each.what, each.was, each.is, ...each.codes].join(' ')} change={each} month={to} />)}</tbody>
          </table>
        </div>
      )}
      {to !== month && <p className="foot noprint"><button type="button" className="aslink" onClick={() => onShow(to)}>Show the whole rule as of {monthWords(to)}</button></p>}
    </section>
  );
}

function ChangeRow({ change: { kind, codes, label, what, was, is, cited }, month }: { change: Change; month: string }) {
  return (
    <tr>
      <th scope="row">{codes.length > 0 && <><span className="code">{listed(codeRanges(codes))}</span> </>}{what}{label && <span className="pi">{label}</span>}</th>
      <td className="was">{was ?? 'not there'}</td>
      <td className="arr" aria-hidden="true"><Icon name="right" /></td>
      <td className={`is ${kind}`}>{kind === 'begins' && <Icon name="plus" />}{kind === 'ends' && <Icon name="cross" />}<span>{is ?? (what === 'exists' ? 'ended' : 'no longer')}</span></td>
      <td><Cite cited={cited} month={month} brief /></td>
    </tr>
  );
}
