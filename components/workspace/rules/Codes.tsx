/** Codes and needs as of a month: those in force, and apart from them those that were or will be. */
import type { Rule } from '../../../lib/rules/rule.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { count, monthWords } from '../../ui/said.ts';
import { CodeRow } from './CodeRow.tsx';
import { changes } from './compare.ts';
import { MonthSelect } from './MonthSelect.tsx';
import type { CodeSaid } from './statements.ts';

interface CodesProps {
  rule: Rule;
  said: readonly CodeSaid[];
  /** The month asked for, and the reviewed one nearest to it, which is the same if it was reviewed itself. */
  month: string;
  asked: string;
  today: string;
  onAsk: (month: string) => void;
}

export function Codes({ rule, said, month, asked, today, onAsk }: CodesProps) {
  const now = said.filter(({ state }) => state === 'in_force');
  const rest = said.filter(({ state }) => state !== 'in_force');
  // Marked: what is new or otherwise than at the end of the year before.
  const since = changes(rule, `${Number(month.slice(0, 4)) - 1}-12`, month) ?? [];
  const mark = (code: string) => { const own = since.filter(({ codes }) => codes.includes(code)); return own.some(({ kind, what }) => kind === 'begins' && what === 'exists') ? 'new' : own.length > 0 ? 'changed' : null; };
  return (
    <section className="panel" aria-labelledby="rule-codes">
      <div className="hd"><h2 id="rule-codes">Codes and needs</h2><span className="q">Labels are our own words</span><span className="sp" /><MonthSelect label="As of" reviewed={rule.reviewed} value={asked} outside={today.slice(0, 7)} onChange={onAsk} /></div>
      {asked !== month ? (
        <div className="bd stack"><Note tone="away" icon="question"><b>Not reviewed for {monthWords(asked)}.</b> No code of this rule is proposed or refused there, and no number is shown for it.</Note><div><Button small onClick={() => onAsk(month)}>Show {monthWords(month)}, the nearest that was reviewed</Button></div></div>
      ) : <div className="scroll" tabIndex={0} role="region" aria-label="Table of codes">
        <table className="tbl rcodes">
          <caption className="sr">{count(now.length, 'code')} in force in {monthWords(month)}</caption>
          <thead><tr><th scope="col">Code</th><th scope="col">Who</th><th scope="col">Needs, all of them</th><th scope="col">Numbers</th><th scope="col">In force</th><th scope="col"><span className="two-h"><span>Source, checked on</span><span>Read in</span></span></th></tr></thead>
          <tbody>
            {now.map((each) => <CodeRow key={`${each.code.code} ${each.code.family}`} said={each} month={month} mark={mark(each.code.code)} common={rule.needs.length > 0} />)}
            {now.length === 0 && <tr><td colSpan={6}>No code of this rule is in force in {monthWords(month)}.</td></tr>}
          </tbody>
          {rest.length > 0 && (
            <tbody className="past">
              <tr className="sub"><th scope="rowgroup" colSpan={6}>Not in force in {monthWords(month)}</th></tr>
              {rest.map((each) => <CodeRow key={`${each.code.code} ${each.code.family}`} said={each} month={month} mark={null} common={rule.needs.length > 0} />)}
            </tbody>
          )}
        </table>
      </div>}
    </section>
  );
}
