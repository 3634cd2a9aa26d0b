import { useState } from 'react';
import type { Answer, Blocked, Line, NeedFinding } from '../../../lib/rules/finding.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Glyph } from '../../ui/Icon.tsx';
import { count } from '../../ui/said.ts';

const answers: Record<Answer, { words: string; look: string; icon: Glyph }> = {
  met: { words: 'Met', look: 'y', icon: 'check' }, not_met: { words: 'Not met', look: 'n', icon: 'cross' }, unknown: { words: 'Unknown', look: 'u', icon: 'question' },
};

/** Needs that only say "nothing in the way was billed", and are met: many and alike, so they share a line until somebody asks. */
const quiet = (need: NeedFinding) => need.need === 'not_billed' && need.answer === 'met';

/** The needs of a code: what was wanted and what was had. Three answers, never two. */
export function Needs({ explained }: { explained: Line | Blocked }) {
  const [all, setAll] = useState(false);
  const alike = explained.needs.filter(quiet);
  const folded = alike.length > 1;
  const own = folded ? explained.needs.filter((need) => !quiet(need)) : explained.needs;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={`Needs of ${explained.code}`}>
      <table className="tbl needs">
        <caption className="sr">Needs of {explained.code}</caption>
        <thead><tr><th scope="col">Answer</th><th scope="col">Need</th><th scope="col">Wanted</th><th scope="col">Had</th></tr></thead>
        <tbody>
          {own.map((need, index) => <NeedRow key={`${need.need} ${index}`} need={need} />)}
          {folded && (
            <tr>
              <td className="m y"><Icon name="check" /><span>Met</span></td>
              <th scope="row">Nothing billed that excludes it <button type="button" className="morefl flush noprint" aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'fewer' : count(alike.length, 'rule')}</button></th>
              <td>none billed this month</td><td>none recorded</td>
            </tr>
          )}
          {folded && all && alike.map((need, index) => <NeedRow key={`alike ${index}`} need={need} />)}
        </tbody>
      </table>
    </div>
  );
}

function NeedRow({ need }: { need: NeedFinding }) {
  const answer = answers[need.answer];
  return <tr><td className={`m ${answer.look}`}><Icon name={answer.icon} /><span>{answer.words}</span></td><th scope="row">{need.label.charAt(0).toUpperCase() + need.label.slice(1)}</th><td>{need.wanted}</td><td>{need.had}</td></tr>;
}
