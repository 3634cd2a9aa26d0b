import type { Answer, Blocked, Line } from '../../../lib/rules/finding.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Glyph } from '../../ui/Icon.tsx';

const answers: Record<Answer, { words: string; look: string; icon: Glyph }> = {
  met: { words: 'Met', look: 'y', icon: 'check' }, not_met: { words: 'Not met', look: 'n', icon: 'cross' }, unknown: { words: 'Unknown', look: 'u', icon: 'question' },
};

/** The needs of a code: what was wanted and what was had. Three answers, never two. */
export function Needs({ explained }: { explained: Line | Blocked }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={`Needs of ${explained.code}`}>
      <table className="tbl needs">
        <caption className="sr">Needs of {explained.code}</caption>
        <thead><tr><th scope="col">Answer</th><th scope="col">Need</th><th scope="col">Wanted</th><th scope="col">Had</th></tr></thead>
        <tbody>
          {explained.needs.map((need, index) => {
            const answer = answers[need.answer];
            return <tr key={`${need.need} ${index}`}><td className={`m ${answer.look}`}><Icon name={answer.icon} /><span>{answer.words}</span></td><th scope="row">{need.label}</th><td>{need.wanted}</td><td>{need.had}</td></tr>;
          })}
        </tbody>
      </table>
    </div>
  );
}
