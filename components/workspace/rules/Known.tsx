/** Where the rule is known: its reviewed years as a band, and in a sentence what is answered outside of them. */
import type { CSSProperties } from 'react';
import { isReviewed } from '../../../lib/time/dated.ts';
import type { Rule } from '../../../lib/rules/rule.ts';
import { Chip } from '../../ui/Chip.tsx';
import { dayWords, monthWords } from '../../ui/said.ts';
import { programWords } from '../words.ts';
import { band, firstUnknown } from './band.ts';
import { shortMonth } from './say.ts';

export function Known({ rule, today, month }: { rule: Rule; today: string; month: string }) {
  const { reviewed } = rule;
  const parts = band(reviewed, today);
  const columns = parts.map((part) => `minmax(${part.kind === 'known' ? '0' : 'var(--edge-w)'}, ${part.months}fr)`).join(' ');
  return (
    <section className="panel life" aria-labelledby="rule-known">
      <div className="hd"><h2 id="rule-known">Where this rule is known</h2><span className="sp" />{isReviewed(reviewed, month) ? <Chip tone="ok" icon="check">{shortMonth(month)}: reviewed</Chip> : <Chip tone="away" icon="question">{shortMonth(month)}: not reviewed</Chip>}</div>
      <div className="bd">
        <div className="tl" role="img" aria-label={`Reviewed for ${monthWords(reviewed.from)} to ${monthWords(reviewed.to)}; not reviewed before and after. Today is ${dayWords(today)}.`} style={{ gridTemplateColumns: columns }}>
          {parts.map((part) => (
            <span key={part.label} className={`yr ${part.kind}${part.today === null ? '' : ' cur'}`}>
              <span className="yl">{part.label}{part.kind !== 'known' && <span className="nr"> not reviewed</span>}</span>
              {part.today !== null && <i style={{ '--at': `${(part.today * 100).toFixed(1)}%` } as CSSProperties}><em>today</em></i>}
            </span>
          ))}
        </div>
        <p className="q">From {firstUnknown(reviewed)}, and before {dayWords(`${reviewed.from}-01`)}, the answer for every {programWords(rule.program)} code is <b className="ink">“not reviewed for this month”</b>, not a guess.</p>
      </div>
    </section>
  );
}
